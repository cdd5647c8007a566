#pragma once

#include "text/catalogue.h"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::text {

/// How hard a text is, as far as a machine can tell: what young people say about it counts for more.
struct Reading {
    int words = 0;
    int sentences = 0;
    int letters = 0;
    int longest = 0; // Words of the longest sentence.
    std::string longest_text; // That sentence.
    std::optional<double> age; // Flesch-Kincaid, and only for English, for which it was made.

    double words_a_sentence() const { return sentences > 0 ? static_cast<double>(words) / sentences : 0; }
    double letters_a_word() const { return words > 0 ? static_cast<double>(letters) / words : 0; }
};

/// Adds up texts of one language, with sentences and words found by the rules of that language. One thread.
class ReadingCounter {
public:
    explicit ReadingCounter(Locale const& locale);
    ~ReadingCounter();

    /// A message as it is translated: what would be put in counts as nothing.
    void add(std::string_view message);
    Reading reading() const;

private:
    struct Icu;
    std::unique_ptr<Icu> icu_;
};

/// Over which a text is too hard for the readers of this service.
inline constexpr double oldest_reading_age = 11;

/// All the words of a flow in `locale`; nothing if it is not translated into it.
std::optional<Reading> reading_of(
    Translations const& translations, flow::Definition const& definition, Locale const& locale);

} // namespace sayso::text
