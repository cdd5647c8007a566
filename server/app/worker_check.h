#pragma once

#include "app/second_factors.h"
#include "app/worker_pool.h"

namespace sayso::app {

/// What somebody gives at the command line to show who they are.
struct WorkerProof {
    std::string username;
    Secret<std::string> password;
    std::string app_code; // From their authenticator app; empty: not asked yet.
};

/// Who somebody is at the command line, for an act that a worker must stand behind: as much proof as signing in takes,
/// with tries counted together with those of signing in. Threads: the network thread.
class WorkerCheck {
public:
    WorkerCheck(StoreLink& store, WorkerPool& hashing, vault::Vault& vault, Clock const& clock, Random& random);

    /// Fails with forbidden, `detail` for people; `needs_app_code` if the password fits and the code is wanted too.
    boost::asio::awaitable<Result<domain::Worker>> check(WorkerProof proof);

    static constexpr char const* needs_app_code = "needs_app_code";

private:
    boost::asio::awaitable<Result<domain::Worker>> check_password(WorkerProof const& proof);
    boost::asio::awaitable<Result<>> check_app_code(WorkerId worker, std::string code);

    StoreLink& store_;
    WorkerPool& hashing_;
    Tries tries_;
    SecondFactors second_factors_;
};

domain::Actor actor_of(domain::Worker const& worker);

} // namespace sayso::app
