#pragma once

#include "app/store_link.h"
#include "base/random.h"
#include "base/secret.h"
#include "domain/people.h"
#include "store/kiosk_records.h"
#include "vault/vault.h"
#include <array>
#include <boost/asio/awaitable.hpp>
#include <map>
#include <memory>

namespace sayso::app {

/// Three pictures that two screens show at once, so that people see that the two belong together.
using Pictures = std::array<std::string, 3>;

/// Two screens that are being brought together for five minutes: a kiosk, and the phone that looked at its square.
struct Pairing {
    enum class Kind {
        sign_in, // The phone says who is at the kiosk.
        hand_over, // The kiosk gives a conversation to the phone.
    };
    enum class State { shown, seen, agreed, refused };

    Kind kind = Kind::sign_in;
    State state = State::shown;
    KioskId kiosk;
    std::string name; // The kiosk's.
    Moment until;
    std::string token; // In the square; the first phone uses it up.
    std::string ticket; // The kiosk's.
    std::string claim; // The phone's.
    Pictures pictures;
    domain::Actor who; // To sign in: on the phone. To hand over: at the kiosk.
    SessionId session; // What is handed over.
};

/// The screens that people share: which are let in, and which phone each is being brought together with. Pairings are
/// kept in memory: after a restart people begin again, and nothing of it lies on a disk. Threads: the network thread.
class Kiosks {
public:
    Kiosks(StoreLink& store, vault::Vault& vault, Clock const& clock, Random& random);

    struct Enrolled {
        Secret<std::string> token; // For the browser's cookie.
        std::string name;
    };
    /// Lets the browser in that knows the one-time code of `sayso kiosk enrol`. Forbidden and "code_wrong".
    boost::asio::awaitable<Result<Enrolled>> enrol(Secret<std::string> code);

    /// The kiosk that a browser is. Fails with forbidden and "kiosk_unknown". In a demo every browser is the first one.
    Result<store::KioskRecord> find(std::optional<Secret<std::string>> const& token) const;

    /// A square for a phone to look at, for five minutes; the kiosk's last one of this kind is over.
    Pairing show(store::KioskRecord const& kiosk, Pairing::Kind kind, domain::Actor who, SessionId session);

    /// Uses up the square: from here on only this phone goes on. Fails with not_found and "visit_gone".
    Result<std::shared_ptr<Pairing>> open(Pairing::Kind kind, std::string const& token);

    /// What is under way, as the kiosk or the phone knows it. Fails with not_found and "visit_gone".
    Result<std::shared_ptr<Pairing>> of_kiosk(Pairing::Kind kind, KioskId kiosk, std::string const& ticket) const;
    Result<std::shared_ptr<Pairing>> of_phone(Pairing::Kind kind, std::string const& claim) const;
    void end(Pairing const& pairing);

private:
    void forget_if(std::function<bool(Pairing const&)> const& fits);
    std::string secret(std::size_t bytes);

    StoreLink& store_;
    vault::Vault& vault_;
    Clock const& clock_;
    Random& random_;
    std::map<std::string, std::shared_ptr<Pairing>> pairings_; // By ticket.
};

} // namespace sayso::app
