#pragma once

namespace sayso::store {

/// Alerts that are passed on, clocks that ran out and were told of, and what a look at the words gave.
extern char const* const clocks_schema;

} // namespace sayso::store
