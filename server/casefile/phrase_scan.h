#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// A look at what somebody typed, to put it higher in a list that a person reads anyway. It hides nothing, holds nothing
/// back and answers nothing; a text in which it finds nothing may be the one that matters most.
namespace sayso::casefile {

/// What a language says, as its authors wrote it (i18n/<locale>/phrases.yaml).
struct PhraseWords {
    struct Phrase {
        std::string text;
        int level = 1; // 1: look soon; 2: somebody may be in danger.
        std::string about; // "self_harm"
    };
    struct Same {
        std::string say; // "wanna"
        std::string mean; // "want to"
    };
    std::string version;
    std::vector<Phrase> phrases;
    std::vector<Same> same;
    std::vector<std::string> between; // Words that may stand inside a phrase.
    std::vector<std::string> not_words; // Just before a phrase they make a 2 a 1; never less.
};

struct PhraseScan {
    int level = 0;
    std::string version;
    std::vector<std::string> about; // What was found; for those who write the list, stored nowhere.
};

/// A list made ready. Immutable; any thread.
class PhraseList {
public:
    explicit PhraseList(PhraseWords const& words);
    ~PhraseList();
    PhraseList(PhraseList&&) noexcept;
    PhraseList& operator=(PhraseList&&) noexcept;

    /// Pure. Takes any bytes.
    PhraseScan scan(std::string_view text) const;

    std::string const& version() const;

private:
    struct Ready;
    std::unique_ptr<Ready> ready_;
};

/// By locale. People mix languages, so English is looked at beside the language of the conversation.
using PhraseLists = std::map<std::string, PhraseList, std::less<>>;
PhraseScan scan_in(PhraseLists const& lists, std::string_view locale, std::string_view text);

/// A text as the scan sees it: small letters, no signs, no letter twice in a row, k1ll as kill. For tests.
std::string as_scanned(std::string_view text);

} // namespace sayso::casefile
