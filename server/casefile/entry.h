#pragma once

#include "base/id.h"
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::casefile {

/// What was done about what somebody said, or what they say about that. A case file's entries are only ever added:
/// a correction is another entry.
enum class EntryKind {
    action, // Something somebody will do, with an owner and a day.
    action_done,
    action_dropped,
    action_said, // The young person says whether it is done.
    question, // A worker asks the young person something.
    question_answered,
    summary,
    comment,
    contact_record,
    correction,
    present, // Who was there, or helped.
    tag,
    plan_action,
    plan_view,
    plan_agree,
    plan_disagree,
    plan_ticked,
    plan_state,
    review_asked, // Of the pathway plan; nobody can refuse it.
    plan_reviewed,
    referral,
    referral_state,
    household,
    contact, // Somebody an answer named; nothing is kept of them until a worker confirms it.
    status, // Leaving-care status, as somebody asserts it: the service never decides it.
    adult_care,
    hand_over,
    filed,
    clock_event,
    closed, // "You said, we did."
    died, // The day they died, as a team manager notes it: how long the file is kept goes by it.
    names_worker, // An alert is about this worker: from then on the conversation is kept from them.
    kept_from, // The young person sent a conversation and does not want this worker to see it.
    contact_ways, // How and when it is safe to reach the young person, as they say; the last one counts.
};
char const* name(EntryKind kind);
std::optional<EntryKind> entry_kind_from(std::string_view name);

/// One entry with its words open. Which parts a kind uses: entry_rules.h.
struct Entry {
    EntryId id;
    YoungPersonId subject;
    SessionId session; // Nil if it belongs to no conversation.
    EntryKind kind = EntryKind::comment;
    std::string about; // An entry, alert or session id, a place, a NICE statement or a clock; or empty.
    std::string matter; // A pathway-plan matter, or empty.
    std::string owner; // A recipient's or service's name, a worker's id, "young_person", or empty.
    std::optional<Date> due;
    std::optional<Date> happened;
    std::string state;
    WorkerId by; // Nil: the young person.
    std::map<std::string, std::string, std::less<>> words; // Empty while the seal is closed.
    Moment at;

    std::string const& word(std::string_view field) const; // Empty if there is none.
};

/// Whether its owner is kept from its conversation from then on.
bool keeps_from_owner(EntryKind kind);

/// The owner of what the young person does themself.
inline constexpr std::string_view owned_by_young_person = "young_person";

} // namespace sayso::casefile
