#include "app/sign_in.h"

#include "app/codes.h"
#include "app/session_file.h"
#include "app/sign_in_parts.h"

/// At a screen that people share: with a code, by a phone, and away from it to a phone.
namespace sayso::app {

namespace asio = boost::asio;
using State = Pairing::State;
using Kind = Pairing::Kind;

namespace {

constexpr std::chrono::minutes visit_lasts { 20 }; // Setting: at the kiosk.
constexpr std::chrono::minutes hand_over_lasts { 48 * 60 }; // As long as what was not sent is kept.

Error gone()
{
    return fail(Errc::not_found, "visit_gone");
}

vault::AuditEntry kiosk_entry(Moment now, domain::Actor const& actor, std::string action, KioskId kiosk)
{
    auto entry = audit_entry(now, audit_name(actor), std::move(action), actor.young_person);
    entry.ref = kiosk.text();
    return entry;
}

} // namespace

asio::awaitable<Result<Kiosks::Enrolled>> SignInDesk::enrol_kiosk(Secret<std::string> code, std::string address)
{
    auto counted = co_await tries_.take(Try::kiosk_enrol, std::move(address));
    if (!counted)
        co_return counted.error();
    co_return co_await kiosks_.enrol(std::move(code));
}

asio::awaitable<Result<SignedIn>> SignInDesk::redeem_at(store::KioskRecord kiosk, Secret<std::string> code)
{
    auto key = co_await tries_.take(Try::kiosk_code, kiosk.id.text());
    if (!key)
        co_return key.error();
    auto used = co_await use_code(std::move(code), std::move(*key));
    if (!used)
        co_return used.error();
    Admission how;
    how.lasts = visit_lasts;
    how.method = "kiosk_code";
    how.device = kiosk.name;
    how.kiosk = kiosk.id;
    used->actor.visit = clock_.now();
    auto admitted = co_await admit(used->actor, std::move(used->change), std::move(how));
    if (!admitted && admitted.error().code == Errc::conflict)
        co_return fail(Errc::forbidden, "code_wrong"); // Somebody else was first with it.
    co_return admitted;
}

Result<Pairing> SignInDesk::open_visit(domain::Actor const& actor, std::string const& token)
{
    auto pairing = kiosks_.open(Kind::sign_in, token);
    if (!pairing)
        return pairing.error();
    (*pairing)->who = actor;
    return **pairing;
}

asio::awaitable<Result<>> SignInDesk::settle_visit(domain::Actor actor, std::string claim, bool yes)
{
    auto pairing = kiosks_.of_phone(Kind::sign_in, claim);
    if (!pairing)
        co_return pairing.error();
    auto mine = std::move(*pairing);
    if (mine->who.young_person != actor.young_person || mine->state != State::seen)
        co_return gone();
    mine->state = State::refused; // Until it is on record.
    if (!yes)
        co_return Result<>();
    Change change;
    change.audit.push_back(kiosk_entry(clock_.now(), actor, "kiosk.approve", mine->kiosk));
    auto noted = co_await store_.commit(std::move(change));
    if (!noted)
        co_return noted.error();
    mine->state = State::agreed;
    co_return Result<>();
}

asio::awaitable<Result<SignInDesk::Asked>> SignInDesk::asked_visit(store::KioskRecord kiosk, std::string ticket)
{
    auto pairing = kiosks_.of_kiosk(Kind::sign_in, kiosk.id, ticket);
    if (!pairing)
        co_return pairing.error();
    auto mine = std::move(*pairing);
    if (mine->state == State::shown || mine->state == State::seen)
        co_return Asked(*mine);
    kiosks_.end(*mine); // Whatever comes of it: it lets in once.
    if (mine->state == State::refused)
        co_return gone();
    auto person = store_.read().young_person(mine->who.young_person);
    if (!person)
        co_return person.error();
    domain::Actor actor;
    actor.role = domain::Role::young_person;
    actor.authority = person->authority;
    actor.young_person = person->id;
    actor.visit = clock_.now();
    Admission how;
    how.lasts = visit_lasts;
    how.method = "kiosk";
    how.device = kiosk.name;
    how.kiosk = kiosk.id;
    Change change;
    auto admitted = co_await admit(actor, std::move(change), std::move(how));
    if (!admitted)
        co_return admitted.error();
    co_return Asked(std::move(*admitted));
}

Result<Pairing> SignInDesk::offer_hand_over(
    store::KioskRecord const& kiosk, domain::Actor const& actor, SessionId session)
{
    auto record = store_.read().session(session);
    bool theirs = record && record->subject == actor.young_person && record->channel == domain::Channel::kiosk
        && (!actor.visit || record->started >= *actor.visit);
    if (!theirs || record->state != domain::StatementState::in_progress)
        return fail(Errc::not_found, "not_found");
    return kiosks_.show(kiosk, Kind::hand_over, actor, session);
}

Result<Pairing> SignInDesk::look_at_hand_over(
    store::KioskRecord const& kiosk, domain::Actor const& actor, std::string const& ticket)
{
    auto pairing = kiosks_.of_kiosk(Kind::hand_over, kiosk.id, ticket);
    if (!pairing)
        return pairing.error();
    if ((*pairing)->who.sign_in != actor.sign_in)
        return gone();
    return **pairing;
}

asio::awaitable<Result<>> SignInDesk::settle_hand_over(
    store::KioskRecord kiosk, domain::Actor actor, std::string ticket, bool yes)
{
    auto pairing = kiosks_.of_kiosk(Kind::hand_over, kiosk.id, ticket);
    if (!pairing)
        co_return pairing.error();
    auto mine = std::move(*pairing);
    if (mine->who.sign_in != actor.sign_in || mine->state != State::seen)
        co_return gone();
    mine->state = State::refused;
    if (!yes) {
        kiosks_.end(*mine);
        co_return Result<>();
    }
    auto access
        = co_await authority_.for_writing(actor, Act::answer, actor.young_person, mine->session.text(), mine->session);
    if (!access)
        co_return access.error();
    Change change;
    change.audit.push_back(access->entry);
    change.audit.push_back(kiosk_entry(clock_.now(), actor, "kiosk.hand_over", mine->kiosk));
    auto noted = co_await store_.commit(std::move(change));
    if (!noted)
        co_return noted.error();
    mine->state = State::agreed;
    co_return Result<>();
}

Result<Pairing> SignInDesk::open_hand_over(std::string const& token)
{
    auto pairing = kiosks_.open(Kind::hand_over, token);
    if (!pairing)
        return pairing.error();
    return **pairing;
}

asio::awaitable<Result<SignInDesk::Taken>> SignInDesk::take_hand_over(
    std::string claim, std::optional<domain::Actor> here, std::string device)
{
    auto pairing = kiosks_.of_phone(Kind::hand_over, claim);
    if (!pairing)
        co_return pairing.error();
    auto mine = std::move(*pairing);
    if (mine->state == State::seen)
        co_return Taken();
    kiosks_.end(*mine); // It is given once.
    if (mine->state != State::agreed)
        co_return gone();
    Taken taken;
    taken.session = mine->session;
    // On a phone of their own they have more than this conversation already.
    if (here && !here->visit && here->role == domain::Role::young_person
        && here->young_person == mine->who.young_person)
        co_return taken;
    Admission how;
    how.lasts = hand_over_lasts;
    how.method = "hand_over";
    how.device = std::move(device);
    Change change;
    auto admitted = co_await admit(mine->who, std::move(change), std::move(how));
    if (!admitted)
        co_return admitted.error();
    taken.signed_in.emplace(std::move(*admitted));
    co_return taken;
}

Result<std::optional<SessionId>> SignInDesk::session_of_visit(domain::Actor const& actor) const
{
    auto council = store_.read().authority();
    if (!council)
        return council.error();
    if (council->id != actor.authority)
        return fail(Errc::not_found, "not_found");
    if (!actor.visit && actor.role != domain::Role::visitor)
        return std::optional<SessionId>();
    auto sessions = store_.read().sessions_of(actor.young_person);
    if (!sessions)
        return sessions.error();
    for (auto const& session : *sessions)
        if (session.channel == domain::Channel::kiosk && session.state == domain::StatementState::in_progress
            && (!actor.visit || session.started >= *actor.visit))
            return std::optional(session.id);
    return std::optional<SessionId>();
}

} // namespace sayso::app
