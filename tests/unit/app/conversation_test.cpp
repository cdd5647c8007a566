#include "tests/unit/app/rig.h"

#include <algorithm>

namespace sayso::tests {

namespace {

bool contains(std::vector<std::string> const& list, std::string const& item)
{
    return std::find(list.begin(), list.end(), item) != list.end();
}

TEST(Conversation, AsksTheFirstQuestion)
{
    AppRig rig;
    auto ask = rig.begin();
    ASSERT_TRUE(ask.ask);
    EXPECT_EQ(ask.ask->place.step, "safe");
    EXPECT_EQ(ask.ask->words.text, "Are you safe?");
    EXPECT_EQ(ask.answered, 0);
}

TEST(Conversation, SavesAnAnswerAndAsksTheNext)
{
    AppRig rig;
    rig.begin();
    auto answered = rig.say("safe", R"({"choice":"safe"})");
    ASSERT_TRUE(answered) << answered.error().detail;
    EXPECT_EQ(answered->saved.number, 1u);
    EXPECT_EQ(answered->saved.answer, "I am");
    EXPECT_EQ(answered->saved.told, "");
    EXPECT_EQ(answered->next.ask->place.step, "words");
    EXPECT_EQ(rig.store->answers(rig.session)->size(), 1u);
}

TEST(Conversation, TellsTheAdviserAtOnceWhenAnAnswerMeansHarm)
{
    AppRig rig;
    Ear desk(rig, rig.sam);
    Ear other_desk(rig, rig.alex);
    rig.begin();
    auto answered = rig.say("safe", R"({"choice":"unsafe"})");
    ASSERT_TRUE(answered);
    EXPECT_NE(answered->saved.told.find("Sam Example"), std::string::npos);
    ASSERT_EQ(desk.heard.size(), 1u);
    EXPECT_EQ(desk.heard[0].kind, "alert");
    EXPECT_EQ(desk.heard[0].level, domain::Level::urgent);
    EXPECT_TRUE(other_desk.heard.empty());
}

TEST(Conversation, TellsTheDeskAgainWhenWhatBelongsWithAnAlertComesLater)
{
    AppRig rig;
    Ear desk(rig, rig.sam);
    rig.begin();
    ASSERT_TRUE(rig.say("safe", R"({"choice":"unsafe"})"));
    ASSERT_TRUE(rig.say("where", R"({"text":"at the bus station"})"));
    ASSERT_EQ(desk.heard.size(), 2u);
    EXPECT_EQ(desk.heard[1].kind, "alert");
    EXPECT_EQ(desk.heard[1].ref, desk.heard[0].ref);
    ASSERT_TRUE(rig.say("words", R"({"text":"nothing to do with it"})"));
    EXPECT_EQ(desk.heard.size(), 2u);
}

TEST(Conversation, AnAlertStandsWhenTheAnswerIsChanged)
{
    AppRig rig;
    rig.begin();
    ASSERT_TRUE(rig.say("safe", R"({"choice":"unsafe"})"));
    auto changed = rig.say("safe", R"({"choice":"safe"})", true);
    ASSERT_TRUE(changed) << changed.error().detail;
    EXPECT_EQ(changed->next.ask->place.step, "words");
    EXPECT_EQ(rig.store->alerts_of_session(rig.session)->size(), 1u);
    EXPECT_EQ(rig.store->answers(rig.session)->size(), 2u); // The first is kept for audit.

    ASSERT_TRUE(rig.say("safe", R"({"choice":"unsafe"})", true));
    EXPECT_EQ(rig.store->alerts_of_session(rig.session)->size(), 1u); // And never twice.
}

TEST(Conversation, TheSameIdTwiceHasOneEffectAndTheSameReply)
{
    AppRig rig;
    rig.begin();
    auto id = rig.answer_id();
    auto first = rig.say_as(rig.kit, rig.session, id, "safe", R"({"choice":"unsafe"})");
    auto second = rig.say_as(rig.kit, rig.session, id, "safe", R"({"choice":"unsafe"})");
    ASSERT_TRUE(first);
    ASSERT_TRUE(second) << second.error().detail;
    EXPECT_EQ(first->saved.number, second->saved.number);
    EXPECT_EQ(first->saved.told, second->saved.told);
    EXPECT_EQ(rig.store->answers(rig.session)->size(), 1u);

    auto other = rig.say_as(rig.kit, rig.session, id, "safe", R"({"choice":"safe"})");
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, Errc::conflict);
    EXPECT_EQ(other.error().detail, "id_reused");
}

TEST(Conversation, RefusesWhatDoesNotFitAndChangesNothing)
{
    struct Case {
        std::string place;
        std::string json;
        bool edit;
        Errc code;
        std::string key;
    };
    std::vector<Case> const cases {
        { "safe", R"({"text":"I am not"})", false, Errc::invalid_input, "wrong_type" },
        { "safe", R"({"choice":"perhaps"})", false, Errc::invalid_input, "not_an_option" },
        { "nights", R"({"int":3})", false, Errc::conflict, "wrong_step" },
        { "nowhere", R"({"int":3})", false, Errc::not_found, "wrong_step" },
        { "where", R"({"text":"x"})", true, Errc::conflict, "not_answered_yet" },
        { "safety", R"({"text":"x"})", false, Errc::not_found, "wrong_step" },
    };
    for (auto const& one : cases) {
        AppRig rig;
        rig.begin();
        auto refused = rig.say(one.place, one.json, one.edit);
        ASSERT_FALSE(refused) << one.place << one.json;
        EXPECT_EQ(refused.error().code, one.code) << one.place << one.json;
        EXPECT_EQ(refused.error().detail.substr(0, one.key.size()), one.key) << one.place << one.json;
        EXPECT_TRUE(rig.store->answers(rig.session)->empty());
        EXPECT_TRUE(rig.say("safe", R"({"choice":"safe"})"));
    }
}

TEST(Conversation, AStepAlreadyPassedMustBeEditedNotAnswered)
{
    AppRig rig;
    rig.begin();
    ASSERT_TRUE(rig.say("safe", R"({"choice":"safe"})"));
    auto again = rig.say("safe", R"({"choice":"unsafe"})");
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().detail, "already_answered");
}

TEST(Conversation, SomebodyElsesSessionIsNotThere)
{
    AppRig rig;
    rig.begin();
    auto foreign = rig.say_as(rig.noor, rig.session, rig.answer_id(), "safe", R"({"choice":"safe"})");
    ASSERT_FALSE(foreign);
    EXPECT_EQ(foreign.error().code, Errc::not_found);
    EXPECT_TRUE(rig.store->answers(rig.session)->empty());
    EXPECT_TRUE(contains(rig.audit_actions(), "answer.save refused"));

    auto resumed = rig.wait(rig.conversation->resume(rig.noor, rig.session, 0, rig.english));
    ASSERT_FALSE(resumed);
    EXPECT_EQ(resumed.error().code, Errc::not_found);
}

TEST(Conversation, GoesBackWithoutChangingAnything)
{
    AppRig rig;
    rig.begin();
    ASSERT_TRUE(rig.say("safe", R"({"choice":"safe"})"));
    auto back = rig.wait(rig.conversation->back(rig.kit, rig.session, "", rig.english));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->ask->place.step, "safe");
    EXPECT_EQ(back->previous, R"({"choice":"safe"})");
    EXPECT_EQ(rig.store->session(rig.session)->number, 1u);
}

TEST(Conversation, IsReviewedAndSentOnlyWhenItIsComplete)
{
    AppRig rig;
    Ear desk(rig, rig.sam);
    rig.begin();
    ASSERT_TRUE(rig.say("safe", R"({"choice":"safe"})"));
    auto early = rig.wait(rig.conversation->submit(rig.kit, rig.session, rig.english));
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().detail, "open_questions");

    ASSERT_TRUE(rig.say("words", R"({"text":"My own words"})"));
    auto last = rig.say("nights", R"({"int":3})");
    ASSERT_TRUE(last);
    EXPECT_FALSE(last->next.ask);
    auto review = rig.wait(rig.conversation->review(rig.kit, rig.session, rig.english));
    ASSERT_TRUE(review);
    EXPECT_TRUE(review->complete);
    ASSERT_EQ(review->lines.size(), 3u);
    EXPECT_EQ(review->lines[1].answer, "My own words");
    EXPECT_NE(review->who_will_see.find("Sam Example"), std::string::npos);
    EXPECT_TRUE(desk.heard.empty()); // Not sent yet, so nobody was told.

    auto sent = rig.wait(rig.conversation->submit(rig.kit, rig.session, rig.english));
    ASSERT_TRUE(sent) << sent.error().detail;
    ASSERT_EQ(desk.heard.size(), 1u);
    EXPECT_EQ(desk.heard[0].kind, "statement");
    auto twice = rig.wait(rig.conversation->submit(rig.kit, rig.session, rig.english));
    ASSERT_TRUE(twice);
    EXPECT_EQ(twice->number, sent->number);
    EXPECT_EQ(desk.heard.size(), 1u);
}

TEST(Conversation, ComingBackBringsWhatWasMissedInOrderAndOnce)
{
    AppRig rig;
    rig.begin();
    ASSERT_TRUE(rig.say("safe", R"({"choice":"unsafe"})"));
    ASSERT_TRUE(rig.say("where", R"({"text":"at the bus station"})"));
    ASSERT_TRUE(rig.wait(rig.desk->acknowledge(rig.sam, rig.store->alerts_of_session(rig.session)->front().id)));
    auto resumed = rig.wait(rig.conversation->resume(rig.kit, rig.session, 1, rig.english));
    ASSERT_TRUE(resumed) << resumed.error().detail;
    ASSERT_EQ(resumed->missed.size(), 3u); // The second answer, read, acknowledged.
    EXPECT_EQ(std::get<text::SavedView>(resumed->missed[0]).answer, "at the bus station");
    EXPECT_EQ(std::get<text::NoticeView>(resumed->missed[1]).kind, "read");
    EXPECT_EQ(std::get<text::NoticeView>(resumed->missed[2]).kind, "alert_acknowledged");
    EXPECT_EQ(resumed->ask.ask->place.step, "words");
    ASSERT_EQ(resumed->ask.said.size(), 1u);
    EXPECT_EQ(
        resumed->ask.said[0].words.text, "This has been sent. Sam Example is your adviser. In danger now? Call 999.");
}

TEST(Conversation, WhoComesBackAfterAPauseIsGreetedAndWhoDoesNotIsReminded)
{
    AppRig rig;
    rig.begin();
    ASSERT_TRUE(rig.say("safe", R"({"choice":"safe"})"));
    auto back = [&] {
        auto resumed = rig.wait(rig.conversation->resume(rig.kit, rig.session, 1, rig.english));
        EXPECT_TRUE(resumed);
        return resumed && resumed->started.back ? resumed->started.back->text : "";
    };
    auto reminded = [&] {
        auto own = rig.wait(rig.own_file->statements(rig.kit, rig.english));
        EXPECT_TRUE(own && own->size() == 1u);
        return own->front().remind;
    };
    rig.clock.advance(std::chrono::minutes(9));
    EXPECT_EQ(back(), "") << "the signal was lost for a moment";
    rig.clock.advance(std::chrono::minutes(1));
    EXPECT_EQ(back(), "Welcome back.");
    EXPECT_EQ(reminded(), "");
    rig.clock.advance(std::chrono::hours(24));
    EXPECT_EQ(reminded(), "Go on?");
    rig.clock.advance(std::chrono::hours(6 * 24));
    EXPECT_EQ(reminded(), "") << "it is not kept any more";
}

TEST(Conversation, StoppingTellsTheTruthAboutWhatWasSent)
{
    AppRig rig;
    rig.begin();
    auto quiet = rig.wait(rig.conversation->stop(rig.kit, rig.session, rig.english));
    ASSERT_TRUE(quiet);
    EXPECT_NE(quiet->words.find("not been sent"), std::string::npos);
    auto after = rig.say("safe", R"({"choice":"safe"})");
    ASSERT_FALSE(after);
    EXPECT_EQ(after.error().detail, "stopped");

    rig.begin();
    ASSERT_TRUE(rig.say("safe", R"({"choice":"unsafe"})"));
    auto told = rig.wait(rig.conversation->stop(rig.kit, rig.session, rig.english));
    ASSERT_TRUE(told);
    EXPECT_NE(told->words.find("stays told"), std::string::npos);
}

TEST(Conversation, AChangeAfterSendingIsFiledAndTold)
{
    AppRig rig;
    Ear desk(rig, rig.sam);
    rig.begin();
    ASSERT_TRUE(rig.say("safe", R"({"choice":"safe"})"));
    ASSERT_TRUE(rig.say("words", R"({"skipped":true})"));
    ASSERT_TRUE(rig.say("nights", R"({"int":3})"));
    ASSERT_TRUE(rig.wait(rig.conversation->submit(rig.kit, rig.session, rig.english)));
    desk.heard.clear();
    ASSERT_TRUE(rig.say("words", R"({"text":"I forgot something"})", true));
    EXPECT_EQ(rig.store->session(rig.session)->state, domain::StatementState::amended);
    ASSERT_EQ(desk.heard.size(), 1u);
    EXPECT_EQ(desk.heard[0].kind, "statement");
}

TEST(Conversation, TwoPagesAnsweringAtOnceLoseNothing)
{
    AppRig rig;
    rig.begin();
    auto first = flow::parse_answer(R"({"choice":"safe"})");
    auto second = flow::parse_answer(R"({"choice":"unsafe"})");
    app::GivenAnswer one(rig.session, rig.answer_id(), "safe", std::move(*first), false);
    app::GivenAnswer two(rig.session, rig.answer_id(), "safe", std::move(*second), false);
    std::optional<bool> stored_one;
    std::optional<bool> stored_two;
    auto spawn = [&](app::GivenAnswer given, std::optional<bool>& stored) {
        boost::asio::co_spawn(rig.network, rig.conversation->answer(rig.kit, std::move(given), rig.english),
            [&stored](std::exception_ptr, Result<app::Conversation::Answered> result) { stored = result.has_value(); });
    };
    spawn(std::move(one), stored_one);
    spawn(std::move(two), stored_two);
    while (!stored_one || !stored_two) {
        rig.network.restart();
        rig.network.run_one();
    }
    EXPECT_NE(*stored_one, *stored_two); // The other is told that the step is passed, and can edit.
    EXPECT_EQ(rig.store->answers(rig.session)->size(), 1u);
}

} // namespace

} // namespace sayso::tests
