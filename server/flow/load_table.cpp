// A rules table from YAML, and the proof that exactly one row fits each case.
#include "flow/rules_table.h"

#include "flow/yaml_reader.h"
#include <algorithm>

namespace sayso::flow {

namespace {

using Reads = RulesTable::Reads;

constexpr std::size_t most_cases = 200'000;
constexpr std::size_t most_told = 5; // Of each kind: the first ones show what is wrong.

/// Words that would turn somebody away. A table chooses what to explain; a person decides.
constexpr char const* refusals[] = { "not_entitled", "not_eligible", "no_right", "not_allowed", "refused" };

std::optional<RulesTable::Range> parse_range(std::string const& text)
{
    auto dots = text.find("..");
    auto first = text.substr(0, dots);
    auto last = dots == std::string::npos ? first : text.substr(dots + 2);
    RulesTable::Range range { parse_whole_number(first), parse_whole_number(last) };
    bool shaped = (range.least || first.empty()) && (range.most || last.empty()) && (range.least || range.most);
    bool ordered = !range.least || !range.most || *range.least <= *range.most;
    return shaped && ordered ? std::optional(range) : std::nullopt;
}

class TableReader {
public:
    TableReader(std::string const& name, YamlNode const& root, ProblemList& problems)
        : name_(name)
        , root_(root)
        , problems_(problems)
    {
    }

    RulesTable read()
    {
        AuthorMap map(root_, "the table", problems_);
        auto written = map.required_text("table");
        if (!written.empty() && written != name_)
            add(map.find("table")->mark, "this file is the table \"" + name_ + "\", not \"" + written + "\"",
                "give the file and the table the same name");
        table_.name = name_;
        map.optional_text("about");
        read_columns(map);
        read_rows(map);
        table_.unknown = read_outcome(map, "unknown");
        map.finish();
        return std::move(table_);
    }

private:
    void add(Mark mark, std::string reason, std::string fix)
    {
        problems_.add(mark, Rule::names, std::move(reason), std::move(fix));
    }

    void read_columns(AuthorMap& map)
    {
        auto const* reads = map.find("reads");
        if (!reads || reads->members.empty())
            return problems_.add(reads ? reads->mark : map.mark(), Rule::syntax, "the table does not say what it reads",
                "add `reads: {age: int}`");
        for (auto const& member : reads->members) {
            RulesTable::Column column { member.name, Reads::integer, {} };
            if (member.value.kind == YamlNode::Kind::list) {
                column.reads = Reads::options;
                for (auto const& item : member.value.items)
                    column.options.push_back(item.text);
            } else if (member.value.text == "bool") {
                column.reads = Reads::boolean;
            } else if (member.value.text != "int") {
                add(member.value.mark, "\"" + member.name + "\" is not something a table can read",
                    "write int, bool or a list of options");
            }
            bool taken = member.name == "then" || !is_plain_id(member.name);
            if (taken)
                add(member.mark, "\"" + member.name + "\" can not be the name of a column",
                    "use small letters, digits and _");
            table_.columns.push_back(std::move(column));
        }
    }

    void read_rows(AuthorMap& map)
    {
        auto const* rows = map.find("rows");
        if (!rows || rows->kind != YamlNode::Kind::list || rows->items.empty())
            return problems_.add(
                rows ? rows->mark : map.mark(), Rule::syntax, "the table has no list of rows", "add `rows:` and a row");
        for (auto const& item : rows->items) {
            AuthorMap row(item, "a row", problems_);
            RulesTable::Row read;
            read.mark = item.mark;
            for (auto const& column : table_.columns)
                read.cells.push_back(read_cell(row, column));
            read.then = read_outcome(row, "then");
            row.finish();
            table_.rows.push_back(std::move(read));
        }
    }

    std::string read_outcome(AuthorMap& map, char const* name)
    {
        auto word = map.required_text(name);
        if (word.empty())
            return word;
        auto mark = map.find(name)->mark;
        if (!is_plain_id(word))
            add(mark, "\"" + word + "\" can not be what comes out", "use small letters, digits and _");
        for (std::string_view refusal : refusals)
            if (word.find(refusal) != std::string::npos)
                add(mark, "\"" + word + "\" turns somebody away, and a table only chooses what to explain",
                    "let it come out as something to ask about");
        return word;
    }

    RulesTable::Cell read_cell(AuthorMap& row, RulesTable::Column const& column)
    {
        auto const* node = row.find(column.name);
        if (!node)
            return {};
        switch (column.reads) {
        case Reads::options:
            return read_options(row, column);
        case Reads::boolean:
            return row.optional_flag(column.name, false);
        case Reads::integer:
            break;
        }
        auto range = node->kind == YamlNode::Kind::text ? parse_range(node->text) : std::nullopt;
        if (!range)
            add(node->mark, "\"" + column.name + "\" is not a number or two numbers in order",
                "write 16..18, ..15, 19.. or 17");
        return range.value_or(RulesTable::Range {});
    }

    RulesTable::Cell read_options(AuthorMap& row, RulesTable::Column const& column)
    {
        std::set<std::string> chosen;
        for (auto const& word : row.words(column.name)) {
            if (std::find(column.options.begin(), column.options.end(), word.text) == column.options.end())
                add(word.mark, "\"" + word.text + "\" is not one that \"" + column.name + "\" can be",
                    "write one of those in `reads`");
            chosen.insert(word.text);
        }
        return chosen;
    }

    std::string name_;
    YamlNode const& root_;
    ProblemList& problems_;
    RulesTable table_;
};

/// Tries one value from each stretch that no row tells apart: what holds for all of them holds for every case.
class TableProof {
public:
    TableProof(RulesTable const& table, Mark rows, ProblemList& problems)
        : table_(table)
        , rows_(rows)
        , problems_(problems)
    {
        std::size_t cases = 1;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            samples_.push_back(samples_of(i));
            cases = std::min(cases * samples_.back().size(), most_cases + 1);
        }
        if (cases <= most_cases)
            try_all(0);
        else
            problems_.add(rows_, Rule::conditions, "the table has more cases than can be proved",
                "read fewer things, or make two tables");
    }

private:
    std::vector<Value> samples_of(std::size_t column) const
    {
        auto const& read = table_.columns[column];
        std::vector<Value> values;
        if (read.reads == Reads::boolean)
            return { true, false };
        for (auto const& option : read.options)
            values.emplace_back(EnumValue { option });
        if (read.reads == Reads::options)
            return values;
        std::set<std::int64_t> numbers { 0 };
        for (auto const& row : table_.rows)
            if (auto const* range = std::get_if<RulesTable::Range>(&row.cells[column]))
                for (auto const& bound : { range->least, range->most })
                    if (bound)
                        numbers.insert({ *bound - 1, *bound, *bound + 1 });
        for (auto number : numbers)
            values.emplace_back(number);
        return values;
    }

    void try_all(std::size_t column)
    {
        if (column == samples_.size())
            return try_case();
        for (auto const& value : samples_[column]) {
            case_.push_back(value);
            try_all(column + 1);
            case_.pop_back();
        }
    }

    void try_case()
    {
        RulesTable::Row const* first = nullptr;
        for (auto const& row : table_.rows) {
            if (!RulesTable::fits(row, case_))
                continue;
            if (first && told_.insert({ first, &row }).second && told_.size() <= most_told)
                problems_.add(row.mark, Rule::conditions,
                    "this row and that on line " + std::to_string(first->mark.line) + " both fit " + in_words(),
                    "let only one of them fit");
            first = first ? first : &row;
        }
        if (!first && ++gaps_ <= most_told)
            problems_.add(rows_, Rule::conditions, "no row fits " + in_words(), "add a row for it");
    }

    std::string in_words() const
    {
        std::string words;
        for (std::size_t i = 0; i < case_.size(); ++i) {
            words += (words.empty() ? "" : ", ") + table_.columns[i].name + " ";
            if (auto const* number = std::get_if<std::int64_t>(&case_[i]))
                words += std::to_string(*number);
            else if (auto const* flag = std::get_if<bool>(&case_[i]))
                words += *flag ? "true" : "false";
            else if (auto const* option = std::get_if<EnumValue>(&case_[i]))
                words += option->id;
        }
        return words;
    }

    RulesTable const& table_;
    Mark rows_;
    ProblemList& problems_;
    std::vector<std::vector<Value>> samples_;
    std::vector<Value> case_;
    std::set<std::pair<RulesTable::Row const*, RulesTable::Row const*>> told_;
    std::size_t gaps_ = 0;
};

} // namespace

std::optional<RulesTable> load_rules_table(
    std::string const& name, std::string const& file, std::string_view yaml, ProblemList& problems)
{
    auto read = read_yaml(file, yaml);
    ProblemList own(file);
    own.add_all(std::move(read.problems));
    std::optional<RulesTable> table;
    if (read.root) {
        table = TableReader(name, *read.root, own).read();
        auto rows = std::find_if(read.root->members.begin(), read.root->members.end(),
            [](YamlNode::Member const& member) { return member.name == "rows"; });
        if (!any_blocking(own.all()))
            TableProof(*table, rows->mark, own);
    }
    bool broken = any_blocking(own.all());
    problems.add_all(own.take());
    return broken ? std::nullopt : std::move(table);
}

} // namespace sayso::flow
