#include "flow/fields.h"

#include "flow/author_map.h"

namespace sayso::flow {

namespace {

/// `housing.tonight_status`: two plain ids or more, joined with a dot.
bool is_field_name(std::string_view name)
{
    bool dotted = false;
    for (;;) {
        auto dot = name.find('.');
        if (!is_plain_id(name.substr(0, dot)))
            return false;
        if (dot == std::string_view::npos)
            return dotted;
        dotted = true;
        name.remove_prefix(dot + 1);
    }
}

Field load_field(YamlNode::Member const& member, ProblemList& problems)
{
    AuthorMap map(member.value, "field \"" + member.name + "\"", problems);
    Field field;
    field.name = member.name;
    field.mark = member.mark;
    if (!is_field_name(member.name))
        problems.add(member.mark, Rule::names, "\"" + member.name + "\" can not be the name of a field",
            "use two words of small letters joined with a dot, like housing.tonight_status");
    field.label = map.required_text("label");
    field.is_private = map.optional_flag("private", false);
    auto matters = map.words("matters");
    for (auto const& word : matters) {
        auto matter = domain::matter_from(word.text);
        if (matter)
            field.matters.push_back(*matter);
        else
            problems.add(word.mark, Rule::names, map.what() + ": there is no matter \"" + word.text + "\"",
                "use support, education, employment, contingency, accommodation, relationships, living_skills, money, "
                "health or identity");
    }
    if (matters.empty())
        problems.add(member.mark, Rule::names, map.what() + " belongs to no matter of the pathway plan",
            "add `matters: [accommodation]`");
    map.finish();
    return field;
}

} // namespace

LoadedFields load_fields(std::string const& file, std::string_view yaml)
{
    auto read = read_yaml(file, yaml);
    if (!read.root)
        return { {}, std::move(read.problems) };
    ProblemList problems(file);
    AuthorMap map(*read.root, "the list of fields", problems);
    LoadedFields loaded;
    auto const* wrapped = map.find("fields");
    auto const& node = wrapped ? *wrapped : *read.root;
    if (wrapped) {
        map.optional_number("format", 1, 1, 1);
        map.finish();
        AuthorMap check(*wrapped, "fields", problems);
    }
    for (auto const& member : node.members)
        loaded.fields.emplace(member.name, load_field(member, problems));
    loaded.problems = problems.take();
    return loaded;
}

} // namespace sayso::flow
