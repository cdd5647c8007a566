#pragma once

#include "domain/phone_id.h"
#include "vault/vault.h"
#include <optional>
#include <string>

namespace sayso::store {

/// A young person's own phone: the public half of a key that never leaves it, and what must come with its signature.
struct PhoneRecord {
    PhoneId id;
    YoungPersonId young_person;
    SignInId sign_in; // The last one made with it.
    std::string label; // "Chrome, Android": names of programs and systems only.
    vault::Sealed data; // By Vault::seal_own(), cell {"phone", "data", "<phone id>"}.
    int tries = 0; // Since it last opened.
    std::uint64_t counter = 0; // Of its passkey, if it has one: it only ever grows.
    Moment created;
    std::optional<Moment> last_used;
    std::optional<Moment> forgotten;
};

/// One try at a PIN, on disk before the PIN is looked at. Fails with conflict if `most` were used up, or if there is no
/// such phone or no longer.
struct TryPhone {
    PhoneId id;
    int most = 10;
};

/// It opened: the tries begin anew. Fails with conflict if unknown or forgotten, or if the counter does not grow; one
/// that does not count stays at 0.
struct UsePhone {
    PhoneId id;
    SignInId sign_in;
    std::uint64_t counter = 0;
    Moment at;
};

/// The first stays; unknown ones are passed over.
struct ForgetPhone {
    PhoneId id;
    Moment at;
};

} // namespace sayso::store
