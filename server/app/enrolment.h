#pragma once

#include "app/authority.h"
#include "app/store_link.h"
#include "base/secret.h"
#include <boost/asio/awaitable.hpp>

namespace sayso::app {

/// A one-time code to give to a young person, shown once.
struct IssuedCode {
    IssuedCode(Secret<std::string> code_, Moment expires_)
        : code(std::move(code_))
        , expires(expires_)
    {
    }
    Secret<std::string> code; // 8 characters, none that look alike.
    Moment expires;
};

/// Threads: the network thread.
class Enrolment {
public:
    Enrolment(StoreLink& store, Authority& authority, vault::Vault& vault, Clock const& clock, Random& random);

    /// A code that lets this young person's phone in, once, within 10 minutes. not_found outside the caseload.
    boost::asio::awaitable<Result<IssuedCode>> issue_code(domain::Actor actor, YoungPersonId young_person);

private:
    StoreLink& store_;
    Authority& authority_;
    vault::Vault& vault_;
    Clock const& clock_;
    Random& random_;
};

} // namespace sayso::app
