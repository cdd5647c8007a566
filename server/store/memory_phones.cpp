#include "store/memory_store.h"

#include <algorithm>

/// The phones that young people call their own.
namespace sayso::store {

Result<PhoneRecord> MemoryStore::phone(PhoneId id)
{
    std::scoped_lock lock(mutex_);
    for (auto const& row : tables_.phones)
        if (row.id == id && !row.forgotten)
            return row;
    return fail(Errc::not_found, "no such row");
}

Result<std::vector<PhoneRecord>> MemoryStore::phones_of(YoungPersonId young_person)
{
    std::scoped_lock lock(mutex_);
    std::vector<PhoneRecord> found;
    for (auto const& row : tables_.phones)
        if (row.young_person == young_person && !row.forgotten)
            found.push_back(row);
    std::ranges::sort(found, [](auto const& a, auto const& b) {
        return std::pair(a.created, a.id) < std::pair(b.created, b.id);
    });
    return found;
}

} // namespace sayso::store
