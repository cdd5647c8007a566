#include "flow/utf8.h"

#include <algorithm>

namespace sayso::flow {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

/// How many bytes a character takes that begins with `lead`, and the bits of it that count; 0 bytes: none begins so.
struct Lead {
    std::size_t bytes;
    char32_t bits;
    char32_t smallest; // Less than this in so many bytes is overlong.
};

Lead lead_of(unsigned char lead)
{
    if (lead < 0x80)
        return { 1, lead, 0 };
    if ((lead & 0xE0) == 0xC0)
        return { 2, static_cast<char32_t>(lead & 0x1F), 0x80 };
    if ((lead & 0xF0) == 0xE0)
        return { 3, static_cast<char32_t>(lead & 0x0F), 0x800 };
    if ((lead & 0xF8) == 0xF0)
        return { 4, static_cast<char32_t>(lead & 0x07), 0x10000 };
    return { 0, 0, 0 };
}

} // namespace

std::optional<Utf8Character> next_character(std::string_view text)
{
    if (text.empty())
        return std::nullopt;
    auto lead = lead_of(static_cast<unsigned char>(text[0]));
    if (lead.bytes == 0 || lead.bytes > text.size())
        return std::nullopt;
    char32_t value = lead.bits;
    for (std::size_t i = 1; i < lead.bytes; ++i) {
        auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0) != 0x80)
            return std::nullopt;
        value = (value << 6) | (byte & 0x3Fu);
    }
    bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < lead.smallest || value > 0x10FFFF || surrogate)
        return std::nullopt;
    return Utf8Character { value, lead.bytes };
}

bool is_well_formed_utf8(std::string_view text)
{
    while (!text.empty()) {
        auto character = next_character(text);
        if (!character)
            return false;
        text.remove_prefix(character->bytes);
    }
    return true;
}

bool is_combining_mark(char32_t character)
{
    static constexpr Range marks[]
        = { { 0x0300, 0x036F }, { 0x0483, 0x0489 }, { 0x0591, 0x05BD }, { 0x0610, 0x061A }, { 0x064B, 0x065F },
              { 0x0670, 0x0670 }, { 0x1AB0, 0x1AFF }, { 0x1DC0, 0x1DFF }, { 0x20D0, 0x20FF }, { 0xFE20, 0xFE2F } };
    return std::any_of(std::begin(marks), std::end(marks),
        [character](Range const& range) { return character >= range.first && character <= range.last; });
}

int longest_mark_row(std::string_view text)
{
    int row = 0;
    int longest = 0;
    while (auto character = next_character(text)) {
        row = is_combining_mark(character->value) ? row + 1 : 0;
        longest = std::max(longest, row);
        text.remove_prefix(character->bytes);
    }
    return longest;
}

} // namespace sayso::flow
