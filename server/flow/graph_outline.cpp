// A flow as indented text.
#include "flow/graph.h"

#include <algorithm>
#include <map>

namespace sayso::flow {

namespace {

constexpr std::size_t longest_words = 90; // Bytes of a step's words.

std::string shortened(std::string const& words)
{
    if (words.size() <= longest_words)
        return words;
    auto cut = words.rfind(' ', longest_words);
    return words.substr(0, cut == std::string::npos ? longest_words : cut) + " ...";
}

/// Puts each step below the last one that everybody passes before it (its dominator).
class Outline {
public:
    explicit Outline(Graph const& graph)
        : graph_(graph)
    {
        for (std::size_t i = 0; i < graph.steps.size(); ++i)
            index_[graph.steps[i].id] = i;
        before_.resize(graph.steps.size());
        for (std::size_t i = 0; i < graph.steps.size(); ++i)
            for (auto const& way : graph.steps[i].ways)
                if (auto to = index_.find(way.to); to != index_.end())
                    before_[to->second].insert(i);
        order_steps();
        find_dominators();
    }

    std::string write()
    {
        text_ = graph_.title + " (" + graph_.flow + ")\n";
        if (graph_.asked)
            text_ += coverage_words(graph_) + "\n";
        if (!graph_.steps.empty())
            write_step(0, 0);
        for (std::size_t i = 0; i < graph_.steps.size(); ++i)
            if (!place_.contains(i))
                text_ += "\n" + graph_.steps[i].id + "  (nothing leads here)\n";
        return text_;
    }

private:
    /// Reverse postorder from the first step, without recursion on long flows being a worry: a path has at most 400.
    void order_steps()
    {
        std::set<std::size_t> seen;
        std::vector<std::size_t> finished;
        if (!graph_.steps.empty())
            visit(0, seen, finished);
        order_.assign(finished.rbegin(), finished.rend());
        for (std::size_t i = 0; i < order_.size(); ++i)
            place_[order_[i]] = i;
    }

    void visit(std::size_t step, std::set<std::size_t>& seen, std::vector<std::size_t>& finished)
    {
        if (!seen.insert(step).second)
            return;
        auto const& ways = graph_.steps[step].ways;
        for (auto way = ways.rbegin(); way != ways.rend(); ++way)
            if (auto to = index_.find(way->to); to != index_.end())
                visit(to->second, seen, finished);
        finished.push_back(step);
    }

    std::size_t common(std::size_t left, std::size_t right) const
    {
        while (left != right) {
            if (place_.at(left) > place_.at(right))
                left = dominator_.at(left);
            else
                right = dominator_.at(right);
        }
        return left;
    }

    void find_dominators()
    {
        if (order_.empty())
            return;
        dominator_[order_.front()] = order_.front();
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t i = 1; i < order_.size(); ++i) {
                std::optional<std::size_t> found;
                for (auto from : before_[order_[i]])
                    if (dominator_.contains(from))
                        found = found ? common(*found, from) : from;
                auto [entry, added] = dominator_.try_emplace(order_[i], *found);
                changed = changed || added || entry->second != *found;
                entry->second = *found;
            }
        }
    }

    void write_way(GraphWay const& way, std::string const& indent)
    {
        text_ += indent + (way.walked ? "  - " : "  x ") + shortened(way.words);
        if (!way.to.empty())
            text_ += " -> " + way.to;
        if (way.harm != Harm::none)
            text_ += "  [harm: " + std::string(name(way.harm)) + "]";
        for (auto const& alert : way.alerts)
            text_ += "  [alert: " + alert + "]";
        text_ += way.walked ? "\n" : "  [no transcript goes here]\n";
    }

    void write_step(std::size_t index, int depth)
    {
        auto const& step = graph_.steps[index];
        std::string indent(static_cast<std::size_t>(depth) * 4, ' ');
        text_ += "\n" + indent + step.id + (step.safety ? "  [safety]" : "") + (step.asks ? "  ? " : "  \" ")
            + shortened(step.words) + "\n";
        for (auto const& way : step.ways)
            write_way(way, indent);
        std::vector<std::size_t> below;
        for (auto other : order_)
            if (other != index && dominator_.at(other) == index)
                below.push_back(other);
        std::stable_partition(below.begin(), below.end(), [this](std::size_t other) { return only_one_way(other); });
        for (auto other : below)
            write_step(other, depth + (below.size() > 1 && only_one_way(other) ? 1 : 0));
    }

    bool only_one_way(std::size_t step) const { return before_[step].size() == 1; }

    Graph const& graph_;
    std::map<std::string, std::size_t> index_;
    std::vector<std::set<std::size_t>> before_;
    std::vector<std::size_t> order_;
    std::map<std::size_t, std::size_t> place_;
    std::map<std::size_t, std::size_t> dominator_;
    std::string text_;
};

} // namespace

std::string to_outline(Graph const& graph)
{
    return Outline(graph).write();
}

} // namespace sayso::flow
