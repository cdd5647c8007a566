#include "casefile/phrase_scan.h"

#include "tests/support/fakes.h"
#include <gtest/gtest.h>

namespace sayso::casefile {

namespace {

PhraseList small_list()
{
    PhraseWords words;
    words.version = "test-1";
    words.phrases = { { "kill myself", 2, "suicide" }, { "want to die", 2, "suicide" }, { "kms", 2, "suicide" },
        { "self harm", 2, "self_harm" }, { "hits me", 2, "abuse" }, { "overdose", 2, "suicide" },
        { "rape", 1, "sexual_harm" }, { "i am scared", 1, "fear" }, { "\xF0\x9F\x94\xAA", 1, "weapons" } };
    words.same = { { "wanna", "want to" }, { "2", "to" }, { "im", "i am" }, { "no one", "nobody" } };
    words.between = { "just", "really", "so" };
    words.not_words = { "not", "never", "dont" };
    return PhraseList(words);
}

int level(std::string_view text)
{
    static PhraseList const list = small_list();
    return list.scan(text).level;
}

} // namespace

TEST(PhraseScan, FindsAPhraseHoweverItIsWritten)
{
    for (char const* text : { "kill myself", "KILL MYSELF", "i will kill  myself.", "killl myselffff", "k1ll mys3lf",
             "k!ll my$elf", "k*ll myself", "kill my\xE2\x80\x8Bself", "i wanna die", "want 2 die", "want to just die",
             "i want to die!!", "kms", "k.m.s", "K M S", "self-harm", "self\nharm", "overdos", "ovredose", "overdosse",
             "he hits\xE2\x80\xA6 me", "want-to-die" })
        EXPECT_EQ(level(text), 2) << text;
}

TEST(PhraseScan, KeepsToWholeWords)
{
    for (char const* text : { "grapes are nice", "skills for myself", "the kmsx bus", "himself harmed", "ordinary words",
             "hit the ball to me", "diet", "", " ", "...", "12345" })
        EXPECT_EQ(level(text), 0) << text;
}

TEST(PhraseScan, AWordThatSaysNoMakesATwoAOneAndNeverLess)
{
    EXPECT_EQ(level("i dont want to die"), 1);
    EXPECT_EQ(level("he never hits me"), 1);
    EXPECT_EQ(level("it was not rape"), 1) << "what was a one stays a one";
    EXPECT_EQ(level("not today. but tomorrow i will kill myself"), 2) << "too far before it";
    EXPECT_EQ(level("i dont want to die but he hits me"), 2) << "the rest of the text counts for itself";
}

TEST(PhraseScan, ReadsEmojiAndOtherLetters)
{
    EXPECT_EQ(level("\xF0\x9F\x94\xAA"), 1);
    EXPECT_EQ(level("last night\xF0\x9F\x94\xAA\xF0\x9F\x98\xAD"), 1);
    PhraseWords words;
    words.phrases = { { "\xD1\x85\xD0\xBE\xD1\x87\xD1\x83 \xD0\xBF\xD0\xBE\xD0\xBC\xD0\xB5\xD1\x80\xD1\x82\xD0\xB8", 2,
        "suicide" } }; // Ukrainian
    PhraseList list(words);
    EXPECT_EQ(list.scan("\xD0\xA5\xD0\x9E\xD0\xA7\xD0\xA3 \xD0\x9F\xD0\x9E\xD0\x9C\xD0\x95\xD0\xA0\xD0\xA2\xD0\x98!").level, 2);
}

TEST(PhraseScan, TakesAnyBytes)
{
    tests::SeededRandom random(7);
    for (int i = 0; i < 300; ++i) {
        std::string bytes(static_cast<std::size_t>(i), '\0');
        random.fill({ reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size() });
        EXPECT_GE(level(bytes), 0);
        EXPECT_EQ(level(bytes + " kill myself"), 2) << "what stands beside it hides nothing";
    }
    EXPECT_EQ(level(std::string(8192, '*') + "a"), 0);
}

TEST(PhraseScan, LooksInEnglishBesideTheLanguageOfTheConversation)
{
    PhraseLists lists;
    lists.emplace("en", small_list());
    PhraseWords welsh;
    welsh.version = "cy-1";
    welsh.phrases = { { "lladd fy hun", 2, "suicide" } };
    lists.emplace("cy", PhraseList(welsh));
    EXPECT_EQ(scan_in(lists, "cy", "dw i am lladd fy hun").level, 2);
    EXPECT_EQ(scan_in(lists, "cy", "dw i am lladd fy hun").version, "cy-1");
    EXPECT_EQ(scan_in(lists, "cy", "he hits me").level, 2);
    EXPECT_EQ(scan_in(lists, "en", "dw i am lladd fy hun").level, 0);
    EXPECT_EQ(scan_in({}, "en", "he hits me").level, 0);
}

TEST(PhraseScan, SaysWhatItWasAboutToThoseWhoWriteTheList)
{
    auto scan = small_list().scan("he hits me and i want to die");
    EXPECT_EQ(scan.about, (std::vector<std::string> { "abuse", "suicide" }));
    EXPECT_EQ(scan.version, "test-1");
}

} // namespace sayso::casefile
