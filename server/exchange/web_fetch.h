#pragma once

#include "app/web_fetch.h"

namespace sayso::exchange {

/// Pages of other servers by libcurl: checks certificates, follows nothing, gives up after ten seconds or 256 KB.
/// Threads: any.
Result<app::WebPage> fetch(app::WebRequest const& request);

} // namespace sayso::exchange
