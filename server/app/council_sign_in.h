#pragma once

#include "app/sign_in.h"
#include "app/web_fetch.h"
#include "identity/provider.h"
#include "identity/signed_token.h"

namespace sayso::app {

struct CouncilSignInSettings {
    std::string name; // On the button: "Exampleshire sign-in".
    std::string issuer; // Exactly; nothing another issuer says is believed.
    std::string client;
    Secret<std::string> secret; // Empty: a public client, with PKCE alone.
};

/// Under what a worker's identity at a council's sign-in is recorded: by `sub`, or by `tid` and `oid`.
std::string council_identity_index(vault::Vault const& vault, identity::CouncilIdentity const& identity, bool by_object);

/// Workers come in by the council's own sign-in (OpenID Connect, code with PKCE). It lets in nobody whom we do not know
/// already: an administrator has recorded which of its identities is which worker. Threads: the network thread.
class CouncilSignIn {
public:
    CouncilSignIn(StoreLink& store, vault::Vault& vault, SignInDesk& desk, WorkerPool& fetching, WebFetch fetch,
        Clock const& clock, Random& random, CouncilSignInSettings settings);

    std::string const& name() const { return settings_.name; }

    struct Begun {
        std::string url; // Where to send the browser.
        Secret<std::string> browser; // For a cookie: only the browser that began may end it.
    };
    /// Fails with unavailable if the council's sign-in can not be reached, conflict: too many tries.
    boost::asio::awaitable<Result<Begun>> begin(std::string redirect, std::string address);

    struct Returned {
        std::string state;
        std::string code;
        std::string issuer; // Empty if it did not say.
        Secret<std::string> browser;
    };
    /// Fails with forbidden ("step_over", "token_wrong", "identity_unknown") or unavailable.
    boost::asio::awaitable<Result<SignedIn>> finish(Returned returned, From from);

private:
    struct Begin {
        identity::AuthorizationRequest request;
        std::string browser_hash;
    };

    boost::asio::awaitable<Result<std::string>> fetch(WebRequest request);
    boost::asio::awaitable<Result<identity::Provider>> provider();
    boost::asio::awaitable<Result<>> fetch_keys(identity::Provider const& provider);
    boost::asio::awaitable<Result<Secret<std::string>>> token(Begin const& begun, std::string const& code);
    boost::asio::awaitable<Result<identity::CouncilIdentity>> identity_of(Begin const& begun, std::string const& code);
    Result<WorkerId> worker_of(identity::CouncilIdentity const& identity) const;
    std::string random_text();

    StoreLink& store_;
    vault::Vault& vault_;
    SignInDesk& desk_;
    WorkerPool& fetching_;
    WebFetch fetch_;
    Clock const& clock_;
    Random& random_;
    CouncilSignInSettings settings_;
    Waiting<Begin> begun_; // Under its state.

    std::optional<identity::Provider> provider_;
    Moment provider_fetched_;
    std::vector<identity::SigningKey> keys_;
    Moment keys_fetched_;
};

} // namespace sayso::app
