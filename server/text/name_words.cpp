#include "text/name_words.h"

#include "text/icu_support.h"
#include <set>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

namespace sayso::text {

std::vector<std::string> name_words(std::string_view name)
{
    UErrorCode status = U_ZERO_ERROR;
    auto const* decompose = icu::Normalizer2::getNFKDInstance(status);
    auto letters = U_SUCCESS(status) ? decompose->normalize(to_unicode(name), status) : to_unicode(name);
    letters.foldCase();
    std::set<std::string> words;
    icu::UnicodeString word;
    auto take = [&] {
        if (!word.isEmpty())
            words.insert(to_utf8(word));
        word.remove();
    };
    for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
        auto c = letters.char32At(i);
        if (u_isalnum(c))
            word.append(c);
        else if (!(U_GET_GC_MASK(c) & U_GC_M_MASK) && c != '\'' && c != 0x2019)
            take(); // A mark or an apostrophe belongs to its word and is left out; anything else ends it.
    }
    take();
    return { words.begin(), words.end() };
}

} // namespace sayso::text
