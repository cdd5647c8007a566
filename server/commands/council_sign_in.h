#pragma once

#include "app/council_sign_in.h"
#include "commands/commands.h"
#include <optional>

namespace sayso::commands {

/// What `serve` was told about the council's own sign-in; nothing if it has none. Fails with invalid_input or not_found
/// and one line for the operator.
Result<std::optional<app::CouncilSignInSettings>> council_sign_in_settings(ServeOptions const& options);

} // namespace sayso::commands
