#include "app/hand_over.h"

#include "app/access_desk.h"

namespace sayso::app {

using casefile::EntryKind;
using domain::GrantKind;

namespace {

Result<> end_grants(Change& change, store::Store& store, casefile::Entry const& entry)
{
    auto grants = store.grants_on(entry.subject);
    if (!grants)
        return grants.error();
    for (auto const& grant : *grants) {
        bool ends = grant.kind == GrantKind::hand_over
            || (grant.kind == GrantKind::overdue && entry.kind == EntryKind::closed);
        if (!ends || grant.ended || grant.session != entry.session)
            continue;
        Change::EndGrant end;
        end.id = grant.id;
        end.at = entry.at;
        change.grants_ended.push_back(end);
    }
    return {};
}

store::GrantRecord grant_for(
    Access const& access, casefile::Entry const& entry, Receiver const& receiver, Random& random)
{
    store::GrantRecord grant;
    grant.id = GrantId::make(entry.at, random);
    grant.authority = access.subject.authority;
    grant.kind = GrantKind::hand_over;
    grant.worker = receiver.worker;
    grant.role = receiver.role;
    grant.subject = entry.subject;
    grant.session = entry.session;
    grant.sealed_reason = seal_reason(access.key, grant.id, entry.word("why"));
    grant.by = entry.by;
    grant.from = entry.at;
    grant.until = store::without_end;
    return grant;
}

} // namespace

Result<> move_reach(Change& change, store::Store& store, Authority const& authority, domain::Actor const& actor,
    Access const& access, casefile::Entry const& entry, Random& random)
{
    if (entry.kind == EntryKind::closed)
        return end_grants(change, store, entry);
    if (entry.kind != EntryKind::hand_over)
        return {};
    auto receiver = authority.receiver(actor, entry.owner, access.subject, entry.session);
    if (!receiver && receiver.error().code == Errc::invalid_input)
        return fail(Errc::invalid_input, receiver.error().detail + " owner");
    if (!receiver)
        return receiver.error();
    if (auto ended = end_grants(change, store, entry); !ended)
        return ended;
    if (!receiver->has_it)
        change.grants.push_back(grant_for(access, entry, *receiver, random));
    return {};
}

} // namespace sayso::app
