#include "flow/transcript.h"

#include "flow/walk.h"
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <sstream>

namespace sayso::flow::transcripts {

namespace json = boost::json;

namespace {

std::string quoted(std::string const& words)
{
    return json::serialize(json::string(words));
}

std::optional<std::string> unquoted(std::string const& text)
{
    json::error_code ec;
    auto value = json::parse(text, ec);
    if (ec || !value.is_string())
        return std::nullopt;
    return std::string(value.get_string());
}

std::string to_line(Value const& value)
{
    if (auto const* flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (auto const* date = std::get_if<Date>(&value))
        return iso_text(*date);
    auto const* text = std::get_if<std::string>(&value);
    return quoted(text ? *text : "");
}

std::optional<Value> input_from(std::string const& text)
{
    if (text == "true" || text == "false")
        return text == "true";
    if (auto date = parse_date(text))
        return *date;
    auto words = unquoted(text);
    return words ? std::optional<Value>(*words) : std::nullopt;
}

std::string to_line(AnswerValue const& value, AskType type)
{
    switch (value.state) {
    case AnswerState::skipped:
        return "> skipped";
    case AnswerState::dont_know:
        return "> dont_know";
    case AnswerState::cleared:
        return "> cleared";
    case AnswerState::given:
        break;
    }
    auto line = std::string("> ") + name(type);
    if (auto const* number = std::get_if<std::int64_t>(&value.payload))
        return line + " " + std::to_string(*number);
    if (auto const* date = std::get_if<Date>(&value.payload))
        return line + " " + iso_text(*date);
    if (auto const* list = std::get_if<std::vector<std::string>>(&value.payload)) {
        for (auto const& id : *list)
            line += " " + id;
        return line;
    }
    auto const& text = std::get<std::string>(value.payload);
    return line + " " + (type == AskType::choice ? text : quoted(text));
}

std::optional<AnswerValue> answer_from(std::string const& type, std::string const& rest)
{
    if (type == "skipped")
        return AnswerValue { AnswerState::skipped, {} };
    if (type == "dont_know")
        return AnswerValue { AnswerState::dont_know, {} };
    if (type == "cleared")
        return AnswerValue { AnswerState::cleared, {} };
    if (type == "choice")
        return AnswerValue { AnswerState::given, rest };
    if (type == "text" || type == "phone") {
        auto words = unquoted(rest);
        return words ? std::optional(AnswerValue { AnswerState::given, *words }) : std::nullopt;
    }
    if (type == "many") {
        std::istringstream words(rest);
        std::vector<std::string> ids;
        for (std::string id; words >> id;)
            ids.push_back(id);
        return AnswerValue { AnswerState::given, ids };
    }
    // What is left has the same form in JSON.
    auto claimed = parse_answer("{\"" + type + "\":" + (type == "date" ? quoted(rest) : rest) + "}");
    return claimed ? std::optional(claimed->value) : std::nullopt;
}

/// One line of a transcript, into what is done; false if it can not be read.
bool read_line(std::string const& line, Script& script, std::optional<Place>& change)
{
    std::istringstream words(line);
    std::string first, second, rest;
    words >> first >> second >> std::ws;
    std::getline(words, rest);
    if (first == "today") {
        auto date = parse_date(second);
        script.today = date ? *date : Date {};
        return bool(date);
    }
    if (first == "given") {
        auto value = rest.starts_with("= ") ? input_from(rest.substr(2)) : std::nullopt;
        if (value)
            script.inputs[second] = *value;
        return bool(value);
    }
    if (first == "change") {
        auto place = parse_place(second);
        if (place)
            change = *place;
        return bool(place);
    }
    if (first != ">")
        return true; // What must come of it: compared as it is.
    auto answer = answer_from(second, rest);
    if (answer)
        script.turns.push_back({ std::exchange(change, std::nullopt), std::move(*answer) });
    return answer.has_value();
}

std::string minutes_in_words(std::chrono::minutes minutes)
{
    auto count = minutes.count();
    if (count % 1440 == 0)
        return std::to_string(count / 1440) + "d";
    return count % 60 == 0 ? std::to_string(count / 60) + "h" : std::to_string(count) + "m";
}

void tell(Turn const& turn, std::vector<std::string>& lines)
{
    for (auto const& filing : turn.filings)
        lines.push_back((filing.filed ? "filed " : "unfiled ") + to_text(filing.place) + " " + filing.field);
    for (auto const& raised : turn.raised) {
        std::string to;
        for (auto recipient : raised.alert->to)
            to += (to.empty() ? "" : ", ") + std::string(domain::name(recipient));
        lines.push_back("alert " + raised.alert->name + " at " + to_text(raised.place) + ": "
            + domain::name(raised.alert->level) + " to " + to + " within "
            + minutes_in_words(raised.alert->acknowledge_in) + " else " + domain::name(raised.alert->otherwise));
        for (auto const* task : raised.tasks)
            lines.push_back("task " + task->name + " to " + domain::name(task->to) + " in "
                + std::to_string(task->due_in_days) + "d");
    }
}

void take_edges(Definition const& definition, Session const& session, std::set<Edge>& edges)
{
    auto walked = walk(definition, session);
    if (!walked)
        return;
    for (std::size_t i = 0; i < walked->routes.size(); ++i) {
        auto const& visited = walked->path.visited[i];
        for (auto& edge :
            edges_taken(*visited.step, visited.answer ? &visited.answer->value : nullptr, walked->routes[i]))
            edges.insert(std::move(edge));
    }
}

} // namespace

Parsed parse(std::string_view text)
{
    Parsed parsed;
    std::istringstream stream { std::string(text) };
    std::optional<Place> change;
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        if (line.empty() || line[0] == '#')
            continue;
        parsed.lines.push_back(line);
        if (!read_line(line, parsed.script, change) && parsed.error.empty())
            parsed.error = "line " + std::to_string(number) + " can not be read: " + line;
    }
    if (!parsed.script.today.ok() && parsed.error.empty())
        parsed.error = "there is no `today`";
    return parsed;
}

Session begin(Definition const& definition, Script const& script)
{
    Session session;
    session.flow = definition.id;
    session.version = definition.version;
    session.today = script.today;
    session.inputs = script.inputs;
    return session;
}

Result<Turn> give(Definition const& definition, Session const& session, Place place, AnswerValue value)
{
    std::array<std::uint8_t, 16> bytes {};
    auto count = session.answers.size() + 1;
    bytes[14] = static_cast<std::uint8_t>(count >> 8);
    bytes[15] = static_cast<std::uint8_t>(count);
    Answer answer { AnswerId::from_bytes(bytes), std::move(place), std::move(value), {} };
    return advance(definition, session, std::move(answer));
}

Session stored_and_read(Definition const& definition, Session const& session)
{
    json::array answers;
    for (auto const& answer : session.answers)
        answers.push_back(json::array { json::string(answer.id.text()), json::string(to_text(answer.place)),
            json::string(to_json(answer.value, name(definition.find(answer.place.step)->type))) });
    json::array raised;
    for (auto const& alert : session.raised)
        raised.push_back(json::string(alert));
    json::object inputs;
    for (auto const& [input, value] : session.inputs)
        inputs[input] = json::string(to_line(value));
    auto stored = json::serialize(json::object { { "answers", answers }, { "raised", raised }, { "inputs", inputs },
        { "today", json::string(iso_text(session.today)) } });

    auto read = json::parse(stored);
    Session fresh;
    fresh.id = session.id;
    fresh.flow = session.flow;
    fresh.version = session.version;
    fresh.today = parse_date(std::string(read.at("today").as_string())).value();
    for (auto const& input : read.at("inputs").as_object())
        fresh.inputs[std::string(input.key())] = input_from(std::string(input.value().as_string())).value();
    for (auto const& answer : read.at("answers").as_array())
        fresh.answers.push_back({ AnswerId::parse(std::string(answer.at(0).as_string())).value(),
            parse_place(std::string(answer.at(1).as_string())).value(),
            parse_answer(std::string(answer.at(2).as_string())).value().value, {} });
    for (auto const& alert : read.at("raised").as_array())
        fresh.raised.emplace_back(alert.as_string());
    return fresh;
}

Played play(Definition const& definition, Script const& script, Reload reload, std::size_t reload_after)
{
    Played played;
    played.session = begin(definition, script);
    auto& lines = played.lines;
    lines.push_back("today " + iso_text(script.today));
    for (auto const& [input, value] : script.inputs)
        lines.push_back("given " + input + " = " + to_line(value));
    auto path = follow(definition, played.session);
    if (!path) {
        played.error = path.error().detail;
        return played;
    }
    for (auto const& visited : path->visited)
        if (visited.step->says())
            lines.push_back("said " + visited.step->id);
    auto waiting = path->waiting;
    take_edges(definition, played.session, played.edges);
    for (std::size_t i = 0; i < script.turns.size(); ++i) {
        auto const& turn = script.turns[i];
        lines.push_back(waiting ? "at " + to_text(*waiting) : "end");
        if (turn.change)
            lines.push_back("change " + to_text(*turn.change));
        if (!turn.change && !waiting) {
            played.error = "there is an answer after the end";
            return played;
        }
        auto place = turn.change ? *turn.change : *waiting;
        auto given = give(definition, played.session, place, turn.value);
        if (!given) {
            played.error = "the answer at " + to_text(place) + " was refused: " + given.error().detail;
            return played;
        }
        lines.push_back(to_line(turn.value, definition.find(place.step)->type));
        tell(*given, lines);
        for (auto const* said : given->said)
            lines.push_back("said " + said->id);
        waiting = given->waiting;
        played.session = given->session;
        if (reload == Reload::every_turn || (reload == Reload::once && i == reload_after))
            played.session = stored_and_read(definition, played.session);
        take_edges(definition, played.session, played.edges);
    }
    lines.push_back(waiting ? "at " + to_text(*waiting) : "end");
    return played;
}

} // namespace sayso::flow::transcripts
