#include "app/enrolment.h"

#include "app/codes.h"

namespace sayso::app {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::minutes code_lasts { 10 };

} // namespace

Enrolment::Enrolment(StoreLink& store, Authority& authority, vault::Vault& vault, Clock const& clock, Random& random)
    : store_(store)
    , authority_(authority)
    , vault_(vault)
    , clock_(clock)
    , random_(random)
{
}

asio::awaitable<Result<IssuedCode>> Enrolment::issue_code(domain::Actor actor, YoungPersonId young_person)
{
    auto now = clock_.now();
    auto id = CodeId::make(now, random_);
    auto access = co_await authority_.for_writing(actor, Act::issue_code, young_person, id.text());
    if (!access)
        co_return access.error();

    Secret<std::string> code(make_code(random_));
    store::CodeRecord row;
    row.id = id;
    row.code_index = code_index(vault_, code.reveal());
    row.subject = young_person;
    row.issued_by = actor.worker;
    row.issued = now;
    row.expires = now + code_lasts;

    Change change;
    change.codes.push_back(std::move(row));
    change.audit.push_back(access->entry);
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored.error();
    co_return IssuedCode(std::move(code), now + code_lasts);
}

} // namespace sayso::app
