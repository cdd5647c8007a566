#pragma once

#include "store/memory_store.h"
#include <algorithm>

/// Who may sign in and with what, as a MemoryChange writes it: `undo` has its set() and append().
namespace sayso::store {

template <class Undo> Result<> apply_sign_in(Undo& undo, MemoryTables& tables, CodeRecord const& code)
{
    if (!tables.young_people.contains(code.subject))
        return fail(Errc::not_found, "no such young person");
    for (auto const& other : tables.codes)
        if (other.id == code.id || other.code_index == code.code_index)
            return fail(Errc::conflict, "the code is there already");
    undo.append(tables.codes, code);
    return {};
}

template <class Undo> Result<> apply_sign_in(Undo& undo, MemoryTables& tables, Change::UseCode const& use)
{
    auto found = std::ranges::find(tables.codes, use.code_index, &CodeRecord::code_index);
    if (found == tables.codes.end() || found->used || found->expires <= use.at)
        return fail(Errc::conflict, "the code is unknown, used or expired");
    undo.set(found->used, std::optional(use.at));
    return {};
}

template <class Undo> Result<> apply_sign_in(Undo& undo, MemoryTables& tables, Change::EndSignIn const& end)
{
    auto found = std::ranges::find(tables.sign_ins, end.id, &SignInRecord::id);
    if (found != tables.sign_ins.end() && !found->ended)
        undo.set(found->ended, std::optional(end.at));
    return {};
}

template <class Undo> Result<> apply_sign_in(Undo& undo, MemoryTables& tables, SignInRecord const& sign_in)
{
    for (auto const& other : tables.sign_ins)
        if (other.id == sign_in.id || other.token_index == sign_in.token_index)
            return fail(Errc::conflict, "the sign-in is there already");
    undo.append(tables.sign_ins, sign_in);
    return {};
}

template <class Undo> Result<> apply_sign_in(Undo& undo, MemoryTables& tables, SignInDeviceRecord const& device)
{
    if (std::ranges::find(tables.sign_ins, device.sign_in, &SignInRecord::id) == tables.sign_ins.end())
        return fail(Errc::not_found, "no such sign-in");
    auto found = std::ranges::find(tables.devices, device.sign_in, &SignInDeviceRecord::sign_in);
    if (found == tables.devices.end()) {
        undo.append(tables.devices, device);
        return {};
    }
    undo.set(found->last_seen, device.last_seen);
    undo.set(found->stepped_up, device.stepped_up);
    return {};
}

template <class Undo> Result<> apply_sign_in(Undo& undo, MemoryTables& tables, CredentialRecord const& credential)
{
    if (!tables.workers.contains(credential.worker))
        return fail(Errc::not_found, "no such worker");
    for (auto const& other : tables.credentials)
        if (other.id == credential.id
            || (!other.revoked && !other.key_index.empty() && other.kind == credential.kind
                && other.key_index == credential.key_index))
            return fail(Errc::conflict, "the credential is there already");
    undo.append(tables.credentials, credential);
    return {};
}

template <class Undo> Result<> apply_sign_in(Undo& undo, MemoryTables& tables, Change::UseCredential const& use)
{
    auto found = std::ranges::find(tables.credentials, use.id, &CredentialRecord::id);
    if (found == tables.credentials.end() || found->revoked
        || (found->counter >= use.counter && !(found->counter == 0 && use.counter == 0)))
        return credential_spent();
    undo.set(found->counter, use.counter);
    undo.set(found->last_used, std::optional(use.at));
    return {};
}

template <class Undo> Result<> apply_sign_in(Undo& undo, MemoryTables& tables, Change::RevokeCredential const& revoke)
{
    auto found = std::ranges::find(tables.credentials, revoke.id, &CredentialRecord::id);
    if (found != tables.credentials.end() && !found->revoked)
        undo.set(found->revoked, std::optional(revoke.at));
    return {};
}

} // namespace sayso::store
