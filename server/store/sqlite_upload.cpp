#include "store/sqlite_store.h"
#include "store/sqlite_writes.h"

/// Photos, voice notes and drawings, written and read.
namespace sayso::store {

namespace {

#define UPLOAD_COLUMNS "id, subject, session, place, kind, type, bytes, received, begun, kept, named"
UploadRecord read_upload(Row& row)
{
    UploadRecord upload;
    upload.id = row.id<UploadId>();
    upload.subject = row.id<YoungPersonId>();
    upload.session = row.id<SessionId>();
    upload.place = row.text();
    upload.kind = row.text();
    upload.type = row.text();
    upload.bytes = row.count();
    upload.received = row.count();
    upload.begun = row.moment();
    upload.kept = row.maybe_moment();
    upload.named = row.maybe_moment();
    return upload;
}

UploadPiece read_piece(Row& row)
{
    UploadPiece piece;
    piece.from = row.count();
    piece.bytes = row.bytes();
    return piece;
}

std::int64_t read_integer(Row& row)
{
    return row.integer();
}

Error moved_on()
{
    return fail(Errc::conflict, "the upload has moved on");
}

} // namespace

Result<> SqliteWrites::apply(UploadRecord const& upload)
{
    auto session = connection_.one(
        "SELECT count(*) FROM session WHERE id = ? AND subject = ?", read_integer, upload.session, upload.subject);
    if (!session)
        return session.error();
    if (*session == 0)
        return fail(Errc::not_found, "no such session");
    return connection_.run("INSERT INTO upload (id, subject, session, place, kind, type, bytes, received, begun)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)",
        upload.id, upload.subject, upload.session, upload.place, upload.kind, upload.type, upload.bytes, upload.begun);
}

Result<> SqliteWrites::apply(UploadArrived const& arrived)
{
    auto moved = connection_.run("UPDATE upload SET received = received + ? WHERE id = ? AND received = ?"
                                 " AND kept IS NULL",
        arrived.bytes, arrived.upload, arrived.piece.from);
    if (!moved)
        return moved;
    if (connection_.changed_rows() == 0)
        return moved_on();
    return connection_.run("INSERT INTO upload_piece (upload, start, bytes) VALUES (?, ?, ?)", arrived.upload,
        arrived.piece.from, arrived.piece.bytes);
}

Result<> SqliteWrites::apply(UploadKept const& kept)
{
    auto moved = connection_.run("UPDATE upload SET type = ?, bytes = ?, received = ?, kept = ? WHERE id = ?"
                                 " AND kept IS NULL",
        kept.type, kept.bytes, kept.bytes, kept.at, kept.upload);
    if (!moved)
        return moved;
    if (connection_.changed_rows() == 0)
        return moved_on();
    if (auto gone = connection_.run("DELETE FROM upload_piece WHERE upload = ?", kept.upload); !gone)
        return gone;
    for (auto const& piece : kept.pieces) {
        auto written = connection_.run("INSERT INTO upload_piece (upload, start, bytes) VALUES (?, ?, ?)", kept.upload,
            piece.from, piece.bytes);
        if (!written)
            return written;
    }
    return {};
}

Result<> SqliteWrites::apply(UploadNamed const& named)
{
    auto moved = connection_.run(
        "UPDATE upload SET named = ifnull(named, ?) WHERE id = ? AND kept IS NOT NULL", named.at, named.upload);
    if (!moved || connection_.changed_rows() != 0)
        return moved;
    auto there = connection_.one("SELECT count(*) FROM upload WHERE id = ?", read_integer, named.upload);
    if (!there)
        return there.error();
    return *there == 0 ? fail(Errc::not_found, "no such upload") : moved_on();
}

Result<> SqliteWrites::apply(UploadDropped const& dropped)
{
    auto unnamed = connection_.one(
        "SELECT count(*) FROM upload WHERE id = ? AND named IS NULL", read_integer, dropped.upload);
    if (!unnamed)
        return unnamed.error();
    if (*unnamed == 0)
        return moved_on();
    if (auto gone = connection_.run("DELETE FROM upload_piece WHERE upload = ?", dropped.upload); !gone)
        return gone;
    return connection_.run("DELETE FROM upload WHERE id = ?", dropped.upload);
}

Result<UploadRecord> SqliteStore::upload(UploadId id)
{
    return reader_->one("SELECT " UPLOAD_COLUMNS " FROM upload WHERE id = ?", read_upload, id);
}

Result<std::vector<UploadRecord>> SqliteStore::uploads_of(SessionId session)
{
    return reader_->many("SELECT " UPLOAD_COLUMNS " FROM upload WHERE session = ? ORDER BY begun, id", read_upload,
        session);
}

Result<std::vector<UploadRecord>> SqliteStore::unnamed_uploads(Moment begun_before)
{
    return reader_->many("SELECT " UPLOAD_COLUMNS " FROM upload WHERE named IS NULL AND begun < ? ORDER BY begun, id",
        read_upload, begun_before);
}

Result<std::vector<UploadPiece>> SqliteStore::upload_pieces(UploadId id)
{
    return reader_->many("SELECT start, bytes FROM upload_piece WHERE upload = ? ORDER BY start", read_piece, id);
}

} // namespace sayso::store
