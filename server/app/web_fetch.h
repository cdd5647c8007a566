#pragma once

#include "base/result.h"
#include "base/secret.h"
#include <functional>
#include <string>

namespace sayso::app {

struct WebRequest {
    std::string url;
    std::string form; // Posted if it is not empty.
    std::string user; // For Basic authentication; empty: none.
    Secret<std::string> password;
};

struct WebPage {
    long status = 0;
    std::string body;
};

/// Fetches one page of another server and waits for it: for a WorkerPool, never for the network thread. Follows no
/// redirects. Fails with unavailable. Threads: any.
using WebFetch = std::function<Result<WebPage>(WebRequest const&)>;

} // namespace sayso::app
