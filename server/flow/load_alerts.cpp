// Alerts and tasks, from YAML.
#include "flow/load_parts.h"

namespace sayso::flow {

namespace {

std::string in_words(std::vector<std::string> const& words)
{
    std::string all;
    for (auto const& word : words)
        all += (all.empty() ? "" : ", ") + word;
    return all;
}

std::string pick_fix(std::string const& word, std::vector<std::string> const& known)
{
    auto near = did_you_mean(word, known);
    return near.empty() ? "use one of: " + in_words(known) : near;
}

std::optional<domain::Recipient> load_recipient(
    AuthorMap::Word const& word, std::string const& what, ProblemList& problems)
{
    auto recipient = domain::recipient_from(word.text);
    if (!recipient)
        problems.add(word.mark, Rule::names, what + ": nobody is called \"" + word.text + "\"",
            pick_fix(word.text, { "adviser", "duty_team", "out_of_hours", "team_manager", "safeguarding_lead" }));
    return recipient;
}

void load_acknowledgement(AuthorMap& map, Alert& alert, ProblemList& problems)
{
    auto const* time = map.find("ack_in");
    if (!time) {
        problems.add(map.mark(), Rule::harm_has_alert, map.what() + " has no time by which somebody must have seen it",
            "add `ack_in: 15m`");
    } else if (auto duration = parse_duration(map.optional_text("ack_in"))) {
        alert.acknowledge_in = *duration;
    } else {
        problems.add(
            time->mark, Rule::harm_has_alert, map.what() + ": \"ack_in\" is not a time", "write 15m, 2h or 1d");
    }
    auto otherwise = map.words("else");
    if (otherwise.size() != 1) {
        problems.add(map.mark(), Rule::harm_has_alert, map.what() + " does not say who is told if nobody looks",
            "add `else: out_of_hours`");
        return;
    }
    if (auto recipient = load_recipient(otherwise.front(), map.what(), problems))
        alert.otherwise = *recipient;
}

} // namespace

Alert load_alert(YamlNode::Member const& member, ProblemList& problems)
{
    AuthorMap map(member.value, "alert \"" + member.name + "\"", problems);
    Alert alert;
    alert.name = member.name;
    alert.mark = member.mark;
    alert.title = map.optional_text("title");
    auto level_word = map.required_text("level");
    auto level = domain::level_from(level_word);
    if (!level && !level_word.empty())
        problems.add(map.find("level")->mark, Rule::names, map.what() + ": there is no level \"" + level_word + "\"",
            pick_fix(level_word, { "routine", "soon", "urgent" }));
    alert.level = level.value_or(domain::Level::urgent);
    for (auto const& word : map.words("to"))
        if (auto recipient = load_recipient(word, map.what(), problems))
            alert.to.push_back(*recipient);
    if (map.words("to").empty())
        problems.add(member.mark, Rule::harm_has_alert, map.what() + " goes to nobody", "add `to: [adviser]`");
    load_acknowledgement(map, alert, problems);
    for (auto& word : map.words("add"))
        alert.add.push_back(std::move(word.text));
    map.finish();
    return alert;
}

TaskRule load_task(YamlNode::Member const& member, ProblemList& problems)
{
    AuthorMap map(member.value, "task \"" + member.name + "\"", problems);
    TaskRule task;
    task.name = member.name;
    task.mark = member.mark;
    task.title = map.optional_text("title");
    auto to = map.words("to");
    if (to.size() != 1)
        problems.add(member.mark, Rule::names, map.what() + " must go to one person or team", "add `to: adviser`");
    else if (auto recipient = load_recipient(to.front(), map.what(), problems))
        task.to = *recipient;
    auto due = map.optional_text("due", "today");
    auto const* due_node = map.find("due");
    std::string_view days = due;
    if (days.starts_with("in ") && days.ends_with(" days"))
        days = days.substr(3, days.size() - 8);
    else if (days == "today")
        days = "0";
    else
        days = days.ends_with("d") ? days.substr(0, days.size() - 1) : "";
    auto number = parse_whole_number(days);
    if (!number || *number < 0 || *number > 3650)
        problems.add(due_node ? due_node->mark : member.mark, Rule::names,
            map.what() + ": \"" + due + "\" is not a day", "write today, 3d or in 3 days");
    task.due_in_days = static_cast<int>(number.value_or(0));
    task.when = load_expression(map, "when", problems);
    task.on = map.required_text("on");
    map.finish();
    return task;
}

} // namespace sayso::flow
