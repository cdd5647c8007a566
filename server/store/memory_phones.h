#pragma once

#include "store/memory_store.h"
#include <algorithm>

/// The phones that young people call their own, as a MemoryChange writes them: `undo` has its set() and append().
namespace sayso::store {

template <class Undo> Result<> apply_sign_in(Undo& undo, MemoryTables& tables, PhoneRecord const& phone)
{
    if (!tables.young_people.contains(phone.young_person))
        return fail(Errc::not_found, "no such young person");
    if (std::ranges::find(tables.phones, phone.id, &PhoneRecord::id) != tables.phones.end())
        return fail(Errc::conflict, "the phone is there already");
    undo.append(tables.phones, phone);
    return {};
}

template <class Undo> Result<> apply_sign_in(Undo& undo, MemoryTables& tables, TryPhone const& taken)
{
    auto found = std::ranges::find(tables.phones, taken.id, &PhoneRecord::id);
    if (found == tables.phones.end() || found->forgotten || found->tries >= taken.most)
        return credential_spent();
    undo.set(found->tries, found->tries + 1);
    return {};
}

template <class Undo> Result<> apply_sign_in(Undo& undo, MemoryTables& tables, UsePhone const& use)
{
    auto found = std::ranges::find(tables.phones, use.id, &PhoneRecord::id);
    if (found == tables.phones.end() || found->forgotten
        || (found->counter >= use.counter && !(found->counter == 0 && use.counter == 0)))
        return credential_spent();
    auto used = *found;
    used.tries = 0;
    used.counter = use.counter;
    used.last_used = use.at;
    used.sign_in = use.sign_in;
    undo.set(*found, used);
    return {};
}

template <class Undo> Result<> apply_sign_in(Undo& undo, MemoryTables& tables, ForgetPhone const& forget)
{
    auto found = std::ranges::find(tables.phones, forget.id, &PhoneRecord::id);
    if (found != tables.phones.end() && !found->forgotten)
        undo.set(found->forgotten, std::optional(forget.at));
    return {};
}

} // namespace sayso::store
