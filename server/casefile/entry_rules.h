#pragma once

#include "casefile/entry.h"
#include <span>

namespace sayso::casefile {

/// What an entry's `about` names.
enum class About { nothing, action, question, plan_action, referral, entry, alert, alert_or_session, place, nice, clock };

/// What a kind of entry needs, may have, and may not have.
struct EntryRule {
    enum class Part { none, optional, required };

    EntryKind kind = EntryKind::comment;
    bool by_worker = true;
    bool by_young_person = false;
    About about = About::nothing;
    Part session = Part::none;
    Part matter = Part::none;
    Part owner = Part::none;
    Part due = Part::none;
    Part happened = Part::none;
    bool told = false; // The young person is told, and sees it on their page.
    std::span<std::string_view const> owners = {}; // Empty: a recipient, a worker's id or the young person.
    std::span<std::string_view const> states = {}; // Empty: no state.
    std::span<std::string_view const> needs = {}; // Fields of words that must say something.
    std::span<std::string_view const> may = {}; // And those that may be left out.
};
EntryRule const& rule_of(EntryKind kind);

/// Why an entry was refused: "missing_field", "unknown_field", "wrong_type", "too_long", and the part at fault.
struct EntryFault {
    char const* key = "";
    std::string field;
};

inline constexpr std::size_t longest_entry_text = 8 * 1024;

/// All that can be said without looking into the case file. Whether what it is about is there, the caller checks.
std::optional<EntryFault> check_entry(Entry const& entry);

/// The six statements of NICE quality standard 140 that a move to adult care is held against.
std::span<std::string_view const> adult_care_statements();
std::span<std::string_view const> leaving_care_statuses();

} // namespace sayso::casefile
