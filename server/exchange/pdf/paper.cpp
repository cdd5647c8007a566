#include "exchange/pdf/paper.h"

#include <glib.h>
#include <memory>

namespace sayso::pdf {

namespace {

constexpr char const* no_such_sign = "\xEF\xBF\xBD"; // U+FFFD

/// U+2400 and on: the signs that stand for control characters.
void add_control_picture(std::string& text, gunichar control)
{
    char bytes[6];
    auto size = g_unichar_to_utf8(control == 0x7F ? 0x2421 : 0x2400 + control, bytes);
    text.append(bytes, static_cast<std::size_t>(size));
}

bool is_noncharacter(gunichar sign)
{
    return (sign >= 0xFDD0 && sign <= 0xFDEF) || (sign & 0xFFFE) == 0xFFFE;
}

} // namespace

std::string legible(std::string_view text)
{
    std::unique_ptr<char, decltype(&g_free)> valid(
        g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())), &g_free);
    std::string drawn;
    drawn.reserve(text.size());
    for (char const* at = valid.get(); *at; at = g_utf8_next_char(at)) {
        auto sign = g_utf8_get_char(at);
        if (sign == '\r') {
            if (at[1] != '\n')
                drawn += '\n';
        } else if ((sign < 0x20 && sign != '\n' && sign != '\t') || sign == 0x7F) {
            add_control_picture(drawn, sign);
        } else if ((sign >= 0x80 && sign < 0xA0) || is_noncharacter(sign)) {
            drawn += no_such_sign;
        } else {
            drawn.append(at, static_cast<std::size_t>(g_utf8_next_char(at) - at));
        }
    }
    return drawn;
}

void Paper::add(Style style, std::string text, std::string lang_of_text)
{
    Block block;
    block.style = style;
    block.text.text = std::move(text);
    block.text.lang = std::move(lang_of_text);
    blocks.push_back(std::move(block));
}

void Paper::add_row(std::string name, std::string value)
{
    if (value.empty())
        return;
    Block block;
    block.style = Style::row;
    block.text.text = std::move(name);
    block.beside.text = std::move(value);
    blocks.push_back(std::move(block));
}

void Paper::add_words(std::string text, Phrase original)
{
    Block block;
    block.style = Style::words;
    block.text.text = std::move(text);
    block.beside = std::move(original);
    blocks.push_back(std::move(block));
}

} // namespace sayso::pdf
