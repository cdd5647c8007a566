#pragma once

#include "casefile/phrase_scan.h"
#include "flow/problem.h"
#include <string>
#include <vector>

namespace sayso::commands {

struct LoadedPhrases {
    casefile::PhraseLists lists;
    std::vector<flow::Problem> problems; // A file with one gives no list.
};

/// Reads i18n/<locale>/phrases.yaml of every language that has one.
LoadedPhrases load_phrases(std::string const& i18n);

struct PhrasesCommand {
    std::vector<std::string> files; // tests/phrases/<locale>.tsv: label TAB sentence.
    std::string i18n;
    bool missed = false; // Print every sentence that was judged otherwise than its label.
};

/// `sayso phrases measure`: how many of those that need somebody are found, and how many of those found need somebody.
int measure_phrases(PhrasesCommand const& command);

} // namespace sayso::commands
