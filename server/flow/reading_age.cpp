#include "flow/reading_age.h"

#include <algorithm>

namespace sayso::flow {

namespace {

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_vowel(char c)
{
    static constexpr std::string_view vowels = "aeiouyAEIOUY";
    return vowels.find(c) != std::string_view::npos;
}

/// Groups of vowels, less a silent e at the end. A number read out counts as one.
int syllables(std::string_view word)
{
    int groups = 0;
    bool before = false;
    for (char c : word) {
        bool vowel = is_vowel(c);
        groups += vowel && !before ? 1 : 0;
        before = vowel;
    }
    bool silent = word.size() > 2 && (word.back() == 'e' || word.back() == 'E') && !is_vowel(word[word.size() - 2])
        && !word.ends_with("le");
    return std::max(1, groups - (silent && groups > 1 ? 1 : 0));
}

} // namespace

Readability readability(std::string_view text)
{
    Readability result;
    int spoken = 0;
    int in_sentence = 0;
    auto end_sentence = [&] {
        result.sentences += in_sentence > 0 ? 1 : 0;
        result.longest_sentence = std::max(result.longest_sentence, in_sentence);
        in_sentence = 0;
    };
    for (std::size_t i = 0; i < text.size();) {
        bool starts = is_letter(text[i]) || (text[i] >= '0' && text[i] <= '9');
        if (!starts) {
            bool ends = text[i] == '.' || text[i] == '!' || text[i] == '?' || text[i] == ':' || text[i] == '\n';
            if (ends)
                end_sentence();
            ++i;
            continue;
        }
        auto start = i;
        while (i < text.size()
            && (is_letter(text[i]) || (text[i] >= '0' && text[i] <= '9') || text[i] == '\'' || text[i] == '-'))
            ++i;
        spoken += syllables(text.substr(start, i - start));
        ++result.words;
        ++in_sentence;
    }
    end_sentence();
    if (result.words > 0)
        result.age = 0.39 * result.words / result.sentences + 11.8 * spoken / result.words - 15.59 + 5;
    return result;
}

} // namespace sayso::flow
