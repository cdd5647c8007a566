#pragma once

#include "text/check_message.h"

/// Whether a message is in the language it says it is in. Nobody outside this room includes it.
namespace sayso::text {

/// Knows which letters a language is written with.
class Letters {
public:
    explicit Letters(Locale const& locale);
    ~Letters();

    /// How many of the letters in a text are this language's own, and how many are not.
    struct Count {
        int own = 0;
        int foreign = 0;
    };
    Count count(std::string_view utf8) const;

private:
    struct Icu;
    std::unique_ptr<Icu> icu_;
};

/// A translation that is still English, or written with the letters of another language. Names, numbers and what is
/// put in braces may stay as they are.
std::vector<Finding> check_language(
    std::string_view text, std::string_view english, Locale const& locale, Letters const& letters);

/// The words that a person reads in a message, whatever is put in; of a plural or select all that could be read.
std::string visible_words(std::string_view text);

/// The words in a text that are letters for other words: "EHCP", "GCSEs" as "GCSE". Each once.
std::set<std::string> acronyms_in(std::string_view text);

/// How many words a text has.
int count_words(std::string_view text);

} // namespace sayso::text
