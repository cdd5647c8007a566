#include "casefile/escalation.h"

#include "casefile/opening.h"
#include <algorithm>

namespace sayso::casefile {

using domain::Recipient;

namespace {

bool was_told(AlertRecord const& alert, std::vector<AlertStep> const& steps, Recipient recipient)
{
    return std::ranges::find(alert.to, recipient) != alert.to.end()
        || std::ranges::any_of(steps, [recipient](AlertStep const& step) { return step.to == recipient; });
}

std::optional<Recipient> next_recipient(AlertRecord const& alert, std::vector<AlertStep> const& steps,
    domain::CouncilSettings const& settings, Moment now)
{
    std::vector<Recipient> candidates;
    if (!opening_at(settings, now).open_now)
        candidates.push_back(Recipient::out_of_hours);
    candidates.push_back(alert.otherwise);
    candidates.insert(candidates.end(), settings.chain.begin(), settings.chain.end());
    for (auto candidate : candidates)
        if (!was_told(alert, steps, candidate))
            return candidate;
    return std::nullopt;
}

} // namespace

Moment passes_on_at(AlertRecord const& alert, std::vector<AlertStep> const& steps)
{
    return steps.empty() ? alert.acknowledge_by : steps.back().acknowledge_by;
}

Moment given_at(AlertRecord const& alert, std::vector<AlertStep> const& steps)
{
    return steps.empty() ? alert.raised : steps.back().at;
}

Circle circle_of(std::vector<AlertRecord> const& of_the_conversation)
{
    return is_past_the_adviser(of_the_conversation) ? Circle::lead_only : Circle::anybody;
}

AlertStep next_step(AlertRecord const& alert, std::vector<AlertStep> const& steps, Circle circle,
    domain::CouncilSettings const& settings, Moment now)
{
    AlertStep step;
    step.alert = alert.id;
    step.number = steps.empty() ? 1 : steps.back().number + 1;
    step.at = now;
    auto level = static_cast<std::size_t>(alert.level);
    auto next = circle == Circle::lead_only ? std::optional(Recipient::safeguarding_lead)
                                            : next_recipient(alert, steps, settings, now);
    auto last = settings.chain.empty() ? Recipient::safeguarding_lead : settings.chain.back();
    step.to = next.value_or(last);
    bool again = was_told(alert, steps, step.to);
    step.acknowledge_by = now + (again ? settings.remind_every : settings.pass_on_after).at(level);
    return step;
}

bool is_reminder(AlertRecord const& alert, std::vector<AlertStep> const& steps, AlertStep const& step)
{
    auto before = steps;
    std::erase_if(before, [&](AlertStep const& other) { return other.number >= step.number; });
    return was_told(alert, before, step.to);
}

} // namespace sayso::casefile
