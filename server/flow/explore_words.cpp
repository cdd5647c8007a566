// Ways through a flow, said so that whoever wrote it can follow them.
#include "flow/explore.h"

#include "flow/answer_check.h"

namespace sayso::flow {

namespace {

constexpr std::size_t longest_option = 40; // Bytes of an option's words; what is left out is not needed to find it.
constexpr std::size_t longest_way = 12; // Steps told at the end of a way, and a few at its beginning.

std::string quoted(std::string const& words)
{
    if (words.size() <= longest_option)
        return "\"" + words + "\"";
    auto cut = words.rfind(' ', longest_option);
    return "\"" + words.substr(0, cut == std::string::npos ? longest_option : cut) + " ...\"";
}

std::string option_words(Step const& step, std::string const& id)
{
    auto const* option = step.find_option(id);
    return option && !option->text.empty() ? quoted(option->text) : id;
}

/// An answer as it reads in the flow file.
std::string answer_words(Step const& step, AnswerValue const& answer)
{
    if (answer.state == AnswerState::dont_know)
        return "I don't know";
    if (answer.state != AnswerState::given)
        return in_short(answer);
    auto const* text = std::get_if<std::string>(&answer.payload);
    if (text && step.type == AskType::choice)
        return option_words(step, *text);
    auto const* number = std::get_if<std::int64_t>(&answer.payload);
    auto const* face = number && step.type == AskType::scale ? face_of(step, *number) : nullptr;
    if (face)
        return option_words(step, face->id);
    auto const* list = std::get_if<std::vector<std::string>>(&answer.payload);
    if (!list)
        return in_short(answer);
    std::string all;
    for (auto const& id : *list)
        all += (all.empty() ? "" : " and ") + option_words(step, id);
    return all;
}

std::string value_words(Value const& value)
{
    if (auto const* flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (auto const* date = std::get_if<Date>(&value))
        return iso_text(*date);
    auto const* number = std::get_if<std::int64_t>(&value);
    return number ? std::to_string(*number) : "given";
}

std::string joined(std::vector<std::string> const& parts)
{
    std::string way;
    bool cut = parts.size() > longest_way + 3;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (cut && i >= 2 && i < parts.size() - longest_way) {
            way += i == 2 ? " -> ..." : "";
            continue;
        }
        way += (way.empty() ? "" : " -> ") + parts[i];
    }
    return way;
}

} // namespace

std::string Exploration::way_to(int state) const
{
    auto moves = moves_to(state);
    auto const& begun = this->state(moves.empty() ? state : move(moves.front()).from);
    std::string inputs;
    for (std::size_t i = 0; i < samples_.names().size(); ++i) {
        auto const& sample = samples_.names()[i];
        auto index = static_cast<unsigned char>(begun.values[i]);
        bool usual = sample.name == "nameless" && index != 0 && sample.values[index - 1u] == Value { false };
        if (!sample.is_step && index != 0 && !usual)
            inputs += (inputs.empty() ? "" : ", ") + sample.name + " "
                + (sample.name == "nameless" ? "" : value_words(sample.values[index - 1u]));
    }
    std::vector<std::string> parts;
    for (auto taken : moves) {
        auto const& step = definition_.steps[static_cast<std::size_t>(this->state(move(taken).from).step)];
        auto const& answer = move(taken).answer;
        parts.push_back(step.id + (answer ? ": " + answer_words(step, *answer) : ""));
    }
    auto at = this->state(state).step;
    parts.push_back(at == at_end ? "end" : definition_.steps[static_cast<std::size_t>(at)].id);
    return (inputs.empty() ? "" : "(" + inputs + ") ") + joined(parts);
}

std::string Exploration::way_to(Gap const& gap) const
{
    auto way = way_to(gap.state);
    auto at = state(gap.state).step;
    if (gap.answer && at != at_end)
        way += ": " + answer_words(definition_.steps[static_cast<std::size_t>(at)], *gap.answer);
    return way;
}

std::string Exploration::way_to(Step const& step) const
{
    auto index = static_cast<int>(&step - definition_.steps.data());
    for (std::size_t i = 0; i < states_.size(); ++i)
        if (states_[i].step == index)
            return way_to(static_cast<int>(i));
    return "";
}

std::string Exploration::way_through(Edge const& edge) const
{
    auto taken = first_taken_.find(edge);
    if (taken == first_taken_.end())
        return "";
    auto const& one = move(taken->second);
    auto const& step = definition_.steps[static_cast<std::size_t>(state(one.from).step)];
    auto to = state(one.to).step;
    return way_to(one.from) + (one.answer ? ": " + answer_words(step, *one.answer) : "") + " -> "
        + (to == at_end ? "end" : definition_.steps[static_cast<std::size_t>(to)].id);
}

} // namespace sayso::flow
