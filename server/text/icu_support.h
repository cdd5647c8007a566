#pragma once

#include "text/locale.h"
#include <string>
#include <string_view>
#include <unicode/locid.h>
#include <unicode/unistr.h>

/// What the text room shares about ICU; nobody outside this room includes it.
namespace sayso::text {

inline icu::UnicodeString to_unicode(std::string_view utf8)
{
    return icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
}

inline std::string to_utf8(icu::UnicodeString const& text)
{
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

/// ICU's locale for one of ours: always the Gregorian calendar and the digits people in the UK read.
icu::Locale icu_locale(Locale const& locale);

} // namespace sayso::text
