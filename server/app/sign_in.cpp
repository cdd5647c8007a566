#include "app/sign_in.h"

#include "app/authority.h"
#include "app/codes.h"
#include "app/session_file.h"
#include "app/sign_in_parts.h"
#include "vault/password.h"

namespace sayso::app {

namespace asio = boost::asio;
using domain::Role;

namespace {

using std::chrono::minutes;

// Setting: how long each stays signed in.
constexpr minutes visitor_lasts { 20 };
constexpr minutes ticket_lasts { 5 };

constexpr std::size_t longest_password = 1024;

/// ASCII only: user names are the council's own, not people's names.
std::string lower_case(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

} // namespace

SignInDesk::SignInDesk(StoreLink& store, Authority& authority, vault::Vault& vault, WorkerPool& hashing,
    Clock const& clock, Random& random)
    : store_(store)
    , authority_(authority)
    , vault_(vault)
    , hashing_(hashing)
    , clock_(clock)
    , random_(random)
    , tries_(store, vault, clock)
    , second_factors_(store, vault, tries_, clock, random)
    , phones_(store, vault, hashing, clock, random)
    , waiting_(clock, random, ticket_lasts)
{
}

asio::awaitable<Result<>> SignInDesk::note_refusal(std::string action)
{
    Change change;
    change.audit.push_back(audit_entry(clock_.now(), "nobody", std::move(action), YoungPersonId()));
    change.audit.back().outcome = "refused";
    co_return co_await store_.commit(std::move(change));
}

/// The council's own sign-in does not say how it knows: who has a second factor with us is asked for that.
bool SignInDesk::counts_as_proof(WorkerId worker, std::string const& method) const
{
    auto ways = second_factors_.ways(worker);
    return method != "oidc" || (ways && !ways->any());
}

asio::awaitable<Result<SignedIn>> SignInDesk::admit(
    domain::Actor actor, Change change, minutes lasts, std::string method, std::string device)
{
    auto now = clock_.now();
    Secret<std::string> token(make_token(random_));
    store::SignInRecord row;
    row.id = SignInId::make(now, random_);
    row.token_index = token_index(vault_, token.reveal());
    row.role = actor.role;
    row.authority = actor.authority;
    row.team = actor.team;
    row.worker = actor.worker;
    row.young_person = actor.young_person;
    row.created = now;
    row.expires = now + lasts;
    actor.sign_in = row.id;
    change.sign_ins.push_back(row);
    for (auto& phone : change.phones_used)
        phone.sign_in = row.id;
    if (actor.role != Role::visitor) {
        store::SignInDeviceRecord made;
        made.sign_in = row.id;
        made.label = std::move(device);
        made.method = method;
        made.last_seen = now;
        if (actor.is_worker() && counts_as_proof(actor.worker, method))
            made.stepped_up = now;
        change.devices.push_back(std::move(made));
    }
    change.audit.push_back(audit_entry(now, audit_name(actor), "sign_in." + method, actor.young_person));
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored.error();

    auto who = co_await names(actor);
    if (!who)
        co_return who.error();
    co_return SignedIn(actor, std::move(token), std::move(*who), row.expires);
}

asio::awaitable<Result<domain::Worker>> SignInDesk::check_password(
    Result<domain::Worker> found, Secret<std::string> password)
{
    if (password.reveal().size() > longest_password)
        co_return fail(Errc::forbidden, "sign_in_wrong");
    bool fits = false;
    std::function<void()> check = [&] {
        if (found)
            fits = vault::password_fits(found->password_hash, password);
        else
            vault::pretend_to_check(password); // As much work for a name there is not.
    };
    bool ran = co_await hashing_.run(std::move(check));
    if (!ran)
        co_return fail(Errc::unavailable, "too many sign-ins at once");
    if (fits && found->active)
        co_return found;
    auto noted = co_await note_refusal("sign_in.password");
    if (!noted)
        co_return noted.error();
    co_return fail(Errc::forbidden, "sign_in_wrong");
}

asio::awaitable<Result<Entrance>> SignInDesk::worker(
    std::string username, Secret<std::string> password, From from)
{
    auto from_here = co_await tries_.take(Try::password_address, from.address);
    if (!from_here)
        co_return from_here.error();
    auto key = co_await tries_.take(Try::password, lower_case(username));
    if (!key)
        co_return key.error();
    auto found = store_.read().worker_by_username(lower_case(username));
    if (!found && found.error().code != Errc::not_found)
        co_return found.error();
    auto checked = co_await check_password(std::move(found), std::move(password));
    if (!checked)
        co_return checked.error();
    auto ways = second_factors_.ways(checked->id);
    if (!ways)
        co_return ways.error();

    Proof proof;
    proof.method = "password";
    proof.change.attempts_forgiven.push_back(*key);
    if (!ways->any()) {
        auto admitted = co_await admit_worker(checked->id, std::move(proof), std::move(from.device));
        if (!admitted)
            co_return admitted.error();
        co_return Entrance(std::move(*admitted));
    }
    auto forgiven = co_await store_.commit(std::move(proof.change));
    if (!forgiven)
        co_return forgiven.error();
    Waits waits;
    waits.worker = checked->id;
    waits.from = std::move(from);
    SecondStep step;
    step.ticket = Secret<std::string>(waiting_.put(std::move(waits)));
    step.ways = *ways;
    co_return Entrance(std::move(step));
}

asio::awaitable<Result<SignedIn>> SignInDesk::redeem(
    Secret<std::string> code, std::string address, std::string device)
{
    auto key = co_await tries_.take(Try::code, std::move(address));
    if (!key)
        co_return key.error();

    auto index = code_index(vault_, code.reveal());
    auto row = store_.read().code(index);
    if (!row && row.error().code != Errc::not_found)
        co_return row.error();
    auto person = row ? store_.read().young_person(row->subject) : Result<store::YoungPersonRecord>(row.error());
    if (!person || row->used || row->expires <= clock_.now()) {
        auto noted = co_await note_refusal("sign_in.code");
        if (!noted)
            co_return noted.error();
        co_return fail(Errc::forbidden, "code_wrong");
    }

    domain::Actor actor;
    actor.role = Role::young_person;
    actor.authority = person->authority;
    actor.young_person = person->id;
    Change change;
    Change::UseCode use;
    use.code_index = index;
    use.at = clock_.now();
    change.codes_used.push_back(std::move(use));
    change.attempts_forgiven.push_back(*key);
    auto admitted = co_await admit(actor, std::move(change), phone_lasts, "code", std::move(device));
    if (!admitted && admitted.error().code == Errc::conflict)
        co_return fail(Errc::forbidden, "code_wrong"); // Somebody else was first with it.
    co_return admitted;
}

asio::awaitable<Result<SignedIn>> SignInDesk::visitor(std::string address)
{
    auto counted = co_await tries_.take(Try::visitor, std::move(address));
    if (!counted)
        co_return counted.error();

    auto authority = store_.read().authority();
    if (!authority)
        co_return authority.error();
    auto teams = store_.read().teams();
    if (!teams)
        co_return teams.error();
    if (teams->empty())
        co_return fail(Errc::unavailable, "there is no team to read what a visitor says");

    auto now = clock_.now();
    store::YoungPersonRecord nobody;
    nobody.id = YoungPersonId::make(now, random_);
    nobody.authority = authority->id;
    nobody.team = teams->front().id;
    nobody.nameless = true;
    nobody.created = now;
    // The key is on disk before the first word can be sealed with it; an unused key harms nobody.
    auto made = vault_.create_key(nobody.id);
    if (!made)
        co_return made.error();

    domain::Actor actor;
    actor.role = Role::visitor;
    actor.authority = authority->id;
    actor.team = nobody.team;
    actor.young_person = nobody.id;
    Change change;
    change.young_people.push_back(std::move(nobody));
    co_return co_await admit(actor, std::move(change), visitor_lasts, "visitor", "");
}

Result<domain::Actor> SignInDesk::who(Secret<std::string> const& token) const
{
    auto row = store_.read().sign_in(token_index(vault_, token.reveal()));
    if (!row && row.error().code != Errc::not_found)
        return row.error();
    if (!row || row->ended || row->expires <= clock_.now())
        return fail(Errc::forbidden, "not_signed_in");

    domain::Actor actor;
    actor.role = row->role;
    actor.authority = row->authority;
    actor.team = row->team;
    actor.worker = row->worker;
    actor.young_person = row->young_person;
    actor.sign_in = row->id;
    if (actor.is_worker()) {
        // What a worker may do is as it is now, not as it was when they signed in.
        auto worker = store_.read().worker(actor.worker);
        if (!worker || !worker->active)
            return fail(Errc::forbidden, "not_signed_in");
        actor.role = worker->role;
        actor.team = worker->team;
    }
    return actor;
}

bool SignInDesk::still_in(Secret<std::string> const& token) const
{
    return who(token).has_value();
}

asio::awaitable<Result<Names>> SignInDesk::names(domain::Actor actor)
{
    Names names;
    if (actor.is_worker()) {
        names.name = worker_name(store_.read(), actor.worker);
        co_return names;
    }
    if (actor.role == Role::visitor)
        co_return names;
    auto access = co_await authority_.for_reading(actor, Act::read_own, actor.young_person, "name");
    if (!access)
        co_return access.error();
    auto details = open_details(access->key, access->subject);
    if (!details)
        co_return details.error();
    names.name = details->preferred_name;
    names.adviser = worker_name(store_.read(), access->subject.adviser);
    names.age = age_on(details->born, text::day_in_england(clock_.now()));
    co_return names;
}

asio::awaitable<Result<>> SignInDesk::sign_out(domain::Actor actor)
{
    Change change;
    Change::EndSignIn end;
    end.id = actor.sign_in;
    end.at = clock_.now();
    change.sign_ins_ended.push_back(end);
    change.audit.push_back(audit_entry(clock_.now(), audit_name(actor), "sign_out", actor.young_person));
    co_return co_await store_.commit(std::move(change));
}

} // namespace sayso::app
