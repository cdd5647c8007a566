#pragma once

#include "app/store_link.h"
#include "app/tries.h"
#include "app/waiting.h"
#include "base/secret.h"
#include "domain/people.h"
#include "domain/sign_in_views.h"
#include "identity/passkey.h"
#include "text/locale.h"

namespace sayso::app {

/// That somebody proved who they are. The change must be committed with what follows from it, so that one proof is
/// used once: if that fails with conflict, somebody has used it already.
struct Proof {
    std::string method; // "totp" or "passkey"
    Change change;
};

/// What workers have besides a password: authenticator apps and passkeys. Secrets are sealed by the vault.
/// Threads: the network thread.
class SecondFactors {
public:
    static constexpr std::size_t longest_label = 60; // Bytes.

    SecondFactors(StoreLink& store, vault::Vault& vault, Tries& tries, Clock const& clock, Random& random);

    Result<domain::SecondWays> ways(WorkerId worker) const;
    Result<std::vector<domain::CredentialView>> list(WorkerId worker, text::Locale const& locale) const;

    /// A fresh secret for an app, and its keeping once a code from it has come back within ten minutes. Fails with
    /// forbidden: "second_step_wrong" or "step_over".
    Result<domain::TotpOffer> begin_totp(WorkerId worker);
    boost::asio::awaitable<Result<>> finish_totp(
        domain::Actor actor, std::string ticket, std::string code, std::string label);

    /// A code from an app. Counted as a try of `what` first. Fails with forbidden ("second_step_wrong") or conflict
    /// ("too_many_tries").
    boost::asio::awaitable<Result<Proof>> prove_totp(Try what, WorkerId worker, std::string code);

    /// A new passkey for the page at `origin`. Fails with forbidden ("step_over", "second_step_wrong"), conflict (that
    /// passkey is there already) or invalid_input (no passkeys at this address).
    Result<domain::PasskeyOffer> begin_passkey(WorkerId worker, std::string origin);
    boost::asio::awaitable<Result<>> finish_passkey(
        domain::Actor actor, domain::PasskeyAnswer answer, std::string label);

    /// Asks for a passkey, and looks at what came. Counted as prove_totp().
    Result<domain::PasskeyQuestion> ask_passkey(WorkerId worker, std::string origin);
    boost::asio::awaitable<Result<Proof>> prove_passkey(Try what, WorkerId worker, domain::PasskeyAnswer answer);

    /// Fails with not_found if it is not this worker's.
    boost::asio::awaitable<Result<>> revoke(domain::Actor actor, CredentialId id);

private:
    struct NewApp {
        WorkerId worker;
        Secret<std::string> secret;
    };
    struct Asked {
        WorkerId worker;
        identity::Ceremony ceremony;
        bool is_new = false;
    };
    struct Passkey {
        CredentialId id;
        std::string site;
        identity::PasskeyKey key;
    };

    Result<std::vector<Passkey>> passkeys_of(WorkerId worker) const;
    Result<domain::PasskeyQuestion> begin(WorkerId worker, std::string origin, bool is_new);
    boost::asio::awaitable<Result<>> keep(
        domain::Actor actor, store::CredentialRecord row, std::string forgiven = {});
    boost::asio::awaitable<Error> refused(WorkerId worker, std::string action, Error error);
    Proof proof(std::string method, WorkerId worker, CredentialId id, std::uint64_t counter) const;

    StoreLink& store_;
    vault::Vault& vault_;
    Tries& tries_;
    Clock const& clock_;
    Random& random_;
    Waiting<NewApp> new_apps_;
    Waiting<Asked> asked_;
};

} // namespace sayso::app
