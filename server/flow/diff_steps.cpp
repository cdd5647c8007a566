// What is different in a step that both versions have.
#include "flow/diff_parts.h"

#include <algorithm>

namespace sayso::flow {

namespace {

using Kind = FlowChange::Kind;

std::string place_name(std::string const& to)
{
    return to.empty() ? "on as the step says" : to == "end" ? "to the end" : "to " + to;
}

std::string alerts_text(std::vector<std::string> const& alerts)
{
    return alerts.empty() ? "" : " [" + listed(alerts) + "]";
}

std::string ways_text(Step const& step)
{
    std::string text;
    for (auto const& branch : step.next) {
        text += (text.empty() ? "" : "; ") + (branch.when ? branch.when->source() : "else") + " "
            + place_name(branch.to) + alerts_text(branch.alerts);
        if (!branch.unknown_to.empty())
            text += ", not known " + place_name(branch.unknown_to) + alerts_text(branch.unknown_alerts);
    }
    return text.empty() ? "nowhere of its own" : text;
}

class StepDiff {
public:
    StepDiff(Step const& before, Step const& after, std::vector<FlowChange>& changes)
        : before_(before)
        , after_(after)
        , changes_(changes)
    {
    }

    void compare()
    {
        compare_words();
        compare_kind();
        compare_options();
        compare_out("skips", before_.skip, after_.skip);
        compare_out("says \"I don't know\" to", before_.dont_know, after_.dont_know);
        if (ways_text(before_) != ways_text(after_))
            add(Kind::ways,
                "After " + in_quotes(after_.id) + " it now goes: " + ways_text(after_)
                    + ". It went: " + ways_text(before_) + ".");
        if (before_.file != after_.file)
            add(Kind::filing,
                "The answer to " + in_quotes(after_.id) + " is now "
                    + (after_.file.empty() ? "not filed" : "filed as " + after_.file) + "; it was "
                    + (before_.file.empty() ? "not filed." : "filed as " + before_.file + "."));
        if (before_.is_private != after_.is_private)
            add(Kind::filing,
                "The answer to " + in_quotes(after_.id) + " is now " + (after_.is_private ? "" : "not ") + "private.");
    }

private:
    void add(Kind kind, std::string sentence) { changes_.push_back({ kind, after_.id, std::move(sentence) }); }

    void compare_text(std::string const& what, std::string const& before, std::string const& after)
    {
        if (before == after)
            return;
        auto now = after.empty() ? "nothing" : in_quotes(after);
        add(Kind::words,
            what + " now says " + now + "; it said " + (before.empty() ? "nothing" : in_quotes(before)) + ".");
    }

    void compare_words()
    {
        compare_text(step_name(after_), before_.text, after_.text);
        compare_text("The help of " + in_quotes(after_.id), before_.help, after_.help);
    }

    void compare_kind()
    {
        if (before_.asks != after_.asks || (after_.asks && before_.type != after_.type))
            add(Kind::ways,
                in_quotes(after_.id) + " is now "
                    + (after_.asks ? std::string("a question of type ") + name(after_.type) : "only said") + "; it was "
                    + (before_.asks ? std::string("of type ") + name(before_.type) : "only said") + ".");
        if (before_.range != after_.range)
            add(Kind::ways, "The numbers that " + in_quotes(after_.id) + " takes are others now.");
        if (before_.optional != after_.optional)
            add(Kind::ways,
                in_quotes(after_.id) + (after_.optional ? " may now be left out." : " may not be left out any more."));
    }

    void compare_options()
    {
        for (auto const& option : before_.options) {
            auto const* now = after_.find_option(option.id);
            if (now)
                compare_option(option, *now);
            else
                add(option.harm == Harm::none && option.alerts.empty() ? Kind::words : Kind::safety,
                    in_quotes(after_.id) + " does not offer " + in_quotes(option.text) + " any more"
                        + (option.alerts.empty() ? "." : "; it raised " + listed(option.alerts) + "."));
        }
        for (auto const& option : after_.options)
            if (!before_.find_option(option.id))
                add(option.harm == Harm::none && option.alerts.empty() ? Kind::words : Kind::safety,
                    in_quotes(after_.id) + " now offers " + in_quotes(option.text) + ", which leads "
                        + place_name(option.to)
                        + (option.alerts.empty() ? "." : " and raises " + listed(option.alerts) + "."));
    }

    void compare_option(Option const& before, Option const& now)
    {
        auto who = "Whoever answers " + in_quotes(now.text) + " to " + in_quotes(after_.id);
        if (before.text != now.text)
            add(Kind::words,
                "An answer to " + in_quotes(after_.id) + " now reads " + in_quotes(now.text) + "; it read "
                    + in_quotes(before.text) + ".");
        if (before.to != now.to)
            add(Kind::ways, who + " now goes " + place_name(now.to) + ", not " + place_name(before.to) + ".");
        compare_alerts(who, before.alerts, now.alerts);
        if (before.harm != now.harm)
            add(Kind::safety,
                in_quotes(now.text) + " in " + in_quotes(after_.id) + " now means "
                    + (now.harm == Harm::none ? "no harm" : std::string(name(now.harm)) + " harm") + "; it meant "
                    + (before.harm == Harm::none ? "no harm." : std::string(name(before.harm)) + " harm."));
    }

    void compare_alerts(
        std::string const& who, std::vector<std::string> const& before, std::vector<std::string> const& now)
    {
        for (auto const& alert : before)
            if (std::find(now.begin(), now.end(), alert) == now.end())
                add(Kind::safety, who + " no longer raises " + in_quotes(alert) + ".");
        for (auto const& alert : now)
            if (std::find(before.begin(), before.end(), alert) == before.end())
                add(Kind::safety, who + " now raises " + in_quotes(alert) + ".");
    }

    void compare_out(std::string const& does, WayOut const& before, WayOut const& now)
    {
        auto who = "Whoever " + does + " " + in_quotes(after_.id);
        if (before.offered != now.offered)
            return add(Kind::ways,
                who + (now.offered ? " may do so now, and goes " + place_name(now.to) : " can not do so any more")
                    + ".");
        if (!now.offered)
            return;
        if (before.to != now.to)
            add(Kind::ways, who + " now goes " + place_name(now.to) + ", not " + place_name(before.to) + ".");
        compare_alerts(who, before.alerts, now.alerts);
    }

    Step const& before_;
    Step const& after_;
    std::vector<FlowChange>& changes_;
};

} // namespace

void compare_steps(Step const& before, Step const& after, std::vector<FlowChange>& changes)
{
    StepDiff(before, after, changes).compare();
}

std::string in_quotes(std::string const& words)
{
    return "\"" + words + "\"";
}

std::string step_name(Step const& step)
{
    return (step.asks ? "Question " : "Text ") + in_quotes(step.id);
}

std::string listed(std::vector<std::string> const& names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return text.empty() ? "none" : text;
}

std::string people(std::vector<domain::Recipient> const& recipients)
{
    std::vector<std::string> names;
    for (auto recipient : recipients)
        names.emplace_back(domain::name(recipient));
    return listed(names);
}

std::string duration(std::chrono::minutes length)
{
    auto count = length.count();
    auto unit = count % 1440 == 0 ? 1440 : count % 60 == 0 ? 60 : 1;
    std::string word = unit == 1440 ? " day" : unit == 60 ? " hour" : " minute";
    return std::to_string(count / unit) + word + (count == unit ? "" : "s");
}

} // namespace sayso::flow
