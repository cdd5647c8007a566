// The ways on that an author wrote, one by one.
#include "flow/answer_check.h"
#include "flow/author_map.h"
#include "flow/explore.h"

#include <algorithm>

namespace sayso::flow {

std::string to_text(Definition const& definition, Edge const& edge)
{
    auto const* step = definition.find(edge.step);
    switch (edge.kind) {
    case Edge::Kind::option: {
        bool exists = step && edge.index >= 0 && edge.index < static_cast<int>(step->options.size());
        return edge.step + ", option " + (exists ? step->options[static_cast<std::size_t>(edge.index)].id : "?");
    }
    case Edge::Kind::branch:
        return edge.step + ", next " + std::to_string(edge.index + 1);
    case Edge::Kind::unknown:
        return edge.step + ", next " + std::to_string(edge.index + 1) + " unknown";
    case Edge::Kind::skip:
        return edge.step + ", skip";
    case Edge::Kind::dont_know:
        return edge.step + ", dont_know";
    }
    return edge.step;
}

std::vector<Edge> edges_of(Definition const& definition)
{
    std::vector<Edge> edges;
    for (auto const& step : definition.steps) {
        for (std::size_t i = 0; i < step.options.size(); ++i)
            edges.push_back({ step.id, Edge::Kind::option, static_cast<int>(i) });
        for (std::size_t i = 0; i < step.next.size(); ++i) {
            edges.push_back({ step.id, Edge::Kind::branch, static_cast<int>(i) });
            if (!step.next[i].unknown_to.empty())
                edges.push_back({ step.id, Edge::Kind::unknown, static_cast<int>(i) });
        }
        if (step.asks && step.skip.offered)
            edges.push_back({ step.id, Edge::Kind::skip, 0 });
        if (step.asks && step.dont_know.offered)
            edges.push_back({ step.id, Edge::Kind::dont_know, 0 });
    }
    return edges;
}

std::vector<Edge> edges_taken(Step const& step, AnswerValue const* answer, Route const& route)
{
    std::vector<Edge> edges;
    if (answer && answer->state == AnswerState::dont_know)
        edges.push_back({ step.id, Edge::Kind::dont_know, 0 });
    else if (answer && answer->state != AnswerState::given)
        edges.push_back({ step.id, Edge::Kind::skip, 0 });
    auto add_option = [&](Option const* option) {
        if (option)
            edges.push_back({ step.id, Edge::Kind::option, static_cast<int>(option - step.options.data()) });
    };
    if (answer && answer->state == AnswerState::given) {
        if (auto const* list = std::get_if<std::vector<std::string>>(&answer->payload))
            for (auto const& id : *list)
                add_option(step.find_option(id));
        if (auto const* id = std::get_if<std::string>(&answer->payload); id && step.type == AskType::choice)
            add_option(step.find_option(*id));
        if (auto const* number = std::get_if<std::int64_t>(&answer->payload); number && step.type == AskType::scale)
            add_option(face_of(step, *number));
    }
    if (route.branch >= 0)
        edges.push_back({ step.id, route.unknown ? Edge::Kind::unknown : Edge::Kind::branch, route.branch });
    return edges;
}

std::string in_short(AnswerValue const& answer)
{
    switch (answer.state) {
    case AnswerState::skipped:
        return "skipped";
    case AnswerState::dont_know:
        return "not known";
    case AnswerState::cleared:
        return "taken back";
    case AnswerState::given:
        break;
    }
    if (auto const* number = std::get_if<std::int64_t>(&answer.payload))
        return std::to_string(*number);
    if (auto const* date = std::get_if<Date>(&answer.payload))
        return iso_text(*date);
    if (auto const* list = std::get_if<std::vector<std::string>>(&answer.payload)) {
        std::string all;
        for (auto const& id : *list)
            all += (all.empty() ? "" : ", ") + id;
        return all;
    }
    auto const* text = std::get_if<std::string>(&answer.payload);
    return text && is_plain_id(*text) ? *text : "answered";
}

} // namespace sayso::flow
