// The heads `rules:` and `amounts:`, and the bank holidays: what a flow takes from files that flows share.
#include "flow/load_parts.h"

#include "flow/rules_table.h"

namespace sayso::flow {

namespace {

constexpr char const* parameters_file = "parameters.yaml";

class RulesLoader {
public:
    RulesLoader(SharedFiles const& shared, Definition& definition, ProblemList& problems)
        : shared_(shared)
        , definition_(definition)
        , problems_(problems)
    {
    }

    void load_rules(AuthorMap& map)
    {
        auto const* node = map.find("rules");
        if (!node)
            return;
        AuthorMap rules(*node, "rules", problems_);
        for (auto const& member : node->members)
            load_use(member);
    }

    void load_amounts(AuthorMap& map)
    {
        for (auto const& word : map.words("amounts")) {
            auto const* parameters = read_parameters(word.mark);
            auto known = parameters ? parameters->amounts.find(word.text) : decltype(parameters->amounts.find("")) {};
            if (!parameters || known == parameters->amounts.end()) {
                problems_.add(
                    word.mark, Rule::names, "there is no amount \"" + word.text + "\"", "add it to parameters.yaml");
                continue;
            }
            if (definition_.find_amount(word.text))
                problems_.add(
                    word.mark, Rule::names, "the amount \"" + word.text + "\" is named twice", "name it once");
            definition_.amounts.push_back(known->second);
            definition_.amounts.back().mark = word.mark;
        }
    }

    void load_holidays()
    {
        if (!counts_working_days(definition_))
            return;
        if (auto const* parameters = read_parameters({}))
            definition_.bank_holidays = std::make_shared<Holidays const>(parameters->bank_holidays);
        if (!definition_.bank_holidays || definition_.bank_holidays->empty())
            problems_.add({}, Rule::names, "the flow counts working days, and there are no bank holidays",
                "add `bank_holidays` to parameters.yaml");
    }

private:
    void load_use(YamlNode::Member const& member)
    {
        AuthorMap map(member.value, "rules \"" + member.name + "\"", problems_);
        auto name = map.required_text("table");
        auto const* reads = map.find("reads");
        map.finish();
        if (name.empty())
            return;
        auto table = read_table(name, map.find("table")->mark);
        if (!table)
            return;
        RulesUse use { member.name, std::make_shared<RulesTable const>(std::move(*table)), {}, member.mark };
        static YamlNode const nothing {};
        auto const& given = reads ? *reads : nothing;
        AuthorMap values(reads ? *reads : member.value, map.what() + ", reads", problems_);
        for (auto const& column : use.table->columns) {
            auto expression = reads ? load_expression(values, column.name, problems_) : std::nullopt;
            if (expression)
                use.reads.push_back(std::move(*expression));
            else if (!reads || !values.has(column.name))
                problems_.add(reads ? given.mark : member.mark, Rule::names,
                    map.what() + " does not say what the table is to read as \"" + column.name + "\"",
                    "add `reads: {" + column.name + ": ...}`");
        }
        if (reads)
            values.finish();
        definition_.rules.push_back(std::move(use));
    }

    std::optional<RulesTable> read_table(std::string const& name, Mark mark)
    {
        auto file = shared_ && is_flow_id(name) ? shared_("rules/" + name + ".yaml") : std::nullopt;
        if (file)
            return load_rules_table(name, file->file, file->yaml, problems_);
        problems_.add(mark, Rule::names, "there is no table \"" + name + "\"", "write it in rules/" + name + ".yaml");
        return std::nullopt;
    }

    Parameters const* read_parameters(Mark mark)
    {
        if (!looked_ && shared_)
            if (auto file = shared_(parameters_file))
                parameters_ = load_parameters(file->file, file->yaml, problems_);
        if (!looked_ && !parameters_)
            problems_.add(mark, Rule::names, "there is no file parameters.yaml", "add it beside the flows");
        looked_ = true;
        return parameters_ ? &*parameters_ : nullptr;
    }

    SharedFiles const& shared_;
    Definition& definition_;
    ProblemList& problems_;
    std::optional<Parameters> parameters_;
    bool looked_ = false;
};

} // namespace

void load_rules(AuthorMap& map, SharedFiles const& shared, Definition& definition, ProblemList& problems)
{
    RulesLoader loader(shared, definition, problems);
    if (definition.format > 1) {
        loader.load_rules(map);
        loader.load_amounts(map);
    }
    loader.load_holidays();
}

} // namespace sayso::flow
