// About how far it is to the end.
#include "flow/engine.h"

#include <algorithm>
#include <map>

namespace sayso::flow {

namespace {

std::vector<std::string_view> targets(Step const& step)
{
    std::vector<std::string_view> all;
    for (auto const& option : step.options)
        all.push_back(option.to);
    for (auto const& branch : step.next) {
        all.push_back(branch.to);
        all.push_back(branch.unknown_to);
    }
    all.push_back(step.skip.to);
    all.push_back(step.dont_know.to);
    return all;
}

/// The most questions from a step to the end, each counted once: a way that comes round again counts for nothing more.
class LongestWay {
public:
    explicit LongestWay(Definition const& definition)
        : definition_(definition)
    {
    }

    int from(std::string_view id)
    {
        auto const* step = definition_.find(id);
        if (!step)
            return 0;
        auto [known, added] = longest_.try_emplace(step->id, 0);
        if (!added)
            return known->second;
        int longest = 0;
        for (auto target : targets(*step))
            longest = std::max(longest, from(target));
        return longest_[step->id] = longest + (step->asks ? 1 : 0);
    }

private:
    Definition const& definition_;
    std::map<std::string_view, int> longest_;
};

} // namespace

Progress progress(Definition const& definition, Session const& /*session*/, Path const& path)
{
    Progress progress;
    for (auto const& visited : path.visited)
        progress.answered += visited.answer ? 1 : 0;
    if (path.waiting)
        progress.about_left = LongestWay(definition).from(path.waiting->step);
    return progress;
}

} // namespace sayso::flow
