#pragma once

#include "casefile/alert_step.h"
#include "casefile/routing.h"
#include "domain/council_settings.h"
#include <optional>
#include <vector>

/// What happens to an alert that nobody takes up: it is passed on, one person at a time, until somebody does. Pure.
namespace sayso::casefile {

/// Whom an alert may be passed on to.
enum class Circle {
    anybody,
    lead_only, // Something is said about a worker in that conversation: see is_past_the_adviser.
};
Circle circle_of(std::vector<AlertRecord> const& of_the_conversation);

/// When an alert is passed on next, by what is stored: its own time, or that of its last step.
Moment passes_on_at(AlertRecord const& alert, std::vector<AlertStep> const& steps);

/// When it was last given to somebody: raised, or passed on.
Moment given_at(AlertRecord const& alert, std::vector<AlertStep> const& steps);

/// The step that follows those there are: whom to tell now, and until when they have. Outside office hours straight to
/// the out-of-hours team; else whom the flow names for this, then the council's chain; nobody twice. When all have been
/// told, the last is reminded. What is said about a worker never leaves the safeguarding lead, who is reminded only.
AlertStep next_step(AlertRecord const& alert, std::vector<AlertStep> const& steps, Circle circle,
    domain::CouncilSettings const& settings, Moment now);

/// True if the step tells somebody again who has been told already.
bool is_reminder(AlertRecord const& alert, std::vector<AlertStep> const& steps, AlertStep const& step);

} // namespace sayso::casefile
