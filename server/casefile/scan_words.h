#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Inside the scan only: bytes to words that can be compared.
namespace sayso::casefile {

/// One word, letters folded. A '*' stands for letters somebody left out; an emoji is a word of its own.
using ScanWord = std::u32string;

/// Never fails: bytes that are no UTF-8 end a word.
std::vector<ScanWord> scan_words(std::string_view text);

/// What is written as digits and signs read as letters ("k1ll"), and no letter twice in a row. After what is written
/// for what was looked up.
ScanWord plain(ScanWord const& word);

/// The same word: letter by letter, with a '*' for any letters, or with one slip in a long word.
bool same_word(ScanWord const& wanted, ScanWord const& written);

} // namespace sayso::casefile
