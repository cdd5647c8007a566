#include "store/change.h"

#include <algorithm>

namespace sayso::store {

namespace {

template <class Rows> bool have_ids(Rows const& rows)
{
    return std::ranges::none_of(rows, [](auto const& row) { return row.id.is_nil(); });
}

bool carries_an_act(Change const& change)
{
    if (!change.grants.empty() || !change.worker_cards.empty() || !change.grants_ended.empty() || !change.sign_ins_of_ended.empty())
        return true;
    return !change.turns.empty() || !change.replies.empty() || !change.case_entries.empty()
        || !change.acknowledgements.empty() || !change.alert_steps.empty() || !change.clocks_told.empty()
        || !change.codes.empty() || !change.credentials.empty() || !change.credentials_used.empty()
        || !change.credentials_revoked.empty() || !change.phones.empty() || !change.phones_used.empty()
        || !change.phones_forgotten.empty() || !change.kiosks.empty() || !change.kiosks_enrolled.empty()
        || !change.kiosks_removed.empty() || !change.tombstones.empty() || !change.erasures_done.empty()
        || !change.swept.empty() || !change.new_uploads.empty() || !change.uploads_arrived.empty()
        || !change.uploads_kept.empty() || !change.uploads_dropped.empty()
        || !change.young_people.empty() || !change.new_drafts.empty() || !change.drafts.empty()
        || !change.publications.empty() || !change.go_live.empty() || !change.translation_approvals.empty();
}

bool has_comma(std::vector<std::string> const& words)
{
    return std::ranges::any_of(words, [](auto const& word) { return word.find(',') != std::string::npos; });
}

} // namespace

Result<> check(Change const& change)
{
    if (carries_an_act(change) && change.audit.empty())
        return fail(Errc::invalid_input, "a change with an act in it needs its audit entry");
    bool named = have_ids(change.authorities) && have_ids(change.teams) && have_ids(change.workers)
        && have_ids(change.young_people) && have_ids(change.codes) && have_ids(change.sign_ins) && have_ids(change.credentials)
        && have_ids(change.phones) && have_ids(change.kiosks)
        && have_ids(change.new_drafts) && have_ids(change.publications) && have_ids(change.new_sessions) && have_ids(change.alerts) && have_ids(change.tasks)
        && have_ids(change.chronology) && have_ids(change.replies) && have_ids(change.case_entries)
        && have_ids(change.grants) && have_ids(change.new_uploads) && have_ids(change.outbox)
        && std::ranges::none_of(change.turns, [](auto const& turn) { return turn.answer.id.is_nil(); });
    if (!named)
        return fail(Errc::invalid_input, "a row has no id");
    if (std::ranges::any_of(change.alert_steps, [](auto const& step) { return step.number < 1; }))
        return fail(Errc::invalid_input, "the steps of an alert are counted from 1");
    if (std::ranges::any_of(change.alerts, [](auto const& alert) { return has_comma(alert.add); }))
        return fail(Errc::invalid_input, "a place has a comma in it");
    return {};
}

Error too_many_tries()
{
    return fail(Errc::forbidden, "too_many_tries: wait until the window has passed");
}

Error kiosk_code_spent()
{
    return fail(Errc::conflict, "the code of the kiosk is unknown, used or expired");
}

Error credential_spent()
{
    return fail(Errc::conflict, "the credential is revoked, or what it gave was used before");
}

char const* name(CredentialKind kind)
{
    switch (kind) {
    case CredentialKind::passkey:
        return "passkey";
    case CredentialKind::totp:
        return "totp";
    case CredentialKind::oidc:
        return "oidc";
    }
    return "unknown";
}

std::optional<CredentialKind> credential_kind_from(std::string_view text)
{
    for (auto kind : { CredentialKind::passkey, CredentialKind::totp, CredentialKind::oidc })
        if (text == name(kind))
            return kind;
    return std::nullopt;
}

Error taken_up()
{
    return fail(Errc::conflict, "somebody has acknowledged the alert");
}

std::string joined(std::vector<std::string> const& words)
{
    std::string text;
    for (auto const& word : words) {
        if (!text.empty())
            text += ',';
        text += word;
    }
    return text;
}

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> words;
    while (!text.empty()) {
        auto comma = text.find(',');
        words.emplace_back(text.substr(0, comma));
        text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
    }
    return words;
}

} // namespace sayso::store
