#pragma once

#include "app/store_link.h"
#include "app/worker_pool.h"
#include "base/secret.h"
#include "domain/people.h"
#include "vault/vault.h"
#include <boost/asio/awaitable.hpp>
#include <string>

namespace sayso::app {

/// Whose name and password these are, for an act at the command line that a worker must stand behind. Counted with
/// the tries of signing in. Fails with forbidden. Threads: the network thread.
boost::asio::awaitable<Result<domain::Worker>> check_worker(StoreLink& store, WorkerPool& hashing, vault::Vault& vault,
    Clock const& clock, std::string username, Secret<std::string> password);

domain::Actor actor_of(domain::Worker const& worker);

} // namespace sayso::app
