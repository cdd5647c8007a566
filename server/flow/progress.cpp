// About how far it is to the end.
#include "flow/engine.h"

#include "flow/walk.h"
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

/// Questions of repeats that come again, beyond the one time that the longest way counts.
int questions_to_repeat(Definition const& definition, Path const& path)
{
    int questions = 0;
    for (auto const& head : definition.steps) {
        if (!head.repeat)
            continue;
        auto asked = std::count_if(definition.steps.begin(), definition.steps.end(),
            [&head](Step const& step) { return step.asks && step.inside == head.id; });
        std::size_t passed = 0;
        for (auto visited = path.visited.rbegin(); visited != path.visited.rend(); ++visited) {
            passed += visited->step == &head ? 1 : 0;
            if (!visited->answer || visited->step->id != head.repeat->over)
                continue;
            auto items
                = items_of(definition, *head.repeat, value_of_answer(*visited->step, visited->answer->value)).size();
            auto counted = std::max<std::size_t>(passed, 1);
            questions += items > counted ? static_cast<int>(items - counted) * static_cast<int>(asked) : 0;
            break;
        }
    }
    return questions;
}

} // namespace

Progress progress(Definition const& definition, Session const& /*session*/, Path const& path)
{
    Progress progress;
    for (auto const& visited : path.visited)
        progress.answered += visited.answer ? 1 : 0;
    if (path.waiting)
        progress.about_left = LongestWay(definition).from(path.waiting->step) + questions_to_repeat(definition, path);
    return progress;
}

} // namespace sayso::flow
