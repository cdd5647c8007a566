// A flow in a terminal: for authors who want to hear how it sounds.
#include "flow/simulate.h"

#include "flow/author_map.h"
#include "flow/message_arguments.h"
#include "flow/samples.h"
#include "flow/walk.h"
#include <algorithm>
#include <istream>
#include <ostream>

namespace sayso::flow {

namespace {

std::string in_words(Value const& value)
{
    if (auto const* flag = std::get_if<bool>(&value))
        return *flag ? "yes" : "no";
    if (auto const* number = std::get_if<std::int64_t>(&value))
        return std::to_string(*number);
    if (auto const* date = std::get_if<Date>(&value))
        return iso_text(*date);
    if (auto const* text = std::get_if<std::string>(&value))
        return *text;
    if (auto const* option = std::get_if<EnumValue>(&value))
        return option->id;
    std::string all;
    if (auto const* list = std::get_if<std::vector<std::string>>(&value))
        for (auto const& id : *list)
            all += (all.empty() ? "" : ", ") + id;
    return all.empty() ? "..." : all;
}

/// Whole words from what was typed, without the spaces around them.
std::string trimmed(std::string const& line)
{
    auto first = line.find_first_not_of(" \t\r");
    auto last = line.find_last_not_of(" \t\r");
    return first == std::string::npos ? "" : line.substr(first, last - first + 1);
}

class Simulation {
public:
    Simulation(Definition const& definition, SimulateOptions const& options, std::istream& in, std::ostream& out)
        : definition_(definition)
        , in_(in)
        , out_(out)
        , options_(options)
    {
        session_.flow = definition.id;
        session_.version = definition.version;
        session_.today = options.today;
        session_.inputs = stand_in_inputs(definition, options.nameless);
        for (auto const& [name, value] : options.inputs)
            session_.inputs[name] = value;
    }

    int run()
    {
        out_ << (options_.title.empty() ? definition_.title : options_.title)
             << "\n(Type a number or words. Also: skip, dunno, back, stop.)\n";
        auto path = follow(definition_, session_);
        if (!path)
            return broken(path.error());
        for (auto const& visited : path->visited)
            if (visited.step->says())
                out_ << "\n" << words_of(visited.place, *path).text << "\n";
        while (path->waiting) {
            ask(*path);
            std::string line;
            if (!std::getline(in_, line))
                return 1;
            line = trimmed(line);
            if (line == "stop") {
                out_ << "Stopped. What was sent already stays sent.\n";
                return 0;
            }
            if (line == "back")
                back(*path);
            else
                answer(*path, line);
            path = follow(definition_, session_);
            if (!path)
                return broken(path.error());
        }
        out_ << "\nThe end: ready to look over and send.\n";
        return 0;
    }

private:
    int broken(Error const& error)
    {
        out_ << "This flow does not hold together: " << error.detail << "\n";
        return 1;
    }

    /// English with {name} filled in; plurals and the like are left as they are written.
    std::string text_of(std::string text, Path const& path) const
    {
        for (auto const& name : message_arguments(text)) {
            auto hole = "{" + name + "}";
            for (auto at = text.find(hole); at != std::string::npos; at = text.find(hole, at)) {
                auto words = in_words(value_of(definition_, session_, path, name));
                text.replace(at, hole.size(), words);
                at += words.size();
            }
        }
        return text;
    }

    StepWords words_of(Place const& place, Path const& path) const
    {
        if (options_.words)
            return options_.words(session_, path, place);
        auto const& step = *definition_.find(place.step);
        StepWords words { text_of(step.text, path), text_of(step.help, path), {} };
        for (auto const& option : step.options)
            words.options.push_back(text_of(option.text, path));
        return words;
    }

    void ask(Path const& path)
    {
        auto place = back_to_.value_or(*path.waiting);
        auto const& step = *definition_.find(place.step);
        auto words = words_of(place, path);
        out_ << "\n" << words.text << (back_to_ ? "  (again)" : "") << "\n";
        if (!words.help.empty())
            out_ << "  (" << words.help << ")\n";
        for (std::size_t i = 0; i < words.options.size(); ++i)
            out_ << "  " << i + 1 << ". " << words.options[i] << "\n";
        if (step.range && step.type == AskType::integer)
            out_ << "  (a number from " << step.range->first << " to " << step.range->second << ")\n";
        if (step.type == AskType::date)
            out_ << "  (a day, like 2026-11-22)\n";
        if (step.type == AskType::many)
            out_ << "  (one or more, like 1 3)\n";
        out_ << "> " << std::flush;
    }

    void back(Path const& path)
    {
        auto from = back_to_.value_or(path.waiting.value_or(Place {}));
        std::optional<Place> earlier;
        for (auto const& visited : path.visited) {
            if (visited.place == from)
                break;
            if (visited.answer)
                earlier = visited.place;
        }
        if (earlier)
            back_to_ = earlier;
        else
            out_ << "This is the first question.\n";
    }

    void answer(Path const& path, std::string const& line)
    {
        auto place = back_to_.value_or(*path.waiting);
        auto value = read_answer(*definition_.find(place.step), line);
        if (!value) {
            out_ << "That does not fit this question. Please try again.\n";
            return;
        }
        Answer given { {}, place, std::move(*value), {} };
        auto number = static_cast<std::uint8_t>(session_.answers.size() + 1);
        given.id = AnswerId::from_bytes(
            std::array<std::uint8_t, 16> { 1, static_cast<std::uint8_t>(session_.answers.size() >> 8), number });
        auto turn = advance(definition_, session_, std::move(given));
        if (!turn) {
            out_ << "That does not fit this question: " << turn.error().detail << "\n";
            return;
        }
        back_to_.reset();
        tell(*turn);
        session_ = std::move(turn->session);
        show_said(place);
    }

    void tell(Turn const& turn)
    {
        for (auto const& filing : turn.filings)
            out_ << (filing.filed ? "  [filed: " : "  [leaves the file: ") << filing.field << "]\n";
        for (auto const& raised : turn.raised) {
            out_ << "  [alert: " << raised.alert->name << ", " << domain::name(raised.alert->level) << ", to";
            for (auto recipient : raised.alert->to)
                out_ << " " << domain::name(recipient);
            out_ << ", within " << raised.alert->acknowledge_in.count() << " minutes, else "
                 << domain::name(raised.alert->otherwise) << "]\n";
            for (auto const* task : raised.tasks)
                out_ << "  [task: " << task->name << ", to " << domain::name(task->to) << ", in " << task->due_in_days
                     << " days]\n";
        }
    }

    /// What is said after an answer, up to the next question.
    void show_said(Place const& answered)
    {
        auto path = follow(definition_, session_);
        if (!path)
            return;
        bool after = false;
        for (auto const& visited : path->visited) {
            if (after && visited.answer)
                return;
            if (after && visited.step->says())
                out_ << "\n" << words_of(visited.place, *path).text << "\n";
            after = after || visited.place == answered;
        }
    }

    static std::optional<std::string> option_id(Step const& step, std::string const& word)
    {
        if (step.find_option(word))
            return word;
        for (std::size_t i = 0; i < step.options.size(); ++i)
            if (word == std::to_string(i + 1))
                return step.options[i].id;
        return std::nullopt;
    }

    static std::optional<AnswerValue> read_many(Step const& step, std::string const& line)
    {
        std::vector<std::string> ids;
        std::string word;
        for (char c : line + " ") {
            if (c != ' ' && c != ',') {
                word += c;
                continue;
            }
            if (word.empty())
                continue;
            auto id = option_id(step, word);
            if (!id)
                return std::nullopt;
            ids.push_back(std::move(*id));
            word.clear();
        }
        return AnswerValue { AnswerState::given, std::move(ids) };
    }

    static std::optional<AnswerValue> read_answer(Step const& step, std::string const& line)
    {
        if (line == "skip")
            return AnswerValue { AnswerState::skipped, {} };
        if (line == "dunno")
            return AnswerValue { AnswerState::dont_know, {} };
        auto number = parse_whole_number(line);
        switch (step.type) {
        case AskType::choice: {
            auto id = option_id(step, line);
            return id ? std::optional(AnswerValue { AnswerState::given, std::move(*id) }) : std::nullopt;
        }
        case AskType::many:
            return read_many(step, line);
        case AskType::integer:
        case AskType::scale:
            return number ? std::optional(AnswerValue { AnswerState::given, *number }) : std::nullopt;
        case AskType::date: {
            auto date = parse_date(line);
            return date ? std::optional(AnswerValue { AnswerState::given, *date }) : std::nullopt;
        }
        case AskType::text:
        case AskType::phone:
        case AskType::photo:
        case AskType::voice:
        case AskType::drawing:
            break;
        }
        return AnswerValue { AnswerState::given, line };
    }

    Definition const& definition_;
    std::istream& in_;
    std::ostream& out_;
    SimulateOptions const& options_;
    Session session_;
    std::optional<Place> back_to_; // Set while an earlier question is asked again.
};

} // namespace

std::map<std::string, Value, std::less<>> stand_in_inputs(Definition const& definition, bool nameless)
{
    std::map<std::string, Value, std::less<>> inputs;
    for (auto const& input : definition.inputs)
        if (!nameless)
            inputs[input.name] = Samples::any_input(input);
    if (definition.for_visitor())
        inputs["nameless"] = nameless;
    return inputs;
}

int simulate(Definition const& definition, SimulateOptions const& options, std::istream& in, std::ostream& out)
{
    return Simulation(definition, options, in, out).run();
}

} // namespace sayso::flow
