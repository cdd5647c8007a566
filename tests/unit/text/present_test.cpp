#include "text/present.h"

#include "tests/unit/text/a_flow.h"

namespace sayso::text {

using namespace std::chrono;
using tests::a_flow, tests::translated;

namespace {

struct PresentTest : testing::Test {
    flow::Definition flow = a_flow();
    Translations translations = tests::sound_translations(flow);
    flow::Session session;
    Locale const& english = locale_or_english("en");
    Locale const& welsh = locale_or_english("cy");
    Locale const& arabic = locale_or_english("ar");

    PresentTest()
    {
        session.flow = "a-flow";
        session.today = 2026y / 11 / 22;
        session.inputs["adviser"] = std::string("Sam Example");
    }

    template <class Payload> void answer(std::string step, Payload payload)
    {
        session.answers.push_back({ {}, { std::move(step) }, { flow::AnswerState::given, std::move(payload) }, {} });
    }

    void answer_all(std::int64_t nights, std::string words = "bye")
    {
        answer("place", std::string("street"));
        answer("nights", nights);
        answer("born", Date { 2008y / 2 / 29 });
        answer("mood", std::int64_t { 2 });
        answer("with", std::vector<std::string> { "dog", "sister" });
        answer("words", std::move(words));
    }

    Prompt present(std::string step, Locale const& locale)
    {
        auto path = flow::follow(flow, session);
        EXPECT_TRUE(path.has_value());
        return Presenter(translations).present(flow, session, *path, { std::move(step) }, locale);
    }

    std::string in_words(std::string step, flow::AnswerValue value, Locale const& locale)
    {
        return Presenter(translations).answer_in_words(flow, { {}, { std::move(step) }, std::move(value), {} }, locale);
    }
};

} // namespace

TEST_F(PresentTest, EasyWordsAndWhatItIsAboutComeAlong)
{
    EXPECT_EQ(present("place", english).easy.text, "");
    flow.steps[0].easy = "Where are you?";
    flow.steps[0].about = flow::About::voice;
    translations.flows.at({ "cy", "a-flow" }).messages["place.easy"] = translated("Ble?", "Where are you?");
    EXPECT_EQ(present("place", english).easy.text, "Where are you?");
    EXPECT_EQ(present("place", welsh).easy.text, "Ble?");
    EXPECT_EQ(present("place", arabic).easy.lang, "en") << "not translated yet";
    EXPECT_EQ(present("place", english).about, "voice");
}

TEST_F(PresentTest, ARepeatNamesWhatItTalksAboutAtEachPlace)
{
    auto head = tests::say("each", "", "end");
    head.silent = true;
    head.repeat = flow::Repeat { "with", 5 };
    flow::Branch into;
    into.when = *flow::Expression::parse("answered(each)");
    into.to = "more";
    head.next.insert(head.next.begin(), into);
    auto more = tests::ask("more", flow::AskType::text, "Tell us about {each}.", "each");
    more.inside = "each";
    flow.find("with");
    for (auto& step : flow.steps)
        if (step.id == "with")
            step.next[0].to = step.skip.to = step.dont_know.to = "each";
    flow.steps.push_back(head);
    flow.steps.push_back(more);
    for (char const* locale : { "cy", "ar" })
        translations.flows.at({ locale, "a-flow" }).messages["more"]
            = translated("[more: {each}]", "Tell us about {each}.");
    answer("place", std::string("street"));
    answer("nights", std::int64_t { 2 });
    answer("born", Date { 2008y / 2 / 29 });
    answer("mood", std::int64_t { 2 });
    answer("with", std::vector<std::string> { "sister", "dog" });
    EXPECT_EQ(present("more", english).words.text, "Tell us about My dog.");
    EXPECT_EQ(present("more", welsh).words.text, "[more: [My dog]]");
    answer("more", std::string("barks"));
    auto path = flow::follow(flow, session);
    Presenter presenter(translations);
    EXPECT_EQ(presenter.present(flow, session, *path, { "more", 2 }, english).words.text, "Tell us about My sister.");
    EXPECT_EQ(presenter.present(flow, session, *path, { "more", 1 }, english).words.text, "Tell us about My dog.")
        << "in a review it is still about that one";
}

TEST_F(PresentTest, WordsFitTheGenderWhereItIsKnown)
{
    translations.flows.at({ "ar", "a-flow" }).messages["place"]
        = translated("{gender, select, female {F} male {M} other {O}}", flow.steps[0].text);
    EXPECT_EQ(present("place", arabic).words.text, "O");
    session.inputs["gender"] = std::string("female");
    EXPECT_EQ(present("place", arabic).words.text, "F");
}

TEST_F(PresentTest, AnUploadIsASignAndNeverItsId)
{
    flow.steps[5].type = flow::AskType::photo;
    flow::AnswerValue value { flow::AnswerState::given, std::string("019362f4c3d27e5f80714c8dae6b3f25") };
    EXPECT_EQ(in_words("words", value, english), "📷");
    translations.app["en"].messages["answer.photo"] = "A photo";
    EXPECT_EQ(in_words("words", value, english), "A photo");
    value.payload = std::string("The window is broken.");
    EXPECT_EQ(in_words("words", value, english), "The window is broken."); // Said in words instead.
}

TEST_F(PresentTest, AnAmountIsInPoundsWithTheMarksOfTheLanguage)
{
    flow.amounts.push_back({ "home", "", { { 2026y / 11 / 1, 3000 } }, {} });
    flow.steps[0].text = "It is {home}.";
    translations.flows.at({ "ar", "a-flow" }).messages["place"] = translated("{home}", "It is {home}.");
    EXPECT_EQ(present("place", english).words.text, "It is £3,000.");
    EXPECT_EQ(present("place", arabic).words.text, "\u2068£3,000\u2069");
}

TEST_F(PresentTest, WhatACoreLanguageLacksIsEnglishLeftToRight)
{
    auto const& urdu = locale_or_english("ur");
    auto& words = translations.flows[{ "ur", "a-flow" }] = { "ur", "a-flow", "", {} };
    words.messages["safety"] = translated("شکریہ۔ {adviser} 999", flow.find("safety")->text);
    auto safety = present("safety", urdu);
    EXPECT_EQ(safety.words.lang, "ur");
    EXPECT_TRUE(safety.words.right_to_left);
    EXPECT_NE(safety.words.english_beneath.find("Call 999"), std::string::npos) << "nobody has approved it";
    auto place = present("place", urdu);
    EXPECT_EQ(place.words.lang, "en");
    EXPECT_FALSE(place.words.right_to_left);
    EXPECT_EQ(place.options[0].words.lang, "en");
}

TEST_F(PresentTest, AStepOfAPartIsSaidInTheWordsOfThePart)
{
    flow.steps[0].part = "places";
    EXPECT_EQ(present("place", welsh).words.lang, "en") << "the flow's own file does not count";
    translations.flows[{ "cy", "parts/places" }].messages["place"]
        = translated("Ble wyt ti?", "Where are you right now?");
    EXPECT_EQ(present("place", welsh).words.text, "Ble wyt ti?");
}

TEST_F(PresentTest, WhoComesBackIsGreetedAndWhoDoesNotIsReminded)
{
    Presenter presenter(translations);
    EXPECT_EQ(presenter.back_words(flow, welsh).text, "");
    flow.pause_back = flow.pause_text; // As a flow of format 1 has it.
    EXPECT_EQ(presenter.back_words(flow, welsh).text, "[You can stop and come back.]");
    flow.format = 2;
    flow.pause_back = "Welcome back.";
    flow.remind = flow::Reminder { std::chrono::hours(24), "Go on?" };
    translations.flows.at({ "cy", "a-flow" }).messages["pause.back"] = translated("Croeso nôl.", "Welcome back.");
    EXPECT_EQ(presenter.back_words(flow, welsh).text, "Croeso nôl.");
    EXPECT_EQ(presenter.remind_words(flow, welsh).lang, "en");
    EXPECT_EQ(presenter.remind_words(flow, english).text, "Go on?");
}

TEST_F(PresentTest, AQuestionHasItsWordsOptionsAndWaysOut)
{
    auto prompt = present("place", english);
    EXPECT_EQ(prompt.words.text, "Where are you right now?");
    EXPECT_EQ(prompt.words.lang, "en");
    EXPECT_EQ(prompt.help.text, "We ask so that Sam Example can help.");
    EXPECT_EQ(prompt.type, "choice");
    EXPECT_TRUE(prompt.asks && prompt.can_skip && prompt.can_say_dont_know);
    EXPECT_FALSE(prompt.safety);
    ASSERT_EQ(prompt.options.size(), 2u);
    EXPECT_EQ(prompt.options[1].id, "street");
    EXPECT_EQ(prompt.options[1].words.text, "Outside");
    EXPECT_EQ(present("nights", english).range->second, 3000);
}

TEST_F(PresentTest, ATranslationSaysItsLanguageAndDirection)
{
    auto prompt = present("place", welsh);
    EXPECT_EQ(prompt.words.text, "[Where are you right now?]");
    EXPECT_EQ(prompt.words.lang, "cy");
    EXPECT_FALSE(prompt.words.right_to_left);
    prompt = present("place", arabic);
    EXPECT_EQ(prompt.options[0].words.text, tests::sound_words("With a friend", "ar"));
    EXPECT_EQ(prompt.options[0].words.lang, "ar");
    EXPECT_TRUE(prompt.options[0].words.right_to_left);
}

TEST_F(PresentTest, EarlierAnswersAreToldInTheLanguage)
{
    answer_all(3);
    EXPECT_EQ(present("summary", english).words.text,
        "Outside! Outside: 3 nights, 29 February 2008, Well, My dog, My sister, bye");
    EXPECT_EQ(present("summary", welsh).words.text,
        "[out] [Outside]: 3f, 29 Chwefror 2008, [Well], [My dog], [My sister], bye");
    auto text = present("summary", arabic).words.text;
    EXPECT_NE(text.find("3f, 29 فبراير 2008"), std::string::npos) << text;
}

TEST_F(PresentTest, PluralsFollowTheLanguage)
{
    auto nights_in = [&](Locale const& locale, std::int64_t nights) {
        session.answers.clear();
        answer_all(nights);
        auto text = present("summary", locale).words.text;
        auto from = text.find(": ") + 2;
        return text.substr(from, text.find(", ") - from);
    };
    EXPECT_EQ(nights_in(english, 1), "1 night");
    EXPECT_EQ(nights_in(english, 2500), "2,500 nights");
    EXPECT_EQ(nights_in(welsh, 0), "0z");
    EXPECT_EQ(nights_in(welsh, 2), "2t");
    EXPECT_EQ(nights_in(welsh, 6), "6m");
    EXPECT_EQ(nights_in(welsh, 4), "4x");
    EXPECT_EQ(nights_in(arabic, 5), "5f");
    EXPECT_EQ(nights_in(arabic, 25), "25m");
    EXPECT_EQ(nights_in(arabic, 100), "100x");
}

TEST_F(PresentTest, WhatAPersonWroteIsNeverAPattern)
{
    answer_all(3, "{adviser} 'it''s' # {nights, plural, other {x}} <b>");
    auto text = present("summary", english).words.text;
    EXPECT_TRUE(text.ends_with("{adviser} 'it''s' # {nights, plural, other {x}} <b>")) << text;
}

TEST_F(PresentTest, ANameWrittenTheOtherWayRoundIsKeptApart)
{
    EXPECT_EQ(present("safety", english).words.text, "Thank you. Sam Example will call. In danger now? Call 999.");
    EXPECT_NE(present("safety", arabic).words.text.find("\u2068Sam Example\u2069"), std::string::npos);
    session.inputs["adviser"] = std::string("سام");
    EXPECT_NE(present("safety", english).words.text.find("\u2068سام\u2069"), std::string::npos);
    EXPECT_NE(present("safety", arabic).words.text.find(" سام "), std::string::npos);
}

TEST_F(PresentTest, WhatIsUnknownNeverShowsBraces)
{
    session.inputs.clear();
    EXPECT_EQ(present("place", english).help.text, "We ask so that your adviser can help.");
    EXPECT_EQ(present("place", welsh).help.text, "[We ask so that eich cynghorydd can help.]");
    auto text = present("summary", english).words.text;
    EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << text;
    EXPECT_TRUE(text.starts_with("Inside. :  nights")) << text;
}

TEST_F(PresentTest, AnOlderVersionFallsBackToItsOwnEnglish)
{
    flow.steps[0].text = "Where are you at this moment?";
    auto prompt = present("place", arabic);
    EXPECT_EQ(prompt.words.text, "Where are you at this moment?");
    EXPECT_EQ(prompt.words.lang, "en");
    EXPECT_FALSE(prompt.words.right_to_left);
    EXPECT_EQ(prompt.options[0].words.lang, "ar") << "its options have not changed";
}

TEST_F(PresentTest, ArgumentsInAnEnglishFallbackAreEnglish)
{
    flow.steps[6].text = "Born {born}.";
    answer_all(3);
    EXPECT_EQ(present("summary", arabic).words.text, "Born 29 February 2008.");
}

TEST_F(PresentTest, OnePresenterKeepsTwoVersionsAndLanguagesApart)
{
    Presenter presenter(translations);
    auto newer = flow;
    newer.steps[0].text = "Where now?";
    auto path = flow::follow(flow, session);
    ASSERT_TRUE(path.has_value());
    for (int round = 0; round < 2; ++round) {
        EXPECT_EQ(presenter.present(flow, session, *path, { "place" }, english).words.text, "Where are you right now?");
        EXPECT_EQ(presenter.present(newer, session, *path, { "place" }, english).words.text, "Where now?");
        EXPECT_EQ(presenter.present(newer, session, *path, { "place" }, welsh).words.lang, "en");
        EXPECT_EQ(presenter.present(flow, session, *path, { "place" }, welsh).words.lang, "cy");
        EXPECT_EQ(presenter.present(flow, session, *path, { "place" }, arabic).words.lang, "ar");
    }
}

TEST_F(PresentTest, AnUnapprovedSafetyStepHasTheEnglishBeneath)
{
    auto prompt = present("safety", welsh);
    EXPECT_TRUE(prompt.safety);
    EXPECT_EQ(prompt.words.lang, "cy");
    EXPECT_EQ(prompt.words.english_beneath, "Thank you. Sam Example will call. In danger now? Call 999.");
    EXPECT_EQ(present("safety", english).words.english_beneath, "");
    EXPECT_EQ(present("place", welsh).words.english_beneath, "") << "not about safety";
    translations.flows.at({ "cy", "a-flow" }).approved_by = "Cyfieithydd Enghraifft";
    EXPECT_EQ(present("safety", welsh).words.english_beneath, "");
}

TEST_F(PresentTest, AStepThatSaysToCall999HasTheEnglishBeneathToo)
{
    flow.harm_goes_to.clear();
    EXPECT_FALSE(present("safety", welsh).safety);
    EXPECT_NE(present("safety", welsh).words.english_beneath, "");
}

TEST_F(PresentTest, ABrokenTranslationIsNotShown)
{
    translations.flows.at({ "cy", "a-flow" }).messages["place"] = translated("Ble {", flow.steps[0].text);
    EXPECT_EQ(present("place", welsh).words.text, "Where are you right now?");
}

TEST_F(PresentTest, TitleAndPauseAreTranslated)
{
    Presenter presenter(translations);
    EXPECT_EQ(presenter.title(flow, english), "Somewhere to stay");
    EXPECT_EQ(presenter.title(flow, welsh), "[Somewhere to stay]");
    EXPECT_EQ(presenter.pause_words(flow, arabic).text, tests::sound_words("You can stop and come back.", "ar"));
    flow.pause_text = "";
    EXPECT_EQ(presenter.pause_words(flow, arabic).text, "");
}

TEST_F(PresentTest, AnswersInWords)
{
    using flow::AnswerState;
    EXPECT_EQ(in_words("place", { AnswerState::given, std::string("street") }, welsh), "[Outside]");
    EXPECT_EQ(in_words("with", { AnswerState::given, std::vector<std::string> { "dog", "sister" } }, english),
        "My dog, My sister");
    EXPECT_EQ(in_words("nights", { AnswerState::given, std::int64_t { 1200 } }, english), "1,200");
    EXPECT_EQ(in_words("mood", { AnswerState::given, std::int64_t { 1 } }, english), "Badly");
    EXPECT_EQ(in_words("born", { AnswerState::given, Date { 2008y / 2 / 29 } }, welsh), "29 Chwefror 2008");
    EXPECT_EQ(in_words("words", { AnswerState::given, std::string("I'm {ok} ''") }, arabic), "I'm {ok} ''");
    EXPECT_EQ(in_words("place", { AnswerState::skipped, {} }, english), "Skipped");
}

TEST_F(PresentTest, PageWordsTakeArgumentsAsText)
{
    translations.app["en"].messages["saved.told"] = "We've told {who}.";
    translations.app["cy"].messages["saved.told"] = "Dywedwyd wrth {who}.";
    translations.app["ar"].messages["saved.told"] = "أخبرنا {who}.";
    translations.app["en"].messages["left"] = "{n, plural, one {# question} other {# questions}}";
    Presenter presenter(translations);
    EXPECT_EQ(presenter.app(english, "saved.told", { { "who", "{x} O'Example" } }), "We've told {x} O'Example.");
    EXPECT_EQ(presenter.app(welsh, "saved.told", { { "who", "Sam" } }), "Dywedwyd wrth Sam.");
    EXPECT_EQ(presenter.app(arabic, "saved.told", { { "who", "Sam" } }), "أخبرنا \u2068Sam\u2069.");
    EXPECT_EQ(presenter.app(english, "left", { { "n", "1" } }), "1 question");
    EXPECT_EQ(presenter.app(welsh, "left", { { "n", "4" } }), "4 questions") << "English where there is no Welsh";
    EXPECT_EQ(presenter.app(english, "saved.told"), "We've told .");
}

} // namespace sayso::text
