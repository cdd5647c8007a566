// What goes to translators, and what of it is taken back.
#include "text/translation_rows.h"

#include "tests/unit/text/a_flow.h"
#include <algorithm>

namespace sayso::text {
namespace {

class TranslationRows : public testing::Test {
protected:
    std::vector<TranslationRow> rows()
    {
        return translation_rows({ published }, translations, locale_or_english("cy"));
    }

    TranslationRow row(std::string const& key)
    {
        for (auto const& row : rows())
            if (row.key == key)
                return row;
        ADD_FAILURE() << key;
        return {};
    }

    TakenIn take(std::vector<TranslationRow> const& back)
    {
        return take_in(back, { published }, translations, locale_or_english("cy"));
    }

    /// The one reason why a changed row is refused.
    std::string refusal(TranslationRow const& changed)
    {
        auto taken = take({ changed, good() });
        EXPECT_EQ(taken.refused.size(), 1u);
        EXPECT_TRUE(taken.changed.empty()) << "the good row must not be taken in either";
        return taken.refused.empty() ? "" : taken.refused.front();
    }

    TranslationRow good()
    {
        auto good = row("title");
        good.translation = "Lle i aros";
        return good;
    }

    std::shared_ptr<flow::Definition> published = std::make_shared<flow::Definition>(tests::a_flow());
    Translations translations = tests::sound_translations(*published);
};

TEST_F(TranslationRows, SayWhatStateTheyAreIn)
{
    auto& welsh = translations.flows.at({ "cy", "a-flow" }).messages;
    welsh.erase("place");
    welsh.at("place.help").english = "0123456789ab";
    EXPECT_EQ(row("place").state, "missing");
    EXPECT_EQ(row("place").translation, "");
    EXPECT_EQ(row("place.help").state, "stale");
    EXPECT_EQ(row("nights").state, "fits");
    EXPECT_EQ(row("place.friend").context, "answer to: Where are you right now?");
    EXPECT_EQ(row("safety").context, "said; safety: keep the numbers");
    EXPECT_EQ(rows().size(), english_messages(*published).size());
}

TEST_F(TranslationRows, WhatFitsIsTakenInWithItsFingerprint)
{
    translations.flows.at({ "cy", "a-flow" }).approved_by = "Invented Person";
    EXPECT_TRUE(take(rows()).changed.empty()) << "nothing is different";
    auto taken = take({ good() });
    ASSERT_EQ(taken.changed.size(), 1u);
    EXPECT_EQ(taken.messages, 1u);
    EXPECT_EQ(taken.changed[0].messages.at("title").text, "Lle i aros");
    EXPECT_EQ(taken.changed[0].messages.at("title").english, english_hash("Somewhere to stay"));
    EXPECT_EQ(taken.changed[0].messages.at("place").text, translations.find("cy", "a-flow")->messages.at("place").text);
    EXPECT_EQ(taken.changed[0].approved_by, "") << "nobody has read the new words yet";
    auto empty = good();
    empty.translation = "";
    EXPECT_TRUE(take({ empty }).changed.empty()) << "not translated yet is no mistake";
}

TEST_F(TranslationRows, WhatDoesNotFitIsRefusedByItsRow)
{
    auto changed = row("place");
    changed.number = 12;
    changed.translation = "Ble wyt ti?";
    changed.english = "Where were you?";
    EXPECT_EQ(
        refusal(changed), "row 12 (a-flow, place): the English has changed since; it is now: Where are you right now?");
    changed = row("place");
    changed.translation = "Ble {";
    EXPECT_NE(refusal(changed).find("brace"), std::string::npos) << refusal(changed);
    changed = row("safety");
    changed.translation = "Diolch. Bydd {adviser} yn ffonio.";
    EXPECT_NE(refusal(changed).find("999"), std::string::npos);
    changed = row("place.help");
    changed.translation = "Rydym yn gofyn.";
    EXPECT_NE(refusal(changed).find("placeholders"), std::string::npos);
    changed = row("place");
    changed.translation = changed.english;
    EXPECT_NE(refusal(changed).find("still in English"), std::string::npos);
    changed = row("place");
    changed.key = "plaec";
    EXPECT_NE(refusal(changed).find("there is no such text"), std::string::npos);
    changed.in = "b-flow";
    EXPECT_NE(refusal(changed).find("there is no such flow or part"), std::string::npos);
    EXPECT_NE(refusal(good()).find("it is here twice"), std::string::npos);
}

TEST_F(TranslationRows, AFileIsWrittenAsItIsKept)
{
    FlowTranslation file { "cy", "parts/hurt", "",
        { { "b", { "=\"q\"\n", "0123456789ab" } }, { "a", { "ŵ", "ba9876543210" } } } };
    EXPECT_EQ(to_json(file),
        "{\n  \"locale\": \"cy\",\n  \"part\": \"hurt\",\n  \"approved_by\": \"\",\n  \"messages\": {\n    \"a\": {\n"
        "      \"text\": \"ŵ\",\n      \"english\": \"ba9876543210\"\n    },\n    \"b\": {\n"
        "      \"text\": \"=\\\"q\\\"\\n\",\n      \"english\": \"0123456789ab\"\n    }\n  }\n}\n");
}

} // namespace
} // namespace sayso::text
