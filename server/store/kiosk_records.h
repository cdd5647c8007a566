#pragma once

#include "domain/kiosk_id.h"
#include <optional>
#include <string>

namespace sayso::store {

/// A screen that an operator has let in. Its browser is known by a token, stored only as a hash.
struct KioskRecord {
    KioskId id;
    std::string name; // "Front desk, Civic Centre": what people read on their phones.
    std::string code_index; // Blind index of the code that lets its browser in, once.
    Moment code_expires;
    std::string token_index; // Empty until that code was used.
    Moment created;
    std::optional<Moment> enrolled;
    std::optional<Moment> removed;
};

/// The code is used up, and the browser known from now on. Fails with conflict if the code is unknown, used or expired,
/// or the kiosk removed.
struct EnrolKiosk {
    std::string code_index;
    std::string token_index;
    Moment at;
};

/// Ends every sign-in at it too. The first stays; not_found if there is no such kiosk.
struct RemoveKiosk {
    KioskId id;
    Moment at;
};

} // namespace sayso::store
