#pragma once

#include "domain/views.h"
#include <boost/json.hpp>

namespace sayso::wire {

/// Opening: `open_now, words, next?, night_words, night_phone?`.
boost::json::object opening_json(domain::OpeningView const& opening);

} // namespace sayso::wire
