#include "flow/explore.h"

#include "flow/answer_check.h"
#include "flow/check_parts.h"
#include <algorithm>

namespace sayso::flow {

namespace {

std::vector<Expression const*> conditions_of(Definition const& definition)
{
    std::vector<Expression const*> conditions;
    for (auto const& step : definition.steps)
        for (auto const& branch : step.next)
            if (branch.when)
                conditions.push_back(&*branch.when);
    return conditions;
}

std::string key_of(Exploration::State const& state)
{
    return std::to_string(state.step) + "," + std::to_string(state.harm) + (state.alerted ? "!" : ".") + state.values;
}

bool is_harmful(Option const* option)
{
    return option && option->harm != Harm::none;
}

} // namespace

Exploration::Exploration(Definition const& definition)
    : definition_(definition)
    , samples_(definition, conditions_of(definition))
    , edges_(edges_of(definition))
{
    collect_harm();
    collect_repeats();
    collect_read_later();
    begin();
    for (std::size_t next = 0; next < states_.size(); ++next) {
        if (states_.size() > most_states) {
            complete_ = false;
            return;
        }
        expand(static_cast<int>(next));
    }
}

void Exploration::collect_harm()
{
    for (auto const& step : definition_.steps)
        for (auto const& option : step.options)
            if (is_harmful(&option))
                harmful_.push_back({ &step, &option });
}

void Exploration::collect_repeats()
{
    for (auto const& step : definition_.steps)
        if (step.repeat)
            repeats_.push_back(&step);
}

/// A repeat goes on with the next one each time it is passed, and begins anew with a new answer to what it is over.
void Exploration::pass_repeat(State& state, Step const& step) const
{
    for (std::size_t i = 0; i < repeats_.size(); ++i) {
        auto& passed = state.values[samples_.names().size() + i];
        if (repeats_[i]->repeat->over == step.id)
            passed = 0;
        else if (repeats_[i] == &step && passed <= repeats_[i]->repeat->at_most)
            ++passed;
    }
}

Value Exploration::value_of_repeat(State const& state, std::size_t repeat) const
{
    auto const& over = *repeats_[repeat]->repeat;
    auto items = items_of(definition_, over, value_in(state, over.over));
    auto passed = static_cast<std::size_t>(state.values[samples_.names().size() + repeat]);
    return passed >= 1 && passed <= items.size() ? Value { EnumValue { items[passed - 1] } } : Value { Unknown {} };
}

/// What no condition can read any more need not keep states apart.
void Exploration::collect_read_later()
{
    read_later_.resize(definition_.steps.size());
    for (auto const* repeat : repeats_)
        read_later_[static_cast<std::size_t>(repeat - definition_.steps.data())].insert(repeat->id);
    for (std::size_t i = 0; i < definition_.steps.size(); ++i)
        for (auto const& branch : definition_.steps[i].next)
            if (branch.when)
                read_later_[i].merge(base_names_read(definition_, *branch.when));
    // Whatever reads what was chosen may read which of it is talked about.
    for (auto& read : read_later_)
        for (auto const* repeat : repeats_)
            if (read.contains(repeat->repeat->over))
                read.insert(repeat->id);
    for (bool grew = true; grew;) {
        grew = false;
        for (std::size_t i = 0; i < definition_.steps.size(); ++i)
            for (auto const& id : written_targets(definition_.steps[i]))
                if (auto const* target = definition_.find(id)) {
                    auto before = read_later_[i].size();
                    auto const& later = read_later_[static_cast<std::size_t>(target - definition_.steps.data())];
                    read_later_[i].insert(later.begin(), later.end());
                    grew = grew || read_later_[i].size() != before;
                }
    }
}

void Exploration::begin()
{
    begin_with_inputs(0, { 0, std::string(samples_.names().size() + repeats_.size(), '\0'), 0, false });
}

/// A state before the first step for each way that the inputs can be. Of a nameless visitor nothing else is known.
void Exploration::begin_with_inputs(std::size_t name, State state)
{
    if (name == samples_.names().size()) {
        bool nameless = !definition_.for_young_person() || value_in(state, "nameless") == Value { true };
        for (std::size_t i = 0; nameless && i < name; ++i)
            if (samples_.names()[i].name != "nameless" && samples_.names()[i].name != "today")
                state.values[i] = '\0';
        state_for(std::move(state), -1);
        return;
    }
    auto const& sample = samples_.names()[name];
    if (sample.is_step)
        return begin_with_inputs(name + 1, std::move(state));
    for (std::size_t i = 0; i < sample.values.size(); ++i) {
        // Only some flows meet a visitor without a name, and some meet nobody else.
        bool nameless = sample.values[i] == Value { true };
        if (sample.name == "nameless" && !(nameless ? definition_.for_visitor() : definition_.for_young_person()))
            continue;
        state.values[name] = static_cast<char>(i + 1);
        begin_with_inputs(name + 1, state);
    }
}

int Exploration::state_for(State state, int move)
{
    auto [known, added] = known_.try_emplace(key_of(state), static_cast<int>(states_.size()));
    if (added) {
        states_.push_back(std::move(state));
        came_by_.push_back(move);
        moves_from_.emplace_back();
    }
    return known->second;
}

std::vector<AnswerValue> Exploration::answers_to(Step const& step) const
{
    std::vector<AnswerValue> answers;
    auto add = [&answers](AnswerValue answer) {
        if (std::find(answers.begin(), answers.end(), answer) == answers.end())
            answers.push_back(std::move(answer));
    };
    for (std::size_t i = 0; i < step.options.size(); ++i) {
        if (step.type == AskType::scale)
            add({ AnswerState::given, static_cast<std::int64_t>(i + 1) });
        else if (step.type == AskType::many)
            add({ AnswerState::given, std::vector { step.options[i].id } });
        else
            add({ AnswerState::given, step.options[i].id });
    }
    if (auto const* sample = samples_.find(step.id))
        for (auto const& value : sample->values)
            add(Samples::answer_of(step, value));
    if (answers.empty())
        add(Samples::any_answer(step));
    if (step.skip.offered)
        add({ AnswerState::skipped, {} });
    if (step.dont_know.offered)
        add({ AnswerState::dont_know, {} });
    return answers;
}

void Exploration::expand(int from)
{
    if (states_[static_cast<std::size_t>(from)].step == at_end)
        return;
    auto const& step = definition_.steps[static_cast<std::size_t>(states_[static_cast<std::size_t>(from)].step)];
    if (!step.asks)
        return try_answer(from, step, nullptr);
    for (auto const& answer : answers_to(step))
        try_answer(from, step, &answer);
}

/// The index from 1 of the sample that no condition can tell apart from this answer; 0: it says nothing.
int Exploration::sample_of(Step const& step, AnswerValue const& answer)
{
    auto& known = samples_of_answers_[&step];
    for (auto const& [earlier, sample] : known)
        if (earlier == answer)
            return sample;
    auto const& name = *samples_.find(step.id);
    auto value = value_of_answer(step, answer);
    int found = 0;
    for (std::size_t i = 0; i < name.values.size() && !std::holds_alternative<Unknown>(value); ++i)
        if (samples_.alike(name, name.values[i], value))
            found = static_cast<int>(i + 1);
    known.emplace_back(answer, found);
    return found;
}

void Exploration::remember_answer(State& state, Step const& step, AnswerValue const* answer)
{
    if (auto const* sample = answer ? samples_.find(step.id) : nullptr)
        state.values[static_cast<std::size_t>(sample - samples_.names().data())]
            = static_cast<char>(sample_of(step, *answer));
}

int Exploration::harm_of(Step const& step, AnswerValue const* answer) const
{
    if (!answer || answer->state != AnswerState::given)
        return 0;
    for (std::size_t i = 0; i < harmful_.size(); ++i) {
        if (harmful_[i].step != &step)
            continue;
        auto const& id = harmful_[i].option->id;
        auto const* text = std::get_if<std::string>(&answer->payload);
        auto const* list = std::get_if<std::vector<std::string>>(&answer->payload);
        auto const* number = std::get_if<std::int64_t>(&answer->payload);
        bool chosen = (text && *text == id) || (number && face_of(step, *number) == harmful_[i].option)
            || (list && std::find(list->begin(), list->end(), id) != list->end());
        if (chosen)
            return static_cast<int>(i + 1);
    }
    return 0;
}

void Exploration::try_answer(int from, Step const& step, AnswerValue const* answer)
{
    auto after = states_[static_cast<std::size_t>(from)];
    remember_answer(after, step, answer);
    pass_repeat(after, step);
    Branch const* unknown = nullptr;
    auto route = route_after(step, answer, [&](Expression const& expression) {
        auto value = expression.evaluate([&](std::string_view name) { return value_in(after, name); });
        for (auto const& branch : step.next) {
            if (!branch.when || &*branch.when != &expression || !value)
                continue;
            auto& outcome = outcomes_[&branch];
            bool is_unknown = std::holds_alternative<Unknown>(*value);
            (is_unknown ? outcome.was_unknown : *value == Value { true } ? outcome.was_true : outcome.was_false) = true;
            unknown = is_unknown ? &branch : nullptr;
        }
        return value;
    });
    if (route)
        follow_route(from, step, answer, std::move(after), *route);
    else if (unknown)
        gaps_.push_back({ from, answer ? std::optional(*answer) : std::nullopt, unknown });
}

void Exploration::follow_route(int from, Step const& step, AnswerValue const* answer, State after, Route const& route)
{
    auto move = static_cast<int>(moves_.size());
    std::vector<int> edges;
    for (auto const& edge : edges_taken(step, answer, route)) {
        first_taken_.try_emplace(edge, move);
        edges.push_back(static_cast<int>(std::find(edges_.begin(), edges_.end(), edge) - edges_.begin()));
    }
    after.alerted = after.alerted || !route.alerts.empty();
    if (auto harm = harm_of(step, answer))
        after.harm = harm;
    auto const* target = definition_.find(route.to);
    after.step = target ? static_cast<int>(target - definition_.steps.data()) : at_end;
    if (definition_.is_safety(route.to))
        after.harm = 0;
    for (std::size_t i = 0; i < after.values.size(); ++i) {
        auto names = samples_.names().size();
        auto const& read = i < names ? samples_.names()[i].name : repeats_[i - names]->id;
        if (!target || !read_later_[static_cast<std::size_t>(after.step)].contains(read))
            after.values[i] = '\0';
    }
    auto to = state_for(std::move(after), move);
    moves_.push_back({ from, to, answer ? std::optional(*answer) : std::nullopt, std::move(edges) });
    moves_from_[static_cast<std::size_t>(from)].push_back(move);
}

Value Exploration::value_in(State const& state, std::string_view name) const
{
    if (auto const* sample = samples_.find(name)) {
        auto index
            = static_cast<unsigned char>(state.values[static_cast<std::size_t>(sample - samples_.names().data())]);
        return index == 0 ? Value { Unknown {} } : sample->values[index - 1u];
    }
    if (name == "today")
        return Samples::today();
    for (std::size_t i = 0; i < repeats_.size(); ++i)
        if (repeats_[i]->id == name)
            return value_of_repeat(state, i);
    for (auto const& [let, expression] : definition_.lets)
        if (let == name) {
            auto value = expression.evaluate([&](std::string_view inner) { return value_in(state, inner); });
            return value ? *value : Value { Unknown {} };
        }
    return Unknown {};
}

Exploration::Outcomes Exploration::outcomes(Branch const& branch) const
{
    auto found = outcomes_.find(&branch);
    return found == outcomes_.end() ? Outcomes {} : found->second;
}

bool Exploration::reached(Step const& step) const
{
    auto index = static_cast<int>(&step - definition_.steps.data());
    return std::any_of(states_.begin(), states_.end(), [index](State const& state) { return state.step == index; });
}

std::vector<int> Exploration::moves_to(int state) const
{
    std::vector<int> moves;
    for (auto move = came_by_[static_cast<std::size_t>(state)]; move != -1;) {
        moves.push_back(move);
        move = came_by_[static_cast<std::size_t>(moves_[static_cast<std::size_t>(move)].from)];
    }
    std::reverse(moves.begin(), moves.end());
    return moves;
}

} // namespace sayso::flow
