// Dated amounts and working days.
#include "flow/parameters.h"

#include "flow/yaml_reader.h"
#include <algorithm>

namespace sayso::flow {

namespace {

using std::chrono::sys_days;

constexpr char const* holidays_name = "bank_holidays";

class ParametersReader {
public:
    ParametersReader(YamlNode const& root, ProblemList& problems)
        : root_(root)
        , problems_(problems)
    {
    }

    Parameters read()
    {
        AuthorMap map(root_, "the list of parameters", problems_);
        auto const* list = map.find("parameters");
        map.finish();
        if (!list || list->kind != YamlNode::Kind::map)
            problems_.add(list ? list->mark : map.mark(), Rule::syntax, "there are no parameters in this file",
                "add `parameters:` and one of them");
        else
            for (auto const& member : list->members)
                read_one(member);
        return std::move(parameters_);
    }

private:
    void add(Mark mark, std::string reason, std::string fix)
    {
        problems_.add(mark, Rule::names, std::move(reason), std::move(fix));
    }

    void read_one(YamlNode::Member const& member)
    {
        AuthorMap map(member.value, "parameter \"" + member.name + "\"", problems_);
        if (!is_plain_id(member.name))
            add(member.mark, map.what() + " has a name that can not be used", "use small letters, digits and _");
        auto unit = map.required_text("unit");
        map.required_text("source");
        Amount amount;
        amount.name = member.name;
        amount.mark = member.mark;
        amount.check = map.optional_text("check");
        bool is_days = member.name == holidays_name;
        if (!unit.empty() && unit != (is_days ? "days" : "pounds"))
            add(map.find("unit")->mark, map.what() + " can not be in " + unit,
                is_days ? "write `unit: days`" : "write `unit: pounds`");
        read_values(map, amount, !is_days);
        map.finish();
        if (!is_days) {
            parameters_.amounts.emplace(member.name, std::move(amount));
            return;
        }
        for (auto const& [day, nothing] : amount.values)
            parameters_.bank_holidays.push_back(day);
    }

    void read_values(AuthorMap& map, Amount& amount, bool with_amounts)
    {
        auto const* values = map.find("values");
        if (!values || values->kind != YamlNode::Kind::list || values->items.empty())
            return problems_.add(values ? values->mark : map.mark(), Rule::syntax,
                map.what() + " has no list of values", "add `values: [{from: 2026-04-01, amount: 100}]`");
        for (auto const& item : values->items) {
            AuthorMap one(item, "a value of " + map.what(), problems_);
            auto text = one.required_text("from");
            auto day = parse_date(text);
            if (!day && !text.empty())
                add(one.find("from")->mark, "\"" + text + "\" is not a day", "write it like 2026-04-01");
            auto pounds = with_amounts ? one.optional_number("amount", 0, 0, 1'000'000) : 0;
            if (with_amounts && !one.has("amount"))
                problems_.add(
                    item.mark, Rule::syntax, "a value of " + map.what() + " has no amount", "add `amount: 100`");
            one.finish();
            if (!day)
                continue;
            if (!amount.values.empty() && amount.values.back().first >= *day)
                add(item.mark, map.what() + " has its days out of order", "put the earliest first, each day once");
            amount.values.emplace_back(*day, pounds);
        }
    }

    YamlNode const& root_;
    ProblemList& problems_;
    Parameters parameters_;
};

} // namespace

std::int64_t Amount::on(Date day) const
{
    std::int64_t found = values.empty() ? 0 : values.front().second;
    for (auto const& [from, pounds] : values)
        if (from <= day)
            found = pounds;
    return found;
}

Parameters load_parameters(std::string const& file, std::string_view yaml, ProblemList& problems)
{
    auto read = read_yaml(file, yaml);
    ProblemList own(file);
    own.add_all(std::move(read.problems));
    Parameters parameters;
    if (read.root)
        parameters = ParametersReader(*read.root, own).read();
    for (auto& [name, amount] : parameters.amounts)
        amount.mark.file = file;
    problems.add_all(own.take());
    return parameters;
}

Date birthday(Date born, std::int64_t years)
{
    auto day = born + std::chrono::years { static_cast<int>(years) };
    return day.ok() ? day : Date { sys_days { day.year() / std::chrono::March / 1 } };
}

} // namespace sayso::flow
