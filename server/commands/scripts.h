#pragma once

#include "app/installed_scripts.h"
#include <string>

namespace sayso::commands {

/// The flows and translations in these folders, if they passed every check; else null, with each fault on stderr: what
/// has a fault is never served. `sounds`: the folder of recordings; without any, nothing is read aloud.
app::Installed load_scripts(std::string const& flows, std::string const& i18n, std::string const& sounds);

} // namespace sayso::commands
