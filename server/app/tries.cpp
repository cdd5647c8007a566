#include "app/tries.h"

#include "base/log.h"

namespace sayso::app {

namespace {

constexpr Limit const& limit_of(Try what)
{
    for (auto const& limit : limits)
        if (limit.what == what)
            return limit;
    return limits.front();
}

} // namespace

Tries::Tries(StoreLink& store, vault::Vault& vault, Clock const& clock)
    : store_(store)
    , vault_(vault)
    , clock_(clock)
{
}

boost::asio::awaitable<Result<std::string>> Tries::take(Try what, std::string who)
{
    auto const& limit = limit_of(what);
    auto key = vault_.blind_index("attempt", std::string(limit.name) + ":" + who);
    store::AttemptTaken attempt;
    attempt.key = key;
    attempt.most = limit.most;
    attempt.window = limit.window;
    attempt.at = clock_.now();
    Change change;
    change.attempts.push_back(std::move(attempt));
    auto counted = co_await store_.commit(std::move(change));
    if (counted)
        co_return key;
    if (counted.error().code == Errc::forbidden)
        co_return fail(Errc::conflict, "too_many_tries");
    if (limit.uncounted == Uncounted::closed)
        co_return counted.error();
    log_event("try_not_counted", { { "limit", limit.name }, { "code", name(counted.error().code) } });
    co_return key;
}

} // namespace sayso::app
