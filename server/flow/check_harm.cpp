// Rules 4, 5, 7 and 10: what happens after an answer that means harm.
#include "flow/check_parts.h"

#include <algorithm>
#include <set>

namespace sayso::flow {

namespace {

std::string name_of(Step const& step, Option const& option)
{
    return "option \"" + option.id + "\" of step \"" + step.id + "\"";
}

bool has_harm(Step const& step)
{
    return std::any_of(
        step.options.begin(), step.options.end(), [](Option const& option) { return option.harm != Harm::none; });
}

/// 999 as a number of its own.
bool names_emergency_number(std::string_view text)
{
    auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (auto at = text.find("999"); at != std::string_view::npos; at = text.find("999", at + 1)) {
        bool before = at > 0 && is_digit(text[at - 1]);
        bool after = at + 3 < text.size() && is_digit(text[at + 3]);
        if (!before && !after)
            return true;
    }
    return false;
}

/// The steps from which the end can be reached without passing a safety step.
std::set<std::string> ends_without_safety(Definition const& definition)
{
    std::set<std::string> ids { "end" };
    for (bool grew = true; grew;) {
        grew = false;
        for (auto const& step : definition.steps) {
            if (definition.is_safety(step.id) || ids.contains(step.id))
                continue;
            auto targets = written_targets(step);
            bool leads = std::any_of(
                targets.begin(), targets.end(), [&ids](std::string const& id) { return ids.contains(id); });
            grew = (leads && ids.insert(step.id).second) || grew;
        }
    }
    return ids;
}

std::vector<std::string> targets_of(Step const& step, std::string const& own)
{
    if (!own.empty())
        return { own };
    std::vector<std::string> targets;
    for (auto const& branch : step.next) {
        targets.push_back(branch.to);
        if (!branch.unknown_to.empty())
            targets.push_back(branch.unknown_to);
    }
    return targets;
}

/// A way and what is wrong at its end; nothing without a way.
std::string ending(std::string way, std::string const& trouble)
{
    return way.empty() ? way : std::move(way) + trouble;
}

std::string told_nobody(Exploration const& exploration, Step const& step, Option const& option)
{
    Edge edge { step.id, Edge::Kind::option, static_cast<int>(&option - step.options.data()) };
    return ending(exploration.way_through(edge), ": nobody is told");
}

bool is_way_round(Option const& option)
{
    return option.id == "unsure" || option.id == "not_say";
}

class UnsureChecker {
public:
    UnsureChecker(Exploration const& exploration, ProblemList& problems)
        : exploration_(exploration)
        , problems_(problems)
        , unsafe_end_(ends_without_safety(exploration.definition()))
    {
    }

    void check(Step const& step)
    {
        if (!has_harm(step))
            return;
        std::set<std::string> safe;
        for (auto const& option : step.options)
            if (option.harm == Harm::none && !is_way_round(option))
                for (auto& target : targets_of(step, option.to))
                    if (unsafe_end_.contains(target))
                        safe.insert(std::move(target));
        for (auto const& option : step.options)
            if (is_way_round(option))
                check_way(step, option.id, option.to, option.mark, safe);
        check_out(step, "skip", step.skip, safe);
        check_out(step, "dont_know", step.dont_know, safe);
    }

private:
    void check_out(Step const& step, std::string const& name, WayOut const& way, std::set<std::string> const& safe)
    {
        bool by_option = !way.written && (step.find_option("not_say") || step.find_option("unsure"));
        if (way.offered && !by_option)
            return check_way(step, name, way.to, way.mark, safe);
        if (!way.offered && !way.barred)
            problems_.add(way.mark, Rule::unsure_is_not_safe,
                "step \"" + step.id + "\" asks about harm and does not say where " + name + " leads",
                "add `" + name + ": {to: STEP}`, or `" + name + ": barred`",
                ending(exploration_.way_to(step), ": " + name + " leads nowhere"));
    }

    void check_way(
        Step const& step, std::string const& name, std::string const& to, Mark mark, std::set<std::string> const& safe)
    {
        for (auto const& target : targets_of(step, to)) {
            if (!safe.contains(target))
                continue;
            problems_.add(mark, Rule::unsure_is_not_safe,
                "step \"" + step.id + "\": " + name + " -> " + target
                    + ": someone who does not say is treated like someone who is safe",
                "let it lead to a step of its own, or past a safety step",
                ending(way_out(step, name), ": as if they were safe"));
            return;
        }
    }

    std::string way_out(Step const& step, std::string const& name) const
    {
        if (auto const* option = step.find_option(name))
            return exploration_.way_through(
                { step.id, Edge::Kind::option, static_cast<int>(option - step.options.data()) });
        return exploration_.way_through({ step.id, name == "skip" ? Edge::Kind::skip : Edge::Kind::dont_know, 0 });
    }

    Exploration const& exploration_;
    ProblemList& problems_;
    std::set<std::string> unsafe_end_;
};

/// An answer in which a young person says that an adult who works with them, or looks after them, hurts them.
bool is_about_a_worker(Option const& option)
{
    return option.harm != Harm::none
        && (option.text.find("works with me") != std::string::npos
            || option.text.find("looks after me") != std::string::npos);
}

/// Nobody took it up: then it may still not go to somebody it may be about.
void check_fallbacks_about_workers(Definition const& definition, ProblemList& problems)
{
    for (auto const& alert : definition.alerts)
        if (alert.to == std::vector { domain::Recipient::safeguarding_lead }
            && alert.otherwise == domain::Recipient::adviser)
            problems.add(alert.mark, Rule::harm_has_alert,
                "alert \"" + alert.name
                    + "\" goes to the safeguarding lead alone, and then to the adviser if nobody looks: it may be "
                      "about them",
                "write `else: out_of_hours`");
}

/// What is said about a worker goes to the safeguarding lead and to nobody else: it may be about the adviser.
void check_alerts_about_workers(Exploration const& exploration, ProblemList& problems)
{
    auto const& definition = exploration.definition();
    for (auto const& step : definition.steps)
        for (auto const& option : step.options) {
            if (!is_about_a_worker(option))
                continue;
            for (auto const& name : option.alerts) {
                auto const* alert = definition.find_alert(name);
                if (!alert || alert->to == std::vector { domain::Recipient::safeguarding_lead })
                    continue;
                Edge edge { step.id, Edge::Kind::option, static_cast<int>(&option - step.options.data()) };
                problems.add(option.mark, Rule::harm_has_alert,
                    name_of(step, option) + " may be about a worker, and alert \"" + name
                        + "\" does not go to the safeguarding lead alone",
                    "raise an alert with `to: [safeguarding_lead]`",
                    ending(exploration.way_through(edge), ": told to people it may be about"));
            }
        }
}

} // namespace

void check_harm_reaches_safety(Exploration const& exploration, ProblemList& problems)
{
    auto const& definition = exploration.definition();
    if (!exploration.harmful().empty() && definition.harm_goes_to.empty()) {
        auto const& first = exploration.harmful().front();
        problems.add(first.option->mark, Rule::harm_reaches_safety,
            name_of(*first.step, *first.option) + " means harm, and the flow names no safety step",
            "add `harm_goes_to: [STEP]`");
        return;
    }
    std::set<int> told;
    auto const& states = exploration.states();
    for (std::size_t i = 0; i < states.size(); ++i) {
        if (states[i].step != Exploration::at_end || states[i].harm == 0 || !told.insert(states[i].harm).second)
            continue;
        auto const& harmful = exploration.harmful()[static_cast<std::size_t>(states[i].harm - 1)];
        problems.add(harmful.option->mark, Rule::harm_reaches_safety,
            name_of(*harmful.step, *harmful.option) + " means harm and can end without a safety step",
            "lead every way from it past one of the steps in harm_goes_to",
            exploration.way_to(static_cast<int>(i)) + ": no safety step");
    }
}

void check_harm_has_alert(Exploration const& exploration, ProblemList& problems)
{
    auto const& definition = exploration.definition();
    for (auto const& step : definition.steps)
        for (auto const& option : step.options) {
            bool own_way = !option.to.empty();
            bool every_branch = !own_way && std::all_of(step.next.begin(), step.next.end(), [](Branch const& branch) {
                return !branch.alerts.empty() && (branch.unknown_to.empty() || !branch.unknown_alerts.empty());
            });
            if (option.harm != Harm::none && option.alerts.empty() && !every_branch)
                problems.add(option.mark, Rule::harm_has_alert,
                    name_of(step, option) + " means harm, and nobody is told", "add `alert: NAME`",
                    told_nobody(exploration, step, option));
        }
    check_fallbacks_about_workers(definition, problems);
    check_alerts_about_workers(exploration, problems);
    for (auto const& alert : definition.alerts)
        if (alert.to.empty() || alert.acknowledge_in.count() <= 0)
            problems.add(alert.mark, Rule::harm_has_alert, "alert \"" + alert.name + "\" reaches nobody in time",
                "say who is told (`to`), and by when somebody must have looked (`ack_in`)");
    for (auto const& alert : definition.alerts)
        if (alert.to.size() == 1 && alert.to.front() == alert.otherwise)
            problems.warn(alert.mark, "alert \"" + alert.name + "\" falls back on the one who did not look",
                "name somebody else under `else`");
}

void check_unsure(Exploration const& exploration, ProblemList& problems)
{
    UnsureChecker checker(exploration, problems);
    for (auto const& step : exploration.definition().steps)
        checker.check(step);
}

void check_emergency_number(Exploration const& exploration, ProblemList& problems)
{
    auto const& definition = exploration.definition();
    for (auto const& id : definition.harm_goes_to) {
        auto const* step = definition.find(id);
        if (step && !step->easy.empty() && !names_emergency_number(step->easy))
            problems.add(step->easy_mark, Rule::emergency_number,
                "the easy words of step \"" + id + "\", a safety step, do not name the emergency number",
                "say \"In danger? Call 999.\" there too", ending(exploration.way_to(*step), ": no emergency number"));
        if (step && !names_emergency_number(step->text))
            problems.add(step->text_mark, Rule::emergency_number,
                "step \"" + id + "\" is a safety step and does not name the emergency number",
                "say \"In danger now? Call 999.\"", ending(exploration.way_to(*step), ": no emergency number"));
    }
}

} // namespace sayso::flow
