#pragma once

#include "base/id.h"
#include "vault/vault.h"
#include <optional>
#include <string>

namespace sayso {

using CredentialId = Id<struct CredentialTag>;

} // namespace sayso

namespace sayso::store {

enum class CredentialKind { passkey, totp, oidc };

char const* name(CredentialKind kind);
std::optional<CredentialKind> credential_kind_from(std::string_view name);

/// Something besides a password that lets a worker in.
struct CredentialRecord {
    CredentialId id;
    WorkerId worker;
    CredentialKind kind = CredentialKind::passkey;
    std::string label; // What the worker calls it: "My phone".
    std::string key_index; // Blind index of what it is found by; empty for totp, which is found by its worker.
    vault::Sealed data; // By Vault::seal_own(), cell {"credential", "data", "<credential id>"}.
    std::uint64_t counter = 0; // A passkey's signatures, or the last step of a code: it only ever grows.
    Moment created;
    std::optional<Moment> last_used;
    std::optional<Moment> revoked;
};

/// What a sign-in was made with, so that people find the one that is not theirs.
struct SignInDeviceRecord {
    SignInId sign_in;
    std::string label; // "Chrome, Windows": names of programs and systems only.
    std::string method; // "password", "totp", "passkey", "oidc" or "code"
    Moment last_seen;
    std::optional<Moment> stepped_up; // When they last proved who they are.
};

} // namespace sayso::store
