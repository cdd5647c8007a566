#pragma once

namespace sayso::store {

/// Grants on one conversation and to everybody in a role; what young people are told of a worker.
extern char const* const reach_schema;

} // namespace sayso::store
