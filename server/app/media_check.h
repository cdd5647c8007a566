#pragma once

#include "base/result.h"
#include <functional>
#include <string>

namespace sayso::app {

/// What is kept of an upload: made anew by us, or cleaned, and of a type that is ours to name.
struct CleanMedia {
    std::string type; // "image/jpeg", "image/png", "audio/webm", "audio/ogg", "audio/mp4"
    std::string bytes;
};

/// Says by its content what an upload is, and makes it safe to keep: for a WorkerPool, never for the network thread.
/// `kind` is "photo", "voice" or "drawing". Fails with invalid_input; the detail begins with a key that has words in
/// i18n (`problem.<key>`). Threads: any.
using MediaCheck = std::function<Result<CleanMedia>(std::string const& kind, std::string bytes)>;

} // namespace sayso::app
