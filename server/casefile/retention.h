#pragma once

#include "base/time.h"
#include <optional>
#include <string>

/// How long records are kept. Pure: who is due is worked out from facts and rules alone, so that a dry run and what is
/// done are the same.
namespace sayso::casefile {

enum class Nation { england, wales, scotland, northern_ireland };
char const* name(Nation nation);
std::optional<Nation> nation_from(std::string_view name);

/// The council's own lawyers have the last word on these; that is why they are values and not code.
struct RetentionRules {
    int birthday = 75; // A case record is kept until then,
    int died_before = 18; // or, if they died before this birthday,
    int years_after_death = 15; // this long after.
    std::chrono::hours unsent { 48 }; // A conversation that was begun and never sent.
    std::chrono::days visitor { 365 }; // After the last thing a nameless visitor sent.
};

/// England: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 50.
RetentionRules rules_for(Nation nation);

struct RetentionFacts {
    bool nameless = false;
    std::optional<Date> born;
    std::optional<Date> died;
    Moment created;
    std::optional<Moment> last_sent; // The last conversation they sent.
    bool raised_alert = false; // In any conversation.
};

/// From `from` on they are to be erased; never, if there is no such day.
struct RetentionDue {
    std::optional<Moment> from;
    std::string why; // "75th birthday", or why there is no day.

    bool is_due(Moment now) const { return from && *from <= now; }
};
RetentionDue retention_due(RetentionFacts const& facts, RetentionRules const& rules);

/// The same day `years` later; 1 March where there is no 29 February, so that nothing goes a day early.
Date years_after(Date date, int years);

} // namespace sayso::casefile
