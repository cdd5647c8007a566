// What skip and "I don't know" do where the author did not say.
#include "flow/load_parts.h"

#include "flow/names.h"

namespace sayso::flow {

namespace {

/// True if the step's own `next` says where to go even when this very question has no answer.
bool next_takes_unanswered(Definition const& definition, Step const& step)
{
    if (step.next.empty())
        return false;
    for (auto const& branch : step.next) {
        bool reads_itself = branch.when && base_names_read(definition, *branch.when).contains(step.id);
        if (reads_itself && branch.unknown_to.empty())
            return false;
    }
    return true;
}

void settle(Definition const& definition, Step const& step, WayOut& way, std::string_view own, std::string_view other)
{
    if (way.offered || way.barred)
        return;
    auto const* option = step.find_option(own);
    if (!option)
        option = step.find_option(other);
    bool takes_unanswered = next_takes_unanswered(definition, step);
    if (option) {
        way.offered = !option->to.empty() || takes_unanswered;
        way.to = option->to;
        way.alerts = option->alerts;
        return;
    }
    bool plain = step.next.size() == 1 && !step.next.front().when;
    way.offered = plain || (step.optional && takes_unanswered);
}

} // namespace

void settle_ways_out(Definition& definition)
{
    for (auto& step : definition.steps) {
        if (!step.asks)
            continue;
        settle(definition, step, step.skip, "not_say", "unsure");
        settle(definition, step, step.dont_know, "unsure", "not_say");
    }
}

} // namespace sayso::flow
