#pragma once

#include "app/authority.h"
#include "app/flow_library.h"
#include "app/media_check.h"
#include "app/store_link.h"
#include "app/worker_pool.h"
#include "domain/people.h"
#include <boost/asio/awaitable.hpp>

namespace sayso::app {

/// What a page wants to send beside words.
struct WantedUpload {
    UploadId id; // Made by the page, so that asking twice is one upload.
    SessionId session;
    std::string place;
    std::string kind; // "photo", "voice", "drawing"
    std::uint64_t bytes = 0;
};

/// How far an upload has come.
struct UploadProgress {
    UploadId id;
    std::uint64_t received = 0;
    bool kept = false; // Looked at and on disk: an answer may name it.
};

/// Photos, voice notes and drawings on their way in and out. The bytes are sealed piece by piece before they are stored;
/// what they are is found out on a worker pool, and what is kept is what was made of them there.
/// Threads: the network thread.
///
/// Errors, for all: not_found for what is not theirs, whether or not it exists. Details begin with keys as
/// Conversation's do.
class Media {
public:
    static constexpr std::size_t largest_piece = 128 * 1024;

    Media(StoreLink& store, Authority& authority, FlowLibrary& flows, WorkerPool& looking, MediaCheck check,
        Clock const& clock);

    /// What was begun for the same question and never named goes: they have chosen again.
    boost::asio::awaitable<Result<UploadProgress>> begin(domain::Actor actor, WantedUpload wanted);

    /// On disk when it returns. A piece that does not begin where the last one ended changes nothing: the answer says
    /// where to go on.
    boost::asio::awaitable<Result<UploadProgress>> add(
        domain::Actor actor, UploadId id, std::uint64_t from, std::string bytes);

    boost::asio::awaitable<Result<UploadProgress>> progress(domain::Actor actor, UploadId id);

    /// Fails with invalid_input if it is not what it should be; then it is gone, and can be sent again.
    boost::asio::awaitable<Result<UploadProgress>> finish(domain::Actor actor, UploadId id);

    /// For the young person themself.
    boost::asio::awaitable<Result<CleanMedia>> own(domain::Actor actor, UploadId id);

    /// For a worker who may read the conversation, once it has reached the desks: on record, as reading its words is.
    /// Only what an answer names.
    boost::asio::awaitable<Result<CleanMedia>> for_worker(domain::Actor actor, UploadId id);

private:
    /// The upload and the key it is sealed with.
    struct Opened {
        Opened(Access access_, store::UploadRecord record_)
            : access(std::move(access_))
            , record(std::move(record_))
        {
        }
        Access access;
        store::UploadRecord record;
    };
    boost::asio::awaitable<Result<Opened>> open_for_writing(domain::Actor actor, UploadId id);
    Result<> fits_the_step(store::SessionRecord const& session, WantedUpload const& wanted);
    boost::asio::awaitable<Result<UploadProgress>> drop(Opened opened, Error why);
    boost::asio::awaitable<Result<CleanMedia>> read(Access access, store::UploadRecord record);
    Result<UploadProgress> progress_of(UploadId id);

    StoreLink& store_;
    Authority& authority_;
    FlowLibrary& flows_;
    WorkerPool& looking_;
    MediaCheck check_;
    Clock const& clock_;
};

} // namespace sayso::app
