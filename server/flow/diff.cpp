// What a new version of a flow changes, said for people.
#include "flow/diff.h"

#include "flow/diff_parts.h"
#include <algorithm>

namespace sayso::flow {

namespace {

/// The items of two lists that go by the same name, and those that only one has.
template <class Item, class Name, class Both, class One>
void pair_up(std::vector<Item> const& before, std::vector<Item> const& after, Name name, Both both, One gone, One come)
{
    auto find = [&](std::vector<Item> const& list, std::string const& wanted) {
        return std::find_if(list.begin(), list.end(), [&](Item const& item) { return name(item) == wanted; });
    };
    for (auto const& item : before) {
        auto other = find(after, name(item));
        if (other == after.end())
            gone(item);
        else
            both(item, *other);
    }
    for (auto const& item : after)
        if (find(before, name(item)) == before.end())
            come(item);
}

class FlowDiff {
public:
    FlowDiff(Definition const& before, Definition const& after)
        : before_(before)
        , after_(after)
    {
    }

    std::vector<FlowChange> compare()
    {
        compare_people();
        compare_conversation();
        compare_alerts();
        compare_tasks();
        if (before_.harm_goes_to != after_.harm_goes_to)
            add(Kind::safety, "",
                "The safety steps are now " + listed(after_.harm_goes_to) + "; they were "
                    + listed(before_.harm_goes_to) + ".");
        std::function<void(Step const&)> gone = [this](Step const& step) {
            add(Kind::step_removed, step.id,
                step_name(step) + " is gone; nobody is asked or told that any more."
                    + (before_.is_safety(step.id) ? " It was a safety step." : ""));
        };
        std::function<void(Step const&)> come = [this](Step const& step) {
            add(Kind::step_added, step.id,
                "New: " + step_name(step) + (step.asks ? " asks " : " says ") + in_quotes(step.text)
                    + (step.file.empty() ? "." : ", and files it as " + step.file + "."));
        };
        pair_up(
            before_.steps, after_.steps, [](Step const& step) { return step.id; },
            [this](Step const& before, Step const& after) { compare_steps(before, after, changes_); }, gone, come);
        std::stable_sort(changes_.begin(), changes_.end(), [](auto const& left, auto const& right) {
            return (left.kind == Kind::safety) > (right.kind == Kind::safety);
        });
        return std::move(changes_);
    }

private:
    using Kind = FlowChange::Kind;

    void add(Kind kind, std::string place, std::string sentence)
    {
        changes_.push_back({ kind, std::move(place), std::move(sentence) });
    }

    static std::string ages(Definition const& definition)
    {
        return std::to_string(definition.youngest) + " to " + std::to_string(definition.oldest);
    }

    static std::string who(Definition const& definition)
    {
        if (definition.who == "anyone")
            return "anyone, also a visitor without a name";
        return definition.who == "visitor" ? "visitors without a name" : "young people who are signed in";
    }

    void compare_people()
    {
        if (ages(before_) != ages(after_))
            add(Kind::people, "", "It is now for people aged " + ages(after_) + "; it was for " + ages(before_) + ".");
        if (before_.who != after_.who)
            add(Kind::people, "", "It is now for " + who(after_) + "; it was for " + who(before_) + ".");
        std::function<void(Input const&)> gone
            = [this](Input const& input) { add(Kind::people, "", "It need not know " + input.name + " any more."); };
        std::function<void(Input const&)> come = [this](Input const& input) {
            add(Kind::people, "",
                "It now needs " + input.name + ": whoever has none in their file meets it as not known.");
        };
        pair_up(
            before_.inputs, after_.inputs, [](Input const& input) { return input.name; },
            [](Input const&, Input const&) {}, gone, come);
        compare_lets();
    }

    void compare_lets()
    {
        using Let = std::pair<std::string, Expression>;
        std::function<void(Let const&)> one = [](Let const&) {}; // Seen where it is used.
        pair_up(
            before_.lets, after_.lets, [](Let const& let) { return let.first; },
            [this](Let const& before, Let const& after) {
                if (before.second.source() != after.second.source())
                    add(Kind::ways, before.first,
                        "\"" + before.first + "\" now means " + after.second.source() + "; it meant "
                            + before.second.source() + ". Every way that depends on it may change.");
            },
            one, one);
    }

    void compare_conversation()
    {
        if (before_.title != after_.title)
            add(Kind::words, "title",
                "It is now called " + in_quotes(after_.title) + "; it was " + in_quotes(before_.title) + ".");
        if (before_.pause_text != after_.pause_text)
            add(Kind::words, "pause",
                "The pause now says " + in_quotes(after_.pause_text) + "; it said " + in_quotes(before_.pause_text)
                    + ".");
        if (before_.keep != after_.keep)
            add(Kind::conversation, "",
                "What was begun and not sent is now kept for " + duration(after_.keep) + "; it was "
                    + duration(before_.keep) + ".");
        if (before_.pause_after != after_.pause_after)
            add(Kind::conversation, "",
                "The pause now comes after " + duration(after_.pause_after) + "; it was "
                    + duration(before_.pause_after) + ".");
    }

    void compare_alerts()
    {
        std::function<void(Alert const&)> gone = [this](Alert const& alert) {
            add(Kind::safety, alert.name,
                people(alert.to) + " will not be told " + in_quotes(alert.title) + " any more: the alert is gone.");
        };
        std::function<void(Alert const&)> come = [this](Alert const& alert) {
            add(Kind::safety, alert.name,
                "New alert: " + people(alert.to) + " will be told " + in_quotes(alert.title) + ", "
                    + domain::name(alert.level) + ", to be seen within " + duration(alert.acknowledge_in) + ", else "
                    + domain::name(alert.otherwise) + ".");
        };
        pair_up(
            before_.alerts, after_.alerts, [](Alert const& alert) { return alert.name; },
            [this](Alert const& before, Alert const& after) { compare_alert(before, after); }, gone, come);
    }

    void compare_alert(Alert const& before, Alert const& after)
    {
        auto what = "Alert " + in_quotes(before.title) + " ";
        auto add_one = [&](std::string sentence) { add(Kind::safety, before.name, what + std::move(sentence)); };
        if (before.to != after.to)
            add_one("now goes to " + people(after.to) + "; it went to " + people(before.to) + ".");
        if (before.level != after.level)
            add_one(
                std::string("is now ") + domain::name(after.level) + "; it was " + domain::name(before.level) + ".");
        if (before.acknowledge_in != after.acknowledge_in)
            add_one("must now be seen within " + duration(after.acknowledge_in) + "; it was "
                + duration(before.acknowledge_in) + ".");
        if (before.otherwise != after.otherwise)
            add_one(std::string("now falls back on ") + domain::name(after.otherwise) + "; it was "
                + domain::name(before.otherwise) + ".");
        if (before.add != after.add)
            add_one("now brings the answers to " + listed(after.add) + "; it brought " + listed(before.add) + ".");
        if (before.title != after.title)
            add_one("is now called " + in_quotes(after.title) + ".");
    }

    void compare_tasks()
    {
        std::function<void(TaskRule const&)> gone = [this](TaskRule const& task) {
            add(Kind::safety, task.name, "Nobody gets the task " + in_quotes(task.title) + " any more.");
        };
        std::function<void(TaskRule const&)> come = [this](TaskRule const& task) {
            add(Kind::safety, task.name,
                "New task for " + std::string(domain::name(task.to)) + " when \"" + task.on
                    + "\" is raised: " + in_quotes(task.title) + ".");
        };
        pair_up(
            before_.tasks, after_.tasks, [](TaskRule const& task) { return task.name; },
            [this](TaskRule const& before, TaskRule const& after) {
                auto when = [](TaskRule const& task) { return task.when ? task.when->source() : std::string(); };
                if (before.to != after.to || before.due_in_days != after.due_in_days || before.on != after.on
                    || when(before) != when(after) || before.title != after.title)
                    add(Kind::safety, after.name,
                        "Task " + in_quotes(after.title) + " now goes to " + domain::name(after.to) + " in "
                            + std::to_string(after.due_in_days) + " days, on \"" + after.on + "\""
                            + (after.when ? " if " + when(after) : "") + ".");
            },
            gone, come);
    }

    Definition const& before_;
    Definition const& after_;
    std::vector<FlowChange> changes_;
};

} // namespace

char const* name(FlowChange::Kind kind)
{
    switch (kind) {
    case FlowChange::Kind::people:
        return "people";
    case FlowChange::Kind::safety:
        return "safety";
    case FlowChange::Kind::step_added:
        return "step added";
    case FlowChange::Kind::step_removed:
        return "step removed";
    case FlowChange::Kind::words:
        return "words";
    case FlowChange::Kind::ways:
        return "ways";
    case FlowChange::Kind::filing:
        return "filing";
    case FlowChange::Kind::conversation:
        return "conversation";
    }
    return "";
}

std::vector<FlowChange> diff(Definition const& before, Definition const& after)
{
    return FlowDiff(before, after).compare();
}

DryRun dry_run(Definition const& before, Definition const& after, Session const& session)
{
    auto old_path = follow(before, session);
    auto new_path = follow(after, session);
    if (!new_path || !old_path)
        return { DryRun::Outcome::does_not_fit, "an answer is to a question that is not asked like that any more" };
    auto shown = [](Path const& path) {
        std::vector<Place> places;
        for (auto const& visited : path.visited)
            places.push_back(visited.place);
        return places;
    };
    if (shown(*old_path) == shown(*new_path) && old_path->waiting == new_path->waiting)
        return { DryRun::Outcome::same, "it would go on just the same" };
    auto stands
        = [](Path const& path) { return path.waiting ? "at " + to_text(*path.waiting) : std::string("at the end"); };
    return { DryRun::Outcome::differs, "it is " + stands(*old_path) + ", and would be " + stands(*new_path) };
}

} // namespace sayso::flow
