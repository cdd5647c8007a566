#pragma once

#include "app/store_link.h"
#include "base/time.h"
#include "vault/vault.h"
#include <array>
#include <boost/asio/awaitable.hpp>
#include <string>

namespace sayso::app {

/// What to do when a try can not be counted because the store can not write.
enum class Uncounted {
    closed, // Refuse: somebody who guesses must never get a try that is not counted.
    open, // Go on: nothing is guessed here, and nobody should be turned away by our trouble.
};

enum class Try { password, password_address, code, kiosk_code, kiosk_enrol, visitor, second_step, step_up, council_sign_in };

/// Every limit that survives a restart. The key is what it counts by; see store::AttemptTaken for how.
struct Limit {
    Try what;
    char const* name; // Part of the stored key: never changed.
    char const* key;
    int most;
    std::chrono::minutes window;
    Uncounted uncounted;
};

inline constexpr std::array limits {
    Limit { Try::password, "sign_in", "user name", 10, std::chrono::minutes(15), Uncounted::closed },
    // An office shares an address, and everybody comes at nine: this is for one machine that tries many names.
    Limit { Try::password_address, "sign_in_from", "address", 600, std::chrono::minutes(15), Uncounted::closed },
    Limit { Try::code, "code", "address", 10, std::chrono::minutes(15), Uncounted::closed },
    Limit { Try::kiosk_code, "kiosk_code", "kiosk", 5, std::chrono::minutes(5), Uncounted::closed },
    Limit { Try::kiosk_enrol, "kiosk_enrol", "address", 10, std::chrono::minutes(15), Uncounted::closed },
    Limit { Try::second_step, "second_step", "worker", 10, std::chrono::minutes(15), Uncounted::closed },
    Limit { Try::step_up, "step_up", "worker", 10, std::chrono::minutes(15), Uncounted::closed },
    Limit { Try::council_sign_in, "oidc", "address", 600, std::chrono::minutes(15), Uncounted::open },
    // A busy kiosk begins a few talks in a quarter of an hour.
    Limit { Try::visitor, "visitor", "address", 60, std::chrono::minutes(15), Uncounted::open },
};

/// Counts tries on disk before they are looked at. Threads: the network thread.
class Tries {
public:
    Tries(StoreLink& store, vault::Vault& vault, Clock const& clock);

    /// Takes one try of `who` and gives the key under which it was counted, for forgiving it after a success. Fails
    /// with conflict and "too_many_tries"; with unavailable if it could not be counted and the limit fails closed.
    boost::asio::awaitable<Result<std::string>> take(Try what, std::string who);

private:
    StoreLink& store_;
    vault::Vault& vault_;
    Clock const& clock_;
};

} // namespace sayso::app
