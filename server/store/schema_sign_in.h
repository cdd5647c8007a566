#pragma once

namespace sayso::store {

/// What lets a worker in besides a password, and what each sign-in was made with.
extern char const* const sign_in_schema;

} // namespace sayso::store
