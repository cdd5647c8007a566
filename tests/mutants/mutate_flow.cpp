// Mistakes an author can make in a flow.
#include "tests/mutants/mutant.h"

#include <algorithm>

namespace sayso::mutants {

using namespace flow;

namespace {

using Made = std::optional<Mutant>;

/// Everything of a kind in a definition that a mistake could be made with.
template <class Item, class Visit> std::vector<Item*> collect(Visit visit)
{
    std::vector<Item*> items;
    visit([&items](Item& item) { items.push_back(&item); });
    return items;
}

std::vector<std::pair<Step*, Option*>> options(Definition& flow, std::function<bool(Option const&)> const& wanted)
{
    std::vector<std::pair<Step*, Option*>> found;
    for (auto& step : flow.steps)
        for (auto& option : step.options)
            if (wanted(option))
                found.emplace_back(&step, &option);
    return found;
}

std::vector<std::pair<Step*, Branch*>> branches(Definition& flow, std::function<bool(Branch const&)> const& wanted)
{
    std::vector<std::pair<Step*, Branch*>> found;
    for (auto& step : flow.steps)
        for (auto& branch : step.next)
            if (wanted(branch))
                found.emplace_back(&step, &branch);
    return found;
}

std::vector<Step*> steps(Definition& flow, std::function<bool(Step const&)> const& wanted)
{
    std::vector<Step*> found;
    for (auto& step : flow.steps)
        if (wanted(step))
            found.push_back(&step);
    return found;
}

/// Another place to go.
std::string elsewhere(Definition const& flow, std::string const& than, Dice& dice)
{
    std::vector<std::string> places { "end" };
    for (auto const& step : flow.steps)
        if (step.id != than && !step.silent)
            places.push_back(step.id);
    return dice.one_of(places);
}

Made reroute_option(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "an answer leads elsewhere", "");
    auto found = options(mutant.flow, [](Option const& option) { return !option.to.empty(); });
    if (found.empty())
        return {};
    auto [step, option] = dice.one_of(found);
    option->to = elsewhere(mutant.flow, option->to, dice);
    mutant.what = step->id + ", " + option->id + " to " + option->to;
    return mutant;
}

Made reroute_harm(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "an answer that means harm leads elsewhere", "");
    auto found = options(mutant.flow, [](Option const& option) { return option.harm != Harm::none; });
    if (found.empty())
        return {};
    auto [step, option] = dice.one_of(found);
    option->to = elsewhere(mutant.flow, option->to, dice);
    mutant.what = step->id + ", " + option->id + " to " + option->to;
    return mutant;
}

Made reroute_branch(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "a way on leads elsewhere", "");
    auto found = branches(mutant.flow, [](Branch const&) { return true; });
    auto [step, branch] = dice.one_of(found);
    branch->to = elsewhere(mutant.flow, branch->to, dice);
    mutant.what = step->id + " to " + branch->to;
    return mutant;
}

Made reroute_out(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "skip or \"I don't know\" leads elsewhere", "");
    auto found = steps(mutant.flow, [](Step const& step) { return step.skip.offered && !step.skip.to.empty(); });
    if (found.empty())
        return {};
    auto* step = dice.one_of(found);
    step->skip.to = elsewhere(mutant.flow, step->skip.to, dice);
    mutant.what = step->id + ", skip to " + step->skip.to;
    return mutant;
}

/// "I'd rather not say" goes where "I'm fine" goes.
Made unsure_is_safe(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "not saying leads where being safe leads", "");
    auto found = steps(mutant.flow, [](Step const& step) {
        bool harm
            = std::any_of(step.options.begin(), step.options.end(), [](auto& one) { return one.harm != Harm::none; });
        return harm && (step.find_option("not_say") || step.find_option("unsure"));
    });
    if (found.empty())
        return {};
    auto* step = dice.one_of(found);
    Option const* safe = nullptr;
    for (auto const& option : step->options)
        if (option.harm == Harm::none && option.id != "not_say" && option.id != "unsure")
            safe = &option;
    for (auto& option : step->options)
        if (safe && (option.id == "not_say" || (option.id == "unsure" && !step->find_option("not_say"))))
            option.to = safe->to;
    mutant.what = step->id;
    return safe ? Made(std::move(mutant)) : Made();
}

Made remove_option_alert(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "an answer's alert is removed", "");
    auto found = options(mutant.flow, [](Option const& option) { return !option.alerts.empty(); });
    if (found.empty())
        return {};
    auto [step, option] = dice.one_of(found);
    mutant.what = step->id + ", " + option->id + ": " + option->alerts.front();
    option->alerts.clear();
    return mutant;
}

Made remove_way_alert(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "a way's alert is removed", "");
    auto found
        = branches(mutant.flow, [](Branch const& way) { return !way.alerts.empty() || !way.unknown_alerts.empty(); });
    auto outs = steps(mutant.flow, [](Step const& step) { return step.skip.written && !step.skip.alerts.empty(); });
    if (found.empty() && outs.empty())
        return {};
    auto pick = dice.below(found.size() + outs.size());
    if (pick < found.size()) {
        mutant.what = found[pick].first->id + ", next";
        found[pick].second->alerts.clear();
        found[pick].second->unknown_alerts.clear();
    } else {
        mutant.what = outs[pick - found.size()]->id + ", skip";
        outs[pick - found.size()]->skip.alerts.clear();
    }
    return mutant;
}

Made drop_option(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "an answer is not offered any more", "");
    auto found = options(mutant.flow, [](Option const&) { return true; });
    if (found.empty())
        return {};
    auto [step, option] = dice.one_of(found);
    mutant.what = step->id + ", " + option->id;
    step->options.erase(step->options.begin() + (option - step->options.data()));
    return mutant;
}

Made alert_to_the_accused(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "an alert about a worker goes to workers too", "");
    std::vector<Alert*> found;
    for (auto& alert : mutant.flow.alerts)
        if (alert.to == std::vector { domain::Recipient::safeguarding_lead })
            found.push_back(&alert);
    if (found.empty())
        return {};
    auto* alert = dice.one_of(found);
    mutant.what = alert->name;
    if (dice.below(2) == 0)
        alert->to = { domain::Recipient::adviser };
    else
        alert->to.push_back(domain::Recipient::adviser);
    return mutant;
}

/// One thing about one alert is changed.
Mutator alert_mutator(std::string kind, std::function<void(Alert&)> change)
{
    return { kind, [kind, change](Shipped const& shipped, Dice& dice) -> Made {
                auto mutant = mutant_of(shipped, kind, "");
                if (mutant.flow.alerts.empty())
                    return {};
                auto& alert = dice.one_of(mutant.flow.alerts);
                mutant.what = alert.name;
                change(alert);
                return mutant;
            } };
}

Made remove_harm_mark(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "an answer is not marked as harm any more", "");
    auto found = options(mutant.flow, [](Option const& option) { return option.harm != Harm::none; });
    if (found.empty())
        return {};
    auto [step, option] = dice.one_of(found);
    mutant.what = step->id + ", " + option->id;
    option->harm = Harm::none;
    return mutant;
}

Made delete_step(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "a step is deleted", "");
    auto at = dice.below(mutant.flow.steps.size());
    mutant.what = mutant.flow.steps[at].id;
    mutant.flow.steps.erase(mutant.flow.steps.begin() + static_cast<std::ptrdiff_t>(at));
    return mutant;
}

/// The same, tidily: whatever led to it leads past it.
Made leave_out_step(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "a step is left out", "");
    auto found = steps(mutant.flow, [](Step const& step) { return step.next.size() == 1 && !step.silent; });
    if (found.empty())
        return {};
    auto gone = *dice.one_of(found);
    auto past = [&](std::string& to) { to = to == gone.id ? gone.next.front().to : to; };
    for (auto& step : mutant.flow.steps) {
        for (auto& option : step.options)
            past(option.to);
        for (auto* way : { &step.skip, &step.dont_know })
            past(way->to);
        for (auto& branch : step.next) {
            past(branch.to);
            past(branch.unknown_to);
        }
    }
    std::erase_if(mutant.flow.steps, [&](Step const& step) { return step.id == gone.id; });
    std::erase(mutant.flow.harm_goes_to, gone.id);
    for (auto& alert : mutant.flow.alerts)
        std::erase(alert.add, gone.id);
    mutant.what = gone.id;
    return mutant;
}

Made change_condition(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "a condition is changed", "");
    auto found = branches(mutant.flow, [](Branch const& branch) { return branch.when.has_value(); });
    if (found.empty())
        return {};
    auto [step, branch] = dice.one_of(found);
    auto source = branch->when->source();
    std::string changed = "!(" + source + ")";
    std::vector<std::pair<std::string, std::string>> const swaps { { "<=", ">=" }, { ">=", "<" }, { "==", "!=" },
        { "&&", "||" }, { "||", "&&" }, { "<", ">" } };
    if (dice.below(2) == 0)
        for (auto const& [from, to] : swaps)
            if (auto at = source.find(from); at != std::string::npos) {
                changed = std::string(source).replace(at, from.size(), to);
                break;
            }
    auto parsed = Expression::parse(changed);
    if (!parsed)
        return {};
    branch->when = *parsed;
    mutant.what = step->id + ": " + changed;
    return mutant;
}

Made remove_else(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "the last way on is removed", "");
    auto found = steps(mutant.flow, [](Step const& step) { return step.next.size() > 1; });
    if (found.empty())
        return {};
    auto* step = dice.one_of(found);
    step->next.pop_back();
    mutant.what = step->id;
    return mutant;
}

Made remove_condition(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "a way with a condition is removed", "");
    auto found = steps(mutant.flow, [](Step const& step) { return step.next.size() > 1; });
    if (found.empty())
        return {};
    auto* step = dice.one_of(found);
    step->next.erase(step->next.begin());
    mutant.what = step->id;
    return mutant;
}

Made remove_unknown(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "what to do when something is not known is removed", "");
    auto found = branches(mutant.flow, [](Branch const& branch) { return !branch.unknown_to.empty(); });
    if (found.empty())
        return {};
    auto [step, branch] = dice.one_of(found);
    branch->unknown_to.clear();
    branch->unknown_alerts.clear();
    mutant.what = step->id;
    return mutant;
}

Made forget_safety_step(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "a safety step is not named as one any more", "");
    if (mutant.flow.harm_goes_to.empty())
        return {};
    auto at = dice.below(mutant.flow.harm_goes_to.size());
    mutant.what = mutant.flow.harm_goes_to[at];
    mutant.flow.harm_goes_to.erase(mutant.flow.harm_goes_to.begin() + static_cast<std::ptrdiff_t>(at));
    return mutant;
}

Made make_public(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "a private answer is not private any more", "");
    auto found = steps(mutant.flow, [](Step const& step) { return step.is_private; });
    if (found.empty())
        return {};
    auto* step = dice.one_of(found);
    step->is_private = false;
    mutant.what = step->id;
    mutant.harm = "what is said at " + step->id + " may be shown, counted and logged";
    return mutant;
}

Made lose_filing(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "an answer is not filed any more", "");
    auto found = steps(mutant.flow, [](Step const& step) { return !step.file.empty(); });
    if (found.empty())
        return {};
    auto* step = dice.one_of(found);
    step->file.clear();
    mutant.what = step->id;
    return mutant;
}

Made change_let(Shipped const& shipped, Dice& dice)
{
    auto mutant = mutant_of(shipped, "a value is worked out wrongly", "");
    if (mutant.flow.lets.empty())
        return {};
    auto& [name, expression] = dice.one_of(mutant.flow.lets);
    auto source = expression.source();
    for (auto const& [from, to] : std::vector<std::pair<std::string, std::string>> {
             { ">=", ">" }, { "<=", "<" }, { "<", "<=" }, { "dob, today", "today, dob" } })
        if (auto at = source.find(from); at != std::string::npos) {
            auto parsed = Expression::parse(source.replace(at, from.size(), to));
            if (!parsed)
                return {};
            expression = *parsed;
            mutant.what = name + ": " + source;
            return mutant;
        }
    return {};
}

} // namespace

Mutant mutant_of(Shipped const& shipped, std::string kind, std::string where)
{
    return { std::move(kind), std::move(where), shipped.flow, shipped.words };
}

std::vector<Mutator> flow_mutators()
{
    using domain::Recipient;
    return { { "reroute option", reroute_option }, { "reroute harm", reroute_harm },
        { "reroute branch", reroute_branch }, { "reroute skip", reroute_out }, { "unsure is safe", unsure_is_safe },
        { "remove option's alert", remove_option_alert }, { "remove way's alert", remove_way_alert },
        { "drop option", drop_option }, { "alert to the accused", alert_to_the_accused },
        alert_mutator("an alert goes to nobody", [](Alert& alert) { alert.to.clear(); }),
        alert_mutator("an alert goes to somebody else",
            [](Alert& alert) {
                bool adviser = alert.to.front() == Recipient::adviser;
                alert.to.front() = adviser ? Recipient::team_manager : Recipient::adviser;
            }),
        alert_mutator("an alert need not be seen for a week",
            [](Alert& alert) { alert.acknowledge_in = std::chrono::hours { 24 * 7 }; }),
        alert_mutator("an alert is less pressing",
            [](Alert& alert) {
                alert.level = alert.level == domain::Level::urgent ? domain::Level::soon : domain::Level::routine;
            }),
        alert_mutator("an alert falls back on nobody else", [](Alert& alert) { alert.otherwise = alert.to.front(); }),
        { "remove harm mark", remove_harm_mark }, { "delete step", delete_step }, { "leave out step", leave_out_step },
        { "change condition", change_condition }, { "remove else", remove_else },
        { "remove condition", remove_condition }, { "remove unknown", remove_unknown },
        { "forget safety step", forget_safety_step }, { "make public", make_public }, { "lose filing", lose_filing },
        { "change let", change_let } };
}

} // namespace sayso::mutants
