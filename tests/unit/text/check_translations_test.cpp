#include "tests/unit/text/a_flow.h"
#include "text/check_language.h"

namespace sayso::text {

using tests::a_flow, tests::the_problem, tests::translated;

namespace {

struct CheckTranslations : testing::Test {
    flow::Definition flow = a_flow();
    Translations translations = tests::sound_translations(flow);

    FlowTranslation& welsh() { return translations.flows.at({ "cy", "a-flow" }); }
    std::string english(std::string const& key) { return english_messages(flow).at(key); }

    std::vector<flow::Problem> check(FlowsGiven given = FlowsGiven::all)
    {
        return check_translations(translations, { std::make_shared<flow::Definition>(flow) }, "i18n", given);
    }

    /// The problem when the Welsh of `key` reads `text`, made from the English as it is.
    flow::Problem with_welsh(std::string const& key, std::string text, std::string_view part)
    {
        welsh().messages[key] = translated(std::move(text), english(key));
        welsh().messages[key].line = 42;
        auto problem = the_problem(check(), part);
        EXPECT_EQ(problem.file, "i18n/cy/a-flow.json");
        EXPECT_EQ(problem.mark.line, 42);
        EXPECT_NE(problem.reason.find("\"" + key + "\""), std::string::npos) << problem.reason;
        EXPECT_EQ(problem.rule, flow::Rule::translations);
        return problem;
    }
};

} // namespace

TEST_F(CheckTranslations, SoundOnesHaveNoProblem)
{
    auto problems = check();
    EXPECT_TRUE(problems.empty()) << flow::to_text(problems.front());
}

TEST_F(CheckTranslations, EveryLanguageNeedsAFileForEveryFlow)
{
    translations.flows.erase({ "ar", "a-flow" });
    auto problem = the_problem(check(), "no words in العربية");
    EXPECT_EQ(problem.file, "i18n/ar/a-flow.json");
    EXPECT_TRUE(problem.blocks);
}

TEST_F(CheckTranslations, AMissingMessageBlocks)
{
    welsh().messages.erase("place.street");
    auto problem = the_problem(check(), "\"place.street\" is not translated");
    EXPECT_TRUE(problem.blocks);
    EXPECT_EQ(problem.mark.line, 1);
}

TEST_F(CheckTranslations, ARewordedEnglishMakesTheTranslationStale)
{
    welsh().messages["place"].line = 7;
    flow.steps[0].text = "Where are you now?";
    translations.flows.at({ "ar", "a-flow" }).messages["place"] = translated("[x]", "Where are you now?");
    auto problem = the_problem(check(), "\"place\" is stale");
    EXPECT_TRUE(problem.blocks);
    EXPECT_EQ(problem.mark.line, 7);
    EXPECT_NE(problem.fix.find("Where are you now?"), std::string::npos) << "the author needs the new English";
    EXPECT_NE(problem.fix.find(english_hash("Where are you now?")), std::string::npos);
}

TEST_F(CheckTranslations, AMessageOfAStepThatIsGoneBlocks)
{
    welsh().messages["old_step"] = translated("Hen", "Old");
    welsh().messages["old_step"].line = 99;
    EXPECT_EQ(the_problem(check(), "\"old_step\" is not a message of this flow").mark.line, 99);
}

TEST_F(CheckTranslations, AFileForNoFlowBlocksUnlessOnlySomeFlowsWereGiven)
{
    translations.flows[{ "cy", "gone" }] = { "cy", "gone", "", {} };
    EXPECT_EQ(the_problem(check(), "no sound flow called \"gone\"").file, "i18n/cy/gone.json");
    EXPECT_TRUE(check(FlowsGiven::some).empty());
}

TEST_F(CheckTranslations, ALanguageWithoutPageWordsNeedsNothing)
{
    EXPECT_TRUE(check().empty()) << "there is no Polish at all";
    translations.flows[{ "pl", "a-flow" }] = { "pl", "a-flow", "", {} };
    auto problem = the_problem(check(), "so it is not offered");
    EXPECT_EQ(problem.file, "i18n/pl/app.json");
    EXPECT_FALSE(problem.blocks);
}

TEST_F(CheckTranslations, ACoreLanguageNeedsTheCoreAndNoMore)
{
    translations.app["pl"] = translations.app["cy"];
    the_problem(check(), "\"a-flow\" has no words in Polski");
    auto& polish = translations.flows[{ "pl", "a-flow" }] = { "pl", "a-flow", "", {} };
    for (char const* key : { "title", "pause", "safety" })
        polish.messages[key] = translated("[" + english(key) + " pl]", english(key));
    EXPECT_TRUE(check().empty()) << "safety is the only core step";
    polish.messages["place"] = { "Gdzie?", "0123456789ab" };
    EXPECT_TRUE(the_problem(check(), "\"place\" is stale").blocks) << "what is there must be right";
    polish.messages.erase("place");
    polish.messages.erase("pause");
    the_problem(check(), "\"pause\" is not translated");
    polish.messages["pause"] = translated("[p]", english("pause"));
    flow.steps[0].about = flow::About::rights;
    auto problems = check();
    EXPECT_EQ(problems.size(), 4u) << "the step, its help and its two options";
}

TEST_F(CheckTranslations, EasyWordsAndPauseWordsAreTranslatedToo)
{
    flow.format = 2;
    flow.pause_back = "Welcome back.";
    flow.remind = flow::Reminder { std::chrono::hours(24), "Go on?" };
    flow.steps[0].easy = "Where are you?";
    auto problems = check();
    for (char const* key : { "pause.back", "pause.remind", "place.easy" }) {
        int found = 0;
        for (auto const& problem : problems)
            found += problem.reason == "\"" + std::string(key) + "\" is not translated" ? 1 : 0;
        EXPECT_EQ(found, 2) << key;
    }
    EXPECT_EQ(problems.size(), 6u);
}

TEST_F(CheckTranslations, APartIsTranslatedOnceInAFileOfItsOwn)
{
    flow.steps[0].part = "places";
    for (char const* locale : { "cy", "ar" }) {
        auto& whole = translations.flows.at({ locale, "a-flow" }).messages;
        auto& part = translations.flows[{ locale, "parts/places" }] = { locale, "parts/places", "", {} };
        for (char const* key : { "place", "place.help", "place.friend", "place.street" })
            part.messages.insert(whole.extract(key));
    }
    EXPECT_TRUE(check().empty());
    auto other = flow;
    other.id = "b-flow";
    for (char const* locale : { "cy", "ar" }) {
        translations.flows[{ locale, "b-flow" }] = translations.flows.at({ locale, "a-flow" });
        translations.flows.at({ locale, "parts/places" }).messages.erase("place");
    }
    auto problems = check_translations(
        translations, { std::make_shared<flow::Definition>(flow), std::make_shared<flow::Definition>(other) }, "i18n");
    ASSERT_EQ(problems.size(), 2u) << "once for each language, not for each flow";
    EXPECT_EQ(problems[0].file, "i18n/ar/parts/places.json");
    EXPECT_EQ(problems[1].file, "i18n/cy/parts/places.json");
}

TEST_F(CheckTranslations, AnIcuErrorBlocks)
{
    EXPECT_TRUE(with_welsh("place", "Ble {", "braces").blocks);
    with_welsh("place", "Ble {adviser, date}", "style that is not used here");
}

TEST_F(CheckTranslations, PlaceholdersMustBeThoseOfTheEnglish)
{
    EXPECT_TRUE(with_welsh("place.help", "I helpu {advisor}.", "placeholders are {advisor}").blocks);
    with_welsh("place.help", "I helpu.", "placeholders are none");
    with_welsh("place.help", "I helpu {adviser} {nights}.", "placeholders are {adviser}, {nights}");
}

TEST_F(CheckTranslations, APlaceholderHiddenByAnApostropheBlocks)
{
    with_welsh("place.help", "I helpu'{adviser}.", "people would see");
}

TEST_F(CheckTranslations, PluralsMustFitTheLanguage)
{
    std::string rest = " {place, select, street {o} other {m}} {born} {mood} {with} {words}";
    std::string five = "{nights, plural, zero {a} one {b} two {c} few {d} ";
    with_welsh("summary", five + "other {f}}" + rest, "lacks \"many\"");
    with_welsh("summary", five + "many {e} several {x} other {f}}" + rest, "no plural category \"several\"");
    with_welsh("summary", five + "many {e}}" + rest, "no \"other\"");
    with_welsh("summary", five + "many {e} many {e} other {f}}" + rest, "\"many\" is there twice");
    with_welsh("summary", "{nights, plural, =1 {b} other {f}}" + rest, "lacks \"zero\"");
}

TEST_F(CheckTranslations, SelectKeysMustBeThoseOfTheEnglish)
{
    with_welsh("summary", "{place, select, stryd {o} other {m}} {nights} {born} {mood} {with} {words}",
        "choices of {place} are other, stryd");
}

TEST_F(CheckTranslations, EmptyWordsBlock)
{
    EXPECT_TRUE(with_welsh("place", "", "it is empty").blocks);
    EXPECT_TRUE(with_welsh("place", " \u00a0\n", "it is empty").blocks);
}

TEST_F(CheckTranslations, TheEmergencyNumberMustNotGetLost)
{
    EXPECT_TRUE(with_welsh("safety", "Bydd {adviser} yn ffonio. Ffonia 99.", "number 999").blocks);
    welsh().messages["safety"] = translated("{adviser} ٩٩٩", english("safety"));
    EXPECT_TRUE(check().empty()) << "other digits are the same number";
}

TEST_F(CheckTranslations, WhatIsStillEnglishBlocksUnlessItMayBeAName)
{
    EXPECT_TRUE(with_welsh("place", "Where are you right now?", "still in English").blocks);
    welsh().messages["place"] = translated("Ble?", english("place"));
    welsh().messages["place.friend"] = translated("With a friend", english("place.friend"));
    EXPECT_TRUE(the_problem(check(), "still in English").blocks) << "a small letter: it is no name";
    flow.steps[0].options[0].text = "Help at Hand";
    translations.flows.at({ "ar", "a-flow" }).messages["place.friend"]
        = translated(tests::sound_words("Help at Hand", "ar"), "Help at Hand");
    welsh().messages["place.friend"] = translated("Help at Hand", "Help at Hand");
    EXPECT_FALSE(the_problem(check(), "still in English").blocks);
    flow.steps[0].options[0].text = "EHCP";
    for (char const* locale : { "cy", "ar" })
        translations.flows.at({ locale, "a-flow" }).messages["place.friend"] = translated("EHCP", "EHCP");
    EXPECT_TRUE(check().empty());
}

TEST_F(CheckTranslations, EachLanguageIsWrittenWithItsOwnLetters)
{
    auto& arabic = translations.flows.at({ "ar", "a-flow" }).messages;
    auto good = arabic["place"];
    arabic["place"] = translated("Ble wyt ti nawr?", english("place"));
    EXPECT_TRUE(the_problem(check(), "\"place\": most of its letters are not those of").blocks);
    arabic["place"] = translated("\u0647\u0644 \u0623\u0646\u062a \u0641\u064a Childline?", english("place"));
    EXPECT_TRUE(check().empty()) << "a name inside may stay as it is";
    arabic["place"] = good;
    EXPECT_TRUE(with_welsh("place", good.text.c_str(), "most of its letters").blocks);
}

TEST_F(CheckTranslations, LettersThatNobodyExplainsAreAWarning)
{
    EXPECT_EQ(acronyms_in("Your EHCP, two GCSEs and the PA's phone: OK? I said NO!"),
        (std::set<std::string> { "EHCP", "GCSE", "PA", "NO" }));
    std::vector<flow::Problem> problems;
    translations.glossary.take_english("glossary.json",
        R"({"terms": {"ehc_plan": {"term": "EHC plan", "also": ["EHCP"], "plain": "A plan for your schooling."}}})",
        problems);
    ASSERT_TRUE(problems.empty());
    flow.steps[0].help = "We ask so that {adviser} can help with your EHCP or your SQZ.";
    for (char const* locale : { "cy", "ar" })
        translations.flows.at({ locale, "a-flow" }).messages["place.help"]
            = translated(tests::sound_words(flow.steps[0].help, locale), flow.steps[0].help);
    auto problem = the_problem(check(), "which i18n/glossary.json does not explain");
    EXPECT_NE(problem.reason.find("says SQZ"), std::string::npos) << problem.reason;
    EXPECT_FALSE(problem.blocks);
}

TEST_F(CheckTranslations, TheSameWordsInTwoLanguagesBlock)
{
    translations.app["pl"] = translations.app["cy"];
    auto& polish = translations.flows[{ "pl", "a-flow" }] = { "pl", "a-flow", "", {} };
    for (char const* key : { "title", "pause", "safety" })
        polish.messages[key] = translated("[" + english(key) + " pl]", english(key));
    ASSERT_TRUE(check().empty());
    polish.messages["safety"] = welsh().messages["safety"];
    auto problems = check();
    ASSERT_EQ(problems.size(), 2u); // In both files: nobody can know which of the two is wrong.
    EXPECT_NE(problems[0].reason.find("word for word the same in Cymraeg and Polski"), std::string::npos);
    EXPECT_EQ(problems[1].file, "i18n/pl/a-flow.json");
}

TEST_F(CheckTranslations, FaultsInTheEnglishAreFoundInTheFlowFile)
{
    flow.steps[0].text = "Where is {nobody}?";
    flow.steps[1].text = "";
    flow.steps[2].text = "{adviser, plural, one {a} other {b}}";
    flow.steps[3].text = "How'{'s it?";
    auto problems = check();
    auto problem = the_problem(problems, "{nobody} is not an input");
    EXPECT_EQ(problem.file, "flows/a-flow.yaml");
    EXPECT_EQ(problem.mark.line, 10);
    the_problem(problems, "\"nights\": it is empty");
    the_problem(problems, "{adviser} is not a number");
}

TEST_F(CheckTranslations, ATextMayChooseItsWordsForANamelessVisitor)
{
    flow.steps[0].text = "{nameless, select, true {Where is it?} other {Where are you?}}";
    for (char const* locale : { "cy", "ar" })
        translations.flows.at({ locale, "a-flow" }).messages["place"] = translated(
            std::string("{nameless, select, true {") + (locale[0] == 'a' ? "\u0623" : "[a]") + "} other {-}}",
            flow.steps[0].text);
    auto problems = check();
    EXPECT_TRUE(problems.empty()) << flow::to_text(problems.front());
}

TEST_F(CheckTranslations, ATranslationMayChooseItsWordsByGender)
{
    auto with = [&](std::string text) { welsh().messages["place"] = translated(std::move(text), english("place")); };
    with("{gender, select, female {Ble wyt ti?} male {Ble wyt ti, frawd?} other {Ble?}}");
    auto problems = check();
    EXPECT_TRUE(problems.empty()) << flow::to_text(problems.front());
    with_welsh("place", "{gender, select, woman {a} other {b}}", "never \"woman\"");
    with_welsh("place", "Ble, {gender}?", "not a word that can be shown");
    with_welsh("place", "{gender, select, female {a}}", "no \"other\"");
}

TEST_F(CheckTranslations, TwoTextsUnderOneKeyBlock)
{
    flow.steps[0].options.push_back(tests::option("help", "Help me"));
    EXPECT_EQ(the_problem(check(), "under the key \"place.help\"").mark.line, 20);
}

TEST_F(CheckTranslations, PageWordsMustHaveTheKeysOfTheEnglish)
{
    translations.app["cy"].messages = { { "recipient.adviser", "x" }, { "answer.skiped", "Wedi hepgor" } };
    translations.app["cy"].lines["answer.skiped"] = 6;
    auto problems = check();
    EXPECT_EQ(the_problem(problems, "\"answer.skipped\" is not translated").file, "i18n/cy/app.json");
    EXPECT_EQ(the_problem(problems, "\"answer.skiped\" is not a key").mark.line, 6);
    translations.app.erase("ar");
    the_problem(check(), "the pages have no words in العربية");
}

TEST_F(CheckTranslations, PageWordsAreHeldToTheSameRules)
{
    translations.app["en"].messages["answer.skipped"] = "Skipped by {name}";
    auto problems = check();
    std::vector<std::string> files;
    for (auto const& problem : problems) {
        EXPECT_NE(problem.reason.find("placeholders are none"), std::string::npos) << problem.reason;
        EXPECT_EQ(problem.mark.line, 5);
        files.push_back(problem.file);
    }
    EXPECT_EQ(files, (std::vector<std::string> { "i18n/ar/app.json", "i18n/cy/app.json" }));
}

} // namespace sayso::text
