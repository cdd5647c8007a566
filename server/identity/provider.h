#pragma once

#include "base/result.h"
#include "base/secret.h"
#include <string>

/// What is said to a council's own sign-in, and what it says of itself. Pure; any thread.
namespace sayso::identity {

struct Provider {
    std::string issuer;
    std::string authorization; // Where the browser is sent.
    std::string token; // Where a code is changed for a token.
    std::string keys;
};

/// HTTPS; plain HTTP to this very machine only, for trying things out.
bool may_be_fetched(std::string const& url);

/// Where a provider describes itself.
std::string discovery_url(std::string const& issuer);

/// Fails with invalid_input unless it is the description of exactly this issuer and every address may be fetched.
Result<Provider> read_discovery(std::string const& json, std::string const& issuer);

/// One sign-in on its way (RFC 7636: only who has the verifier can use the code).
struct AuthorizationRequest {
    std::string client;
    std::string redirect;
    std::string state;
    std::string nonce;
    std::string verifier;
};

std::string authorization_url(Provider const& provider, AuthorizationRequest const& request);
std::string token_form(AuthorizationRequest const& request, std::string const& code);

/// The ID token of a token answer; invalid_input if there is none.
Result<Secret<std::string>> read_token_answer(std::string const& json);

} // namespace sayso::identity
