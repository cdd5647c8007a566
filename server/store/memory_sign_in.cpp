#include "store/memory_store.h"

#include <algorithm>

/// Who is signed in, with what, and what lets them in, as the memory store reads it.
namespace sayso::store {

namespace {

template <class Fits> std::vector<SignInRecord> newest_first(std::deque<SignInRecord> const& rows, Fits fits)
{
    std::vector<SignInRecord> found;
    for (auto const& row : rows)
        if (!row.ended && fits(row))
            found.push_back(row);
    std::ranges::sort(found, [](auto const& a, auto const& b) {
        return std::pair(a.created, a.id) > std::pair(b.created, b.id);
    });
    return found;
}

} // namespace

Result<std::vector<SignInRecord>> MemoryStore::sign_ins_of(WorkerId worker)
{
    std::scoped_lock lock(mutex_);
    return newest_first(tables_.sign_ins, [&](auto const& row) { return !worker.is_nil() && row.worker == worker; });
}

Result<std::vector<SignInRecord>> MemoryStore::sign_ins_of(YoungPersonId young_person)
{
    std::scoped_lock lock(mutex_);
    return newest_first(tables_.sign_ins,
        [&](auto const& row) { return !young_person.is_nil() && row.young_person == young_person; });
}

Result<SignInDeviceRecord> MemoryStore::sign_in_device(SignInId sign_in)
{
    std::scoped_lock lock(mutex_);
    auto found = std::ranges::find(tables_.devices, sign_in, &SignInDeviceRecord::sign_in);
    if (found == tables_.devices.end())
        return fail(Errc::not_found, "no such row");
    return *found;
}

Result<std::vector<CredentialRecord>> MemoryStore::credentials_of(WorkerId worker)
{
    std::scoped_lock lock(mutex_);
    std::vector<CredentialRecord> found;
    for (auto const& row : tables_.credentials)
        if (row.worker == worker && !row.revoked)
            found.push_back(row);
    std::ranges::sort(found, [](auto const& a, auto const& b) {
        return std::pair(a.created, a.id) < std::pair(b.created, b.id);
    });
    return found;
}

Result<CredentialRecord> MemoryStore::credential(CredentialKind kind, std::string const& key_index)
{
    std::scoped_lock lock(mutex_);
    for (auto const& row : tables_.credentials)
        if (row.kind == kind && !row.revoked && !key_index.empty() && row.key_index == key_index)
            return row;
    return fail(Errc::not_found, "no such row");
}

} // namespace sayso::store
