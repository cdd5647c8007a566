#pragma once

#include "casefile/routing.h"
#include "domain/council_settings.h"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What runs out, and when: one function for both sides, so that worker and young person read the same day. Pure.
namespace sayso::casefile {

/// What the clocks go by, taken from the case file; no words in it.
struct ClockFacts {
    /// Something that starts or ends a clock (a case entry of kind clock_event, and some others): its kind and its day;
    /// the moment too where hours count.
    struct Happened {
        std::string kind; // One of clock_event_kinds().
        Date on;
        std::optional<Moment> at = {};
    };
    struct Sent {
        SessionId session;
        Moment submitted;
        bool replied = false;
    };
    struct Promised {
        std::string entry;
        std::string owner;
        Date due;
        bool for_young_person = true; // They were told of it.
    };
    std::string status; // "eligible", "relevant" ...; empty if nobody has said.
    std::optional<Date> born;
    std::vector<Happened> happened;
    std::vector<Sent> sent;
    std::vector<AlertRecord> alerts;
    std::vector<Promised> promised; // Those still open.
};

struct Clock {
    std::string kind; // "reply", "plan_review" ...: its title is the app message clock.<kind>.
    std::string about; // Id of the entry, alert or conversation; empty for those of the whole case file.
    Date day; // On which it runs out, in England.
    Moment due; // The end of that day, or earlier where hours count.
    bool by_hour = false; // The hour counts, not only the day.
    bool overdue = false;
    bool for_young_person = false;
    std::string owner; // A recipient's name, a worker's id, or "young_person".
};

/// The clocks that run, first to run out first. Ended ones are left out.
std::vector<Clock> clocks_for(ClockFacts const& facts, domain::CouncilSettings const& settings, Moment now);

/// Every kind a clock_event entry may have.
std::vector<std::string> const& clock_event_kinds();

/// What an entry of that kind may be about: an event, or a clock, which then has ended.
bool is_clock_event(std::string_view kind);

/// The promise of a reply to what was sent: the end of a working day in England.
Moment reply_due(Moment submitted, domain::CouncilSettings const& settings);
Date reply_day(Moment submitted, domain::CouncilSettings const& settings);

/// How many alerts there were about somebody in so many days: more than one is worth a look at all of it.
int repeat_alerts(std::vector<AlertRecord> const& alerts, Moment now, int days);

} // namespace sayso::casefile
