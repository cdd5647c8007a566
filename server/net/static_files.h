#pragma once

#include "base/result.h"
#include "net/http.h"
#include <map>
#include <string>

namespace sayso::net {

/// The built pages, read into memory once: no request ever reaches the file system. Immutable; any thread.
class StaticFiles {
public:
    /// Reads index.html, kiosk.html, desk.html, studio.html, examples.html (if it is there) and assets/* of the built web folder. Fails with not_found
    /// if a page is missing; `detail` says what to do.
    static Result<StaticFiles> load(std::string const& folder);

    /// The page or asset at a path of ours ("/", "/kiosk", "/desk", "/studio", "/assets/<file>"), as a response that
    /// refers to this object; nothing if there is none.
    std::optional<Response> find(std::string_view path) const;

private:
    struct File {
        std::string bytes;
        std::string type;
        bool keeps = false; // Its name has a hash of its content in it, so it never changes.
    };
    std::map<std::string, File, std::less<>> files_;
};

/// A recording, read when it is asked for: there are too many to keep. `name` is what somebody asked for, and nothing
/// but 16 hexadecimal digits and `.opus` or `.m4a` is looked up.
std::optional<Response> read_recording(std::string const& folder, std::string_view name);

} // namespace sayso::net
