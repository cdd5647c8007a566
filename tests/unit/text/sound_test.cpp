#include "text/sound.h"

#include "flow/load.h"
#include "text/present.h"
#include <algorithm>
#include <gtest/gtest.h>

namespace sayso::text {
namespace {

flow::Published read_aloud()
{
    auto loaded = flow::load_flow("a.yaml", R"(flow: a
format: 1
version: 1
title: "A"
inputs: {adviser: staff}
steps:
  - id: hello
    say: "{adviser} reads this."
    read_aloud: true
    next: told
  - id: told
    say: "{nameless, select, true {Nobody can call you.} other {Someone can call you.}}"
    read_aloud: true
    next: nights
  - id: nights
    ask: int
    range: [0, 9]
    text: "How many nights?"
    read_aloud: true
    next: kept
  - id: kept
    say: "You said {nights}."
    read_aloud: true
    next: quiet
  - id: quiet
    say: "Nobody reads this to you."
    next: end
)");
    EXPECT_TRUE(loaded.definition.has_value());
    return std::make_shared<flow::Definition const>(std::move(*loaded.definition));
}

Translations some_words()
{
    Translations translations;
    translations.app["en"].messages["recipient.adviser"] = "your adviser";
    return translations;
}

std::vector<std::string> words_of(std::vector<SpokenText> const& spoken)
{
    std::vector<std::string> words;
    for (auto const& one : spoken)
        words.push_back(one.words);
    return words;
}

TEST(Sound, SaysWhoSomebodyIsAndNotTheirName)
{
    auto spoken = spoken_texts(some_words(), { read_aloud() }, locale_or_english("en"));
    EXPECT_EQ(words_of(spoken).front(), "your adviser reads this.");
}

TEST(Sound, IsMadeForWhatAVisitorIsToldAndForWhatOthersAreTold)
{
    auto words = words_of(spoken_texts(some_words(), { read_aloud() }, locale_or_english("en")));
    EXPECT_NE(std::find(words.begin(), words.end(), "Nobody can call you."), words.end());
    EXPECT_NE(std::find(words.begin(), words.end(), "Someone can call you."), words.end());
}

TEST(Sound, LeavesOutWhatNoRecordingCanKnowAndWhatIsNotReadAloud)
{
    auto words = words_of(spoken_texts(some_words(), { read_aloud() }, locale_or_english("en")));
    EXPECT_EQ(words.size(), 4u);
    EXPECT_TRUE(spoken_texts(some_words(), { read_aloud() }, locale_or_english("cy")).empty());
}

/// The prompt of `step` for somebody whose adviser is Sam, or for a visitor.
Prompt prompt_of(Translations const& translations, char const* step, bool nameless)
{
    auto flow = read_aloud();
    flow::Session session;
    session.inputs["adviser"] = std::string("Sam Example");
    session.inputs["nameless"] = nameless;
    Presenter presenter(translations);
    return presenter.present(*flow, session, {}, { step, 1 }, locale_or_english("en"));
}

TEST(Sound, APromptNamesTheRecordingOfExactlyWhatItSays)
{
    auto translations = some_words();
    translations.sounds.insert(sound_hash("en", "your adviser reads this."));
    translations.sounds.insert(sound_hash("en", "Nobody can call you."));
    auto hello = prompt_of(translations, "hello", false);
    EXPECT_EQ(hello.words.text, "Sam Example reads this.");
    EXPECT_EQ(hello.words.sound, sound_hash("en", "your adviser reads this."));
    EXPECT_EQ(prompt_of(translations, "told", true).words.sound, sound_hash("en", "Nobody can call you."));
    // There is no recording of the other promise, and the wrong one is not played.
    EXPECT_EQ(prompt_of(translations, "told", false).words.sound, "");
}

} // namespace
} // namespace sayso::text
