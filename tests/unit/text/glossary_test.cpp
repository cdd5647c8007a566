#include "text/catalogue.h"
#include <gtest/gtest.h>

namespace sayso::text {
namespace {

Glossary a_glossary(std::vector<flow::Problem>& problems)
{
    Glossary glossary;
    glossary.take_english("glossary.json", R"({"terms": {
        "contact": {"term": "contact", "link": false, "plain": "Seeing your family."},
        "pep": {"term": "PEP", "also": ["personal education plan"], "plain": "A plan for learning."},
        "section_47": {"term": "section 47", "also": ["section 47 enquiry"], "plain": "The council looks into it."}
    }})",
        problems);
    return glossary;
}

std::string ids(std::vector<Term const*> const& terms)
{
    std::string all;
    for (auto const* term : terms)
        all += term->id + " ";
    return all;
}

TEST(Glossary, FindsTermsInTheOrderInWhichTheyComeUp)
{
    std::vector<flow::Problem> problems;
    auto glossary = a_glossary(problems);
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(ids(glossary.terms_in("A Section 47 enquiry, and your personal education plan.")), "section_47 pep ");
}

TEST(Glossary, TakesAnAcronymOnlyAsItIsWritten)
{
    std::vector<flow::Problem> problems;
    auto glossary = a_glossary(problems);
    EXPECT_EQ(ids(glossary.terms_in("Full of pep.")), "");
    EXPECT_EQ(ids(glossary.terms_in("Is there a PEP?")), "pep ");
}

TEST(Glossary, DoesNotFindATermInsideAnotherWordNorAnEverydayWord)
{
    std::vector<flow::Problem> problems;
    auto glossary = a_glossary(problems);
    EXPECT_EQ(ids(glossary.terms_in("PEPPER, section 471, and contact us.")), "");
    EXPECT_TRUE(glossary.knows("contact"));
    EXPECT_FALSE(glossary.knows("IRO"));
}

TEST(Glossary, ShowsATranslationOnlyWhileItFitsTheEnglish)
{
    std::vector<flow::Problem> problems;
    auto glossary = a_glossary(problems);
    glossary.take_translation("cy/glossary.json", "cy",
        R"({"locale": "cy", "messages": {"pep": {"term": "CAP", "plain": "Cynllun dysgu.", "english": ")"
            + english_hash("A plan for learning.")
            + R"("}, "section_47": {"term": "adran 47", "plain": "Hen eiriau.", "english": "000000000000"}}})",
        problems);
    auto const terms = glossary.terms_in("PEP, section 47");
    ASSERT_EQ(terms.size(), 2u);
    ASSERT_NE(glossary.translated("cy", *terms[0]), nullptr);
    EXPECT_EQ(glossary.translated("cy", *terms[0])->plain, "Cynllun dysgu.");
    EXPECT_EQ(glossary.translated("cy", *terms[1]), nullptr);
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_FALSE(problems[0].blocks);
}

TEST(Glossary, SaysWhatIsWrongWithItsFile)
{
    std::vector<flow::Problem> problems;
    Glossary glossary;
    glossary.take_english("glossary.json", R"({"terms": {"pep": {"term": "PEP"}}})", problems);
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_NE(problems[0].reason.find("\"pep\""), std::string::npos);
    glossary.take_english("glossary.json", "{", problems);
    EXPECT_NE(problems.back().reason.find("not JSON"), std::string::npos);
}

TEST(Glossary, TheShippedOneExplainsAtLeastEightyTerms)
{
    auto loaded = load_translations(SAYSO_SOURCE_DIR "/i18n");
    EXPECT_GE(loaded.translations.glossary.terms().size(), 80u);
    for (auto const* word : { "section 47", "EHCP", "PEP", "IRO", "MASH", "staying put" })
        EXPECT_TRUE(loaded.translations.glossary.knows(word)) << word;
}

} // namespace
} // namespace sayso::text
