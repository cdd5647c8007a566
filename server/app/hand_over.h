#pragma once

#include "app/authority.h"
#include "casefile/entry.h"

namespace sayso::app {

/// What a case entry does to who reaches its conversation: a hand-over lets the receiver in, and whoever had it by the
/// hand-over before no longer; closing it ends what was given for it. All in the entry's own change. Other kinds do
/// nothing. invalid_input: nobody would have it, its detail the key of the words for it and the part at fault.
Result<> move_reach(Change& change, store::Store& store, Authority const& authority, domain::Actor const& actor,
    Access const& access, casefile::Entry const& entry, Random& random);

} // namespace sayso::app
