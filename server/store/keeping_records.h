#pragma once

#include "base/id.h"
#include <optional>
#include <string>

namespace sayso::store {

/// Somebody who was erased. The names are those of workers; of the erased person nothing but the id is left.
struct TombstoneRecord {
    YoungPersonId subject;
    Moment at; // Decided and on record: from here on nothing of theirs is in the store.
    std::string by;
    std::string witness;
    std::string reason;
    std::optional<Moment> completed; // The key is destroyed.
    std::optional<Moment> backups_until; // When the last backup that holds the key expires; none: there is no such.
};

/// The second half: their key is destroyed.
struct EraseDone {
    YoungPersonId subject;
    Moment at;
    std::optional<Moment> backups_until;
};

/// A conversation that was begun and never sent goes, whole.
struct SweepUnsent {
    SessionId session;
    Moment unchanged_since;
};

} // namespace sayso::store
