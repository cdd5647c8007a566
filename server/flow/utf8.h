#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sayso::flow {

/// The next character of well-formed UTF-8 and how many bytes it takes; nothing if the bytes are ill formed
/// (overlong forms, surrogates and values past U+10FFFF included).
struct Utf8Character {
    char32_t value;
    std::size_t bytes;
};
std::optional<Utf8Character> next_character(std::string_view text);

bool is_well_formed_utf8(std::string_view text);

/// A mark drawn over or under the letter before it.
bool is_combining_mark(char32_t character);

/// The longest row of combining marks in well-formed text. Piled up, they hide the lines around them.
int longest_mark_row(std::string_view text);

} // namespace sayso::flow
