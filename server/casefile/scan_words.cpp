#include "casefile/scan_words.h"

#include <algorithm>

namespace sayso::casefile {

namespace {

constexpr std::size_t longest_slip_free = 5; // Shorter words are too near to each other.

/// The next code point; 0 for what is no UTF-8.
char32_t next_point(std::string_view text, std::size_t& at)
{
    auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    auto first = byte(at++);
    if (first < 0x80)
        return first;
    int more = first >= 0xF0 && first < 0xF8 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
    if (more == 0 || first >= 0xF8 || at + static_cast<std::size_t>(more) > text.size())
        return 0;
    char32_t point = first & (0x3FU >> static_cast<unsigned>(more));
    for (int i = 0; i < more; ++i) {
        auto next = byte(at);
        if ((next & 0xC0U) != 0x80)
            return 0;
        point = (point << 6U) | (next & 0x3FU);
        ++at;
    }
    return point;
}

bool is_between(char32_t point, char32_t first, char32_t last)
{
    return point >= first && point <= last;
}

/// What stands in a word without being of it: apostrophes, marks over letters, joiners.
bool is_passed_over(char32_t point)
{
    return point == U'\'' || point == U'`' || point == 0xAD || point == 0x02BC || point == 0x2018 || point == 0x2019
        || is_between(point, 0x0300, 0x036F) || is_between(point, 0x064B, 0x065F) || point == 0x0640 || point == 0x0670
        || is_between(point, 0x200B, 0x200F) || point == 0x2060 || is_between(point, 0xFE00, 0xFE0F) || point == 0xFEFF;
}

bool is_emoji(char32_t point)
{
    return is_between(point, 0x2600, 0x27BF) || is_between(point, 0x1F000, 0x1FAFF);
}

bool is_digit(char32_t point)
{
    return is_between(point, U'0', U'9');
}

bool is_letter(char32_t point)
{
    if (point < 0x80)
        return is_between(point, U'a', U'z') || is_between(point, U'A', U'Z');
    bool sign = is_between(point, 0x80, 0xBF) || point == 0xD7 || point == 0xF7 || is_between(point, 0x2000, 0x2BFF)
        || is_between(point, 0x3000, 0x303F) || point == 0x060C || point == 0x061B || point == 0x061F
        || point == 0x06D4 || is_between(point, 0x1361, 0x1368) || is_between(point, 0xE000, 0xF8FF)
        || is_between(point, 0xFF00, 0xFF20);
    return !sign;
}

/// Small letters, as far as the languages we speak have capitals; and letters that are written in two ways.
char32_t folded(char32_t point)
{
    if (is_between(point, U'A', U'Z'))
        return point + 0x20;
    if (is_between(point, 0xC0, 0xDE) || is_between(point, 0x0410, 0x042F))
        return point + 0x20;
    if (is_between(point, 0x0400, 0x040F))
        return point + 0x50;
    if (is_between(point, 0x0139, 0x0148) || is_between(point, 0x0179, 0x017E))
        return point % 2 == 1 ? point + 1 : point;
    if (is_between(point, 0x0100, 0x0177) || is_between(point, 0x0218, 0x021B) || is_between(point, 0x0490, 0x0491)
        || is_between(point, 0x1EA0, 0x1EF9))
        return point | 1U;
    if (point == 0x01A0 || point == 0x01AF)
        return point + 1;
    if (point == 0x0622 || point == 0x0623 || point == 0x0625)
        return 0x0627; // Alef, whatever stands on it.
    if (point == 0x0643)
        return 0x06A9; // Kaf as Persian and Urdu write it.
    if (point == 0x064A || point == 0x0649)
        return 0x06CC; // And yeh.
    return point;
}

/// A sign between letters that stands for a letter; 0 if it does not.
char32_t sign_as_letter(char32_t point)
{
    switch (point) {
    case U'@':
        return U'a';
    case U'$':
        return U's';
    case U'!':
    case U'|':
        return U'i';
    case U'*':
        return U'*';
    default:
        return 0;
    }
}

char32_t digit_as_letter(char32_t point)
{
    static constexpr std::u32string_view letters = U"oizeasgtbg";
    return is_digit(point) ? letters[point - U'0'] : point;
}

bool has_letter(ScanWord const& word)
{
    return std::ranges::any_of(word, [](char32_t c) { return c != U'*' && !is_digit(c); });
}

/// Words of one letter in a row are one word spelt out: k.m.s
void join_spelt_out(std::vector<ScanWord>& words)
{
    std::vector<ScanWord> joined;
    for (std::size_t i = 0; i < words.size();) {
        auto end = i;
        while (end < words.size() && words[end].size() == 1 && has_letter(words[end]) && !is_emoji(words[end][0]))
            ++end;
        if (end - i < 3) {
            joined.push_back(words[i++]);
            continue;
        }
        ScanWord word;
        for (; i < end; ++i)
            word += words[i];
        joined.push_back(std::move(word));
    }
    words = std::move(joined);
}

/// One letter more, fewer, other or swapped with its neighbour.
bool one_slip_apart(ScanWord const& left, ScanWord const& right)
{
    auto const& shorter = left.size() <= right.size() ? left : right;
    auto const& longer = left.size() <= right.size() ? right : left;
    if (longer.size() - shorter.size() > 1)
        return false;
    std::size_t same = 0;
    while (same < shorter.size() && shorter[same] == longer[same])
        ++same;
    auto rest = [](ScanWord const& word, std::size_t from) { return std::u32string_view(word).substr(from); };
    if (shorter.size() < longer.size())
        return rest(shorter, same) == rest(longer, same + 1);
    if (same + 1 >= shorter.size() || rest(shorter, same + 1) == rest(longer, same + 1))
        return true;
    return shorter[same] == longer[same + 1] && shorter[same + 1] == longer[same]
        && rest(shorter, same + 2) == rest(longer, same + 2);
}

bool fits_stars(std::u32string_view wanted, std::u32string_view written)
{
    if (written.empty())
        return wanted.empty();
    if (written.front() != U'*')
        return !wanted.empty() && wanted.front() == written.front() && fits_stars(wanted.substr(1), written.substr(1));
    for (std::size_t left = 1; left <= wanted.size(); ++left)
        if (fits_stars(wanted.substr(left), written.substr(1)))
            return true;
    return false;
}

} // namespace

std::vector<ScanWord> scan_words(std::string_view text)
{
    std::vector<ScanWord> words;
    ScanWord word;
    auto end_word = [&] {
        while (!word.empty() && word.back() == U'*')
            word.pop_back();
        if (!word.empty())
            words.push_back(std::move(word));
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        auto point = next_point(text, at);
        if (is_passed_over(point))
            continue;
        if (is_emoji(point)) {
            end_word();
            words.push_back(ScanWord(1, point));
            continue;
        }
        auto after = at;
        bool goes_on = at < text.size() && (is_letter(next_point(text, after)) || text[at] == '*');
        auto letter = word.empty() || !goes_on ? 0 : sign_as_letter(point);
        if (point != 0 && (is_letter(point) || is_digit(point)))
            word.push_back(folded(point));
        else if (letter != 0)
            word.push_back(letter);
        else
            end_word();
    }
    end_word();
    join_spelt_out(words);
    return words;
}

ScanWord plain(ScanWord const& word)
{
    ScanWord made;
    bool letters = has_letter(word);
    for (auto point : word) {
        auto letter = letters ? digit_as_letter(point) : point;
        if (made.empty() || made.back() != letter || !letters)
            made.push_back(letter);
    }
    return made;
}

bool same_word(ScanWord const& wanted, ScanWord const& written)
{
    if (wanted == written)
        return true;
    if (written.find(U'*') != ScanWord::npos)
        return written.size() >= 3 && written.size() <= 40 && fits_stars(wanted, written);
    return wanted.size() > longest_slip_free && wanted.front() == written.front() && one_slip_apart(wanted, written);
}

} // namespace sayso::casefile
