#pragma once

#include "base/result.h"
#include "net/http.h"
#include <map>
#include <string>

namespace sayso::net {

/// The built pages, read into memory once: no request ever reaches the file system. Immutable; any thread.
class StaticFiles {
public:
    /// Reads index.html, kiosk.html, desk.html, studio.html, assets/* and, if they are there, home.html, examples.html and
    /// sw.js of the built web folder, each
    /// with its small copy (`<name>.gz`) if the build made one, and the hashes of what stands in the pages (policy.txt).
    /// Fails with not_found if a page is missing, with corrupt if policy.txt holds anything but hashes; `detail` says
    /// what to do.
    static Result<StaticFiles> load(std::string const& folder);

    /// The page or asset at a path of ours ("/", "/kiosk", "/desk", "/studio", "/sw.js", "/assets/<file>"), as a response
    /// that refers to this object; nothing if there is none. `accepted`: the encodings the browser takes.
    std::optional<Response> find(std::string_view path, std::string_view accepted = "") const;

    /// "/" for somebody who is signed in or reads no English: without the welcome that stands in the page for others.
    static constexpr char const* home = "/ without welcome";

private:
    struct File {
        std::string bytes;
        std::string small; // The same, gzipped; empty if there is no copy.
        std::string type;
        std::string policy;
        bool keeps = false; // Its name has a hash of its content in it, so it never changes.
    };
    std::map<std::string, File, std::less<>> files_;
};

/// A recording, read when it is asked for: there are too many to keep. `name` is what somebody asked for, and nothing
/// but 16 hexadecimal digits and `.opus` or `.m4a` is looked up.
std::optional<Response> read_recording(std::string const& folder, std::string_view name);

} // namespace sayso::net
