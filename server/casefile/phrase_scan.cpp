#include "casefile/phrase_scan.h"

#include "casefile/scan_words.h"
#include <algorithm>
#include <set>

namespace sayso::casefile {

namespace {

constexpr std::size_t most_between = 3; // Words inside a phrase.
constexpr std::size_t reach_of_no = 3; // Words between a "not" and the phrase.

using Words = std::vector<ScanWord>;

void append_plain(Words& to, Words const& words)
{
    for (auto const& word : words)
        to.push_back(plain(word));
}

struct Same {
    Words say; // As written.
    Words mean;
};

struct Phrase {
    Words words;
    int level;
    std::string about;
};

} // namespace

struct PhraseList::Ready {
    std::string version;
    std::vector<Same> same;
    std::vector<Phrase> phrases;
    std::set<ScanWord> between;
    std::set<ScanWord> not_words;

    /// What is written for what, then letters; the longest that fits.
    Words words_of(std::string_view text) const
    {
        Words made;
        auto written = scan_words(text);
        for (std::size_t at = 0; at < written.size();) {
            auto const* found = same_at(written, at);
            if (found)
                append_plain(made, found->mean);
            else
                made.push_back(plain(written[at]));
            at += found ? found->say.size() : 1;
        }
        return made;
    }

    Same const* same_at(Words const& written, std::size_t at) const
    {
        Same const* best = nullptr;
        for (auto const& one : same) {
            bool fits = at + one.say.size() <= written.size()
                && std::equal(one.say.begin(), one.say.end(), written.begin() + static_cast<std::ptrdiff_t>(at),
                    [](ScanWord const& say, ScanWord const& word) { return say == word || plain(say) == plain(word); });
            if (fits && (!best || best->say.size() < one.say.size()))
                best = &one;
        }
        return best;
    }

    bool stands_at(Phrase const& phrase, Words const& words, std::size_t at) const
    {
        std::size_t passed = 0;
        for (std::size_t i = 0; i < phrase.words.size(); ++i) {
            while (i > 0 && at < words.size() && !same_word(phrase.words[i], words[at])) {
                if (++passed > most_between || !between.contains(words[at]))
                    return false;
                ++at;
            }
            if (at >= words.size() || (i == 0 && !same_word(phrase.words[i], words[at])))
                return false;
            ++at;
        }
        return true;
    }

    bool is_denied(Words const& words, std::size_t at) const
    {
        auto from = at > reach_of_no ? at - reach_of_no : 0;
        for (auto i = from; i < at; ++i)
            if (not_words.contains(words[i]))
                return true;
        return false;
    }
};

PhraseList::PhraseList(PhraseWords const& words)
    : ready_(std::make_unique<Ready>())
{
    ready_->version = words.version;
    for (auto const& same : words.same)
        ready_->same.push_back({ scan_words(same.say), scan_words(same.mean) });
    for (auto const& phrase : words.phrases)
        ready_->phrases.push_back({ ready_->words_of(phrase.text), phrase.level, phrase.about });
    std::erase_if(ready_->phrases, [](Phrase const& phrase) { return phrase.words.empty(); });
    auto add_words = [&](std::vector<std::string> const& from, std::set<ScanWord>& to) {
        for (auto const& word : from)
            for (auto const& one : ready_->words_of(word))
                to.insert(one);
    };
    add_words(words.between, ready_->between);
    add_words(words.not_words, ready_->not_words);
}

PhraseList::~PhraseList() = default;
PhraseList::PhraseList(PhraseList&&) noexcept = default;
PhraseList& PhraseList::operator=(PhraseList&&) noexcept = default;

std::string const& PhraseList::version() const
{
    return ready_->version;
}

PhraseScan PhraseList::scan(std::string_view text) const
{
    PhraseScan scan;
    scan.version = ready_->version;
    std::set<std::string> about;
    auto words = ready_->words_of(text);
    for (std::size_t at = 0; at < words.size(); ++at)
        for (auto const& phrase : ready_->phrases) {
            if (!ready_->stands_at(phrase, words, at))
                continue;
            scan.level = std::max(scan.level, ready_->is_denied(words, at) ? 1 : phrase.level);
            about.insert(phrase.about);
        }
    scan.about.assign(about.begin(), about.end());
    return scan;
}

PhraseScan scan_in(PhraseLists const& lists, std::string_view locale, std::string_view text)
{
    PhraseScan highest;
    for (auto id : { std::string_view("en"), locale }) {
        auto list = lists.find(id);
        if (list == lists.end())
            continue;
        auto scan = list->second.scan(text);
        if (highest.version.empty() || highest.level < scan.level)
            highest = std::move(scan);
    }
    return highest;
}

std::string as_scanned(std::string_view text)
{
    std::string shown;
    for (auto const& word : scan_words(text)) {
        shown += shown.empty() ? "" : " ";
        for (auto point : plain(word))
            shown += point < 0x80 ? std::string(1, static_cast<char>(point)) : "?";
    }
    return shown;
}

} // namespace sayso::casefile
