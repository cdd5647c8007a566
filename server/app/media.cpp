#include "app/media.h"

#include "app/statement_views.h"
#include "flow/engine.h"
#include <algorithm>

namespace sayso::app {

namespace asio = boost::asio;

namespace {

constexpr std::size_t most_of_a_session = 40;

std::uint64_t most_bytes(std::string const& kind)
{
    constexpr std::uint64_t megabyte = 1024 * 1024;
    return kind == "drawing" ? 2 * megabyte : kind == "voice" ? 6 * megabyte : 8 * megabyte;
}

/// What came and what was made of it are sealed for different places, so that one never passes for the other.
vault::Cell cell(UploadId id, char const* half, std::uint64_t from)
{
    return { "upload_piece", "bytes", id.text() + "/" + half + "/" + std::to_string(from) };
}

Result<std::string> joined(
    vault::KeyHandle const& key, UploadId id, char const* half, std::vector<store::UploadPiece> const& pieces)
{
    std::string bytes;
    for (auto const& piece : pieces) {
        if (piece.from != bytes.size())
            return fail(Errc::corrupt, "an upload with a piece missing");
        auto opened = key.open(cell(id, half, piece.from), piece.bytes);
        if (!opened)
            return opened.error();
        bytes += *opened;
    }
    return bytes;
}

std::vector<store::UploadPiece> sealed(vault::KeyHandle const& key, UploadId id, std::string_view bytes)
{
    std::vector<store::UploadPiece> pieces;
    for (std::size_t from = 0; from < bytes.size(); from += Media::largest_piece) {
        store::UploadPiece piece;
        piece.from = from;
        piece.bytes = key.seal(cell(id, "kept", from), bytes.substr(from, Media::largest_piece));
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

UploadProgress in_short(store::UploadRecord const& record)
{
    return { record.id, record.received, record.kept.has_value() };
}

Error not_there()
{
    return fail(Errc::not_found, "upload_gone: there is no such upload");
}

} // namespace

Media::Media(StoreLink& store, Authority& authority, FlowLibrary& flows, WorkerPool& looking, MediaCheck check,
    Clock const& clock)
    : store_(store)
    , authority_(authority)
    , flows_(flows)
    , looking_(looking)
    , check_(std::move(check))
    , clock_(clock)
{
}

Result<> Media::fits_the_step(store::SessionRecord const& session, WantedUpload const& wanted)
{
    if (session.state == domain::StatementState::stopped)
        return fail(Errc::conflict, "stopped");
    auto definition = flows_.version(session.version);
    if (!definition)
        return definition.error();
    auto place = flow::parse_place(wanted.place);
    auto const* step = place ? (*definition)->find(place->step) : nullptr;
    if (!step || !step->asks)
        return fail(Errc::not_found, "wrong_step");
    if (!flow::is_media(step->type) || wanted.kind != flow::name(step->type))
        return fail(Errc::invalid_input, "wrong_type: the question asks for something else");
    if (wanted.bytes == 0)
        return fail(Errc::invalid_input, "empty");
    if (wanted.bytes > most_bytes(wanted.kind))
        return fail(Errc::invalid_input, "upload_too_large");
    return {};
}

asio::awaitable<Result<UploadProgress>> Media::begin(domain::Actor actor, WantedUpload wanted)
{
    auto session = store_.read().session(wanted.session);
    if (!session)
        co_return session.error();
    auto access = co_await authority_.for_writing(
        actor, Act::answer, session->subject, wanted.session.text(), wanted.session);
    if (!access)
        co_return access.error();
    if (auto there = store_.read().upload(wanted.id)) {
        bool same = there->session == wanted.session && there->place == wanted.place && there->kind == wanted.kind
            && (there->kept || there->bytes == wanted.bytes);
        co_return same ? Result<UploadProgress>(in_short(*there)) : fail(Errc::conflict, "id_reused");
    }
    if (auto fits = fits_the_step(*session, wanted); !fits)
        co_return fits.error();
    auto others = store_.read().uploads_of(wanted.session);
    if (!others)
        co_return others.error();
    if (others->size() >= most_of_a_session)
        co_return fail(Errc::conflict, "upload_full");

    store::UploadRecord record;
    record.id = wanted.id;
    record.subject = session->subject;
    record.session = wanted.session;
    record.place = wanted.place;
    record.kind = wanted.kind;
    record.bytes = wanted.bytes;
    record.begun = clock_.now();
    Change change;
    for (auto const& other : *others)
        if (other.place == wanted.place && !other.named)
            change.uploads_dropped.push_back({ other.id });
    change.new_uploads.push_back(std::move(record));
    change.audit.push_back(access->entry);
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored.error();
    UploadProgress begun { wanted.id, 0, false };
    co_return begun;
}

asio::awaitable<Result<Media::Opened>> Media::open_for_writing(domain::Actor actor, UploadId id)
{
    auto record = store_.read().upload(id);
    if (!record)
        co_return record.error().code == Errc::not_found ? not_there() : record.error();
    auto access = co_await authority_.for_writing(
        actor, Act::answer, record->subject, record->session.text(), record->session);
    if (!access)
        co_return access.error();
    co_return Opened(std::move(*access), std::move(*record));
}

Result<UploadProgress> Media::progress_of(UploadId id)
{
    auto record = store_.read().upload(id);
    if (!record)
        return record.error().code == Errc::not_found ? not_there() : record.error();
    return in_short(*record);
}

asio::awaitable<Result<UploadProgress>> Media::progress(domain::Actor actor, UploadId id)
{
    auto opened = co_await open_for_writing(actor, id);
    if (!opened)
        co_return opened.error();
    co_return in_short(opened->record);
}

asio::awaitable<Result<UploadProgress>> Media::add(
    domain::Actor actor, UploadId id, std::uint64_t from, std::string bytes)
{
    auto opened = co_await open_for_writing(actor, id);
    if (!opened)
        co_return opened.error();
    auto const& record = opened->record;
    if (record.kept || from != record.received)
        co_return in_short(record);
    if (bytes.empty())
        co_return fail(Errc::invalid_input, "empty");
    if (bytes.size() > largest_piece || bytes.size() > record.bytes - record.received)
        co_return fail(Errc::invalid_input, "upload_too_large: more than was announced");

    store::UploadArrived arrived;
    arrived.upload = id;
    arrived.piece.from = from;
    arrived.piece.bytes = opened->access.key.seal(cell(id, "raw", from), bytes);
    arrived.bytes = bytes.size();
    Change change;
    change.uploads_arrived.push_back(std::move(arrived));
    change.audit.push_back(opened->access.entry);
    auto stored = co_await store_.commit(std::move(change));
    if (!stored && stored.error().code != Errc::conflict) // Sent twice at once: where it stands now is the answer.
        co_return stored.error();
    co_return progress_of(id);
}

asio::awaitable<Result<UploadProgress>> Media::drop(Opened opened, Error why)
{
    Change change;
    change.uploads_dropped.push_back({ opened.record.id });
    change.audit.push_back(opened.access.entry);
    auto stored = co_await store_.commit(std::move(change));
    if (!stored && stored.error().code != Errc::conflict)
        co_return stored.error();
    co_return why;
}

asio::awaitable<Result<UploadProgress>> Media::finish(domain::Actor actor, UploadId id)
{
    auto opened = co_await open_for_writing(actor, id);
    if (!opened)
        co_return opened.error();
    auto const& record = opened->record;
    if (record.kept)
        co_return in_short(record);
    if (record.received != record.bytes)
        co_return fail(Errc::conflict, "upload_unfinished");
    auto pieces = store_.read().upload_pieces(id);
    if (!pieces)
        co_return pieces.error();

    auto const& key = opened->access.key;
    std::optional<Result<CleanMedia>> clean;
    store::UploadKept kept;
    std::function<void()> look = [&] {
        auto bytes = joined(key, id, "raw", *pieces);
        clean.emplace(bytes ? check_(record.kind, std::move(*bytes)) : Result<CleanMedia>(bytes.error()));
        if (*clean)
            kept.pieces = sealed(key, id, (*clean)->bytes);
    };
    bool ran = co_await looking_.run(look);
    if (!ran)
        co_return fail(Errc::unavailable, "too many uploads are waiting to be looked at");
    if (!*clean && clean->error().code != Errc::invalid_input)
        co_return clean->error();
    if (!*clean)
        co_return co_await drop(std::move(*opened), clean->error());

    kept.upload = id;
    kept.type = (*clean)->type;
    kept.bytes = (*clean)->bytes.size();
    kept.at = clock_.now();
    Change change;
    change.uploads_kept.push_back(std::move(kept));
    change.audit.push_back(opened->access.entry);
    auto stored = co_await store_.commit(std::move(change));
    if (!stored && stored.error().code != Errc::conflict)
        co_return stored.error();
    co_return progress_of(id);
}

asio::awaitable<Result<CleanMedia>> Media::own(domain::Actor actor, UploadId id)
{
    auto record = store_.read().upload(id);
    if (!record || !record->kept)
        co_return not_there();
    auto access = co_await authority_.for_reading(
        actor, Act::read_own, record->subject, record->session.text(), record->session);
    if (!access)
        co_return access.error();
    co_return co_await read(std::move(*access), std::move(*record));
}

asio::awaitable<Result<CleanMedia>> Media::for_worker(domain::Actor actor, UploadId id)
{
    auto record = store_.read().upload(id);
    if (!record || !record->named)
        co_return not_there();
    auto session = store_.read().session(record->session);
    if (!session || !has_reached_the_desk(*session))
        co_return not_there(); // They have not sent it yet.
    auto access = co_await authority_.for_reading(
        actor, Act::read_words, record->subject, record->session.text(), record->session);
    if (!access)
        co_return access.error();
    co_return co_await read(std::move(*access), std::move(*record));
}

asio::awaitable<Result<CleanMedia>> Media::read(Access access, store::UploadRecord record)
{
    auto pieces = store_.read().upload_pieces(record.id);
    if (!pieces)
        co_return pieces.error();
    std::optional<Result<std::string>> bytes;
    std::function<void()> open = [&] { bytes.emplace(joined(access.key, record.id, "kept", *pieces)); };
    bool ran = co_await looking_.run(open);
    if (!ran)
        co_return fail(Errc::unavailable, "too many uploads are waiting to be opened");
    if (!*bytes)
        co_return bytes->error();
    CleanMedia media;
    media.type = record.type;
    media.bytes = std::move(**bytes);
    co_return media;
}

} // namespace sayso::app
