#pragma once

#include "store/memory_store.h"
#include <algorithm>

/// The screens that people share, as a MemoryChange writes them: `undo` has its set() and append().
namespace sayso::store {

template <class Undo> Result<> apply_sign_in(Undo& undo, MemoryTables& tables, KioskRecord const& kiosk)
{
    if (!tables.authority)
        return fail(Errc::not_found, "no such authority");
    for (auto const& other : tables.kiosks)
        if (other.id == kiosk.id || other.code_index == kiosk.code_index
            || (!kiosk.token_index.empty() && other.token_index == kiosk.token_index))
            return fail(Errc::conflict, "the kiosk is there already");
    undo.append(tables.kiosks, kiosk);
    return {};
}

template <class Undo> Result<> apply_sign_in(Undo& undo, MemoryTables& tables, EnrolKiosk const& enrol)
{
    auto found = std::ranges::find(tables.kiosks, enrol.code_index, &KioskRecord::code_index);
    if (found == tables.kiosks.end() || found->enrolled || found->removed || found->code_expires <= enrol.at)
        return kiosk_code_spent();
    undo.set(found->token_index, enrol.token_index);
    undo.set(found->enrolled, std::optional(enrol.at));
    return {};
}

template <class Undo> Result<> apply_sign_in(Undo& undo, MemoryTables& tables, RemoveKiosk const& remove)
{
    auto found = std::ranges::find(tables.kiosks, remove.id, &KioskRecord::id);
    if (found == tables.kiosks.end())
        return fail(Errc::not_found, "no such kiosk");
    if (!found->removed)
        undo.set(found->removed, std::optional(remove.at));
    for (auto& sign_in : tables.sign_ins)
        if (sign_in.kiosk == remove.id && !sign_in.ended)
            undo.set(sign_in.ended, std::optional(remove.at));
    return {};
}

} // namespace sayso::store
