#pragma once

namespace sayso::store {

/// The step that adds case entries and the index of names.
extern char const* const case_schema;

} // namespace sayso::store
