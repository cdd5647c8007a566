// Where the answers lead.
#include "flow/walk.h"

#include "flow/answer_check.h"
#include <algorithm>
#include <charconv>
#include <map>

namespace sayso::flow {

namespace {

/// The latest answer for each place.
using Latest = std::map<std::pair<std::string_view, int>, Answer const*>;

Result<Latest> latest_answers(Definition const& definition, Session const& session)
{
    Latest latest;
    for (auto const& answer : session.answers) {
        auto const* step = definition.find(answer.place.step);
        if (!step || !step->asks || answer.place.visit < 1 || !fits(*step, answer.value))
            return fail(Errc::corrupt, "an answer does not fit the flow");
        latest[{ answer.place.step, answer.place.visit }] = &answer;
    }
    return latest;
}

void append(std::vector<std::string>& all, std::vector<std::string> const& more)
{
    all.insert(all.end(), more.begin(), more.end());
}

/// The options that an answer chose.
std::vector<Option const*> chosen(Step const& step, AnswerValue const& answer)
{
    std::vector<Option const*> options;
    if (auto const* ids = std::get_if<std::vector<std::string>>(&answer.payload)) {
        for (auto const& id : *ids)
            options.push_back(step.find_option(id));
    } else if (auto const* id = std::get_if<std::string>(&answer.payload); id && step.type == AskType::choice) {
        options.push_back(step.find_option(*id));
    } else if (auto const* number = std::get_if<std::int64_t>(&answer.payload); number && step.type == AskType::scale) {
        options.push_back(face_of(step, *number));
    }
    std::erase(options, nullptr);
    return options;
}

/// What the answer itself says: its way out, or the options it chose.
Route own_route(Step const& step, AnswerValue const& answer)
{
    Route route;
    if (answer.state != AnswerState::given) {
        auto const& way = answer.state == AnswerState::dont_know ? step.dont_know : step.skip;
        route.by = answer.state == AnswerState::dont_know ? Route::By::dont_know : Route::By::skip;
        route.to = way.to;
        route.alerts = way.alerts;
        return route;
    }
    for (auto const* option : chosen(step, answer)) {
        route.by = Route::By::option;
        append(route.alerts, option->alerts);
        if (step.type != AskType::many)
            route.to = option->to;
    }
    return route;
}

Result<> take_branch(Step const& step, Route& route, Evaluate const& evaluate)
{
    for (std::size_t i = 0; i < step.next.size(); ++i) {
        auto const& branch = step.next[i];
        auto value = branch.when ? evaluate(*branch.when) : Result<Value>(Value { true });
        if (!value)
            return fail(Errc::corrupt, "a condition can not be worked out");
        route.unknown = std::holds_alternative<Unknown>(*value);
        if (!route.unknown && *value != Value { true })
            continue;
        route.branch = static_cast<int>(i);
        route.to = route.unknown ? branch.unknown_to : branch.to;
        append(route.alerts, route.unknown ? branch.unknown_alerts : branch.alerts);
        if (route.to.empty())
            return fail(Errc::corrupt, "a condition is unknown and the flow does not say what then");
        return {};
    }
    return fail(Errc::corrupt, "no way on fits");
}

/// Goes from step to step until one waits for its answer, or to the end.
class Walker {
public:
    Walker(Definition const& definition, Session const& session, Latest latest)
        : definition_(definition)
        , session_(session)
        , latest_(std::move(latest))
    {
    }

    Result<Walk> walk()
    {
        if (definition_.steps.empty())
            return fail(Errc::corrupt, "the flow has no steps");
        std::string_view next = definition_.steps.front().id;
        while (next != "end") {
            auto const* step = definition_.find(next);
            if (!step)
                return fail(Errc::corrupt, "a way on leads nowhere");
            if (walk_.path.visited.size() == Limits::path_steps) {
                walk_.too_long = true;
                return std::move(walk_);
            }
            auto answered = visit(*step);
            if (!answered)
                return answered.error();
            if (!*answered)
                return std::move(walk_);
            next = walk_.routes.back().to;
        }
        return std::move(walk_);
    }

private:
    /// Inside a repeat a place belongs to the option it is about, so that it stays with it when another is chosen or
    /// no longer chosen.
    Place next_place(Step const& step)
    {
        auto const* repeat = step.inside.empty() ? nullptr : definition_.find(step.inside);
        auto const* over = repeat && repeat->repeat ? definition_.find(repeat->repeat->over) : nullptr;
        auto const* option = over ? over->find_option(item_of(definition_, walk_.path, *repeat)) : nullptr;
        if (!option)
            return { step.id, ++visits_[{ step.id, 0 }] };
        auto number = static_cast<int>(option - over->options.data()) + 1;
        auto earlier = visits_[{ step.id, number }]++;
        return { step.id, number + earlier * static_cast<int>(over->options.size()) };
    }

    /// False if the session waits here.
    Result<bool> visit(Step const& step)
    {
        auto place = next_place(step);
        Answer const* answer = nullptr;
        if (step.asks) {
            auto found = latest_.find({ step.id, place.visit });
            if (found == latest_.end()) {
                walk_.path.waiting = std::move(place);
                return false;
            }
            answer = found->second;
            last_answered_ = place;
        }
        walk_.path.visited.push_back({ std::move(place), &step, answer });
        auto route = route_after(step, answer ? &answer->value : nullptr, [this](Expression const& expression) {
            return expression.evaluate(
                [this](std::string_view name) { return value_of(definition_, session_, walk_.path, name); });
        });
        if (!route)
            return route.error();
        for (auto const& alert : route->alerts)
            walk_.alerts.push_back({ alert, last_answered_ });
        walk_.routes.push_back(std::move(*route));
        return true;
    }

    Definition const& definition_;
    Session const& session_;
    Latest latest_;
    Walk walk_;
    Place last_answered_;
    std::map<std::pair<std::string_view, int>, int> visits_; // Of a step and, inside a repeat, the number of an option.
};

Value value_of_let(Definition const& definition, Session const& session, Path const& path, Expression const& expression)
{
    auto value = expression.evaluate([&](std::string_view name) { return value_of(definition, session, path, name); });
    return value ? std::move(*value) : Value { Unknown {} };
}

} // namespace

Result<Route> route_after(Step const& step, AnswerValue const* answer, Evaluate const& evaluate)
{
    Route route = answer ? own_route(step, *answer) : Route {};
    if (!route.to.empty())
        return route;
    if (auto taken = take_branch(step, route, evaluate); !taken)
        return taken.error();
    return route;
}

Value value_of_answer(Step const& step, AnswerValue const& answer)
{
    if (answer.state != AnswerState::given)
        return Unknown {};
    if (auto const* number = std::get_if<std::int64_t>(&answer.payload))
        return *number;
    if (auto const* date = std::get_if<Date>(&answer.payload))
        return *date;
    if (auto const* ids = std::get_if<std::vector<std::string>>(&answer.payload))
        return *ids;
    auto const* text = std::get_if<std::string>(&answer.payload);
    if (!text)
        return Unknown {};
    return step.type == AskType::choice ? Value { EnumValue { *text } } : Value { *text };
}

Value value_of(Definition const& definition, Session const& session, Path const& path, std::string_view name)
{
    if (name == "today")
        return session.today;
    if (auto input = session.inputs.find(name); input != session.inputs.end())
        return input->second;
    if (name == "nameless")
        return !definition.for_young_person();
    for (auto const& [let, expression] : definition.lets)
        if (let == name)
            return value_of_let(definition, session, path, expression);
    if (auto const* amount = definition.find_amount(name))
        return amount->on(session.today);
    for (auto visited = path.visited.rbegin(); visited != path.visited.rend(); ++visited)
        if (visited->answer && visited->place.step == name)
            return value_of_answer(*visited->step, visited->answer->value);
    if (auto const* step = definition.find(name); step && step->repeat)
        if (auto item = item_of(definition, path, *step); !item.empty())
            return EnumValue { std::move(item) };
    return Unknown {};
}

std::vector<std::string> items_of(Definition const& definition, Repeat const& repeat, Value const& chosen)
{
    std::vector<std::string> items;
    auto const* over = definition.find(repeat.over);
    auto const* list = std::get_if<std::vector<std::string>>(&chosen);
    if (!over || !list)
        return items;
    for (auto const& option : over->options) {
        bool is_chosen = std::find(list->begin(), list->end(), option.id) != list->end();
        if (is_chosen && static_cast<int>(items.size()) < repeat.at_most)
            items.push_back(option.id);
    }
    return items;
}

std::string item_at(Definition const& definition, Place const& place)
{
    auto const* step = definition.find(place.step);
    auto const* repeat = step ? definition.find(step->inside) : nullptr;
    auto const* over = repeat && repeat->repeat ? definition.find(repeat->repeat->over) : nullptr;
    if (!over || over->options.empty() || place.visit < 1)
        return "";
    return over->options[static_cast<std::size_t>(place.visit - 1) % over->options.size()].id;
}

std::string item_of(Definition const& definition, Path const& path, Step const& repeat)
{
    std::size_t passed = 0;
    for (auto visited = path.visited.rbegin(); visited != path.visited.rend(); ++visited) {
        passed += visited->step->id == repeat.id ? 1 : 0;
        if (!visited->answer || visited->step->id != repeat.repeat->over)
            continue;
        auto items = items_of(definition, *repeat.repeat, value_of_answer(*visited->step, visited->answer->value));
        return passed >= 1 && passed <= items.size() ? items[passed - 1] : "";
    }
    return "";
}

Result<Walk> walk(Definition const& definition, Session const& session)
{
    auto latest = latest_answers(definition, session);
    if (!latest)
        return latest.error();
    return Walker(definition, session, std::move(*latest)).walk();
}

Result<Path> follow(Definition const& definition, Session const& session)
{
    auto walked = walk(definition, session);
    if (!walked)
        return walked.error();
    if (walked->too_long)
        return fail(Errc::corrupt, "the path is longer than any session can have");
    return std::move(walked->path);
}

std::string to_text(Place const& place)
{
    return place.visit == 1 ? place.step : place.step + "#" + std::to_string(place.visit);
}

Result<Place> parse_place(std::string_view text)
{
    auto hash = text.find('#');
    Place place { std::string(text.substr(0, hash)), 1 };
    if (place.step.empty() || place.step.size() > 100)
        return fail(Errc::invalid_input, "wrong_step: a place begins with the name of a step");
    if (hash == std::string_view::npos)
        return place;
    auto number = text.substr(hash + 1);
    auto [end, ec] = std::from_chars(number.data(), number.data() + number.size(), place.visit);
    bool whole = ec == std::errc {} && end == number.data() + number.size();
    if (!whole || place.visit < 2 || number[0] == '0')
        return fail(Errc::invalid_input, "wrong_step: a visit is a whole number from 2");
    return place;
}

} // namespace sayso::flow
