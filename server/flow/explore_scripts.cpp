// Whole conversations through given ways, for transcripts.
#include "flow/explore.h"

#include <algorithm>
#include <deque>

namespace sayso::flow {

namespace {

constexpr std::size_t longest_script = 40; // Moves; a reader must still be able to follow it.

}

std::vector<Edge> Exploration::edges_to_cover() const
{
    auto edges = edges_;
    std::erase_if(edges, [this](Edge const& edge) { return edge.kind == Edge::Kind::unknown && !took(edge); });
    return edges;
}

std::vector<int> Exploration::distances_to_end() const
{
    std::vector<std::vector<int>> before(states_.size());
    for (auto const& one : moves_)
        before[static_cast<std::size_t>(one.to)].push_back(one.from);
    std::vector<int> distances(states_.size(), -1);
    std::deque<int> waiting;
    for (std::size_t i = 0; i < states_.size(); ++i)
        if (states_[i].step == at_end) {
            distances[i] = 0;
            waiting.push_back(static_cast<int>(i));
        }
    for (; !waiting.empty(); waiting.pop_front())
        for (auto from : before[static_cast<std::size_t>(waiting.front())])
            if (distances[static_cast<std::size_t>(from)] == -1) {
                distances[static_cast<std::size_t>(from)] = distances[static_cast<std::size_t>(waiting.front())] + 1;
                waiting.push_back(from);
            }
    return distances;
}

/// The shortest row of moves whose last one takes a wanted edge, from where the end can still be reached.
std::vector<int> Exploration::moves_to_wanted(
    int from, std::set<Edge> const& wanted, std::vector<int> const& distances) const
{
    std::map<int, int> came_by { { from, -1 } };
    std::deque<int> waiting { from };
    for (; !waiting.empty(); waiting.pop_front())
        for (auto next : moves_from_[static_cast<std::size_t>(waiting.front())]) {
            if (distances[static_cast<std::size_t>(move(next).to)] == -1)
                continue;
            auto const& taken = move(next).edges;
            bool found = std::any_of(taken.begin(), taken.end(),
                [&](int edge) { return wanted.contains(edges_[static_cast<std::size_t>(edge)]); });
            if (found) {
                std::vector<int> moves { next };
                for (auto by = came_by[waiting.front()]; by != -1; by = came_by[move(by).from])
                    moves.push_back(by);
                std::reverse(moves.begin(), moves.end());
                return moves;
            }
            if (came_by.try_emplace(move(next).to, next).second)
                waiting.push_back(move(next).to);
        }
    return {};
}

std::vector<int> Exploration::moves_to_end(int from, std::vector<int> const& distances) const
{
    std::vector<int> moves;
    for (auto at = from; state(at).step != at_end;) {
        auto const& onward = moves_from_[static_cast<std::size_t>(at)];
        auto nearer = std::find_if(onward.begin(), onward.end(), [&](int next) {
            auto distance = distances[static_cast<std::size_t>(move(next).to)];
            return distance != -1 && distance < distances[static_cast<std::size_t>(at)];
        });
        if (nearer == onward.end())
            return {};
        moves.push_back(*nearer);
        at = move(*nearer).to;
    }
    return moves;
}

std::optional<Exploration::Script> Exploration::script_through(Edge const& edge, std::set<Edge> wanted) const
{
    auto first = first_taken_.find(edge);
    if (first == first_taken_.end())
        return std::nullopt;
    auto distances = distances_to_end();
    if (distances[static_cast<std::size_t>(move(first->second).to)] == -1)
        return std::nullopt;
    auto moves = moves_to(move(first->second).from);
    moves.push_back(first->second);
    for (auto onward = moves; !onward.empty() && moves.size() < longest_script;) {
        for (auto taken : onward)
            for (auto index : move(taken).edges)
                wanted.erase(edges_[static_cast<std::size_t>(index)]);
        onward = moves_to_wanted(move(moves.back()).to, wanted, distances);
        moves.insert(moves.end(), onward.begin(), onward.end());
    }
    auto last = moves_to_end(move(moves.back()).to, distances);
    moves.insert(moves.end(), last.begin(), last.end());
    return script_of(moves);
}

Exploration::Script Exploration::script_of(std::vector<int> const& moves) const
{
    Script script;
    auto const& begun = state(move(moves.front()).from);
    script.today = std::get<Date>(value_in(begun, "today"));
    bool nameless = !definition_.for_young_person() || value_in(begun, "nameless") == Value { true };
    for (auto const& input : definition_.inputs)
        if (!nameless)
            script.inputs[input.name]
                = samples_.find(input.name) ? value_in(begun, input.name) : Samples::any_input(input);
    if (definition_.for_visitor())
        script.inputs["nameless"] = nameless;
    for (auto taken : moves)
        if (auto const& answer = move(taken).answer)
            script.answers.push_back(*answer);
    return script;
}

} // namespace sayso::flow
