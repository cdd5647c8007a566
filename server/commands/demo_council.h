#pragma once

#include "commands/people.h"
#include <iosfwd>

namespace sayso::commands {

/// Fills an empty database with a council that is obviously invented, and marks it as a demo for good.
Result<> seed_demo_council(PeopleMaker& people);

/// Prints where to go and what to type to try it: addresses, user names, and one fresh one-time code for each young
/// person. These codes last a day instead of ten minutes, and are made for a demo database only.
Result<> print_demo_guide(store::Store& store, store::Writer& writer, vault::Vault& vault, Clock const& clock,
    Random& random, std::string const& address, std::ostream& out);

} // namespace sayso::commands
