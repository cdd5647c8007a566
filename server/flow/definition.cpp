#include "flow/definition.h"

#include "flow/expression_tree.h"
#include <algorithm>

namespace sayso::flow {

namespace {

template <class Items, class Name> auto find_in(Items const& items, Name matches) -> decltype(items.data())
{
    auto found = std::find_if(items.begin(), items.end(), matches);
    return found == items.end() ? nullptr : &*found;
}

} // namespace

char const* name(AskType type)
{
    switch (type) {
    case AskType::choice:
        return "choice";
    case AskType::many:
        return "many";
    case AskType::integer:
        return "int";
    case AskType::date:
        return "date";
    case AskType::text:
        return "text";
    case AskType::phone:
        return "phone";
    case AskType::scale:
        return "scale";
    case AskType::photo:
        return "photo";
    case AskType::voice:
        return "voice";
    case AskType::drawing:
        return "drawing";
    }
    return "unknown";
}

std::optional<AskType> ask_type_from(std::string_view word)
{
    for (auto type : { AskType::choice, AskType::many, AskType::integer, AskType::date, AskType::text, AskType::phone,
             AskType::scale, AskType::photo, AskType::voice, AskType::drawing })
        if (word == name(type))
            return type;
    return std::nullopt;
}

bool is_media(AskType type)
{
    return type == AskType::photo || type == AskType::voice || type == AskType::drawing;
}

char const* name(About about)
{
    switch (about) {
    case About::nothing:
        return "";
    case About::safety:
        return "safety";
    case About::rights:
        return "rights";
    case About::consent:
        return "consent";
    case About::voice:
        return "voice";
    }
    return "";
}

std::optional<About> about_from(std::string_view word)
{
    for (auto about : { About::safety, About::rights, About::consent, About::voice })
        if (word == name(about))
            return about;
    return std::nullopt;
}

char const* name(Harm harm)
{
    switch (harm) {
    case Harm::none:
        return "none";
    case Harm::low:
        return "low";
    case Harm::medium:
        return "medium";
    case Harm::high:
        return "high";
    }
    return "unknown";
}

std::optional<Harm> harm_from(std::string_view word)
{
    for (auto harm : { Harm::none, Harm::low, Harm::medium, Harm::high })
        if (word == name(harm))
            return harm;
    return std::nullopt;
}

char const* name(InputType type)
{
    switch (type) {
    case InputType::date:
        return "date";
    case InputType::staff:
        return "staff";
    case InputType::team:
        return "team";
    case InputType::boolean:
        return "bool";
    case InputType::text:
        return "text";
    }
    return "unknown";
}

std::optional<InputType> input_type_from(std::string_view word)
{
    for (auto type : { InputType::date, InputType::staff, InputType::team, InputType::boolean, InputType::text })
        if (word == name(type))
            return type;
    return std::nullopt;
}

Option const* Step::find_option(std::string_view option_id) const
{
    return find_in(options, [option_id](Option const& option) { return option.id == option_id; });
}

Step const* Definition::find(std::string_view step_id) const
{
    return find_in(steps, [step_id](Step const& step) { return step.id == step_id; });
}

Alert const* Definition::find_alert(std::string_view alert_name) const
{
    return find_in(alerts, [alert_name](Alert const& alert) { return alert.name == alert_name; });
}

Amount const* Definition::find_amount(std::string_view amount_name) const
{
    return find_in(amounts, [amount_name](Amount const& amount) { return amount.name == amount_name; });
}

bool Definition::is_safety(std::string_view step_id) const
{
    return std::find(harm_goes_to.begin(), harm_goes_to.end(), step_id) != harm_goes_to.end();
}

bool Definition::is_core(Step const& step) const
{
    bool named = step.about != About::nothing && step.about != About::voice;
    return named || is_safety(step.id)
        || std::any_of(
            step.options.begin(), step.options.end(), [](Option const& option) { return option.harm != Harm::none; });
}

std::vector<std::string> Definition::parts() const
{
    std::vector<std::string> names;
    for (auto const& step : steps)
        if (!step.part.empty() && std::find(names.begin(), names.end(), step.part) == names.end())
            names.push_back(step.part);
    return names;
}

namespace {

/// Every expression of a flow.
template <class Visit> void for_each_expression(Definition& definition, Visit visit)
{
    for (auto& [name, expression] : definition.lets)
        visit(expression);
    for (auto& use : definition.rules)
        for (auto& expression : use.reads)
            visit(expression);
    for (auto& task : definition.tasks)
        if (task.when)
            visit(*task.when);
    for (auto& step : definition.steps)
        for (auto& branch : step.next)
            if (branch.when)
                visit(*branch.when);
}

bool counts_working_days(ExpressionNode const& node)
{
    return (node.kind == ExpressionNode::Kind::call && node.word == "working_days")
        || std::any_of(
            node.parts.begin(), node.parts.end(), [](ExpressionNode const& part) { return counts_working_days(part); });
}

} // namespace

bool counts_working_days(Definition const& definition)
{
    bool found = false;
    auto copy = definition; // Visiting may change; this does not.
    for_each_expression(
        copy, [&found](Expression& expression) { found = found || counts_working_days(expression.root()); });
    return found;
}

void join_rules(Definition& definition)
{
    if (definition.bank_holidays)
        for_each_expression(definition, [&](Expression& expression) {
            if (counts_working_days(expression.root()))
                expression = expression.with_holidays(definition.bank_holidays);
        });
    for (auto const& use : definition.rules) {
        definition.lets.emplace_back(use.name, Expression::of_table(use.table, use.reads));
        definition.let_marks.push_back(use.mark);
    }
}

void migrate(Definition& definition)
{
    if (definition.format == 1)
        definition.pause_back = definition.pause_text;
}

} // namespace sayso::flow
