#pragma once

namespace sayso::store {

/// Photos, voice notes and drawings.
extern char const* const upload_schema;

} // namespace sayso::store
