#pragma once

#include "base/id.h"

namespace sayso {

/// A screen that belongs to nobody, where people walk up and talk.
using KioskId = Id<struct KioskTag>;

} // namespace sayso
