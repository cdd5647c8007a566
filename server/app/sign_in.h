#pragma once

#include "app/authority.h"
#include "app/kiosks.h"
#include "app/phones.h"
#include "app/second_factors.h"
#include "app/store_link.h"
#include "app/tries.h"
#include "app/worker_pool.h"
#include "base/secret.h"
#include "domain/people.h"
#include "vault/vault.h"
#include <boost/asio/awaitable.hpp>
#include <string>
#include <variant>

namespace sayso::app {

/// What somebody who is signed in sees of themselves.
struct Names {
    std::string name; // What they are called; empty for a visitor.
    std::string adviser; // Of a young person: their adviser's display name.
    std::optional<int> age; // Of a young person, if their birthday is on file: for offering what fits.
};

/// A fresh sign-in: who it is, and the token for the cookie. The token is given out once and stored only as a hash.
struct SignedIn {
    SignedIn(domain::Actor actor_, Secret<std::string> token_, Names names_, Moment expires_)
        : actor(actor_)
        , token(std::move(token_))
        , names(std::move(names_))
        , expires(expires_)
    {
    }
    domain::Actor actor;
    Secret<std::string> token;
    Names names;
    Moment expires;
};

/// From where somebody comes in.
struct From {
    std::string address;
    std::string device; // "Chrome, Windows"
};

/// The password was right; now a second proof is asked for, within five minutes.
struct SecondStep {
    Secret<std::string> ticket;
    domain::SecondWays ways;
};

using Entrance = std::variant<SignedIn, SecondStep>;

/// Lets people in, and knows who is in. Threads: the network thread.
class SignInDesk {
public:
    SignInDesk(StoreLink& store, Authority& authority, vault::Vault& vault, WorkerPool& hashing, Clock const& clock,
        Random& random);

    /// A worker, by user name and password. At most 10 tries in 15 minutes for a name, counted on disk before the
    /// password is looked at. Fails with forbidden (wrong, unknown or inactive: never says which), or conflict: too
    /// many tries.
    boost::asio::awaitable<Result<Entrance>> worker(
        std::string username, Secret<std::string> password, From from = {});

    /// The second step: a code from an app, or a passkey. Fails with forbidden ("second_step_wrong",
    /// "step_over": begin with the password again) or conflict: too many tries.
    boost::asio::awaitable<Result<SignedIn>> with_code(Secret<std::string> ticket, std::string code);
    Result<domain::PasskeyQuestion> ask_passkey(Secret<std::string> ticket, std::string origin);
    boost::asio::awaitable<Result<SignedIn>> with_passkey(Secret<std::string> ticket, domain::PasskeyAnswer answer);

    /// A worker whom the council's own sign-in has named; see OidcSignIn.
    boost::asio::awaitable<Result<SignedIn>> named_by_council(WorkerId worker, From from);

    /// A young person, by the one-time code their adviser gave them (spaces, dashes and case do not matter). At most 10
    /// tries in 15 minutes from an address. Fails with forbidden (unknown, used or expired), or conflict: too many
    /// tries.
    boost::asio::awaitable<Result<SignedIn>> redeem(Secret<std::string> code, std::string address, std::string device = "");

    /// Lets a phone of their own in from now on; see Phones::add(). Forbidden and "step_up" if it opens with a PIN already
    /// and that was not shown in the last 10 minutes.
    boost::asio::awaitable<Result<PhoneId>> keep_phone(domain::Actor actor, NewPhone phone);

    /// A young person, by their own phone; see Phones::prove(). Somebody who is in already (`here`) stays in as they are,
    /// and has shown that it is them.
    struct StillHere {
        Names names;
    };
    using PhoneEntrance = std::variant<SignedIn, StillHere, WrongPin>;
    boost::asio::awaitable<Result<PhoneEntrance>> with_phone(PhoneAnswer answer, std::optional<domain::Actor> here);

    /// Ends the last sign-in of the phone too, and says which: its sockets are the caller's to close.
    boost::asio::awaitable<Result<SignInId>> forget_phone(domain::Actor actor, PhoneId phone);

    /// A nameless visitor at a kiosk, for 20 minutes at most, with a key of their own.
    boost::asio::awaitable<Result<SignedIn>> visitor(std::string address, KioskId kiosk = {});

    /// Makes a browser a kiosk; see Kiosks::enrol(). Conflict: too many tries.
    boost::asio::awaitable<Result<Kiosks::Enrolled>> enrol_kiosk(Secret<std::string> code, std::string address);

    /// At a kiosk, for 20 minutes at most, with a code as redeem() takes it. They see what they say there, and no more.
    boost::asio::awaitable<Result<SignedIn>> redeem_at(store::KioskRecord kiosk, Secret<std::string> code);

    /// By their phone: it opens what the kiosk shows, says yes or no, and the kiosk asks until it knows. Each fails with
    /// not_found and "visit_gone": used, over, refused, or somebody else's.
    Result<Pairing> open_visit(domain::Actor const& actor, std::string const& token);
    boost::asio::awaitable<Result<>> settle_visit(domain::Actor actor, std::string claim, bool yes);
    using Asked = std::variant<Pairing, SignedIn>;
    boost::asio::awaitable<Result<Asked>> asked_visit(store::KioskRecord kiosk, std::string ticket);

    /// From a kiosk to a phone, whoever's it is: the kiosk offers its unfinished conversation, the phone opens what it
    /// shows, the kiosk says yes, and the phone asks until it has it. Fail as those above; or with
    /// not_found for no conversation that can be given away.
    Result<Pairing> offer_hand_over(
        store::KioskRecord const& kiosk, domain::Actor const& actor, SessionId session);
    Result<Pairing> look_at_hand_over(
        store::KioskRecord const& kiosk, domain::Actor const& actor, std::string const& ticket);
    boost::asio::awaitable<Result<>> settle_hand_over(
        store::KioskRecord kiosk, domain::Actor actor, std::string ticket, bool yes);
    Result<Pairing> open_hand_over(std::string const& token);
    struct Taken {
        SessionId session; // Nil: the kiosk has not said yes yet.
        std::optional<SignedIn> signed_in; // None: who has the phone is signed in as them already.
    };
    boost::asio::awaitable<Result<Taken>> take_hand_over(
        std::string claim, std::optional<domain::Actor> here, std::string device);

    /// The conversation that somebody at a kiosk, or gone on from there, has not finished; none for all others.
    Result<std::optional<SessionId>> session_of_visit(domain::Actor const& actor) const;

    /// Who a cookie's token belongs to. Fails with forbidden if nobody, or no longer.
    Result<domain::Actor> who(Secret<std::string> const& token) const;

    /// True while the sign-in has neither ended nor expired; sockets ask every few seconds.
    bool still_in(Secret<std::string> const& token) const;

    boost::asio::awaitable<Result<Names>> names(domain::Actor actor);

    boost::asio::awaitable<Result<>> sign_out(domain::Actor actor);

    /// Whether somebody may do what needs a fresh proof of who they are (issue a code, break the glass, give an agency
    /// access, administer): forbidden and "step_up" if they have a second factor and proved it over 10 minutes ago.
    Result<> stepped_up(domain::Actor const& actor, Moment now) const;

    /// The same for changing how they sign in, with or without a second factor: coming in counts as a proof.
    Result<> proved_lately(domain::Actor const& actor, Moment now) const;

    /// Proofs for somebody who is signed in. A password will do only for who has nothing better.
    boost::asio::awaitable<Result<>> step_up_with_code(domain::Actor actor, std::string code);
    boost::asio::awaitable<Result<>> step_up_with_passkey(domain::Actor actor, domain::PasskeyAnswer answer);
    boost::asio::awaitable<Result<>> step_up_with_password(domain::Actor actor, Secret<std::string> password);

    /// Where somebody is signed in, the newest first.
    Result<std::vector<domain::DeviceView>> devices(domain::Actor const& actor, text::Locale const& locale) const;

    /// Notes that a sign-in is still in use, to the hour.
    boost::asio::awaitable<Result<>> seen(domain::Actor actor);

    /// Ends one of somebody's own sign-ins, and forgets the phone it was made with; not_found if it is not theirs. Its sockets are the caller's to close.
    boost::asio::awaitable<Result<>> end_device(domain::Actor actor, SignInId device);

    /// Ends all of somebody's sign-ins, this one too, and says which they were. Their phones are forgotten.
    boost::asio::awaitable<Result<std::vector<SignInId>>> sign_out_everywhere(domain::Actor actor);

    /// Half of the key under which a phone keeps what could not be sent; the other half never leaves the phone. It
    /// follows from the cookie, which the server does not keep: with the sign-in it is gone.
    Secret<std::string> draft_key(Secret<std::string> const& token) const;

    Moment now() const { return clock_.now(); }
    SecondFactors& second_factors() { return second_factors_; }
    Phones& phones() { return phones_; }
    Kiosks& kiosks() { return kiosks_; }
    Tries& tries() { return tries_; }

private:
    struct Waits {
        WorkerId worker;
        From from;
    };
    /// What came of a password: the worker it belongs to, or forbidden.
    boost::asio::awaitable<Result<domain::Worker>> check_password(
        Result<domain::Worker> found, Secret<std::string> password);
    struct Admission {
        std::chrono::minutes lasts { 0 };
        std::string method;
        std::string device;
        KioskId kiosk = {};
    };
    boost::asio::awaitable<Result<SignedIn>> admit(domain::Actor actor, Change change, Admission how);
    /// What came of a code: whose it is, and the change that uses it up.
    struct UsedCode {
        domain::Actor actor;
        Change change;
    };
    boost::asio::awaitable<Result<UsedCode>> use_code(Secret<std::string> code, std::string counted);
    boost::asio::awaitable<Result<SignedIn>> admit_worker(WorkerId worker, Proof proof, std::string device);
    boost::asio::awaitable<Result<PhoneEntrance>> still_here(domain::Actor here, PhoneProof proof);
    boost::asio::awaitable<Result<>> note_refusal(std::string action);
    boost::asio::awaitable<Result<>> step_up(domain::Actor actor, Proof proof);
    Result<std::vector<store::SignInRecord>> open_sign_ins(domain::Actor const& actor) const;
    bool counts_as_proof(WorkerId worker, std::string const& method) const;
    store::SignInDeviceRecord device_of(SignInId sign_in) const;

    StoreLink& store_;
    Authority& authority_;
    vault::Vault& vault_;
    WorkerPool& hashing_;
    Clock const& clock_;
    Random& random_;
    Tries tries_;
    SecondFactors second_factors_;
    Phones phones_;
    Kiosks kiosks_;
    Waiting<Waits> waiting_; // For their second step, under a ticket.
};

} // namespace sayso::app
