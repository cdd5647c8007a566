#pragma once

#include "base/result.h"
#include <cstdint>
#include <string>
#include <vector>

/// Passkeys (WebAuthn): the ceremonies are ours, the cryptography is libfido2's. Pure; any thread.
namespace sayso::identity {

/// What one ceremony expects. The site is known to passkeys by the host of its origin.
struct Ceremony {
    std::string challenge; // 32 random bytes, used once.
    std::string origin; // "https://sayso.example.org", exactly.
};

/// "sayso.example.org"; empty for an address of numbers, for which browsers make no passkeys.
std::string passkey_site(std::string const& origin);

/// The public half of a passkey.
struct PasskeyKey {
    std::string id; // As the authenticator calls it.
    int algorithm = 0; // -7 (ES256) or -257 (RS256).
    std::string key; // In libfido2's form.
    std::uint32_t counter = 0; // 0 for ever, for those that do not count.
};

/// -7 and -257, the one liked best first.
std::vector<int> passkey_algorithms();

/// A new passkey, from clientDataJSON and authenticatorData as bytes. Whoever made the device is not asked for: it is
/// trusted because somebody who was signed in added it. Fails with forbidden and "second_step_wrong" unless challenge,
/// origin and site are the expected ones and the person was verified by their device (not only present).
Result<PasskeyKey> check_new_passkey(
    Ceremony const& ceremony, std::string const& client_data, std::string const& authenticator_data);

/// Proof that somebody has the private half, and was verified by their device. Gives the new counter. Fails with
/// forbidden and "second_step_wrong"; also if the counter went back, which is what a copied passkey looks like.
Result<std::uint32_t> check_passkey(Ceremony const& ceremony, PasskeyKey const& key, std::string const& client_data,
    std::string const& authenticator_data, std::string const& signature);

} // namespace sayso::identity
