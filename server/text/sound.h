#pragma once

#include "text/catalogue.h"
#include <string>
#include <vector>

namespace sayso::text {

/// One text as a voice says it. Names of people are not in it: it says "your adviser", so that one recording fits all.
struct SpokenText {
    std::string hash; // Names the recording: of the language and the words.
    std::string locale;
    std::string where; // "housing-tonight/safe.help"
    std::string words;
};

/// The first 16 hexadecimal digits of a SHA-256.
std::string sound_hash(std::string_view locale, std::string_view words);

/// Every text of steps with `read_aloud` in `locale`, each once; those that are not translated are left out, and those
/// with a number or an earlier answer in them, which no recording can know.
std::vector<SpokenText> spoken_texts(
    Translations const& translations, std::vector<flow::Published> const& flows, Locale const& locale);

} // namespace sayso::text
