#include "flow/engine.h"

#include "tests/unit/flow/sample_flow.h"
#include <gtest/gtest.h>

namespace sayso::flow {
namespace {

std::string waiting(Turn const& turn)
{
    return turn.waiting ? to_text(*turn.waiting) : "end";
}

std::vector<std::string> alerts(Turn const& turn)
{
    std::vector<std::string> names;
    for (auto const& raised : turn.raised)
        names.push_back(raised.alert->name + " at " + to_text(raised.place));
    return names;
}

std::vector<std::string> filings(Turn const& turn)
{
    std::vector<std::string> all;
    for (auto const& filing : turn.filings)
        all.push_back((filing.filed ? "+" : "-") + to_text(filing.place) + " " + filing.field);
    return all;
}

using List = std::vector<std::string>;

class ExampleFlow : public testing::Test {
protected:
    Definition flow = example();
    Session session = begin(flow);
};

TEST_F(ExampleFlow, BeginsAtTheFirstStep)
{
    auto path = follow(flow, session);
    ASSERT_TRUE(path);
    EXPECT_TRUE(path->visited.empty());
    EXPECT_EQ(to_text(*path->waiting), "safe");
}

TEST_F(ExampleFlow, TellsSomebodyAsSoonAsTheAnswerIsGiven)
{
    session.inputs["dob"] = day(2010, 5, 1);
    auto turn = answer(flow, session, "safe", given("unsafe"));
    EXPECT_EQ(alerts(turn), List { "no_safe_place at safe" });
    ASSERT_EQ(turn.raised[0].tasks.size(), 1u);
    EXPECT_EQ(turn.raised[0].tasks[0]->name, "emergency_housing");
    EXPECT_EQ(filings(turn), List { "+safe housing.tonight_status" });
    EXPECT_EQ(waiting(turn), "where_now");
    EXPECT_FALSE(turn.edit);
    EXPECT_EQ(turn.session.raised, List { "no_safe_place" });
}

TEST_F(ExampleFlow, ATaskKnowsWhoItIsFor)
{
    session.inputs["dob"] = day(2008, 5, 1); // 18 already.
    EXPECT_TRUE(answer(flow, session, "safe", given("unsafe")).raised[0].tasks.empty());
}

TEST_F(ExampleFlow, ATaskWhoseConditionCanNotBeKnownStarts)
{
    EXPECT_EQ(answer(flow, session, "safe", given("unsafe")).raised[0].tasks.size(), 1u);
}

TEST_F(ExampleFlow, GoesToTheEndAndSaysWhatItPassed)
{
    answer(flow, session, "safe", given("unsafe"));
    answer(flow, session, "where_now", given("street"));
    auto turn = answer(flow, session, "phone", skipped());
    EXPECT_EQ(waiting(turn), "end");
    ASSERT_EQ(turn.said.size(), 1u);
    EXPECT_EQ(turn.said[0]->id, "safety");
    EXPECT_TRUE(turn.filings.empty()); // Skipped: nothing to file.
    auto path = follow(flow, session);
    ASSERT_TRUE(path);
    EXPECT_EQ(path->visited.size(), 4u);
    EXPECT_FALSE(path->waiting);
}

TEST_F(ExampleFlow, NotSayingIsNotBeingSafe)
{
    EXPECT_EQ(waiting(answer(flow, session, "safe", given("not_say"))), "offer_call");
    auto other = begin(flow);
    EXPECT_EQ(waiting(answer(flow, other, "safe", skipped())), "offer_call");
    auto third = begin(flow);
    auto turn = answer(flow, third, "safe", dont_know());
    EXPECT_EQ(waiting(turn), "where_now");
    EXPECT_EQ(alerts(turn), List { "no_safe_place at safe" });
    EXPECT_TRUE(turn.filings.empty());
}

TEST_F(ExampleFlow, AnEditLeadsElsewhereAndTheAlertStands)
{
    answer(flow, session, "safe", given("unsafe"));
    answer(flow, session, "where_now", given("street"));
    auto turn = answer(flow, session, "safe", given("safe"));
    EXPECT_TRUE(turn.edit);
    EXPECT_EQ(waiting(turn), "nights");
    EXPECT_EQ(filings(turn), (List { "-where_now housing.current_place", "+safe housing.tonight_status" }));
    EXPECT_TRUE(turn.raised.empty());
    EXPECT_EQ(turn.session.raised, List { "no_safe_place" });
    EXPECT_EQ(turn.session.answers.size(), 3u); // Nothing is deleted.

    // Back again: the old answer is there, and nobody is told twice.
    turn = answer(flow, session, "safe", given("unsafe"));
    EXPECT_EQ(waiting(turn), "phone");
    EXPECT_TRUE(turn.raised.empty());
    EXPECT_EQ(filings(turn), (List { "+safe housing.tonight_status", "+where_now housing.current_place" }));
}

TEST_F(ExampleFlow, AnEditMayRaiseWhatWasNotRaisedBefore)
{
    answer(flow, session, "safe", given("safe"));
    EXPECT_EQ(waiting(answer(flow, session, "nights", given(10))), "end");
    auto turn = answer(flow, session, "nights", given(2));
    EXPECT_EQ(alerts(turn), List { "call_wanted at nights" });
    EXPECT_EQ(waiting(turn), "where_now");
    EXPECT_EQ(filings(turn), List { "+nights housing.nights_left" });
}

TEST_F(ExampleFlow, RefusesWithAReasonAndChangesNothing)
{
    auto refused = [&](char const* place, AnswerValue value) {
        auto turn = try_answer(flow, session, { place, 1 }, std::move(value));
        return turn ? "taken" : std::string(name(turn.error().code)) + " " + turn.error().detail;
    };
    EXPECT_TRUE(refused("safe", given("maybe")).starts_with("invalid_input not_an_option"));
    EXPECT_TRUE(refused("safe", given(1)).starts_with("invalid_input wrong_type"));
    EXPECT_TRUE(refused("safe", { AnswerState::given, {} }).starts_with("invalid_input wrong_type"));
    EXPECT_TRUE(refused("safe", { AnswerState::skipped, std::string("x") }).starts_with("invalid_input wrong_type"));
    EXPECT_TRUE(refused("safe", cleared()).starts_with("invalid_input empty"));
    EXPECT_TRUE(refused("phone", given("x")).starts_with("conflict wrong_step"));
    EXPECT_TRUE(refused("safety", given("x")).starts_with("not_found wrong_step"));
    EXPECT_TRUE(refused("nowhere", given("x")).starts_with("not_found wrong_step"));
    answer(flow, session, "safe", given("safe"));
    EXPECT_TRUE(refused("nights", given(32)).starts_with("invalid_input out_of_range"));
    EXPECT_TRUE(refused("nights", given(-1)).starts_with("invalid_input out_of_range"));
    EXPECT_TRUE(refused("nights", skipped()).starts_with("invalid_input skip_barred"));
    EXPECT_TRUE(refused("nights", dont_know()).starts_with("invalid_input dont_know_barred"));
    answer(flow, session, "nights", given(3));
    EXPECT_TRUE(refused("nights", cleared()).starts_with("invalid_input skip_barred"));
    answer(flow, session, "where_now", given("friend"));
    EXPECT_TRUE(refused("phone", given("call Jay")).starts_with("invalid_input not_phone"));
    EXPECT_TRUE(refused("phone", given("+44+1632960123")).starts_with("invalid_input not_phone"));
    EXPECT_TRUE(refused("phone", given("12345")).starts_with("invalid_input not_phone"));
    EXPECT_EQ(refused("phone",
                  given("\xE2\x80\xAA+44 (0)1632\xC2\xA0"
                        "960-123\xE2\x80\xAC")),
        "taken");
    EXPECT_EQ(refused("phone", given("\xD9\xA0\xD9\xA1\xD9\xA6\xD9\xA3\xD9\xA2 960123")), "taken");
}

TEST_F(ExampleFlow, AnAnswerThatIsOffThePathCanNotBeChangedThere)
{
    answer(flow, session, "safe", given("unsafe"));
    answer(flow, session, "where_now", given("street"));
    answer(flow, session, "safe", given("safe"));
    auto turn = try_answer(flow, session, { "where_now", 1 }, given("friend"));
    ASSERT_FALSE(turn); // It would be kept, and lead nowhere.
    EXPECT_EQ(turn.error().code, Errc::conflict);
}

TEST_F(ExampleFlow, TakingBackAnOptionalAnswerLeavesTheFile)
{
    answer(flow, session, "safe", given("unsafe"));
    answer(flow, session, "where_now", given("street"));
    answer(flow, session, "phone", given("01632 960123"));
    auto turn = answer(flow, session, "phone", cleared());
    EXPECT_TRUE(turn.edit);
    EXPECT_EQ(filings(turn), List { "-phone contact.tonight_phone" });
    EXPECT_EQ(waiting(turn), "end");
    EXPECT_EQ(filings(answer(flow, session, "phone", given("01632 960124"))), List { "+phone contact.tonight_phone" });
}

TEST_F(ExampleFlow, ForAboutHowManyMore)
{
    auto before = progress(flow, session, *follow(flow, session));
    EXPECT_EQ(before.answered, 0);
    EXPECT_EQ(before.about_left, 4); // safe, nights, where_now, phone
    answer(flow, session, "safe", given("unsafe"));
    auto after = progress(flow, session, *follow(flow, session));
    EXPECT_EQ(after.answered, 1);
    EXPECT_EQ(after.about_left, 2);
}

TEST_F(ExampleFlow, KnowsNamesForTexts)
{
    session.inputs["dob"] = day(2010, 5, 1);
    session.inputs["adviser"] = std::string("Sam Sample");
    answer(flow, session, "safe", given("safe"));
    answer(flow, session, "nights", given(5));
    auto path = *follow(flow, session);
    EXPECT_EQ(value_of(flow, session, path, "age"), Value { std::int64_t { 16 } });
    EXPECT_EQ(value_of(flow, session, path, "young"), Value { true });
    EXPECT_EQ(value_of(flow, session, path, "nights"), Value { std::int64_t { 5 } });
    EXPECT_EQ(value_of(flow, session, path, "safe"), Value { EnumValue { "safe" } });
    EXPECT_EQ(value_of(flow, session, path, "adviser"), Value { std::string("Sam Sample") });
    EXPECT_EQ(value_of(flow, session, path, "nameless"), Value { false });
    EXPECT_EQ(value_of(flow, session, path, "where_now"), Value { Unknown {} });
    EXPECT_EQ(value_of(flow, session, path, "nothing"), Value { Unknown {} });
}

TEST_F(ExampleFlow, AnswersThatDoNotFitTheFlowAreCorrupt)
{
    for (auto const& bad :
        { Answer { {}, { "gone", 1 }, given("x"), {} }, Answer { {}, { "safe", 1 }, given("gone"), {} },
            Answer { {}, { "safe", 1 }, given(3), {} }, Answer { {}, { "nights", 1 }, skipped(), {} } }) {
        auto broken = session;
        broken.answers.push_back(bad);
        auto path = follow(flow, broken);
        ASSERT_FALSE(path);
        EXPECT_EQ(path.error().code, Errc::corrupt);
    }
}

std::string const round_trip
    = flow_of("  - id: night\n    ask: text\n    text: \"Where did you sleep?\"\n    file: a.b\n    next: more\n"
              "  - id: between\n    say: \"And then?\"\n    next: night\n"
              "  - id: more\n    ask: choice\n    text: \"Another?\"\n    options:\n"
              "      - {id: again, text: Yes, to: between}\n      - {id: done, text: No, to: end}\n");

TEST(Cycles, AStepThatComesRoundAgainIsAnotherVisit)
{
    auto flow = load_good(round_trip);
    auto session = begin(flow);
    answer(flow, session, "night", given("one"));
    auto turn = answer(flow, session, "more", given("again"));
    EXPECT_EQ(waiting(turn), "night#2");
    EXPECT_EQ(turn.said.size(), 1u);
    EXPECT_EQ(filings(answer(flow, session, "night#2", given("two"))), List { "+night#2 a.b" });
    EXPECT_EQ(waiting(answer(flow, session, "more#2", given("done"))), "end");
    EXPECT_EQ(value_of(flow, session, *follow(flow, session), "night"), Value { std::string("two") });

    // Taking the first way out earlier drops the second visit.
    turn = answer(flow, session, "more", given("done"));
    EXPECT_EQ(filings(turn), List { "-night#2 a.b" });
    EXPECT_EQ(waiting(turn), "end");
    EXPECT_EQ(value_of(flow, session, *follow(flow, session), "night"), Value { std::string("one") });
}

TEST(Cycles, ThePathHasAnEnd)
{
    auto flow = load_good(round_trip);
    auto session = begin(flow);
    for (int visit = 1;; ++visit) {
        auto turn = try_answer(flow, session, { "night", visit }, given("again"));
        if (turn) {
            session = turn->session;
            turn = try_answer(flow, session, { "more", visit }, given("again"));
        }
        if (!turn) {
            EXPECT_EQ(turn.error().code, Errc::invalid_input);
            EXPECT_TRUE(turn.error().detail.starts_with("too_long"));
            EXPECT_GT(visit, 100);
            break;
        }
        session = turn->session;
        ASSERT_LT(visit, 1000);
    }
    EXPECT_TRUE(follow(flow, session)); // What was saved still leads somewhere.
}

TEST(Places, HaveOneTextForm)
{
    EXPECT_EQ(to_text(Place { "nights", 1 }), "nights");
    EXPECT_EQ(to_text(Place { "nights", 2 }), "nights#2");
    EXPECT_EQ(*parse_place("nights#12"), (Place { "nights", 12 }));
    for (auto const* bad : { "", "#2", "a#", "a#1", "a#0", "a#02", "a#-2", "a#x", "a#2 ", "a#99999999999" })
        EXPECT_FALSE(parse_place(bad)) << bad;
}

TEST(Texts, AreKeptAsTheyAreOrRefused)
{
    auto flow = load_good(flow_of("  - {id: one, ask: text, text: Q, next: end}\n"));
    auto refused = [&](std::string const& text) {
        auto turn = try_answer(flow, begin(flow), { "one", 1 }, { AnswerState::given, text });
        return turn ? std::string() : turn.error().detail.substr(0, turn.error().detail.find(':'));
    };
    EXPECT_EQ(refused("  I said: \xE2\x80\x9Cno\xE2\x80\x9D\n"), "");
    EXPECT_EQ(refused(std::string(16 * 1024, 'a')), "");
    EXPECT_EQ(refused(std::string(16 * 1024 + 1, 'a')), "too_long");
    EXPECT_EQ(refused(""), "empty");
    EXPECT_EQ(refused(" \n\t\xC2\xA0\xE2\x80\x8B"), "empty");
    EXPECT_EQ(refused("a\xFF"), "ill_formed");
    EXPECT_EQ(refused(std::string("a\0b", 3)), "ill_formed");
    std::string piled = "e";
    for (int i = 0; i < 30; ++i)
        piled += "\xCC\x81";
    EXPECT_EQ(refused(piled), "");
    EXPECT_EQ(refused(piled + "\xCC\x81"), "ill_formed");
    EXPECT_EQ(value_of(flow, begin(flow), {}, "one"), Value { Unknown {} });
}

TEST(Kinds, ManyScaleAndDate)
{
    auto flow = load_good(flow_of(
        "  - id: when\n    ask: date\n    text: Q\n    range: [0, 30]\n    next: face\n"
        "  - id: face\n    ask: scale\n    text: Q\n    options:\n"
        "      - {id: bad, text: Bad, to: which, alert: told, harm: low}\n      - {id: good, text: Good, to: end}\n"
        "  - id: which\n    ask: many\n    text: Q\n    options:\n"
        "      - {id: a, text: A}\n      - {id: b, text: B}\n"
        "    next: [{when: \"in(a, which) && face == 1\", to: when, unknown: end}, {to: end}]\n"));
    auto session = begin(flow);
    auto detail = [&](char const* place, AnswerValue value) {
        auto turn = try_answer(flow, session, { place, 1 }, std::move(value));
        return turn ? std::string() : turn.error().detail.substr(0, turn.error().detail.find(':'));
    };
    EXPECT_EQ(detail("when", given(day(2026, 11, 21))), "out_of_range");
    EXPECT_EQ(detail("when", given(day(2026, 12, 23))), "out_of_range");
    EXPECT_EQ(detail("when", given(day(2026, 2, 30))), "out_of_range");
    answer(flow, session, "when", given(day(2026, 12, 22)));
    EXPECT_EQ(detail("face", given(0)), "not_an_option");
    EXPECT_EQ(detail("face", given(3)), "not_an_option");
    EXPECT_EQ(alerts(answer(flow, session, "face", given(1))), List { "told at face" });
    EXPECT_EQ(detail("which", given(std::vector<std::string> {})), "empty");
    EXPECT_EQ(detail("which", given(std::vector<std::string> { "a", "a" })), "not_an_option");
    EXPECT_EQ(detail("which", given(std::vector<std::string> { "c" })), "not_an_option");
    EXPECT_EQ(waiting(answer(flow, session, "which", given(std::vector<std::string> { "b", "a" }))), "when#2");
    EXPECT_EQ(waiting(answer(flow, session, "which", given(std::vector<std::string> { "b" }))), "end");
}

TEST(Branches, WhatIsUnknownGoesWhereTheFlowSays)
{
    auto flow = load_good(
        flow_of("  - {id: one, ask: int, text: Q, next: two}\n"
                "  - id: two\n    say: S\n    next:\n"
                "      - {when: \"one > 3\", to: high, unknown: {to: none, alert: told}}\n      - {to: low}\n"
                "  - {id: high, ask: text, text: Q, next: end}\n  - {id: low, ask: text, text: Q, next: end}\n"
                "  - {id: none, ask: text, text: Q, next: end}\n"));
    auto session = begin(flow);
    EXPECT_EQ(waiting(answer(flow, session, "one", given(4))), "high");
    EXPECT_EQ(waiting(answer(flow, session, "one", given(3))), "low");
    auto turn = answer(flow, session, "one", dont_know());
    EXPECT_EQ(waiting(turn), "none");
    EXPECT_EQ(alerts(turn), List { "told at one" });
}

TEST(Branches, ANamelessVisitorIsKnownByInput)
{
    auto flow = load_good(flow_of("  - id: one\n    say: S\n    next: [{when: nameless, to: end}, {to: two}]\n"
                                  "  - {id: two, ask: text, text: Q, next: end}\n",
        "for: {who: anyone, ages: 8..25}\n"));
    auto session = begin(flow);
    EXPECT_EQ(to_text(*follow(flow, session)->waiting), "two");
    session.inputs["nameless"] = true;
    EXPECT_FALSE(follow(flow, session)->waiting);
}

TEST(Bounds, ASessionHoldsOnlySoManyAnswers)
{
    auto flow = load_good(flow_of("  - {id: one, ask: int, text: Q, next: end}\n"));
    auto session = begin(flow);
    session.answers.resize(Limits::answers, Answer { {}, { "one", 1 }, given(1), {} });
    auto turn = try_answer(flow, session, { "one", 1 }, given(2));
    ASSERT_FALSE(turn);
    EXPECT_TRUE(turn.error().detail.starts_with("too_long"));
    session.answers.pop_back();
    EXPECT_TRUE(try_answer(flow, session, { "one", 1 }, given(2)));
}

} // namespace
} // namespace sayso::flow
