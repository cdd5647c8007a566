#pragma once

#include <string>
#include <vector>

/// Nobody outside this folder includes it.
namespace sayso::pdf {

/// A piece of content in the order drawn: its tag, and its language if that is not the paper's.
struct TaggedLanguage {
    std::string tag;
    std::string lang;
};

/// The PDF with the language of the whole and of pieces in other languages, and its title shown: cairo 1.16 can not say
/// these, so they are added as a PDF lets anybody add, at the end. Bytes it does not recognise come back as they are.
std::string finished(std::string bytes, std::string const& lang, std::vector<TaggedLanguage> const& pieces);

} // namespace sayso::pdf
