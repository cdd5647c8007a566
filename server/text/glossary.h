#pragma once

#include "flow/problem.h"
#include "text/locale.h"
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::text {

/// A word of the field, and what it means in plain words.
struct Term {
    std::string id;
    std::string term; // "EHC plan"
    std::vector<std::string> also; // Other ways to write it: "EHCP".
    std::string plain;
    bool linked = true; // False: an everyday word too, so it is not looked for in texts.
};

/// i18n/glossary.json, and the same terms in other languages from i18n/<locale>/glossary.json.
/// Immutable after loading; any thread.
class Glossary {
public:
    std::vector<Term> const& terms() const { return terms_; } // Sorted by id.

    /// The linked terms in an English text, in the order in which they come up, each once.
    std::vector<Term const*> terms_in(std::string_view english) const;

    /// True if the word is a term, or another way to write one, in capitals or not.
    bool knows(std::string_view word) const;

    /// The term in another language: null if it has not been translated, or from other English.
    Term const* translated(std::string_view locale, Term const& term) const;

    /// Adds what a file says; problems name it. `english` is glossary.json itself, the other one a language's own.
    void take_english(std::string const& file, std::string_view json, std::vector<flow::Problem>& problems);
    void take_translation(std::string const& file, std::string const& locale, std::string_view json,
        std::vector<flow::Problem>& problems);

private:
    std::vector<Term> terms_;
    struct Spelling {
        std::string written; // As in the glossary.
        std::size_t term; // Index into terms_.
    };
    std::map<std::string, Spelling, std::less<>> spelled_; // Every way to write every term, by its small letters.
    std::map<std::pair<std::string, std::string>, Term> translated_; // By (locale, id).
};

} // namespace sayso::text
