#pragma once

#include "app/authority.h"
#include "app/erasure.h"
#include "app/store_link.h"
#include "app/subject_access.h"
#include "app/worker_pool.h"
#include "commands/data_folder.h"
#include <boost/asio/awaitable.hpp>
#include <boost/json.hpp>

/// What an operator asks of a council's data: backups, rotating the key, erasing. The running service does it, asked
/// through its control socket; if none runs, the command does it itself. Either way it is this.
namespace sayso::commands {

struct KeepingReply {
    static constexpr int needs_app_code = 90; // Asked again with "app_code" in the request, it goes on.

    int code = 0; // The exit code.
    std::string text; // For stdout.
    std::string error; // One line for stderr.
};
KeepingReply refused(Error const& error);
KeepingReply refused(std::string const& what);

/// Threads: the network thread; what waits for a disk runs on the pool.
class Keeping {
public:
    Keeping(app::StoreLink& store, app::WorkerPool& pool, vault::Vault& vault, Clock const& clock, Random& random,
        DataOptions options, app::AtStep at_step);

    /// What only a running service can do: it has the flows that words are read with.
    void allow_subject_access(app::SubjectAccess& subject_access) { subject_access_ = &subject_access; }

    /// What browsers call this service: for links. Unknown while none runs.
    void know_address(std::string address) { address_ = std::move(address); }

    /// Conversations that were begun 48 hours ago and never sent go, unless they raised an alert. Gives how many went.
    boost::asio::awaitable<std::size_t> sweep_unsent();
    boost::asio::awaitable<void> drop_unnamed_uploads(Moment begun_before);

    /// `request` has a "command" and what belongs to it.
    boost::asio::awaitable<KeepingReply> handle(boost::json::object request);

private:
    boost::asio::awaitable<KeepingReply> back_up(boost::json::object request);
    boost::asio::awaitable<KeepingReply> erase(boost::json::object request);
    boost::asio::awaitable<KeepingReply> erase_one(store::TombstoneRecord tombstone);
    boost::asio::awaitable<KeepingReply> rotate();
    boost::asio::awaitable<KeepingReply> retain(boost::json::object request);
    boost::asio::awaitable<KeepingReply> read_for_subject(boost::json::object request);
    KeepingReply certificates();
    boost::asio::awaitable<KeepingReply> add_kiosk(boost::json::object request);
    boost::asio::awaitable<KeepingReply> remove_kiosk(boost::json::object request);
    KeepingReply list_kiosks();

    app::StoreLink& store_;
    app::WorkerPool& pool_;
    vault::Vault& vault_;
    Clock const& clock_;
    Random& random_;
    DataOptions options_;
    app::AtStep at_step_;
    app::Authority authority_;
    app::WorkerCheck workers_;
    app::SubjectAccess* subject_access_ = nullptr;
    std::string address_ = "(the address of the service)";
};

/// Rewraps every data key with the newest version, or with one it makes if there is none newer. Blocking.
Result<std::string> rotate_keys(
    vault::Vault& vault, DataOptions const& options, Random& random, Moment now, app::AtStep const& at_step);

} // namespace sayso::commands
