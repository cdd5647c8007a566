// Rule 2: every step can be reached, and from every step there is a way to the end.
#include "flow/check_parts.h"

#include <algorithm>
#include <map>
#include <set>

namespace sayso::flow {

namespace {

class ShapeChecker {
public:
    ShapeChecker(Definition const& definition, ProblemList& problems)
        : definition_(definition)
        , problems_(problems)
    {
    }

    void check()
    {
        for (auto const& step : definition_.steps) {
            check_dead_end(step);
            check_else(step);
        }
        if (any_blocking(problems_.all()))
            return; // A way that is not there makes everything behind it look lost.
        check_reachable();
        check_silent_cycles();
        check_end();
    }

private:
    void add(Mark mark, std::string reason, std::string fix)
    {
        problems_.add(mark, Rule::shape, std::move(reason), std::move(fix));
    }

    void check_dead_end(Step const& step)
    {
        if (!step.next.empty())
            return;
        auto what = "step \"" + step.id + "\"";
        if (!step.asks || step.options.empty() || step.type == AskType::many)
            return add(step.mark, what + " is a dead end: it says nowhere to go", "add `next: STEP`, or `next: end`");
        for (auto const& option : step.options)
            if (option.to.empty())
                add(option.mark, "option \"" + option.id + "\" of " + what + " is a dead end: it leads nowhere",
                    "give the option `to: STEP`, or the step `next: STEP`");
        if (step.optional && !step.skip.offered && !step.skip.barred)
            add(step.mark, what + " is optional and does not say where skipping it leads", "add `skip: {to: STEP}`");
    }

    void check_else(Step const& step)
    {
        if (step.next.empty())
            return;
        auto what = "step \"" + step.id + "\"";
        if (step.next.back().when)
            add(step.next.back().mark, what + " says where to go only under a condition",
                "end the list with a way without `when`: `{to: STEP}`");
        for (auto const& branch : step.next)
            if (!branch.when && &branch != &step.next.back())
                add(branch.mark, what + " has a way without `when` before the last one",
                    "move it to the end, or give it a `when`");
    }

    void check_reachable()
    {
        std::set<std::string> reached;
        std::vector<std::string> waiting { definition_.steps.front().id };
        while (!waiting.empty()) {
            auto id = waiting.back();
            waiting.pop_back();
            auto const* step = definition_.find(id);
            if (!step || !reached.insert(id).second)
                continue;
            for (auto& target : written_targets(*step))
                waiting.push_back(std::move(target));
        }
        for (auto const& step : definition_.steps)
            if (!reached.contains(step.id))
                add(step.mark, "step \"" + step.id + "\" can not be reached",
                    "give it a route from another step, or delete it");
    }

    /// A row of steps that only say things and come back to where they began: it would never end.
    void check_silent_cycles()
    {
        std::set<std::string> done;
        for (auto const& step : definition_.steps) {
            std::vector<std::string> path;
            if (!step.asks)
                find_silent_cycle(step, path, done);
        }
    }

    void find_silent_cycle(Step const& step, std::vector<std::string>& path, std::set<std::string>& done)
    {
        auto earlier = std::find(path.begin(), path.end(), step.id);
        if (earlier != path.end()) {
            std::string round;
            for (auto id = earlier; id != path.end(); ++id)
                round += *id + " -> ";
            problems_.add(step.mark, Rule::shape, "these steps go round without a question: " + round + step.id,
                "let one of them lead elsewhere", round + step.id + " -> ...: no question, no end");
            return;
        }
        if (step.asks || !done.insert(step.id).second)
            return;
        path.push_back(step.id);
        for (auto const& target : written_targets(step))
            if (auto const* next = definition_.find(target))
                find_silent_cycle(*next, path, done);
        path.pop_back();
    }

    void check_end()
    {
        std::set<std::string> ends;
        bool grew = true;
        while (grew) {
            grew = false;
            for (auto const& step : definition_.steps) {
                auto targets = written_targets(step);
                bool leads = std::any_of(targets.begin(), targets.end(),
                    [&](std::string const& target) { return target == "end" || ends.contains(target); });
                grew = (leads && ends.insert(step.id).second) || grew;
            }
        }
        for (auto const& step : definition_.steps)
            if (!ends.contains(step.id))
                add(step.mark, "from step \"" + step.id + "\" there is no way to the end",
                    "let one of its ways lead to the end");
    }

    Definition const& definition_;
    ProblemList& problems_;
};

} // namespace

std::vector<std::string> written_targets(Step const& step)
{
    std::vector<std::string> targets;
    for (auto const& option : step.options)
        targets.push_back(option.to);
    for (auto const* way : { &step.skip, &step.dont_know })
        if (way->offered)
            targets.push_back(way->to);
    for (auto const& branch : step.next) {
        targets.push_back(branch.to);
        targets.push_back(branch.unknown_to);
    }
    std::erase(targets, "");
    return targets;
}

void check_shape(Definition const& definition, ProblemList& problems)
{
    ShapeChecker(definition, problems).check();
}

} // namespace sayso::flow
