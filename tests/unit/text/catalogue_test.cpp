#include "text/catalogue.h"

#include "tests/unit/text/a_flow.h"

namespace sayso::text {

using tests::a_flow, tests::Folder, tests::the_problem;

namespace {

constexpr char const* english_app = R"({
  "locale": "en",
  "approved_by": "the authors",
  "messages": {
    "answer.skipped": "Skipped",
    "problem.empty": "There is nothing here yet."
  }
}
)";

constexpr char const* welsh_flow = R"({
  "locale": "cy",
  "flow": "a-flow",
  "approved_by": "Cyfieithydd Enghraifft",
  "messages": {
    "title": { "text": "Rhywle i aros", "english": "0123456789ab" },
    "place": {
      "text": "Ble wyt ti nawr?",
      "english": "ba9876543210"
    }
  }
}
)";

LoadedTranslations load(std::string_view welsh, std::string const& name = "cy/a-flow.json")
{
    Folder folder;
    folder.write("en/app.json", english_app);
    folder.write(name, welsh);
    return load_translations(folder.path());
}

} // namespace

TEST(EnglishMessages, CoverEveryWordAPersonCanSee)
{
    auto messages = english_messages(a_flow());
    EXPECT_EQ(messages.at("title"), "Somewhere to stay");
    EXPECT_EQ(messages.at("pause"), "You can stop and come back.");
    EXPECT_EQ(messages.at("place"), "Where are you right now?");
    EXPECT_EQ(messages.at("place.help"), "We ask so that {adviser} can help.");
    EXPECT_EQ(messages.at("place.street"), "Outside");
    EXPECT_EQ(messages.at("mood.good"), "Well");
    EXPECT_FALSE(messages.contains("nights.help")) << "there is no help there";
    EXPECT_EQ(messages.size(), 2u + 8 + 1 + 6);
}

TEST(EnglishHash, IsTheBeginningOfTheSha256)
{
    EXPECT_EQ(english_hash("abc"), "ba7816bf8f01");
    EXPECT_EQ(english_hash(""), "e3b0c44298fc");
    EXPECT_NE(english_hash("Ask us."), english_hash("Ask us!"));
}

TEST(LoadTranslations, ReadsFlowsAndPageWords)
{
    auto loaded = load(welsh_flow);
    ASSERT_TRUE(loaded.problems.empty()) << flow::to_text(loaded.problems.front());
    auto const& translations = loaded.translations;
    EXPECT_EQ(translations.app_message("en", "answer.skipped"), "Skipped");
    auto const* welsh = translations.find("cy", "a-flow");
    ASSERT_TRUE(welsh);
    EXPECT_EQ(welsh->approved_by, "Cyfieithydd Enghraifft");
    EXPECT_EQ(welsh->messages.at("place").text, "Ble wyt ti nawr?");
    EXPECT_EQ(welsh->messages.at("place").english, "ba9876543210");
    EXPECT_EQ(welsh->messages.at("title").line, 6);
    EXPECT_EQ(welsh->messages.at("place").line, 7);
    EXPECT_EQ(translations.find("ar", "a-flow"), nullptr);
}

TEST(LoadTranslations, PageWordsFallBackToEnglishAndThenToTheKey)
{
    auto translations = load(welsh_flow).translations;
    EXPECT_EQ(translations.app_message("cy", "answer.skipped"), "Skipped");
    EXPECT_EQ(translations.app_message("cy", "no.such.key"), "no.such.key");
}

TEST(LoadTranslations, RefusesAKeyGivenTwiceWithItsLine)
{
    std::string twice = welsh_flow;
    twice.replace(twice.find("\"place\""), 7, "\"title\"");
    auto loaded = load(twice);
    auto problem = the_problem(loaded.problems, "\"title\" is here twice");
    EXPECT_EQ(problem.mark.line, 7);
    EXPECT_TRUE(problem.blocks);
    EXPECT_EQ(problem.rule, flow::Rule::translations);
    EXPECT_EQ(loaded.translations.find("cy", "a-flow"), nullptr) << "neither of the two may be used";
}

TEST(LoadTranslations, TheSameKeyInTwoObjectsIsFine)
{
    EXPECT_TRUE(load(welsh_flow).problems.empty()) << "\"text\" is in each message";
}

TEST(LoadTranslations, SaysWhereJsonIsBroken)
{
    std::string broken = welsh_flow;
    broken.erase(broken.find("},\n    \"place\"") + 1, 1);
    auto problem = the_problem(load(broken).problems, "not JSON");
    EXPECT_EQ(problem.mark.line, 7);
    EXPECT_TRUE(problem.file.ends_with("cy/a-flow.json"));
    the_problem(load(std::string(welsh_flow) + "x").problems, "not JSON");
    the_problem(load("{").problems, "not JSON");
    the_problem(load("").problems, "not JSON");
    the_problem(load("\"\xff\"").problems, "not JSON");
}

TEST(LoadTranslations, RefusesWhatDoesNotBelong)
{
    std::string odd = R"({
  "locale": "cy",
  "flow": "a-flow",
  "approved_by": "",
  "sources": "a book",
  "messages": {
    "title": { "text": 5, "english": "0123456789ab" },
    "place": [ { "text": "x" } ],
    "nights": "not an object"
  }
})";
    auto problems = load(odd).problems;
    EXPECT_EQ(the_problem(problems, "\"sources\" does not belong").mark.line, 5);
    EXPECT_EQ(the_problem(problems, "\"text\" is not a text").mark.line, 7);
    EXPECT_EQ(the_problem(problems, "\"place\" is not a text").mark.line, 8);
    EXPECT_EQ(the_problem(problems, "\"nights\" does not belong").mark.line, 9);
}

TEST(LoadTranslations, TheFileMustSayWhatItsNameSays)
{
    the_problem(load(welsh_flow, "ar/a-flow.json").problems, "\"locale\" or \"flow\" is missing or wrong");
    the_problem(load(welsh_flow, "cy/b-flow.json").problems, "\"locale\" or \"flow\" is missing or wrong");
}

TEST(LoadTranslations, PartsHaveAFolderOfTheirOwn)
{
    std::string part = welsh_flow;
    part.replace(part.find("\"flow\": \"a-flow\""), 16, "\"part\": \"hurt\"");
    auto loaded = load(part, "cy/parts/hurt.json");
    EXPECT_TRUE(loaded.problems.empty()) << loaded.problems.front().reason;
    ASSERT_TRUE(loaded.translations.find("cy", "parts/hurt"));
    EXPECT_EQ(loaded.translations.find("cy", "parts/hurt")->messages.size(), 2u);
    the_problem(load(welsh_flow, "cy/parts/hurt.json").problems, "\"part\" is missing or wrong");
}

TEST(LoadTranslations, AFlowIsApprovedWhenItsPartsAre)
{
    auto flow = a_flow();
    flow.steps[0].part = "hurt";
    Translations translations;
    EXPECT_TRUE(translations.approved("en", flow));
    translations.flows[{ "cy", "a-flow" }] = { "cy", "a-flow", "Cyfieithydd Enghraifft", {} };
    EXPECT_FALSE(translations.approved("cy", flow));
    translations.flows[{ "cy", "parts/hurt" }] = { "cy", "parts/hurt", "Cyfieithydd Enghraifft", {} };
    EXPECT_TRUE(translations.approved("cy", flow));
}

TEST(LoadTranslations, RefusesLanguagesWeDoNotSpeakAndEnglishFlowFiles)
{
    the_problem(load(welsh_flow, "xx/a-flow.json").problems, "\"xx\" is not a language");
    the_problem(load(welsh_flow, "en/a-flow.json").problems, "in its flow file");
}

TEST(LoadTranslations, WithoutEnglishPageWordsThereIsAProblemAndNoCrash)
{
    Folder folder;
    auto loaded = load_translations(folder.path());
    the_problem(loaded.problems, "English words of the pages are missing");
    EXPECT_EQ(loaded.translations.app_message("en", "a.key"), "a.key");
    the_problem(load_translations(folder.path() + "/nowhere").problems, "can not be read");
}

} // namespace sayso::text
