#include "app/second_factors.h"

#include "app/session_file.h"
#include "identity/base64url.h"
#include "identity/totp.h"

namespace sayso::app {

namespace asio = boost::asio;
using store::CredentialKind;
using store::CredentialRecord;

namespace {

constexpr std::chrono::minutes ceremony_lasts { 10 };
constexpr std::size_t secret_bytes = 20; // RFC 4226: as long as the hash.

vault::Cell cell_of(CredentialId id)
{
    return { "credential", "data", id.text() };
}

std::string tidy_digits(std::string_view typed)
{
    std::string digits;
    for (char c : typed)
        if (c != ' ')
            digits.push_back(c);
    return digits;
}

vault::AuditEntry entry(Moment now, WorkerId worker, std::string action, std::string ref)
{
    vault::AuditEntry made;
    made.at = now;
    made.actor = "worker:" + worker.text();
    made.action = std::move(action);
    made.ref = std::move(ref);
    return made;
}

} // namespace

SecondFactors::SecondFactors(
    StoreLink& store, vault::Vault& vault, Tries& tries, Clock const& clock, Random& random)
    : store_(store)
    , vault_(vault)
    , tries_(tries)
    , clock_(clock)
    , random_(random)
    , new_apps_(clock, random, ceremony_lasts)
    , asked_(clock, random, ceremony_lasts)
{
}

Result<domain::SecondWays> SecondFactors::ways(WorkerId worker) const
{
    auto rows = store_.read().credentials_of(worker);
    if (!rows)
        return rows.error();
    domain::SecondWays ways;
    for (auto const& row : *rows) {
        ways.passkey = ways.passkey || row.kind == CredentialKind::passkey;
        ways.totp = ways.totp || row.kind == CredentialKind::totp;
    }
    return ways;
}

Result<std::vector<domain::CredentialView>> SecondFactors::list(WorkerId worker, text::Locale const& locale) const
{
    auto rows = store_.read().credentials_of(worker);
    if (!rows)
        return rows.error();
    std::vector<domain::CredentialView> views;
    for (auto const& row : *rows) {
        domain::CredentialView view;
        view.id = row.id.text();
        view.kind = store::name(row.kind);
        view.label = row.label;
        view.created = told(row.created, clock_.now(), locale);
        if (row.last_used)
            view.last_used = told(*row.last_used, clock_.now(), locale);
        views.push_back(std::move(view));
    }
    return views;
}

Result<domain::TotpOffer> SecondFactors::begin_totp(WorkerId worker)
{
    auto person = store_.read().worker(worker);
    auto council = store_.read().authority();
    if (!person)
        return person.error();
    if (!council)
        return council.error();
    std::string secret(secret_bytes, '\0');
    random_.fill({ reinterpret_cast<std::uint8_t*>(secret.data()), secret.size() });
    domain::TotpOffer offer;
    offer.secret = Secret<std::string>(identity::to_base32(secret));
    offer.link = Secret<std::string>(identity::totp_link(secret, "Sayso " + council->name, person->username));
    offer.ticket = Secret<std::string>(new_apps_.put({ worker, Secret<std::string>(secret) }));
    return offer;
}

asio::awaitable<Result<>> SecondFactors::finish_totp(
    domain::Actor actor, std::string ticket, std::string code, std::string label)
{
    if (label.size() > longest_label)
        co_return fail(Errc::invalid_input, "too_long");
    auto taken = co_await tries_.take(Try::second_step, actor.worker.text());
    if (!taken)
        co_return taken.error();
    auto const* waiting = new_apps_.find(ticket);
    if (!waiting || waiting->worker != actor.worker)
        co_return fail(Errc::forbidden, "step_over");
    auto secret = waiting->secret;
    auto step = identity::matching_step(secret.reveal(), tidy_digits(code), clock_.now(), 0);
    if (!step)
        co_return fail(Errc::forbidden, "second_step_wrong");
    new_apps_.drop(ticket);

    CredentialRecord row;
    row.id = CredentialId::make(clock_.now(), random_);
    row.worker = actor.worker;
    row.kind = CredentialKind::totp;
    row.label = std::move(label);
    row.data = vault_.seal_own(cell_of(row.id), secret.reveal());
    row.counter = *step;
    row.created = clock_.now();
    co_return co_await keep(actor, std::move(row), std::move(*taken));
}

asio::awaitable<Result<>> SecondFactors::keep(domain::Actor actor, CredentialRecord row, std::string forgiven)
{
    Change change;
    if (!forgiven.empty())
        change.attempts_forgiven.push_back(std::move(forgiven)); // It was no guess.
    change.audit.push_back(entry(clock_.now(), actor.worker, "credential.add", row.id.text()));
    change.credentials.push_back(std::move(row));
    co_return co_await store_.commit(std::move(change));
}

asio::awaitable<Result<Proof>> SecondFactors::prove_totp(Try what, WorkerId worker, std::string code)
{
    auto taken = co_await tries_.take(what, worker.text());
    if (!taken)
        co_return taken.error();
    auto rows = store_.read().credentials_of(worker);
    if (!rows)
        co_return rows.error();
    auto digits = tidy_digits(code);
    for (auto const& row : *rows) {
        if (row.kind != CredentialKind::totp)
            continue;
        auto secret = vault_.open_own(cell_of(row.id), row.data);
        if (!secret)
            co_return secret.error();
        auto step = identity::matching_step(secret->reveal(), digits, clock_.now(), row.counter);
        if (!step)
            continue;
        auto made = proof("totp", worker, row.id, *step);
        made.change.attempts_forgiven.push_back(*taken);
        co_return made;
    }
    co_return co_await refused(worker, "second_step.totp", fail(Errc::forbidden, "second_step_wrong"));
}

Proof SecondFactors::proof(std::string method, WorkerId worker, CredentialId id, std::uint64_t counter) const
{
    Change::UseCredential use;
    use.id = id;
    use.counter = counter;
    use.at = clock_.now();
    Proof made;
    made.change.credentials_used.push_back(use);
    made.change.audit.push_back(entry(clock_.now(), worker, "second_step." + method, id.text()));
    made.method = std::move(method);
    return made;
}

asio::awaitable<Error> SecondFactors::refused(WorkerId worker, std::string action, Error error)
{
    Change change;
    change.audit.push_back(entry(clock_.now(), worker, std::move(action), ""));
    change.audit.back().outcome = "refused";
    auto noted = co_await store_.commit(std::move(change));
    co_return noted ? error : noted.error();
}

asio::awaitable<Result<>> SecondFactors::revoke(domain::Actor actor, CredentialId id)
{
    auto rows = store_.read().credentials_of(actor.worker);
    if (!rows)
        co_return rows.error();
    bool theirs = false;
    for (auto const& row : *rows)
        theirs = theirs || (row.id == id && row.kind != CredentialKind::oidc);
    if (!theirs)
        co_return fail(Errc::not_found, "not_found");
    Change::RevokeCredential revoked;
    revoked.id = id;
    revoked.at = clock_.now();
    Change change;
    change.credentials_revoked.push_back(revoked);
    change.audit.push_back(entry(clock_.now(), actor.worker, "credential.revoke", id.text()));
    co_return co_await store_.commit(std::move(change));
}

} // namespace sayso::app
