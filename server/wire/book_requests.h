#pragma once

#include "casefile/entry.h"
#include "wire/http_requests.h"

/// Case entries as a page sends them. Pure; any thread.
namespace sayso::wire {

/// `{"id","kind","session"?,"about"?,"matter"?,"owner"?,"due"?,"happened"?,"state"?,"words"}`; which parts a kind
/// needs, casefile/entry_rules.h says.
ParsedBody<casefile::Entry> parse_entry_body(std::string_view text);

/// The same from a young person: no session, owner or days.
ParsedBody<casefile::Entry> parse_own_entry_body(std::string_view text);

ParsedBody<std::string> parse_search_body(std::string_view text); // `{"q"}`

} // namespace sayso::wire
