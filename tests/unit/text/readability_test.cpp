#include "text/readability.h"

#include <gtest/gtest.h>

using namespace sayso;
using namespace sayso::text;

namespace {

Reading read(std::string const& locale, std::vector<std::string> const& messages)
{
    ReadingCounter counter(locale_or_english(locale));
    for (auto const& message : messages)
        counter.add(message);
    return counter.reading();
}

TEST(Readability, CountsSentencesWordsAndTheLongest)
{
    auto reading = read("en", { "You can stop. You can come back later!", "Call 999" });
    EXPECT_EQ(reading.sentences, 3);
    EXPECT_EQ(reading.words, 10);
    EXPECT_EQ(reading.longest, 5);
    EXPECT_EQ(reading.longest_text, "You can come back later!");
}

TEST(Readability, GivesHarderEnglishAHigherAge)
{
    auto easy = read("en", { "You can stop. We keep what you said." });
    auto hard = read("en",
        { "Notwithstanding the aforementioned considerations, accommodation eligibility determinations necessitate "
          "comprehensive multidisciplinary documentation." });
    ASSERT_TRUE(easy.age && hard.age);
    EXPECT_LT(*easy.age, oldest_reading_age);
    EXPECT_GT(*hard.age, oldest_reading_age);
}

TEST(Readability, ClaimsNoAgeWhereNoFormulaWasMade)
{
    auto arabic = read("ar", { "\xD9\x8A\xD9\x85\xD9\x83\xD9\x86\xD9\x83 \xD8\xA7\xD9\x84\xD8\xAA\xD9\x88\xD9\x82\xD9\x81." });
    EXPECT_FALSE(arabic.age);
    EXPECT_EQ(arabic.words, 2);
    EXPECT_EQ(arabic.sentences, 1);
}

TEST(Readability, DoesNotCountWhatIsPutIn)
{
    EXPECT_EQ(read("en", { "{name} can read this." }).words, 3);
}

TEST(Readability, OfNothingIsNothing)
{
    EXPECT_EQ(read("cy", {}).words, 0);
    EXPECT_FALSE(read("en", { "" }).age);
}

} // namespace
