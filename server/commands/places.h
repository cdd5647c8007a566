#pragma once

#include <string>

namespace sayso::commands {

/// Where flows, translations and pages are when no option says so: beside an installed program
/// (../share/sayso), or in the source tree it was built in (build/release/sayso).
struct Places {
    std::string flows;
    std::string i18n;
    std::string web;
    std::string sounds;
};
Places default_places();

} // namespace sayso::commands
