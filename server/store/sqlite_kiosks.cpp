#include "store/sqlite_store.h"
#include "store/sqlite_writes.h"

/// The screens that people share.
namespace sayso::store {

namespace {

#define KIOSK_COLUMNS "id, name, code_index, code_expires, token_index, created, enrolled, removed"

KioskRecord read_kiosk(Row& row)
{
    KioskRecord kiosk;
    kiosk.id = row.id<KioskId>();
    kiosk.name = row.text();
    kiosk.code_index = row.text();
    kiosk.code_expires = row.moment();
    kiosk.token_index = row.text();
    kiosk.created = row.moment();
    kiosk.enrolled = row.maybe_moment();
    kiosk.removed = row.maybe_moment();
    return kiosk;
}

} // namespace

Result<> SqliteWrites::apply(KioskRecord const& kiosk)
{
    return connection_.run("INSERT INTO kiosk (authority, " KIOSK_COLUMNS ")"
                           " VALUES ((SELECT id FROM authority), ?, ?, ?, ?, ?, ?, ?, ?)",
        kiosk.id, kiosk.name, kiosk.code_index, kiosk.code_expires, kiosk.token_index, kiosk.created, kiosk.enrolled,
        kiosk.removed);
}

Result<> SqliteWrites::apply(EnrolKiosk const& enrol)
{
    auto known = connection_.run("UPDATE kiosk SET token_index = ?1, enrolled = ?2 WHERE code_index = ?3"
                                 " AND enrolled IS NULL AND removed IS NULL AND code_expires > ?2",
        enrol.token_index, enrol.at, enrol.code_index);
    if (known && connection_.changed_rows() == 0)
        return kiosk_code_spent();
    return known;
}

Result<> SqliteWrites::apply(RemoveKiosk const& remove)
{
    auto removed = connection_.run("UPDATE kiosk SET removed = coalesce(removed, ?) WHERE id = ?", remove.at, remove.id);
    if (removed && connection_.changed_rows() == 0)
        return fail(Errc::not_found, "no such kiosk");
    if (!removed)
        return removed;
    return connection_.run(
        "UPDATE sign_in SET ended = ? WHERE kiosk = ? AND ended IS NULL", remove.at, remove.id);
}

Result<std::vector<KioskRecord>> SqliteStore::kiosks()
{
    return reader_->many(
        "SELECT " KIOSK_COLUMNS " FROM kiosk WHERE removed IS NULL ORDER BY created, id", read_kiosk);
}

Result<KioskRecord> SqliteStore::kiosk_by_token(std::string const& token_index)
{
    return reader_->one("SELECT " KIOSK_COLUMNS " FROM kiosk WHERE token_index = ? AND token_index <> ''"
                        " AND removed IS NULL",
        read_kiosk, token_index);
}

} // namespace sayso::store
