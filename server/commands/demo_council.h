#pragma once

#include "commands/people.h"
#include <iosfwd>
#include <string>
#include <vector>

namespace sayso::commands {

/// Fills an empty database with a council that is obviously invented, and marks it as a demo for good.
Result<> seed_demo_council(PeopleMaker& people, Clock const& clock, Random& random);

/// A one-time code for an invented young person.
struct DemoCode {
    std::string code;
    std::string name;
    std::string adviser;
};

/// One fresh code for each young person. These last a day instead of ten minutes, and are made for a demo database
/// only. Fails with forbidden for a real council's.
Result<std::vector<DemoCode>> issue_demo_codes(
    store::Store& store, store::Writer& writer, vault::Vault& vault, Clock const& clock, Random& random);

/// Lets every browser be a kiosk, in a demo only: a real council enrols each. Fails with forbidden for a real one.
Result<> enrol_demo_kiosk(store::Store& store, store::Writer& writer, Clock const& clock, Random& random);

/// Where to go and what to type to try it.
void print_demo_guide(
    std::vector<DemoCode> const& codes, std::string const& council, std::string const& address, std::ostream& out);

} // namespace sayso::commands
