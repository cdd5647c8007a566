#pragma once

#include "base/id.h"
#include "base/result.h"
#include <array>
#include <cstdint>
#include <string>

namespace sayso::vault {

using ChainHash = std::array<std::uint8_t, 32>;

/// One act: who did what to whose file. No words, no names: ids and fixed words only.
struct AuditEntry {
    Moment at;
    std::string actor; // "worker:<id>", "young_person:<id>", "visitor:<id>", "system"
    std::string action; // "words.read", "answer.save", "alert.acknowledge", "sign_in.refused" ...
    YoungPersonId subject; // Nil where there is none.
    std::string ref; // The id of what was touched, or empty.
    std::string outcome = "done"; // or "refused"
};

/// BLAKE2b-256 over the previous hash and the entry's fields, each with its length in front.
ChainHash next_hash(ChainHash const& previous, std::uint64_t number, AuditEntry const& entry);

} // namespace sayso::vault
