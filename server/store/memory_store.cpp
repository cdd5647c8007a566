#include "store/memory_store.h"

#include "store/memory_change.h"

namespace sayso::store {

namespace {

/// False if that was one try too many.
bool take_try(MemoryTables& tables, AttemptTaken const& attempt)
{
    for (auto& [key, tries] : tables.tries)
        tries.erase(tries.begin(), tries.upper_bound(attempt.at));
    std::erase_if(tables.tries, [](auto const& entry) { return entry.second.empty(); });
    auto& tries = tables.tries[attempt.key];
    if (static_cast<int>(tries.size()) >= attempt.most)
        return false;
    tries.insert(attempt.at + attempt.window);
    return true;
}

Result<> commit(MemoryTables& tables, Change const& change)
{
    if (auto fine = check(change); !fine)
        return fine;
    bool within = true;
    for (auto const& attempt : change.attempts)
        within = take_try(tables, attempt) && within;
    if (!within)
        return too_many_tries();
    MemoryChange pending(tables);
    auto applied = apply_parts(pending, change);
    if (applied)
        pending.keep();
    return applied;
}

} // namespace

std::vector<Result<>> MemoryStore::commit_group(std::span<Change const> changes)
{
    std::scoped_lock lock(mutex_);
    std::vector<Result<>> results;
    results.reserve(changes.size());
    for (auto const& change : changes)
        results.push_back(commit(tables_, change));
    return results;
}

std::unique_ptr<Store> open_memory_store()
{
    return std::make_unique<MemoryStore>();
}

} // namespace sayso::store
