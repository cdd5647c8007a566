#pragma once

#include "base/result.h"
#include "base/time.h"
#include <memory>
#include <string>
#include <vector>

struct evp_pkey_st;

/// Signed tokens of a council's own sign-in (OpenID Connect). Two algorithms, RS256 and ES256, whatever a token asks
/// for. Pure; any thread.
namespace sayso::identity {

struct SigningKey {
    std::string id;
    std::string algorithm; // "RS256" or "ES256": of the key's own kind, so that a token can not choose.
    std::shared_ptr<evp_pkey_st> key;
};

/// The keys of a JWKS that can sign with one of the two. RSA keys under 2048 bits are left out. Fails with
/// invalid_input if it is no JWKS.
Result<std::vector<SigningKey>> read_signing_keys(std::string const& json);

/// Who a council's sign-in says somebody is. Never their e-mail address: those are handed on.
struct CouncilIdentity {
    std::string issuer;
    std::string subject;
    std::string tenant; // "tid" and "oid", where there are both.
    std::string object;
};

struct ExpectedToken {
    std::string issuer;
    std::string client;
    std::string nonce;
    Moment now;
};

/// Fails with not_found if it is signed with a key that is not among these (they may have changed: fetch them once
/// more), forbidden with "token_wrong: <what>" for everything else.
Result<CouncilIdentity> check_id_token(
    std::string const& token, std::vector<SigningKey> const& keys, ExpectedToken const& expected);

} // namespace sayso::identity
