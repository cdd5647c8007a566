#include "store/change.h"
#include "store/sqlite_store.h"

namespace sayso::store {

namespace {

// Each reads the columns that the constant above it names, in that order.

AuthorityRecord read_authority(Row& row)
{
    AuthorityRecord authority;
    authority.id = row.id<AuthorityId>();
    authority.name = row.text();
    authority.demo = row.flag();
    return authority;
}

domain::Team read_team(Row& row)
{
    domain::Team team;
    team.authority = row.id<AuthorityId>();
    team.id = row.id<TeamId>();
    team.name = row.text();
    return team;
}

#define WORKER_COLUMNS "authority, id, team, role, username, display_name, password_hash, active"
domain::Worker read_worker(Row& row)
{
    domain::Worker worker;
    worker.authority = row.id<AuthorityId>();
    worker.id = row.id<WorkerId>();
    worker.team = row.id<TeamId>();
    worker.role = row.named(domain::role_from);
    worker.username = row.text();
    worker.display_name = row.text();
    worker.password_hash = row.text();
    worker.active = row.flag();
    return worker;
}

#define YOUNG_PERSON_COLUMNS "authority, id, team, adviser, nameless, details, case_number_index, created"
YoungPersonRecord read_young_person(Row& row)
{
    YoungPersonRecord person;
    person.authority = row.id<AuthorityId>();
    person.id = row.id<YoungPersonId>();
    person.team = row.id<TeamId>();
    person.adviser = row.id<WorkerId>();
    person.nameless = row.flag();
    person.details = row.bytes();
    person.case_number_index = row.text();
    person.created = row.moment();
    return person;
}

std::string read_text(Row& row)
{
    return row.text();
}

CodeRecord read_code(Row& row)
{
    CodeRecord code;
    code.id = row.id<CodeId>();
    code.code_index = row.text();
    code.subject = row.id<YoungPersonId>();
    code.issued_by = row.id<WorkerId>();
    code.issued = row.moment();
    code.expires = row.moment();
    code.used = row.maybe_moment();
    return code;
}

SignInRecord read_sign_in(Row& row)
{
    SignInRecord sign_in;
    sign_in.id = row.id<SignInId>();
    sign_in.token_index = row.text();
    sign_in.role = row.named(domain::role_from);
    sign_in.authority = row.id<AuthorityId>();
    sign_in.team = row.id<TeamId>();
    sign_in.worker = row.id<WorkerId>();
    sign_in.young_person = row.id<YoungPersonId>();
    sign_in.created = row.moment();
    sign_in.expires = row.moment();
    sign_in.ended = row.maybe_moment();
    return sign_in;
}

OutboxRecord read_outbox(Row& row)
{
    OutboxRecord outbox;
    outbox.id = row.id<OutboxId>();
    outbox.kind = row.text();
    outbox.authority = row.id<AuthorityId>();
    outbox.subject = row.id<YoungPersonId>();
    outbox.session = row.id<SessionId>();
    outbox.ref = row.text();
    outbox.level = row.named(domain::level_from);
    outbox.created = row.moment();
    return outbox;
}

AuditRecord read_audit(Row& row)
{
    AuditRecord record;
    record.number = row.count();
    record.entry.at = row.moment();
    record.entry.actor = row.text();
    record.entry.action = row.text();
    record.entry.subject = row.id<YoungPersonId>();
    record.entry.ref = row.text();
    record.entry.outcome = row.text();
    auto hash = row.bytes();
    if (hash.size() == record.hash.size())
        std::copy(hash.begin(), hash.end(), record.hash.begin());
    else
        row.mark_broken();
    return record;
}

std::uint64_t read_count(Row& row)
{
    return row.count();
}

} // namespace

Result<AuthorityRecord> SqliteStore::authority()
{
    return reader_->one("SELECT id, name, demo FROM authority", read_authority);
}

Result<std::vector<domain::Team>> SqliteStore::teams()
{
    return reader_->many("SELECT authority, id, name FROM team ORDER BY authority, id", read_team);
}

Result<domain::Worker> SqliteStore::worker(WorkerId id)
{
    return reader_->one("SELECT " WORKER_COLUMNS " FROM worker"
                        " WHERE authority = (SELECT id FROM authority) AND id = ?",
        read_worker, id);
}

Result<domain::Worker> SqliteStore::worker_by_username(std::string const& username)
{
    return reader_->one("SELECT " WORKER_COLUMNS " FROM worker"
                        " WHERE authority = (SELECT id FROM authority) AND username = ?",
        read_worker, username);
}

Result<std::vector<domain::Worker>> SqliteStore::workers()
{
    return reader_->many("SELECT " WORKER_COLUMNS " FROM worker ORDER BY authority, id", read_worker);
}

Result<YoungPersonRecord> SqliteStore::young_person(YoungPersonId id)
{
    return reader_->one("SELECT " YOUNG_PERSON_COLUMNS " FROM young_person"
                        " WHERE authority = (SELECT id FROM authority) AND id = ?",
        read_young_person, id);
}

Result<std::vector<YoungPersonRecord>> SqliteStore::young_people_of_adviser(WorkerId adviser)
{
    return reader_->many("SELECT " YOUNG_PERSON_COLUMNS " FROM young_person"
                         " WHERE authority = (SELECT id FROM authority) AND adviser = ? ORDER BY id",
        read_young_person, adviser);
}

Result<std::vector<YoungPersonRecord>> SqliteStore::young_people_of_team(TeamId team)
{
    return reader_->many("SELECT " YOUNG_PERSON_COLUMNS " FROM young_person"
                         " WHERE authority = (SELECT id FROM authority) AND team = ? ORDER BY id",
        read_young_person, team);
}

Result<std::vector<YoungPersonRecord>> SqliteStore::young_people()
{
    return reader_->many("SELECT " YOUNG_PERSON_COLUMNS " FROM young_person"
                         " WHERE authority = (SELECT id FROM authority) ORDER BY id",
        read_young_person);
}

Result<YoungPersonRecord> SqliteStore::young_person_by_case_number(std::string const& index)
{
    return reader_->one("SELECT " YOUNG_PERSON_COLUMNS " FROM young_person"
                        " WHERE authority = (SELECT id FROM authority) AND case_number_index = ?",
        read_young_person, index);
}

Result<std::string> SqliteStore::flow_version(std::string const& version)
{
    return reader_->one("SELECT canonical_json FROM flow_version WHERE version = ?", read_text, version);
}

Result<CodeRecord> SqliteStore::code(std::string const& code_index)
{
    return reader_->one("SELECT id, code_index, subject, issued_by, issued, expires, used FROM code"
                        " WHERE code_index = ?",
        read_code, code_index);
}

Result<SignInRecord> SqliteStore::sign_in(std::string const& token_index)
{
    return reader_->one("SELECT id, token_index, role, authority, team, worker, young_person, created, expires, ended"
                        " FROM sign_in WHERE token_index = ?",
        read_sign_in, token_index);
}

Result<std::vector<OutboxRecord>> SqliteStore::outbox_waiting(std::size_t most)
{
    return reader_->many("SELECT id, kind, authority, subject, session, ref, level, created FROM outbox"
                         " ORDER BY row LIMIT ?",
        read_outbox, most);
}

Result<std::vector<AuditRecord>> SqliteStore::audit_after(std::uint64_t number, std::size_t most)
{
    // Head first: an entry committed between the two reads is no loss.
    auto head = reader_->one("SELECT number FROM audit_head", read_count);
    if (!head)
        return head.error();
    auto records = reader_->many("SELECT number, at, actor, action, subject, ref, outcome, hash FROM audit"
                                 " WHERE number > ? ORDER BY number LIMIT ?",
        read_audit, number, most);
    if (records && records->empty() && number < *head)
        return fail(Errc::corrupt, "audit entry " + std::to_string(number + 1) + " is missing");
    return records;
}

} // namespace sayso::store
