#include "store/memory_store.h"

#include <algorithm>

/// The screens that people share.
namespace sayso::store {

Result<std::vector<KioskRecord>> MemoryStore::kiosks()
{
    std::scoped_lock lock(mutex_);
    std::vector<KioskRecord> found;
    for (auto const& row : tables_.kiosks)
        if (!row.removed)
            found.push_back(row);
    std::ranges::sort(found, [](auto const& a, auto const& b) {
        return std::pair(a.created, a.id) < std::pair(b.created, b.id);
    });
    return found;
}

Result<KioskRecord> MemoryStore::kiosk_by_token(std::string const& token_index)
{
    std::scoped_lock lock(mutex_);
    for (auto const& row : tables_.kiosks)
        if (!row.removed && !row.token_index.empty() && row.token_index == token_index)
            return row;
    return fail(Errc::not_found, "no such row");
}

} // namespace sayso::store
