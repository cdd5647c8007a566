#include "store/sqlite_store.h"
#include "store/sqlite_writes.h"

/// Case entries and the index of names, written and read.
namespace sayso::store {

namespace {

std::optional<std::string> date_text(std::optional<Date> const& date)
{
    return date ? std::optional(iso_text(*date)) : std::nullopt;
}

std::optional<Date> maybe_date(Row& row)
{
    auto text = row.text();
    if (text.empty())
        return std::nullopt;
    auto date = parse_date(text);
    if (date)
        return *date;
    row.mark_broken();
    return std::nullopt;
}

#define ENTRY_COLUMNS "id, subject, session, kind, about, matter, owner, due, happened, state, by, words, digest, at"
CaseEntryRecord read_entry(Row& row)
{
    CaseEntryRecord entry;
    entry.id = row.id<EntryId>();
    entry.subject = row.id<YoungPersonId>();
    entry.session = row.id<SessionId>();
    entry.kind = row.named(casefile::entry_kind_from);
    entry.about = row.text();
    entry.matter = row.text();
    entry.owner = row.text();
    entry.due = maybe_date(row);
    entry.happened = maybe_date(row);
    entry.state = row.text();
    entry.by = row.id<WorkerId>();
    entry.words = row.bytes();
    entry.digest = row.text();
    entry.at = row.moment();
    return entry;
}

YoungPersonId read_subject(Row& row)
{
    return row.id<YoungPersonId>();
}

/// Without its hash: nobody asks for the chain here.
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
    return record;
}

std::int64_t read_integer(Row& row)
{
    return row.integer();
}

} // namespace

Result<> SqliteWrites::apply(CaseEntryRecord const& entry)
{
    return connection_.run("INSERT INTO case_entry (authority, id, subject, session, kind, about, matter, owner, due,"
                           " happened, state, by, words, digest, at)"
                           " VALUES ((SELECT id FROM authority), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entry.id, entry.subject, entry.session, casefile::name(entry.kind), entry.about, entry.matter, entry.owner,
        date_text(entry.due), date_text(entry.happened), entry.state, entry.by, entry.words, entry.digest, entry.at);
}

Result<> SqliteWrites::apply(NameIndexRecord const& name)
{
    return connection_.run("INSERT INTO name_index (authority, word, subject)"
                           " VALUES ((SELECT id FROM authority), ?, ?) ON CONFLICT DO NOTHING",
        name.word_index, name.subject);
}

Result<CaseEntryRecord> SqliteStore::case_entry(EntryId id)
{
    return reader_->one("SELECT " ENTRY_COLUMNS " FROM case_entry WHERE id = ?", read_entry, id);
}

Result<std::vector<CaseEntryRecord>> SqliteStore::case_entries_of(YoungPersonId subject)
{
    return reader_->many("SELECT " ENTRY_COLUMNS " FROM case_entry WHERE subject = ? ORDER BY at, row", read_entry, subject);
}

Result<std::vector<CaseEntryRecord>> SqliteStore::case_entries_owned_by(std::string const& owner)
{
    return reader_->many(
        "SELECT " ENTRY_COLUMNS " FROM case_entry WHERE owner = ? AND owner <> '' ORDER BY at, row", read_entry, owner);
}

Result<std::vector<YoungPersonId>> SqliteStore::people_with_promises_due_before(Date day)
{
    return reader_->many("SELECT DISTINCT subject FROM promise WHERE open = 1 AND due < ? ORDER BY subject", read_subject,
        iso_text(day));
}

Result<std::vector<YoungPersonId>> SqliteStore::young_people_named(std::string const& word_index)
{
    return reader_->many("SELECT subject FROM name_index"
                         " WHERE authority = (SELECT id FROM authority) AND word = ? ORDER BY subject",
        read_subject, word_index);
}

Result<bool> SqliteStore::name_is_indexed(YoungPersonId subject)
{
    auto found = reader_->one("SELECT EXISTS (SELECT 1 FROM name_index"
                              " WHERE authority = (SELECT id FROM authority) AND subject = ?)",
        read_integer, subject);
    if (!found)
        return found.error();
    return *found != 0;
}

Result<std::vector<AuditRecord>> SqliteStore::reads_of(YoungPersonId subject, std::size_t most)
{
    return reader_->many("SELECT number, at, actor, action, subject, ref, outcome FROM audit"
                         " WHERE action IN ('words.read', 'words.export') AND subject = ? AND outcome = 'done'"
                         " ORDER BY number DESC LIMIT ?",
        read_audit, subject, most);
}

} // namespace sayso::store
