#pragma once

namespace sayso::store {

/// The phones that young people call their own.
extern char const* const phones_schema;

} // namespace sayso::store
