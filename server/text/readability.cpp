#include "text/readability.h"

#include "flow/reading_age.h"
#include "text/check_language.h"
#include "text/icu_support.h"
#include <unicode/brkiter.h>
#include <unicode/uchar.h>

namespace sayso::text {

struct ReadingCounter::Icu {
    std::string locale;
    std::unique_ptr<icu::BreakIterator> sentences;
    std::unique_ptr<icu::BreakIterator> words;
    Reading reading;
    std::string everything; // For the formula, which sees all of it at once.

    void add_sentence(icu::UnicodeString const& sentence);
};

void ReadingCounter::Icu::add_sentence(icu::UnicodeString const& sentence)
{
    int count = 0;
    words->setText(sentence);
    words->first();
    for (auto end = words->next(); end != icu::BreakIterator::DONE; end = words->next())
        count += words->getRuleStatus() >= UBRK_WORD_NONE_LIMIT ? 1 : 0;
    if (count == 0)
        return;
    for (std::int32_t i = 0; i < sentence.length(); i = sentence.moveIndex32(i, 1))
        reading.letters += u_isalpha(sentence.char32At(i)) ? 1 : 0;
    reading.words += count;
    ++reading.sentences;
    if (count > reading.longest) {
        reading.longest = count;
        icu::UnicodeString trimmed(sentence);
        reading.longest_text = to_utf8(trimmed.trim());
    }
}

ReadingCounter::ReadingCounter(Locale const& locale)
    : icu_(std::make_unique<Icu>())
{
    UErrorCode status = U_ZERO_ERROR;
    icu_->locale = locale.id;
    icu_->sentences.reset(icu::BreakIterator::createSentenceInstance(icu_locale(locale), status));
    icu_->words.reset(icu::BreakIterator::createWordInstance(icu_locale(locale), status));
}

ReadingCounter::~ReadingCounter() = default;

void ReadingCounter::add(std::string_view message)
{
    auto shown = visible_words(message);
    auto text = to_unicode(shown);
    icu_->sentences->setText(text);
    auto start = icu_->sentences->first();
    for (auto end = icu_->sentences->next(); end != icu::BreakIterator::DONE; end = icu_->sentences->next()) {
        icu_->add_sentence(icu::UnicodeString(text, start, end - start));
        start = end;
    }
    icu_->everything += shown + "\n";
}

Reading ReadingCounter::reading() const
{
    auto reading = icu_->reading;
    if (icu_->locale == "en" && reading.words > 0)
        reading.age = flow::readability(icu_->everything).age;
    return reading;
}

std::optional<Reading> reading_of(
    Translations const& translations, flow::Definition const& definition, Locale const& locale)
{
    ReadingCounter counter(locale);
    for (auto const& message : messages_of(definition)) {
        if (locale.id == "en") {
            counter.add(message.text);
            continue;
        }
        auto const* translation = translations.find(locale.id, message.in);
        if (!translation)
            continue;
        auto found = translation->messages.find(message.key);
        if (found != translation->messages.end())
            counter.add(found->second.text);
    }
    auto reading = counter.reading();
    return reading.words > 0 ? std::optional(reading) : std::nullopt;
}

} // namespace sayso::text
