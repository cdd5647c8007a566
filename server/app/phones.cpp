#include "app/phones.h"

#include "app/session_file.h"
#include "identity/base64url.h"
#include "identity/p256.h"
#include "identity/pin.h"
#include "vault/password.h"
#include <boost/json.hpp>

namespace sayso::app {

namespace asio = boost::asio;
namespace json = boost::json;

namespace {

constexpr std::chrono::minutes question_lasts { 10 };

vault::Cell cell_of(PhoneId id)
{
    return { "phone", "data", id.text() };
}

vault::AuditEntry entry(Moment now, YoungPersonId young_person, std::string action, PhoneId phone)
{
    vault::AuditEntry made;
    made.at = now;
    made.actor = "young_person:" + young_person.text();
    made.action = std::move(action);
    made.subject = young_person;
    made.ref = phone.text();
    return made;
}

Error gone()
{
    return fail(Errc::forbidden, "phone_gone");
}

/// Fails with not_found for somebody whose council is not this one.
Result<> lives_here(StoreLink& store, domain::Actor const& actor)
{
    auto council = store.read().authority();
    if (!council)
        return council.error();
    if (council->id != actor.authority)
        return fail(Errc::not_found, "not_found");
    return {};
}

} // namespace

/// With a PIN its hash; with the phone's own lock a passkey of that phone.
struct Phones::Kept {
    std::string key;
    std::string pin_hash;
    std::string site;
    identity::PasskeyKey passkey;

    std::string written() const
    {
        json::object object;
        object["key"] = identity::to_base64url(key);
        if (!pin_hash.empty()) {
            object["pin"] = pin_hash;
        } else {
            object["site"] = site;
            object["passkey"] = identity::to_base64url(passkey.id);
            object["algorithm"] = passkey.algorithm;
            object["public"] = identity::to_base64url(passkey.key);
        }
        return json::serialize(object);
    }

    static std::optional<Kept> read(std::string const& text)
    {
        json::error_code bad;
        auto parsed = json::parse(text, bad);
        auto const* object = bad ? nullptr : parsed.if_object();
        if (!object)
            return std::nullopt;
        auto text_of = [object](char const* field) {
            auto const* value = object->if_contains(field);
            return value && value->is_string() ? std::string(value->get_string().c_str()) : std::string();
        };
        Kept kept;
        auto bytes = [&](char const* field) { return identity::from_base64url(text_of(field)).value_or(""); };
        kept.key = bytes("key");
        kept.pin_hash = text_of("pin");
        kept.site = text_of("site");
        kept.passkey.id = bytes("passkey");
        kept.passkey.key = bytes("public");
        if (auto const* algorithm = object->if_contains("algorithm"); algorithm && algorithm->is_int64())
            kept.passkey.algorithm = static_cast<int>(algorithm->get_int64());
        bool opens = !kept.pin_hash.empty() || !kept.passkey.id.empty();
        return opens && !kept.key.empty() ? std::optional(std::move(kept)) : std::nullopt;
    }
};

std::string phone_message(std::string const& origin, std::string const& challenge)
{
    return "sayso-phone-1\n" + origin + "\n" + challenge;
}

Phones::Phones(StoreLink& store, vault::Vault& vault, WorkerPool& hashing, Clock const& clock, Random& random)
    : store_(store)
    , vault_(vault)
    , hashing_(hashing)
    , clock_(clock)
    , random_(random)
    , asked_(clock, random, question_lasts)
{
}

Result<Phones::Kept> Phones::open(store::PhoneRecord const& row) const
{
    auto opened = vault_.open_own(cell_of(row.id), row.data);
    if (!opened)
        return opened.error();
    auto kept = Kept::read(opened->reveal());
    if (!kept)
        return fail(Errc::corrupt, "a stored phone makes no sense");
    return std::move(*kept);
}

Phones::Asked Phones::question(std::string origin)
{
    Asked asked;
    asked.ceremony.challenge.resize(32);
    random_.fill({ reinterpret_cast<std::uint8_t*>(asked.ceremony.challenge.data()), asked.ceremony.challenge.size() });
    asked.ceremony.origin = origin;
    asked.origin = std::move(origin);
    return asked;
}

Result<domain::PasskeyOffer> Phones::begin_passkey(domain::Actor const& actor, std::string origin)
{
    if (auto here = lives_here(store_, actor); !here)
        return here.error();
    domain::PasskeyOffer offer;
    offer.question.site = identity::passkey_site(origin);
    if (offer.question.site.empty())
        return fail(Errc::invalid_input, "no_passkeys_here");
    auto asked = question(std::move(origin));
    asked.young_person = actor.young_person;
    offer.question.challenge = identity::to_base64url(asked.ceremony.challenge);
    offer.question.ceremony = asked_.put(std::move(asked));
    // Whoever looks through the passkeys of this phone reads the name of the service and no other.
    std::string nobody(16, '\0');
    random_.fill({ reinterpret_cast<std::uint8_t*>(nobody.data()), nobody.size() });
    offer.user_id = identity::to_base64url(nobody);
    offer.user_name = "Sayso";
    offer.display_name = "Sayso";
    offer.algorithms = identity::passkey_algorithms();
    return offer;
}

asio::awaitable<Result<Phones::Kept>> Phones::kept_from(domain::Actor actor, NewPhone const& phone)
{
    Kept kept;
    kept.key = phone.key;
    if (!identity::p256_key(phone.key))
        co_return fail(Errc::invalid_input, "invalid_input: no key of P-256");
    if (!phone.pin) {
        auto asked = asked_.take(phone.passkey.ceremony);
        if (!asked || asked->young_person != actor.young_person || !asked->phone.is_nil())
            co_return fail(Errc::forbidden, "step_over");
        auto made = identity::check_new_passkey(
            asked->ceremony, phone.passkey.client_data, phone.passkey.authenticator_data);
        if (!made)
            co_return made.error();
        kept.site = identity::passkey_site(asked->origin);
        kept.passkey = std::move(*made);
        co_return kept;
    }
    if (!identity::is_pin(phone.pin->reveal()) || identity::is_weak_pin(phone.pin->reveal()))
        co_return fail(Errc::invalid_input, "pin_weak");
    Result<std::string> hash = fail(Errc::unavailable, "not hashed");
    std::function<void()> work = [&] { hash = vault::hash_password(*phone.pin); };
    if (!co_await hashing_.run(std::move(work)))
        co_return fail(Errc::unavailable, "too many sign-ins at once");
    if (!hash)
        co_return hash.error();
    kept.pin_hash = std::move(*hash);
    co_return kept;
}

asio::awaitable<Result<PhoneId>> Phones::add(domain::Actor actor, NewPhone phone)
{
    if (auto here = lives_here(store_, actor); !here)
        co_return here.error();
    auto kept = co_await kept_from(actor, phone);
    if (!kept)
        co_return kept.error();
    auto others = store_.read().phones_of(actor.young_person);
    if (!others)
        co_return others.error();
    auto now = clock_.now();
    store::PhoneRecord row;
    row.id = PhoneId::make(now, random_);
    row.young_person = actor.young_person;
    row.sign_in = actor.sign_in;
    row.label = std::move(phone.label);
    row.data = vault_.seal_own(cell_of(row.id), kept->written());
    row.counter = kept->passkey.counter;
    row.created = now;
    auto id = row.id;
    Change change;
    for (std::size_t i = 0; i < others->size(); ++i)
        if (others->at(i).id == phone.instead_of || others->at(i).sign_in == actor.sign_in
            || i + most_phones <= others->size())
            forget(others->at(i).id, change);
    change.phones.push_back(std::move(row));
    change.audit.push_back(entry(now, actor.young_person, "phone.add", id));
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored.error();
    co_return id;
}

Result<domain::PhoneQuestion> Phones::ask(PhoneId phone, std::string origin)
{
    auto row = store_.read().phone(phone);
    if (!row)
        return row.error().code == Errc::not_found ? gone() : row.error();
    if (row->tries >= most_tries)
        return gone();
    auto kept = open(*row);
    if (!kept)
        return kept.error();
    auto asked = question(std::move(origin));
    asked.phone = phone;
    domain::PhoneQuestion made;
    made.challenge = identity::to_base64url(asked.ceremony.challenge);
    if (kept->pin_hash.empty()) {
        domain::PasskeyQuestion lock;
        lock.site = kept->site;
        lock.challenge = made.challenge;
        lock.ids.push_back(identity::to_base64url(kept->passkey.id));
        made.lock = std::move(lock);
    }
    made.ticket = asked_.put(std::move(asked));
    if (made.lock)
        made.lock->ceremony = made.ticket;
    return made;
}

asio::awaitable<Result<std::variant<PhoneProof, WrongPin>>> Phones::prove(PhoneAnswer answer)
{
    auto asked = asked_.take(answer.ticket); // Whatever comes of it, this question is used up.
    if (!asked || asked->phone.is_nil())
        co_return fail(Errc::forbidden, "step_over");
    auto row = store_.read().phone(asked->phone);
    if (!row)
        co_return row.error().code == Errc::not_found ? gone() : row.error();
    auto kept = open(*row);
    if (!kept)
        co_return kept.error();
    auto key = identity::p256_key(kept->key);
    auto message = phone_message(asked->origin, identity::to_base64url(asked->ceremony.challenge));
    // Before anything is counted: who does not hold the phone can not use up its tries.
    if (!key || !identity::p256_signature_fits(*key, message, answer.signature))
        co_return co_await refused(std::move(*row), "sign_in.phone", false, fail(Errc::forbidden, "second_step_wrong"));
    if (kept->pin_hash.empty()) {
        auto proved = co_await by_lock(
            std::move(*row), std::move(*kept), std::move(*asked), std::move(answer.passkey));
        if (!proved)
            co_return proved.error();
        co_return std::variant<PhoneProof, WrongPin>(std::move(*proved));
    }
    if (!answer.pin)
        co_return fail(Errc::forbidden, "second_step_wrong");
    co_return co_await by_pin(std::move(*row), std::move(*kept), std::move(*answer.pin));
}

asio::awaitable<Result<PhoneProof>> Phones::by_lock(
    store::PhoneRecord row, Kept kept, Asked asked, domain::PasskeyAnswer answer)
{
    kept.passkey.counter = static_cast<std::uint32_t>(row.counter);
    Result<std::uint32_t> counter = fail(Errc::forbidden, "second_step_wrong: site");
    if (kept.site == identity::passkey_site(asked.origin))
        counter = identity::check_passkey(
            asked.ceremony, kept.passkey, answer.client_data, answer.authenticator_data, answer.signature);
    if (!counter)
        co_return co_await refused(std::move(row), "sign_in.unlock", false, counter.error());
    co_return proof(row, "unlock", *counter);
}

asio::awaitable<Result<std::variant<PhoneProof, WrongPin>>> Phones::by_pin(
    store::PhoneRecord row, Kept kept, Secret<std::string> pin)
{
    store::TryPhone taken;
    taken.id = row.id;
    taken.most = most_tries;
    Change change;
    change.phone_tries.push_back(taken);
    auto counted = co_await store_.commit(std::move(change));
    if (!counted)
        co_return counted.error().code == Errc::conflict ? gone() : counted.error();
    bool fits = false;
    std::function<void()> check = [&] { fits = identity::is_pin(pin.reveal()) && vault::password_fits(kept.pin_hash, pin); };
    if (!co_await hashing_.run(std::move(check)))
        co_return fail(Errc::unavailable, "too many sign-ins at once");
    if (fits)
        co_return std::variant<PhoneProof, WrongPin>(proof(row, "pin", row.counter));
    auto now = store_.read().phone(row.id); // Others may have tried meanwhile.
    if (!now)
        co_return now.error().code == Errc::not_found ? gone() : now.error();
    WrongPin wrong;
    wrong.left = std::max(0, most_tries - now->tries);
    auto noted = co_await refused(std::move(row), "sign_in.pin", wrong.left == 0, gone());
    if (noted.code != Errc::forbidden || wrong.left == 0)
        co_return noted;
    co_return std::variant<PhoneProof, WrongPin>(wrong);
}

PhoneProof Phones::proof(store::PhoneRecord const& row, std::string method, std::uint64_t counter) const
{
    store::UsePhone use;
    use.id = row.id;
    use.sign_in = row.sign_in;
    use.counter = counter;
    use.at = clock_.now();
    PhoneProof made;
    made.young_person = row.young_person;
    made.label = row.label;
    made.method = std::move(method);
    made.change.phones_used.push_back(use);
    made.change.audit.push_back(entry(use.at, row.young_person, "phone.open", row.id));
    return made;
}

asio::awaitable<Error> Phones::refused(store::PhoneRecord row, std::string action, bool forgotten, Error error)
{
    Change change;
    auto noted = entry(clock_.now(), row.young_person, std::move(action), row.id);
    noted.outcome = "refused";
    change.audit.push_back(std::move(noted));
    if (forgotten)
        forget(row.id, change);
    auto stored = co_await store_.commit(std::move(change));
    co_return stored ? error : stored.error();
}

Result<std::vector<domain::PhoneView>> Phones::list(domain::Actor const& actor, text::Locale const& locale) const
{
    auto rows = store_.read().phones_of(actor.young_person);
    if (!rows)
        return rows.error();
    auto now = clock_.now();
    std::vector<domain::PhoneView> views;
    for (auto const& row : *rows) {
        auto kept = open(row);
        if (!kept)
            return kept.error();
        domain::PhoneView view;
        view.id = row.id.text();
        view.label = row.label;
        view.way = kept->pin_hash.empty() ? "unlock" : "pin";
        view.sign_in = row.sign_in.text();
        view.current = row.sign_in == actor.sign_in;
        view.since = told(row.created, now, locale);
        if (row.last_used)
            view.last_used = told(*row.last_used, now, locale);
        views.push_back(std::move(view));
    }
    return views;
}

Result<store::PhoneRecord> Phones::own(domain::Actor const& actor, PhoneId phone) const
{
    auto row = store_.read().phone(phone);
    if (row && row->young_person != actor.young_person)
        return fail(Errc::not_found, "not_found");
    return row;
}

void Phones::forget(PhoneId phone, Change& change) const
{
    store::ForgetPhone forgotten;
    forgotten.id = phone;
    forgotten.at = clock_.now();
    change.phones_forgotten.push_back(forgotten);
}

Result<> Phones::forget_all(YoungPersonId young_person, Change& change) const
{
    auto rows = store_.read().phones_of(young_person);
    if (!rows)
        return rows.error();
    for (auto const& row : *rows)
        forget(row.id, change);
    return {};
}

Result<> Phones::forget_of(YoungPersonId young_person, SignInId sign_in, Change& change) const
{
    auto rows = store_.read().phones_of(young_person);
    if (!rows)
        return rows.error();
    for (auto const& row : *rows)
        if (row.sign_in == sign_in)
            forget(row.id, change);
    return {};
}

} // namespace sayso::app
