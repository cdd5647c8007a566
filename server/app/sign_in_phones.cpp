#include "app/sign_in.h"

#include "app/session_file.h"
#include "app/sign_in_parts.h"

/// Coming back on a phone of one's own.
namespace sayso::app {

namespace asio = boost::asio;

asio::awaitable<Result<PhoneId>> SignInDesk::keep_phone(domain::Actor actor, NewPhone phone)
{
    auto phones = store_.read().phones_of(actor.young_person);
    if (!phones)
        co_return phones.error();
    // A phone that opens with a PIN already gets another one only from who knows the first.
    for (auto const& known : *phones)
        if (known.sign_in == actor.sign_in)
            if (auto fresh = proved_lately(actor, clock_.now()); !fresh)
                co_return fresh.error();
    co_return co_await phones_.add(actor, std::move(phone));
}

asio::awaitable<Result<SignInDesk::PhoneEntrance>> SignInDesk::with_phone(
    PhoneAnswer answer, std::optional<domain::Actor> here)
{
    auto proved = co_await phones_.prove(std::move(answer));
    if (!proved)
        co_return proved.error();
    if (auto const* wrong = std::get_if<WrongPin>(&*proved))
        co_return PhoneEntrance(*wrong);
    auto proof = std::move(std::get<PhoneProof>(*proved));
    if (here && here->young_person == proof.young_person && here->role == domain::Role::young_person && !here->visit)
        co_return co_await still_here(*here, std::move(proof));

    auto person = store_.read().young_person(proof.young_person);
    if (!person)
        co_return person.error();
    domain::Actor actor;
    actor.role = domain::Role::young_person;
    actor.authority = person->authority;
    actor.young_person = person->id;
    Admission how;
    how.lasts = phone_lasts;
    how.method = std::move(proof.method);
    how.device = std::move(proof.label);
    auto admitted = co_await admit(actor, std::move(proof.change), std::move(how));
    if (!admitted && admitted.error().code == Errc::conflict)
        co_return fail(Errc::forbidden, "phone_gone"); // Forgotten meanwhile, or a copied passkey.
    if (!admitted)
        co_return admitted.error();
    co_return PhoneEntrance(std::move(*admitted));
}

asio::awaitable<Result<SignInDesk::PhoneEntrance>> SignInDesk::still_here(domain::Actor here, PhoneProof proof)
{
    auto device = device_of(here.sign_in);
    device.last_seen = clock_.now();
    device.stepped_up = clock_.now();
    proof.change.devices.push_back(std::move(device));
    for (auto& use : proof.change.phones_used)
        use.sign_in = here.sign_in;
    auto stored = co_await store_.commit(std::move(proof.change));
    if (!stored)
        co_return stored.error().code == Errc::conflict ? fail(Errc::forbidden, "phone_gone") : stored.error();
    auto who = co_await names(here);
    if (!who)
        co_return who.error();
    co_return PhoneEntrance(StillHere { std::move(*who) });
}

asio::awaitable<Result<SignInId>> SignInDesk::forget_phone(domain::Actor actor, PhoneId phone)
{
    auto row = phones_.own(actor, phone);
    if (!row)
        co_return row.error();
    Change change;
    phones_.forget(phone, change);
    Change::EndSignIn end;
    end.id = row->sign_in;
    end.at = clock_.now();
    change.sign_ins_ended.push_back(end);
    change.audit.push_back(audit_entry(clock_.now(), audit_name(actor), "phone.forget", actor.young_person));
    change.audit.back().ref = phone.text();
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored.error();
    co_return row->sign_in;
}

Secret<std::string> SignInDesk::draft_key(Secret<std::string> const& token) const
{
    return Secret<std::string>(vault_.blind_index("draft key of a phone", token.reveal()));
}

} // namespace sayso::app
