#pragma once

#include "store/store.h"

/// Inside the store only: what both stores do alike with a Change.
namespace sayso::store {

/// Refuses with invalid_input what no store may take: words without an audit entry, rows without an id.
Result<> check(Change const& change);

Error too_many_tries();
Error kiosk_code_spent(); // Unknown, used or expired.
Error credential_spent(); // Revoked, or what it gave was used before.
Error taken_up(); // An alert that is no longer to be passed on.

/// "a,b,c", as lists of fixed words are stored.
std::string joined(std::vector<std::string> const& words);
std::vector<std::string> split(std::string_view text);

/// Hands every part of a change but its attempts to `writes.apply(row)`, in the one order in which both stores write
/// them (what is referred to comes first), until one fails.
template <class Writes> Result<> apply_parts(Writes& writes, Change const& change)
{
    Result<> result;
    auto all_of = [&](auto const& rows) {
        for (auto const& row : rows) {
            result = writes.apply(row);
            if (!result)
                return false;
        }
        return true;
    };
    (void)(all_of(change.authorities) && all_of(change.teams) && all_of(change.workers) && all_of(change.young_people)
        && all_of(change.flow_versions) && all_of(change.new_drafts) && all_of(change.drafts)
        && all_of(change.publications) && all_of(change.go_live) && all_of(change.translation_approvals)
        && all_of(change.codes) && all_of(change.sign_ins)
        && all_of(change.attempts_forgiven) && all_of(change.codes_used) && all_of(change.sign_ins_ended)
        && all_of(change.devices) && all_of(change.credentials) && all_of(change.credentials_used)
        && all_of(change.credentials_revoked) && all_of(change.phones) && all_of(change.phone_tries)
        && all_of(change.phones_used) && all_of(change.phones_forgotten)
        && all_of(change.kiosks) && all_of(change.kiosks_enrolled) && all_of(change.kiosks_removed)
        && all_of(change.new_sessions) && all_of(change.turns) && all_of(change.session_events) && all_of(change.fields)
        && all_of(change.alerts) && all_of(change.tasks) && all_of(change.chronology) && all_of(change.replies)
        && all_of(change.case_entries) && all_of(change.names) && all_of(change.acknowledgements)
        && all_of(change.alert_steps) && all_of(change.clocks_told) && all_of(change.scans)
        && all_of(change.new_uploads) && all_of(change.uploads_arrived) && all_of(change.uploads_kept)
        && all_of(change.uploads_named) && all_of(change.uploads_dropped) && all_of(change.outbox)
        && all_of(change.outbox_delivered) && all_of(change.tombstones) && all_of(change.erasures_done)
        && all_of(change.swept) && all_of(change.worker_cards) && all_of(change.grants) && all_of(change.grants_ended)
        && all_of(change.sign_ins_of_ended) && all_of(change.audit));
    return result;
}

} // namespace sayso::store
