#include "store/change.h"
#include "store/sqlite_store.h"

/// Who was let in beyond their own work, who is kept out, and what may be counted.
namespace sayso::store {

namespace {

#define GRANT_COLUMNS                                                                                                  \
    "id, authority, kind, worker, role, subject, session, for_worker, reason, sealed_reason, by, from_moment, until,"  \
    " ended FROM access_grant"
GrantRecord read_grant(Row& row)
{
    GrantRecord grant;
    grant.id = row.id<GrantId>();
    grant.authority = row.id<AuthorityId>();
    grant.kind = row.named(domain::grant_kind_from);
    grant.worker = row.id<WorkerId>();
    grant.role = row.maybe_named(domain::role_from);
    grant.subject = row.id<YoungPersonId>();
    grant.session = row.id<SessionId>();
    grant.for_worker = row.id<WorkerId>();
    grant.reason = row.text();
    grant.sealed_reason = row.bytes();
    grant.by = row.id<WorkerId>();
    grant.from = row.moment();
    grant.until = row.moment();
    grant.ended = row.maybe_moment();
    return grant;
}

WorkerCardRecord read_card(Row& row)
{
    WorkerCardRecord card;
    card.authority = row.id<AuthorityId>();
    card.worker = row.id<WorkerId>();
    card.days = static_cast<int>(row.integer());
    card.phone = row.text();
    card.after_hours = row.text();
    return card;
}

WorkerId read_owner(Row& row)
{
    auto worker = WorkerId::parse(row.text());
    if (!worker)
        row.mark_broken();
    return worker ? *worker : WorkerId();
}

YoungPersonId read_subject(Row& row)
{
    return row.id<YoungPersonId>();
}

std::int64_t read_integer(Row& row)
{
    return row.integer();
}

Tally read_tally(Row& row)
{
    Tally tally;
    tally.team = row.id<TeamId>();
    tally.flow = row.text();
    tally.locale = row.text();
    tally.channel = row.named(domain::channel_from);
    tally.sent = row.flag();
    tally.read = row.flag();
    tally.replied = row.flag();
    tally.level = row.maybe_named(domain::level_from);
    tally.count = row.count();
    return tally;
}

} // namespace

Result<> SqliteWrites::apply(GrantRecord const& grant)
{
    std::optional<std::string> role;
    if (grant.role)
        role = domain::name(*grant.role);
    return connection_.run("INSERT INTO access_grant (id, authority, kind, worker, role, subject, session, for_worker,"
                           " reason, sealed_reason, by, from_moment, until, ended)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        grant.id, grant.authority, domain::name(grant.kind), grant.worker, role, grant.subject, grant.session,
        grant.for_worker, grant.reason, grant.sealed_reason, grant.by, grant.from, grant.until, grant.ended);
}

Result<> SqliteWrites::apply(WorkerCardRecord const& card)
{
    return connection_.run("INSERT INTO worker_card (authority, worker, days, phone, after_hours)"
                           " VALUES (?, ?, ?, ?, ?) ON CONFLICT (authority, worker)"
                           " DO UPDATE SET days = excluded.days, phone = excluded.phone,"
                           " after_hours = excluded.after_hours",
        card.authority, card.worker, card.days, card.phone, card.after_hours);
}

Result<> SqliteWrites::apply(Change::EndGrant const& end)
{
    auto ended = connection_.run("UPDATE access_grant SET ended = ? WHERE id = ? AND ended IS NULL", end.at, end.id);
    if (!ended || connection_.changed_rows() == 1)
        return ended;
    auto there = connection_.one("SELECT count(*) FROM access_grant WHERE id = ?", read_integer, end.id);
    if (!there)
        return there.error();
    if (*there == 0)
        return fail(Errc::not_found, "no such grant");
    return {};
}

Result<> SqliteWrites::apply(Change::EndSignInsOf const& end)
{
    return connection_.run("UPDATE sign_in SET ended = ? WHERE worker = ? AND ended IS NULL", end.at, end.worker);
}

Result<GrantRecord> SqliteStore::grant(GrantId id)
{
    return reader_->one("SELECT " GRANT_COLUMNS " WHERE id = ?", read_grant, id);
}

Result<std::vector<GrantRecord>> SqliteStore::grants()
{
    return reader_->many("SELECT " GRANT_COLUMNS " ORDER BY row DESC", read_grant);
}

Result<std::vector<GrantRecord>> SqliteStore::grants_on(YoungPersonId subject)
{
    return reader_->many("SELECT " GRANT_COLUMNS " WHERE subject = ? ORDER BY row DESC", read_grant, subject);
}

Result<std::vector<GrantRecord>> SqliteStore::grants_of(WorkerId worker, Moment now)
{
    return reader_->many("SELECT " GRANT_COLUMNS " WHERE until > ?2 AND from_moment <= ?2 AND ended IS NULL"
                         " AND (worker = ?1 OR role = (SELECT role FROM worker WHERE id = ?1)) ORDER BY row DESC",
        read_grant, worker, now);
}

Result<WorkerCardRecord> SqliteStore::worker_card(WorkerId worker)
{
    auto card = reader_->one("SELECT authority, worker, days, phone, after_hours FROM worker_card WHERE worker = ?",
        read_card, worker);
    if (!card && card.error().code == Errc::not_found)
        return WorkerCardRecord {};
    return card;
}

Result<std::vector<WorkerId>> SqliteStore::named_in(SessionId session)
{
    return reader_->many(
        "SELECT owner FROM case_entry WHERE session = ?1 AND kind = 'names_worker'"
        " UNION SELECT owner FROM case_entry WHERE session = ?1 AND kind = 'kept_from' ORDER BY owner",
        read_owner, session);
}

Result<std::vector<YoungPersonId>> SqliteStore::people_with_alerts_for(domain::Recipient recipient)
{
    return reader_->many("SELECT DISTINCT subject FROM alert"
                         " WHERE instr(',' || recipients || ',', ',' || ?1 || ',') > 0"
                         " OR EXISTS (SELECT 1 FROM alert_step AS s WHERE s.alert = alert.id AND s.recipient = ?1)"
                         " ORDER BY subject",
        read_subject, domain::name(recipient));
}

Result<std::vector<Tally>> SqliteStore::tallies()
{
    return reader_->many(
        "SELECT y.team, s.flow, s.locale, s.channel, s.submitted IS NOT NULL AS sent, s.read IS NOT NULL AS was_read,"
        " EXISTS (SELECT 1 FROM reply WHERE reply.session = s.row) AS replied, p.top_level, count(*)"
        " FROM session AS s JOIN session_progress AS p ON p.session = s.row"
        " JOIN young_person AS y ON y.authority = s.authority AND y.id = s.subject"
        " WHERE (s.submitted IS NOT NULL OR p.top_level IS NOT NULL)"
        " AND NOT EXISTS (SELECT 1 FROM alert WHERE alert.session = s.row"
        "  AND instr(',' || recipients || ',', ',safeguarding_lead,') > 0"
        "  AND instr(',' || recipients || ',', ',adviser,') = 0)"
        " GROUP BY y.team, s.flow, s.locale, s.channel, sent, was_read, replied, p.top_level",
        read_tally);
}

} // namespace sayso::store
