#pragma once

#include "app/authority.h"
#include "app/worker_pool.h"
#include "base/secret.h"
#include "domain/access_views.h"
#include <boost/asio/awaitable.hpp>
#include <string>
#include <vector>

namespace sayso::app {

/// Lets workers in and out, and says what they are; sees nobody's words. Threads: the network thread.
///
/// Errors, for all: forbidden for anybody but an administrator; not_found for a worker there is not.
class WorkerOffice {
public:
    WorkerOffice(StoreLink& store, Authority& authority, WorkerPool& hashing, Clock const& clock, Random& random);

    boost::asio::awaitable<Result<std::vector<domain::AdminWorkerView>>> workers(domain::Actor actor);

    struct NewWorker {
        std::string user;
        std::string name;
        domain::Role role = domain::Role::personal_adviser;
        std::string team; // By name; made if there is none. Empty: the administrator's own.
        Secret<std::string> password;
    };
    /// invalid_input: a user name, name or password that will not do, or a role that is no worker's; conflict: the user
    /// name is taken.
    boost::asio::awaitable<Result<domain::AdminWorkerView>> add(domain::Actor actor, NewWorker wanted);

    /// Ends their sign-ins with it: pages they have open close within seconds. conflict: it is the actor themself.
    boost::asio::awaitable<Result<>> deactivate(domain::Actor actor, WorkerId worker);

    /// They sign in again to be it.
    boost::asio::awaitable<Result<>> set_role(domain::Actor actor, WorkerId worker, domain::Role role);

    /// What young people are told of a worker. Empty parts are told to nobody.
    struct Card {
        std::vector<int> days; // 1 is Monday.
        std::string phone;
        std::string after_hours;
    };
    /// invalid_input: a number that can not be called.
    boost::asio::awaitable<Result<domain::AdminWorkerView>> set_card(domain::Actor actor, WorkerId worker, Card card);

private:
    Result<std::string> team_name(TeamId team);
    domain::AdminWorkerView view(domain::Worker const& worker);
    boost::asio::awaitable<Result<>> replace(domain::Actor actor, domain::Worker worker, vault::AuditEntry entry);

    StoreLink& store_;
    Authority& authority_;
    WorkerPool& hashing_;
    Clock const& clock_;
    Random& random_;
};

} // namespace sayso::app
