#include "flow/yaml_reader.h"

#include "flow/utf8.h"
#include <algorithm>
#include <istream>
#include <streambuf>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

namespace sayso::flow {

namespace {

Mark mark_of(YAML::Mark const& mark)
{
    if (mark.is_null())
        return {};
    return { mark.line + 1, mark.column + 1 };
}

/// Ends a reading that is not worth going on with: the parser has no other way to be stopped.
struct Stop { };

/// Builds our own tree from the parser's events: they show anchors, aliases, tags and names given twice, which a
/// YAML::Node hides, and they come early enough to stop before a deep file fills the stack.
class TreeBuilder final : public YAML::EventHandler {
public:
    TreeBuilder(std::string const& file, std::vector<Problem>& problems)
        : file_(file)
        , problems_(problems)
    {
    }

    YamlNode take_root() { return std::move(root_); }

    void OnDocumentStart(YAML::Mark const& /*mark*/) override { }
    void OnDocumentEnd() override { }

    void OnNull(YAML::Mark const& mark, YAML::anchor_t anchor) override
    {
        refuse_anchor(mark, anchor);
        add({ YamlNode::Kind::empty, mark_of(mark), "", {}, {} });
    }

    void OnAlias(YAML::Mark const& mark, YAML::anchor_t /*anchor*/) override
    {
        refuse(mark, "an alias (*name) is not allowed", "write the text out again");
        add({ YamlNode::Kind::empty, mark_of(mark), "", {}, {} });
    }

    void OnScalar(
        YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor, std::string const& value) override
    {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        add({ YamlNode::Kind::text, mark_of(mark), value, {}, {} });
    }

    void OnSequenceStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
        YAML::EmitterStyle::value /*style*/) override
    {
        begin(YamlNode::Kind::list, mark, tag, anchor);
    }
    void OnSequenceEnd() override { end(); }

    void OnMapStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
        YAML::EmitterStyle::value /*style*/) override
    {
        begin(YamlNode::Kind::map, mark, tag, anchor);
    }
    void OnMapEnd() override { end(); }

private:
    struct Open {
        YamlNode node;
        std::optional<YamlNode> name; // Of the member whose value comes next.
    };

    void refuse(YAML::Mark const& mark, std::string reason, std::string fix)
    {
        problems_.push_back({ file_, mark_of(mark), Rule::syntax, true, std::move(reason), std::move(fix) });
    }

    void refuse_anchor(YAML::Mark const& mark, YAML::anchor_t anchor)
    {
        if (anchor != YAML::NullAnchor)
            refuse(mark, "an anchor (&name) is not allowed", "write the text out in each place");
    }

    void refuse_tag(YAML::Mark const& mark, std::string const& tag)
    {
        // The parser says "?" for a plain scalar or collection and "!" for a quoted one.
        if (!tag.empty() && tag != "?" && tag != "!")
            refuse(mark, "a tag (!name) is not allowed", "take it away: everything is read as text");
    }

    void begin(YamlNode::Kind kind, YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor)
    {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        if (open_.size() == YamlFile::deepest) {
            refuse(mark, "nested deeper than 8", "use fewer lists inside lists");
            throw Stop {};
        }
        open_.push_back({ { kind, mark_of(mark), "", {}, {} }, {} });
    }

    void end()
    {
        auto node = std::move(open_.back().node);
        open_.pop_back();
        add(std::move(node));
    }

    void add(YamlNode node)
    {
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        auto& parent = open_.back();
        if (parent.node.kind == YamlNode::Kind::list)
            parent.node.items.push_back(std::move(node));
        else if (parent.name)
            add_member(parent, std::move(node));
        else
            parent.name = std::move(node);
    }

    void add_member(Open& parent, YamlNode value)
    {
        auto name = std::move(*parent.name);
        parent.name.reset();
        if (value.kind == YamlNode::Kind::empty)
            value.mark = name.mark; // The parser puts nothing on the line after it.
        auto refuse_name = [&](std::string reason, std::string fix) {
            problems_.push_back({ file_, name.mark, Rule::syntax, true, std::move(reason), std::move(fix) });
        };
        if (name.kind != YamlNode::Kind::text)
            return refuse_name("a name must be one word", "write `name: value`");
        auto same = std::find_if(parent.node.members.begin(), parent.node.members.end(),
            [&name](YamlNode::Member const& member) { return member.name == name.text; });
        if (same != parent.node.members.end())
            return refuse_name(
                "\"" + name.text + "\" is given twice (first on line " + std::to_string(same->mark.line) + ")",
                "keep one of them");
        parent.node.members.push_back({ std::move(name.text), name.mark, std::move(value) });
    }

    std::string const& file_;
    std::vector<Problem>& problems_;
    std::vector<Open> open_;
    YamlNode root_;
};

/// Lets the parser read where the text is, without a copy.
class ViewBuffer final : public std::streambuf {
public:
    explicit ViewBuffer(std::string_view text)
    {
        auto* start = const_cast<char*>(text.data()); // Only ever read from.
        setg(start, start, start + text.size());
    }
};

int line_of_first_bad_byte(std::string_view text)
{
    int line = 1;
    while (auto character = next_character(text)) {
        if (character->value == 0)
            break;
        line += character->value == '\n' ? 1 : 0;
        text.remove_prefix(character->bytes);
    }
    return line;
}

void parse_into(YamlFile& result, std::string const& file, std::string_view yaml)
{
    auto refuse = [&](Mark mark, std::string reason, std::string fix) {
        result.problems.push_back({ file, mark, Rule::syntax, true, std::move(reason), std::move(fix) });
    };
    ViewBuffer buffer(yaml);
    std::istream stream(&buffer);
    try {
        YAML::Parser parser(stream);
        TreeBuilder builder(file, result.problems);
        if (!parser.HandleNextDocument(builder))
            return refuse({}, "the file is empty", "write a flow in it");
        result.root = builder.take_root();
        TreeBuilder second(file, result.problems);
        if (parser.HandleNextDocument(second))
            refuse({}, "there is more than one document (---) in the file", "use one file for each");
    } catch (Stop const&) {
        result.root.reset();
    } catch (YAML::Exception const& exception) {
        refuse(mark_of(exception.mark), "this is not YAML: " + exception.msg,
            "check quotes, brackets and indents before here");
    }
}

} // namespace

YamlFile read_yaml(std::string const& file, std::string_view yaml)
{
    YamlFile result;
    if (yaml.size() > YamlFile::largest) {
        result.problems.push_back(
            { file, {}, Rule::syntax, true, "the file is larger than 256 KiB", "split the flow in two" });
        return result;
    }
    if (!is_well_formed_utf8(yaml) || yaml.find('\0') != std::string_view::npos) {
        result.problems.push_back({ file, { line_of_first_bad_byte(yaml), 1 }, Rule::syntax, true,
            "there is a character that is not UTF-8 text", "save the file as UTF-8" });
        return result;
    }
    parse_into(result, file, yaml);
    if (any_blocking(result.problems))
        result.root.reset();
    return result;
}

} // namespace sayso::flow
