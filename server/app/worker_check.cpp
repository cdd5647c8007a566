#include "app/worker_check.h"

#include "vault/password.h"

namespace sayso::app {

namespace asio = boost::asio;

namespace {

Error for_people(Error error)
{
    if (error.detail == "too_many_tries")
        error.detail = "too many tries; wait a quarter of an hour, then try again";
    else if (error.detail == "second_step_wrong")
        error.detail = "that code is wrong, or was used already: wait for the next one in the app";
    return error;
}

std::string lower_case(std::string text)
{
    for (auto& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

} // namespace

domain::Actor actor_of(domain::Worker const& worker)
{
    domain::Actor actor;
    actor.role = worker.role;
    actor.authority = worker.authority;
    actor.team = worker.team;
    actor.worker = worker.id;
    return actor;
}

WorkerCheck::WorkerCheck(
    StoreLink& store, WorkerPool& hashing, vault::Vault& vault, Clock const& clock, Random& random)
    : store_(store)
    , hashing_(hashing)
    , tries_(store, vault, clock)
    , second_factors_(store, vault, tries_, clock, random)
{
}

asio::awaitable<Result<domain::Worker>> WorkerCheck::check(WorkerProof proof)
{
    proof.username = lower_case(std::move(proof.username));
    auto worker = co_await check_password(proof);
    if (!worker)
        co_return for_people(worker.error());
    auto ways = second_factors_.ways(worker->id);
    if (!ways)
        co_return ways.error();
    if (!ways->any())
        co_return *worker;
    if (!ways->totp)
        co_return fail(Errc::forbidden,
            "you sign in with a passkey, which a command can not ask for: at the desk, under \"My sign-in\", add an "
            "authenticator app; then run this again and give its code");
    if (proof.app_code.empty())
        co_return fail(Errc::forbidden, needs_app_code);
    auto proved = co_await check_app_code(worker->id, std::move(proof.app_code));
    if (!proved)
        co_return for_people(proved.error());
    co_return *worker;
}

asio::awaitable<Result<domain::Worker>> WorkerCheck::check_password(WorkerProof const& proof)
{
    auto key = co_await tries_.take(Try::password, proof.username);
    if (!key)
        co_return key.error();
    auto worker = store_.read().worker_by_username(proof.username);
    bool fits = false;
    std::function<void()> check = [&] {
        if (worker)
            fits = vault::password_fits(worker->password_hash, proof.password);
        else
            vault::pretend_to_check(proof.password);
    };
    bool ran = co_await hashing_.run(check);
    if (!ran)
        co_return fail(Errc::unavailable, "too many sign-ins at once; try again");
    if (!fits || !worker->active)
        co_return fail(Errc::forbidden, "the user name or the password is wrong");
    Change forgiven;
    forgiven.attempts_forgiven.push_back(*key);
    auto stored = co_await store_.commit(std::move(forgiven));
    if (!stored)
        co_return stored.error();
    co_return *worker;
}

/// What was proved once is used up, whatever becomes of the act.
asio::awaitable<Result<>> WorkerCheck::check_app_code(WorkerId worker, std::string code)
{
    auto proof = co_await second_factors_.prove_totp(Try::second_step, worker, std::move(code));
    if (!proof)
        co_return proof.error();
    auto stored = co_await store_.commit(std::move(proof->change));
    if (!stored && stored.error().code == Errc::conflict)
        co_return fail(Errc::forbidden, "second_step_wrong");
    co_return stored;
}

} // namespace sayso::app
