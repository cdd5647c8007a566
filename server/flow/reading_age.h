#pragma once

#include <string_view>
#include <vector>

namespace sayso::flow {

/// How hard an English text is to read.
struct Readability {
    int words = 0;
    int sentences = 0;
    int longest_sentence = 0; // In words.
    double age = 0; // Flesch-Kincaid grade plus five: the age at which it is read with ease.
};
Readability readability(std::string_view text);

} // namespace sayso::flow
