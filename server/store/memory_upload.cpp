#include "store/memory_upload.h"

#include <algorithm>

namespace sayso::store {

namespace {

using Stored = MemoryTables::Upload;

Error moved_on()
{
    return fail(Errc::conflict, "the upload has moved on");
}

Stored* find(MemoryTables& tables, UploadId id)
{
    auto found = tables.uploads.find(id);
    return found == tables.uploads.end() ? nullptr : &found->second;
}

void restore_later(MemoryTables& tables, Undo& undo, Stored const& upload)
{
    undo.push_back([&tables, old = upload] { tables.uploads.insert_or_assign(old.record.id, old); });
}

std::vector<UploadRecord> in_order(MemoryTables const& tables, auto fits)
{
    std::vector<UploadRecord> found;
    for (auto const& [id, upload] : tables.uploads)
        if (fits(upload.record))
            found.push_back(upload.record);
    std::ranges::stable_sort(found, {}, &UploadRecord::begun);
    return found;
}

} // namespace

Result<> write(MemoryTables& tables, Undo& undo, UploadRecord const& upload)
{
    auto session = tables.conversations.find(upload.session);
    if (session == tables.conversations.end() || session->second.record.subject != upload.subject)
        return fail(Errc::not_found, "no such session");
    Stored stored;
    stored.record = upload;
    stored.record.received = 0;
    stored.record.kept.reset();
    stored.record.named.reset();
    if (!tables.uploads.emplace(upload.id, std::move(stored)).second)
        return fail(Errc::conflict, "the upload is there already");
    undo.push_back([&tables, id = upload.id] { tables.uploads.erase(id); });
    return {};
}

Result<> write(MemoryTables& tables, Undo& undo, UploadArrived const& arrived)
{
    auto* upload = find(tables, arrived.upload);
    if (!upload || upload->record.kept || upload->record.received != arrived.piece.from)
        return moved_on();
    restore_later(tables, undo, *upload);
    upload->record.received += arrived.bytes;
    upload->pieces.push_back(arrived.piece);
    return {};
}

Result<> write(MemoryTables& tables, Undo& undo, UploadKept const& kept)
{
    auto* upload = find(tables, kept.upload);
    if (!upload || upload->record.kept)
        return moved_on();
    restore_later(tables, undo, *upload);
    upload->record.type = kept.type;
    upload->record.bytes = kept.bytes;
    upload->record.received = kept.bytes;
    upload->record.kept = kept.at;
    upload->pieces = kept.pieces;
    return {};
}

Result<> write(MemoryTables& tables, Undo& undo, UploadNamed const& named)
{
    auto* upload = find(tables, named.upload);
    if (!upload)
        return fail(Errc::not_found, "no such upload");
    if (!upload->record.kept)
        return moved_on();
    restore_later(tables, undo, *upload);
    if (!upload->record.named)
        upload->record.named = named.at;
    return {};
}

Result<> write(MemoryTables& tables, Undo& undo, UploadDropped const& dropped)
{
    auto* upload = find(tables, dropped.upload);
    if (!upload || upload->record.named)
        return moved_on();
    restore_later(tables, undo, *upload);
    tables.uploads.erase(dropped.upload);
    return {};
}

Result<UploadRecord> MemoryStore::upload(UploadId id)
{
    std::scoped_lock lock(mutex_);
    auto const* found = find(tables_, id);
    if (!found)
        return fail(Errc::not_found, "no such row");
    return found->record;
}

Result<std::vector<UploadRecord>> MemoryStore::uploads_of(SessionId session)
{
    std::scoped_lock lock(mutex_);
    return in_order(tables_, [&](auto const& upload) { return upload.session == session; });
}

Result<std::vector<UploadRecord>> MemoryStore::unnamed_uploads(Moment begun_before)
{
    std::scoped_lock lock(mutex_);
    return in_order(tables_, [&](auto const& upload) { return !upload.named && upload.begun < begun_before; });
}

Result<std::vector<UploadPiece>> MemoryStore::upload_pieces(UploadId id)
{
    std::scoped_lock lock(mutex_);
    auto const* found = find(tables_, id);
    return found ? found->pieces : std::vector<UploadPiece>();
}

} // namespace sayso::store
