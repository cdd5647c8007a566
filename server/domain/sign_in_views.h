#pragma once

#include "base/secret.h"
#include "domain/views.h"
#include <optional>
#include <string>
#include <vector>

/// What people see of how they are signed in.
namespace sayso::domain {

struct DeviceView {
    std::string id;
    std::string label; // "Chrome, Windows"; empty if the browser did not say.
    std::string method; // "password", "totp", "passkey", "oidc" or "code"
    bool current = false; // The one that asks.
    Told since;
    std::optional<Told> last_seen; // To the hour.
};

struct CredentialView {
    std::string id;
    std::string kind; // "passkey", "totp" or "oidc"
    std::string label;
    Told created;
    std::optional<Told> last_used;
};

/// A secret for an authenticator app: shown once, kept only if a code from it comes back.
struct TotpOffer {
    Secret<std::string> ticket;
    Secret<std::string> secret; // Base32, to type in.
    Secret<std::string> link; // To scan.
};

/// What a browser needs for a passkey ceremony; bytes as base64url.
struct PasskeyQuestion {
    std::string ceremony;
    std::string challenge;
    std::string site;
    std::vector<std::string> ids; // Those that will do; for a new one, those that are there already.
};

struct PasskeyOffer {
    PasskeyQuestion question;
    std::string user_id;
    std::string user_name;
    std::string display_name;
    std::vector<int> algorithms;
};

/// What the key of a young person's own phone must sign, and what must come with it.
struct PhoneQuestion {
    std::string ticket;
    std::string challenge; // As base64url.
    std::optional<PasskeyQuestion> lock; // It opens by its own lock; else by a PIN.
};

/// A phone that a young person calls their own, as they see it.
struct PhoneView {
    std::string id;
    std::string label;
    std::string way; // "pin" or "unlock"
    std::string sign_in; // The last one made with it.
    bool current = false; // The one that asks.
    Told since;
    std::optional<Told> last_used;
};

/// What came back from a browser, as bytes.
struct PasskeyAnswer {
    std::string ceremony;
    std::string id;
    std::string client_data;
    std::string authenticator_data;
    std::string signature; // Empty for a new passkey.
};

/// How a worker may prove once more who they are.
struct SecondWays {
    bool passkey = false;
    bool totp = false;
    bool any() const { return passkey || totp; }
};

} // namespace sayso::domain
