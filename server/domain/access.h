#pragma once

#include "base/id.h"
#include <optional>
#include <string_view>

namespace sayso {

using GrantId = Id<struct GrantTag>; // Of access to people who are not in the own caseload.

} // namespace sayso

namespace sayso::domain {

/// Why somebody reaches people who are not in their own work.
enum class GrantKind {
    cover, // Another worker's people, while that worker is away.
    break_glass, // One young person, for half an hour, in an emergency: told to their manager and shown to them.
    agency, // One young person, to somebody from another agency, until a date.
    hand_over, // One conversation, to whom it was handed, until it is closed or handed on.
    overdue, // One conversation in which something ran out, to whom the council says is next.
};
char const* name(GrantKind kind);
std::optional<GrantKind> grant_kind_from(std::string_view name);

/// True for grants that are on one conversation, and last until somebody ends them.
bool is_of_a_conversation(GrantKind kind);

} // namespace sayso::domain
