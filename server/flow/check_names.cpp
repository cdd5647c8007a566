// Rule 1: every name exists, once, and fits its use.
#include "flow/check_parts.h"

#include "flow/message_arguments.h"
#include "flow/names.h"
#include <algorithm>
#include <set>

namespace sayso::flow {

namespace {

/// Words the expression language has taken already.
constexpr char const* taken[] = { "true", "false", "and", "or", "not", "end", "today", "nameless", "years", "days",
    "working_days", "birthday", "count", "answered", "in", "one_of", "date" };

bool is_taken(std::string const& name)
{
    return std::find(std::begin(taken), std::end(taken), name) != std::end(taken);
}

class NameChecker {
public:
    NameChecker(Definition const& definition, Fields const& fields, ProblemList& problems)
        : definition_(definition)
        , fields_(fields)
        , problems_(problems)
    {
        for (auto const& step : definition.steps)
            step_ids_.push_back(step.id);
        for (auto const& alert : definition.alerts)
            alert_names_.push_back(alert.name);
        for (auto const& field : fields)
            field_names_.push_back(field.first);
    }

    void check()
    {
        check_declarations();
        check_lets();
        names_ = all_names(definition_);
        check_alerts();
        check_tasks();
        for (auto const& id : definition_.harm_goes_to)
            check_step_exists(id, definition_.harm_mark, "harm_goes_to", false);
        for (auto const& step : definition_.steps)
            check_step(step);
        check_text("pause", definition_.pause_text, {});
        check_text("the title", definition_.title, {});
    }

private:
    void add(Mark mark, std::string reason, std::string fix)
    {
        problems_.add(mark, Rule::names, std::move(reason), std::move(fix));
    }

    void declare(std::string const& name, Mark mark, char const* kind)
    {
        std::string what = std::string(kind) + " \"" + name + "\"";
        bool built_in = std::string_view(kind) == "input" && name == "nameless";
        if (!is_plain_id(name))
            add(mark, what + " has a name that can not be used",
                "use small letters, digits and _, beginning with a letter");
        else if (is_taken(name) && !built_in)
            add(mark, what + " has a name with a meaning of its own", "give it another name");
        auto [first, added] = declared_.emplace(name, what);
        if (!added)
            add(mark, what + " has the same name as " + first->second, "give it another name");
    }

    void check_declarations()
    {
        for (auto const& input : definition_.inputs)
            declare(input.name, input.mark, "input");
        for (std::size_t i = 0; i < definition_.lets.size(); ++i)
            declare(definition_.lets[i].first, definition_.let_marks[i], "let");
        for (auto const& amount : definition_.amounts)
            declare(amount.name, amount.mark, "amount");
        for (auto const& step : definition_.steps)
            declare(step.id, step.mark, "step");
    }

    void check_lets()
    {
        auto names = base_names(definition_);
        for (std::size_t i = 0; i < definition_.lets.size(); ++i) {
            auto const& [name, expression] = definition_.lets[i];
            auto type = expression.check(names);
            if (type)
                names[name] = *type;
            else
                add(definition_.let_marks[i], "let \"" + name + "\": " + type.error().detail,
                    "see the names and types it uses");
        }
    }

    void check_condition(std::string const& what, std::optional<Expression> const& when, Mark mark)
    {
        if (!when)
            return;
        auto type = when->check(names_);
        if (!type)
            add(mark, what + ": \"" + when->source() + "\": " + type.error().detail, "see the names and types it uses");
        else if (type->type != Type::boolean)
            add(mark, what + ": \"" + when->source() + "\" is " + name(type->type) + ", not true or false",
                "compare it with something");
    }

    void check_step_exists(std::string const& id, Mark mark, std::string const& what, bool end_will_do = true)
    {
        bool exists = (end_will_do && id == "end") || definition_.find(id);
        if (exists || id.empty())
            return;
        auto near = did_you_mean(id, step_ids_);
        add(mark, what + " leads to \"" + id + "\", and there is no such step",
            near.empty() ? "name a step, or end" : near);
    }

    void check_alerts_exist(std::vector<std::string> const& alerts, Mark mark, std::string const& what)
    {
        for (auto const& alert : alerts) {
            if (definition_.find_alert(alert))
                continue;
            auto near = did_you_mean(alert, alert_names_);
            add(mark, what + " raises \"" + alert + "\", and there is no such alert",
                near.empty() ? "add it under alerts" : near);
        }
    }

    void check_alerts()
    {
        for (auto const& alert : definition_.alerts) {
            auto what = "alert \"" + alert.name + "\"";
            if (!is_plain_id(alert.name))
                add(alert.mark, what + " has a name that can not be used", "use small letters, digits and _");
            for (auto const& added : alert.add) {
                auto const* step = definition_.find(added);
                if (!step || !step->asks)
                    add(alert.mark, what + " adds \"" + added + "\", which is not a step that asks",
                        did_you_mean(added, step_ids_));
            }
            check_text(what, alert.title, alert.mark);
        }
    }

    void check_tasks()
    {
        for (auto const& task : definition_.tasks) {
            auto what = "task \"" + task.name + "\"";
            check_alerts_exist({ task.on }, task.mark, what);
            check_condition(what, task.when, task.mark);
        }
    }

    void check_step(Step const& step)
    {
        auto what = "step \"" + step.id + "\"";
        check_options(step, what);
        for (auto const& branch : step.next) {
            check_step_exists(branch.to, branch.mark, what);
            check_step_exists(branch.unknown_to, branch.mark, what);
            check_alerts_exist(branch.alerts, branch.mark, what);
            check_alerts_exist(branch.unknown_alerts, branch.mark, what);
            check_condition(what, branch.when, branch.mark);
        }
        for (auto const* way : { &step.skip, &step.dont_know }) {
            if (!way->written)
                continue; // Made from an option or from `next`, which are checked themselves.
            check_step_exists(way->to, way->mark, what);
            check_alerts_exist(way->alerts, way->mark, what);
        }
        for (auto const& shown : shown_texts(step))
            check_text(what, *shown.text, shown.mark);
        if (!step.file.empty() && !fields_.contains(step.file)) {
            auto near = did_you_mean(step.file, field_names_);
            add(step.mark, what + " files \"" + step.file + "\", which is not in fields.yaml",
                near.empty() ? "add the field to fields.yaml" : near);
        }
    }

    void check_options(Step const& step, std::string const& what)
    {
        std::set<std::string> seen;
        for (auto const& option : step.options) {
            if (!is_plain_id(option.id) || option.id == "end")
                add(option.mark, what + ": option \"" + option.id + "\" has a name that can not be used",
                    "use small letters, digits and _, beginning with a letter");
            if (!seen.insert(option.id).second)
                add(option.mark, what + " has two options called \"" + option.id + "\"",
                    "give one of them another name");
            check_step_exists(option.to, option.mark, "option \"" + option.id + "\" of " + what);
            check_alerts_exist(option.alerts, option.mark, "option \"" + option.id + "\" of " + what);
        }
    }

    void check_text(std::string const& what, std::string const& text, Mark mark)
    {
        for (auto const& argument : message_arguments(text))
            if (auto const* amount = definition_.find_amount(argument))
                check_amount(what, text, *amount, mark);
            else if (!names_.contains(argument) && argument != "gender")
                add(mark, what + " shows {" + argument + "}, which is not an input, a let or a step that asks",
                    "name one, or write '{' in quotes if a brace is meant");
    }

    /// Councils pay different amounts, and amounts change.
    void check_amount(std::string const& what, std::string const& text, Amount const& amount, Mark mark)
    {
        auto advice = "check" + (amount.check.empty() ? std::string(" with") : " " + amount.check);
        auto differs = [](char left, char right) { return (left | 0x20) != (right | 0x20); };
        auto same = [&](char left, char right) { return !differs(left, right); };
        if (std::search(text.begin(), text.end(), advice.begin(), advice.end(), same) == text.end())
            add(mark, what + " shows the amount {" + amount.name + "} and does not say to " + advice,
                "add \"Amounts change, so " + advice + ".\"");
    }

    Definition const& definition_;
    Fields const& fields_;
    ProblemList& problems_;
    Names names_;
    std::map<std::string, std::string> declared_;
    std::vector<std::string> step_ids_;
    std::vector<std::string> alert_names_;
    std::vector<std::string> field_names_;
};

} // namespace

void check_names(Definition const& definition, Fields const& fields, ProblemList& problems)
{
    NameChecker(definition, fields, problems).check();
}

} // namespace sayso::flow
