#pragma once

#include "base/id.h"

namespace sayso {

using UploadId = Id<struct UploadTag>; // Of a photo, voice note or drawing. Made by the client, before it sends.

} // namespace sayso
