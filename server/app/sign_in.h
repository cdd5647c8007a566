#pragma once

#include "app/authority.h"
#include "app/store_link.h"
#include "app/worker_pool.h"
#include "base/secret.h"
#include "domain/people.h"
#include "vault/vault.h"
#include <boost/asio/awaitable.hpp>
#include <string>

namespace sayso::app {

/// What somebody who is signed in sees of themselves.
struct Names {
    std::string name; // What they are called; empty for a visitor.
    std::string adviser; // Of a young person: their adviser's display name.
    std::optional<int> age; // Of a young person, if their birthday is on file: for offering what fits.
};

/// A fresh sign-in: who it is, and the token for the cookie. The token is given out once and stored only as a hash.
struct SignedIn {
    SignedIn(domain::Actor actor_, Secret<std::string> token_, Names names_, Moment expires_)
        : actor(actor_)
        , token(std::move(token_))
        , names(std::move(names_))
        , expires(expires_)
    {
    }
    domain::Actor actor;
    Secret<std::string> token;
    Names names;
    Moment expires;
};

/// Lets people in, and knows who is in. Threads: the network thread.
class SignInDesk {
public:
    SignInDesk(StoreLink& store, Authority& authority, vault::Vault& vault, WorkerPool& hashing, Clock const& clock,
        Random& random);

    /// A worker, by user name and password. At most 10 tries in 15 minutes for a name, counted on disk before the
    /// password is looked at. Fails with forbidden (wrong, unknown or inactive: never says which), or conflict: too
    /// many tries.
    boost::asio::awaitable<Result<SignedIn>> worker(std::string username, Secret<std::string> password);

    /// A young person, by the one-time code their adviser gave them (spaces, dashes and case do not matter). At most 10
    /// tries in 15 minutes from an address. Fails with forbidden (unknown, used or expired), or conflict: too many
    /// tries.
    boost::asio::awaitable<Result<SignedIn>> redeem(Secret<std::string> code, std::string address);

    /// A nameless visitor at a kiosk, for 20 minutes at most, with a key of their own.
    boost::asio::awaitable<Result<SignedIn>> visitor(std::string address);

    /// Who a cookie's token belongs to. Fails with forbidden if nobody, or no longer.
    Result<domain::Actor> who(Secret<std::string> const& token) const;

    /// True while the sign-in has neither ended nor expired; sockets ask every few seconds.
    bool still_in(Secret<std::string> const& token) const;

    boost::asio::awaitable<Result<Names>> names(domain::Actor actor);

    boost::asio::awaitable<Result<>> sign_out(domain::Actor actor);

private:
    boost::asio::awaitable<Result<SignedIn>> admit(
        domain::Actor actor, Change change, std::chrono::minutes lasts, std::string action);
    boost::asio::awaitable<Result<>> take_attempt(std::string key);
    boost::asio::awaitable<Result<>> note_refusal(std::string action);

    StoreLink& store_;
    Authority& authority_;
    vault::Vault& vault_;
    WorkerPool& hashing_;
    Clock const& clock_;
    Random& random_;
};

} // namespace sayso::app
