#include "app/worker_check.h"

#include "vault/password.h"

namespace sayso::app {

namespace asio = boost::asio;

domain::Actor actor_of(domain::Worker const& worker)
{
    domain::Actor actor;
    actor.role = worker.role;
    actor.authority = worker.authority;
    actor.team = worker.team;
    actor.worker = worker.id;
    return actor;
}

asio::awaitable<Result<domain::Worker>> check_worker(StoreLink& store, WorkerPool& hashing, vault::Vault& vault,
    Clock const& clock, std::string username, Secret<std::string> password)
{
    Change change;
    store::AttemptTaken attempt;
    attempt.key = vault.blind_index("attempt", "sign_in:" + username);
    attempt.at = clock.now();
    change.attempts.push_back(attempt);
    auto taken = co_await store.commit(std::move(change));
    if (!taken)
        co_return taken.error();
    auto worker = store.read().worker_by_username(username);
    bool fits = false;
    std::function<void()> check = [&] {
        if (worker)
            fits = vault::password_fits(worker->password_hash, password);
        else
            vault::pretend_to_check(password);
    };
    bool ran = co_await hashing.run(check);
    if (!ran)
        co_return fail(Errc::unavailable, "too many sign-ins at once; try again");
    if (!fits || !worker->active)
        co_return fail(Errc::forbidden, "the user name or the password is wrong");
    Change forgiven;
    forgiven.attempts_forgiven.push_back(attempt.key);
    auto stored = co_await store.commit(std::move(forgiven));
    if (!stored)
        co_return stored.error();
    co_return *worker;
}

} // namespace sayso::app
