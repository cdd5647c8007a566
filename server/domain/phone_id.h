#pragma once

#include "base/id.h"

namespace sayso {

/// A phone that a young person calls their own.
using PhoneId = Id<struct PhoneTag>;

} // namespace sayso
