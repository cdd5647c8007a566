#include "flow/graph.h"

#include <algorithm>

namespace sayso::flow {

namespace {

class GraphMaker {
public:
    GraphMaker(Definition const& definition, std::optional<std::set<Edge>> const& walked)
        : definition_(definition)
        , exploration_(definition)
        , walked_(walked)
    {
        for (auto& edge : exploration_.edges_to_cover())
            to_cover_.insert(std::move(edge));
    }

    Graph make()
    {
        Graph graph { definition_.id, definition_.title, {}, walked_.has_value(), 0, to_cover_.size() };
        for (auto const& step : definition_.steps)
            graph.steps.push_back(make_step(step));
        graph.walked = static_cast<std::size_t>(
            std::count_if(to_cover_.begin(), to_cover_.end(), [this](Edge const& edge) { return is_walked(edge); }));
        return graph;
    }

private:
    bool is_walked(Edge const& edge) const { return !walked_ || walked_->contains(edge); }

    GraphStep make_step(Step const& step) const
    {
        auto words = step.silent ? "(goes on)" : step.text;
        GraphStep made { step.id, words, step.asks, definition_.is_safety(step.id), exploration_.reached(step), {} };
        for (std::size_t i = 0; i < step.options.size(); ++i) {
            auto const& option = step.options[i];
            auto to = step.type == AskType::many ? std::string() : option.to;
            add(made,
                { { { step.id, Edge::Kind::option, static_cast<int>(i) } }, option.text, to, option.harm,
                    option.alerts });
        }
        if (step.asks) {
            add_way_out(made, step, step.skip, Edge::Kind::skip, "skip");
            add_way_out(made, step, step.dont_know, Edge::Kind::dont_know, "I don't know");
        }
        for (std::size_t i = 0; i < step.next.size(); ++i)
            add_branch(made, step, i);
        return made;
    }

    void add(GraphStep& made, GraphWay way) const
    {
        way.walked = std::all_of(way.edges.begin(), way.edges.end(),
            [this](Edge const& edge) { return is_walked(edge) || !to_cover_.contains(edge); });
        made.ways.push_back(std::move(way));
    }

    void add_way_out(
        GraphStep& made, Step const& step, WayOut const& out, Edge::Kind kind, std::string const& words) const
    {
        if (!out.offered)
            return;
        Edge edge { step.id, kind, 0 };
        auto* last = made.ways.empty() ? nullptr : &made.ways.back();
        bool alike = last && last->words == "skip" && last->to == out.to && last->alerts == out.alerts
            && last->walked == is_walked(edge);
        if (!alike)
            return add(made, { { edge }, words, out.to, Harm::none, out.alerts });
        last->words += ", " + words;
        last->edges.push_back(edge);
    }

    void add_branch(GraphStep& made, Step const& step, std::size_t i) const
    {
        auto const& branch = step.next[i];
        auto index = static_cast<int>(i);
        auto words = branch.when ? branch.when->source() : step.next.size() > 1 ? "otherwise" : "then";
        add(made, { { { step.id, Edge::Kind::branch, index } }, words, branch.to, Harm::none, branch.alerts });
        Edge unknown { step.id, Edge::Kind::unknown, index };
        if (to_cover_.contains(unknown))
            add(made, { { unknown }, words + " not known", branch.unknown_to, Harm::none, branch.unknown_alerts });
    }

    Definition const& definition_;
    Exploration exploration_;
    std::optional<std::set<Edge>> const& walked_;
    std::set<Edge> to_cover_;
};

} // namespace

Graph graph_of(Definition const& definition, std::optional<std::set<Edge>> const& walked)
{
    return GraphMaker(definition, walked).make();
}

std::string coverage_words(Graph const& graph)
{
    auto percent = graph.all == 0 ? 100 : graph.walked * 100 / graph.all;
    return std::to_string(graph.walked) + " of " + std::to_string(graph.all)
        + (graph.all == 1 ? " way is" : " ways are") + " walked by a transcript (" + std::to_string(percent) + " %)";
}

} // namespace sayso::flow
