#include "casefile/retention.h"

#include <array>

namespace sayso::casefile {

namespace {

constexpr std::array nations { Nation::england, Nation::wales, Nation::scotland, Nation::northern_ireland };

Moment beginning_of(Date date)
{
    return std::chrono::sys_days(date);
}

RetentionDue visitor_due(RetentionFacts const& facts, RetentionRules const& rules)
{
    if (facts.raised_alert)
        return { std::nullopt, "a visitor who raised an alert: a person decides" };
    if (facts.last_sent)
        return { *facts.last_sent + rules.visitor, std::to_string(rules.visitor.count()) + " days after a visitor's words" };
    return { facts.created + rules.unsent, "a visitor who sent nothing" };
}

} // namespace

char const* name(Nation nation)
{
    switch (nation) {
    case Nation::england:
        return "england";
    case Nation::wales:
        return "wales";
    case Nation::scotland:
        return "scotland";
    case Nation::northern_ireland:
        return "northern_ireland";
    }
    return "unknown";
}

std::optional<Nation> nation_from(std::string_view text)
{
    for (auto nation : nations)
        if (text == name(nation))
            return nation;
    return std::nullopt;
}

RetentionRules rules_for(Nation nation)
{
    RetentionRules rules;
    if (nation == Nation::scotland) {
        rules.birthday = 100;
        rules.years_after_death = 25;
    }
    return rules;
}

Date years_after(Date date, int years)
{
    auto later = date + std::chrono::years(years);
    return later.ok() ? later : Date(later.year() / std::chrono::March / 1);
}

RetentionDue retention_due(RetentionFacts const& facts, RetentionRules const& rules)
{
    if (facts.nameless)
        return visitor_due(facts, rules);
    if (!facts.born)
        return { std::nullopt, "no birthday on file: a person decides" };
    if (facts.died && *facts.died < years_after(*facts.born, rules.died_before))
        return { beginning_of(years_after(*facts.died, rules.years_after_death)),
            std::to_string(rules.years_after_death) + " years after they died under "
                + std::to_string(rules.died_before) };
    return { beginning_of(years_after(*facts.born, rules.birthday)),
        "birthday number " + std::to_string(rules.birthday) };
}

} // namespace sayso::casefile
