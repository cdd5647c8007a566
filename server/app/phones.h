#pragma once

#include "app/store_link.h"
#include "app/waiting.h"
#include "app/worker_pool.h"
#include "base/secret.h"
#include "domain/people.h"
#include "domain/sign_in_views.h"
#include "identity/passkey.h"
#include "text/locale.h"
#include <variant>

namespace sayso::app {

/// A phone that wants to be opened without a code from now on: by a PIN, or by its own lock.
struct NewPhone {
    std::string key; // The public half: a point of P-256.
    std::optional<Secret<std::string>> pin; // Else the passkey.
    domain::PasskeyAnswer passkey;
    std::optional<PhoneId> instead_of; // What this phone was until now.
    std::string label; // "Chrome, Android"
};

/// What a phone answers to its question.
struct PhoneAnswer {
    std::string ticket;
    std::string signature; // By its key, of what phone_message() says.
    std::optional<Secret<std::string>> pin; // Else the passkey.
    domain::PasskeyAnswer passkey;
};

/// What the key of a phone signs: bound to this service, this address and this one question.
std::string phone_message(std::string const& origin, std::string const& challenge);

/// That somebody holds the phone and knows its PIN, or can unlock it. The change must be committed with what follows;
/// whoever commits it says in it with which sign-in the phone goes on.
struct PhoneProof {
    YoungPersonId young_person;
    std::string label;
    std::string method; // "pin" or "unlock"
    Change change;
};

struct WrongPin {
    int left = 0; // Tries.
};

/// The phones that young people call their own. A PIN is never enough: it is looked at only after a signature by the
/// phone's key, and each look is counted on disk before. Threads: the network thread.
class Phones {
public:
    static constexpr int most_tries = 10;
    static constexpr std::size_t most_phones = 10; // Of one young person; then the oldest is forgotten.

    Phones(StoreLink& store, vault::Vault& vault, WorkerPool& hashing, Clock const& clock, Random& random);

    /// For opening by the phone's own lock. Fails with invalid_input ("no_passkeys_here").
    Result<domain::PasskeyOffer> begin_passkey(domain::Actor const& actor, std::string origin);

    /// Fails with invalid_input ("pin_weak", or a key that is none), forbidden ("step_over", "second_step_wrong").
    boost::asio::awaitable<Result<PhoneId>> add(domain::Actor actor, NewPhone phone);

    /// Fails with forbidden ("phone_gone").
    Result<domain::PhoneQuestion> ask(PhoneId phone, std::string origin);

    /// Fails with forbidden: "step_over" (ask once more), "second_step_wrong" (not that phone, or its lock said no),
    /// "phone_gone" (unknown, forgotten, or the last try was used up).
    boost::asio::awaitable<Result<std::variant<PhoneProof, WrongPin>>> prove(PhoneAnswer answer);

    Result<std::vector<domain::PhoneView>> list(domain::Actor const& actor, text::Locale const& locale) const;

    /// Adds to a change that these are forgotten: all of somebody's, or the one that a sign-in was made with.
    Result<> forget_all(YoungPersonId young_person, Change& change) const;
    Result<> forget_of(YoungPersonId young_person, SignInId sign_in, Change& change) const;

    /// The phone, if it is theirs; else not_found.
    Result<store::PhoneRecord> own(domain::Actor const& actor, PhoneId phone) const;
    void forget(PhoneId phone, Change& change) const;

private:
    struct Kept; // What is under the seal.
    struct Asked {
        PhoneId phone;
        YoungPersonId young_person; // With a new passkey, there is no phone yet.
        std::string origin;
        identity::Ceremony ceremony;
    };

    Result<Kept> open(store::PhoneRecord const& row) const;
    Asked question(std::string origin);
    boost::asio::awaitable<Result<Kept>> kept_from(domain::Actor actor, NewPhone const& phone);
    boost::asio::awaitable<Result<PhoneProof>> by_lock(
        store::PhoneRecord row, Kept kept, Asked asked, domain::PasskeyAnswer answer);
    boost::asio::awaitable<Result<std::variant<PhoneProof, WrongPin>>> by_pin(
        store::PhoneRecord row, Kept kept, Secret<std::string> pin);
    boost::asio::awaitable<Error> refused(store::PhoneRecord row, std::string action, bool forgotten, Error error);
    PhoneProof proof(store::PhoneRecord const& row, std::string method, std::uint64_t counter) const;

    StoreLink& store_;
    vault::Vault& vault_;
    WorkerPool& hashing_;
    Clock const& clock_;
    Random& random_;
    Waiting<Asked> asked_;
};

} // namespace sayso::app
