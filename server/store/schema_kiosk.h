#pragma once

namespace sayso::store {

/// The screens that people share, and which sign-ins were made at one.
extern char const* const kiosk_schema;

} // namespace sayso::store
