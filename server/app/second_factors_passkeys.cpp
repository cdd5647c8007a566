#include "app/second_factors.h"

#include "identity/base64url.h"
#include <boost/json.hpp>

/// The ceremonies of passkeys.
namespace sayso::app {

namespace asio = boost::asio;
namespace json = boost::json;
using store::CredentialKind;

namespace {

vault::Cell cell_of(CredentialId id)
{
    return { "credential", "data", id.text() };
}

std::string written(identity::PasskeyKey const& key, std::string const& site)
{
    json::object object;
    object["site"] = site;
    object["id"] = identity::to_base64url(key.id);
    object["algorithm"] = key.algorithm;
    object["key"] = identity::to_base64url(key.key);
    return json::serialize(object);
}

/// Nothing if it is not what written() wrote.
std::optional<std::pair<std::string, identity::PasskeyKey>> read(std::string const& text)
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
    auto id = identity::from_base64url(text_of("id"));
    auto bytes = identity::from_base64url(text_of("key"));
    auto const* algorithm = object->if_contains("algorithm");
    if (!id || !bytes || !algorithm || !algorithm->is_int64())
        return std::nullopt;
    identity::PasskeyKey key;
    key.id = std::move(*id);
    key.key = std::move(*bytes);
    key.algorithm = static_cast<int>(algorithm->get_int64());
    return std::pair(text_of("site"), std::move(key));
}

} // namespace

Result<std::vector<SecondFactors::Passkey>> SecondFactors::passkeys_of(WorkerId worker) const
{
    auto rows = store_.read().credentials_of(worker);
    if (!rows)
        return rows.error();
    std::vector<Passkey> passkeys;
    for (auto const& row : *rows) {
        if (row.kind != CredentialKind::passkey)
            continue;
        auto opened = vault_.open_own(cell_of(row.id), row.data);
        if (!opened)
            return opened.error();
        auto known = read(opened->reveal());
        if (!known)
            return fail(Errc::corrupt, "a stored passkey makes no sense");
        Passkey passkey;
        passkey.id = row.id;
        passkey.site = std::move(known->first);
        passkey.key = std::move(known->second);
        passkey.key.counter = static_cast<std::uint32_t>(row.counter);
        passkeys.push_back(std::move(passkey));
    }
    return passkeys;
}

Result<domain::PasskeyQuestion> SecondFactors::begin(WorkerId worker, std::string origin, bool is_new)
{
    domain::PasskeyQuestion question;
    question.site = identity::passkey_site(origin);
    if (question.site.empty())
        return fail(Errc::invalid_input, "no_passkeys_here");
    auto passkeys = passkeys_of(worker);
    if (!passkeys)
        return passkeys.error();
    for (auto const& passkey : *passkeys)
        if (passkey.site == question.site)
            question.ids.push_back(identity::to_base64url(passkey.key.id));
    if (!is_new && question.ids.empty())
        return fail(Errc::invalid_input, "no_passkeys_here");
    identity::Ceremony ceremony;
    ceremony.challenge.resize(32);
    random_.fill({ reinterpret_cast<std::uint8_t*>(ceremony.challenge.data()), ceremony.challenge.size() });
    ceremony.origin = std::move(origin);
    question.challenge = identity::to_base64url(ceremony.challenge);
    question.ceremony = asked_.put({ worker, std::move(ceremony), is_new });
    return question;
}

Result<domain::PasskeyOffer> SecondFactors::begin_passkey(WorkerId worker, std::string origin)
{
    auto person = store_.read().worker(worker);
    if (!person)
        return person.error();
    auto question = begin(worker, std::move(origin), true);
    if (!question)
        return question.error();
    domain::PasskeyOffer offer;
    offer.question = std::move(*question);
    auto const& id = worker.bytes();
    offer.user_id = identity::to_base64url({ reinterpret_cast<char const*>(id.data()), id.size() });
    offer.user_name = person->username;
    offer.display_name = person->display_name;
    offer.algorithms = identity::passkey_algorithms();
    return offer;
}

asio::awaitable<Result<>> SecondFactors::finish_passkey(
    domain::Actor actor, domain::PasskeyAnswer answer, std::string label)
{
    if (label.size() > longest_label)
        co_return fail(Errc::invalid_input, "too_long");
    auto asked = asked_.take(answer.ceremony);
    if (!asked || asked->worker != actor.worker || !asked->is_new)
        co_return fail(Errc::forbidden, "step_over");
    auto key = identity::check_new_passkey(asked->ceremony, answer.client_data, answer.authenticator_data);
    if (!key)
        co_return key.error();
    store::CredentialRecord row;
    row.id = CredentialId::make(clock_.now(), random_);
    row.worker = actor.worker;
    row.kind = CredentialKind::passkey;
    row.label = std::move(label);
    row.key_index = vault_.blind_index("passkey", key->id);
    row.data = vault_.seal_own(cell_of(row.id), written(*key, identity::passkey_site(asked->ceremony.origin)));
    row.counter = key->counter;
    row.created = clock_.now();
    co_return co_await keep(actor, std::move(row));
}

Result<domain::PasskeyQuestion> SecondFactors::ask_passkey(WorkerId worker, std::string origin)
{
    return begin(worker, std::move(origin), false);
}

asio::awaitable<Result<Proof>> SecondFactors::prove_passkey(Try what, WorkerId worker, domain::PasskeyAnswer answer)
{
    auto taken = co_await tries_.take(what, worker.text());
    if (!taken)
        co_return taken.error();
    auto asked = asked_.take(answer.ceremony); // Whatever comes of it, this challenge is used up.
    if (!asked || asked->worker != worker || asked->is_new)
        co_return fail(Errc::forbidden, "step_over");
    auto passkeys = passkeys_of(worker);
    if (!passkeys)
        co_return passkeys.error();
    auto site = identity::passkey_site(asked->ceremony.origin);
    Error wrong = fail(Errc::forbidden, "second_step_wrong: unknown");
    for (auto const& passkey : *passkeys) {
        if (passkey.site != site || passkey.key.id != answer.id)
            continue;
        auto counter = identity::check_passkey(
            asked->ceremony, passkey.key, answer.client_data, answer.authenticator_data, answer.signature);
        if (!counter) {
            wrong = counter.error();
            break;
        }
        auto made = proof("passkey", worker, passkey.id, *counter);
        made.change.attempts_forgiven.push_back(*taken);
        co_return made;
    }
    co_return co_await refused(worker, "second_step.passkey", wrong);
}

} // namespace sayso::app
