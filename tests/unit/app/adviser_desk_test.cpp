#include "tests/unit/app/rig.h"

#include <algorithm>

namespace sayso::tests {

namespace {

/// Kit says they are not safe, where they are, and sends it.
void say_unsafe_and_send(AppRig& rig)
{
    rig.begin();
    ASSERT_TRUE(rig.say("safe", R"({"choice":"unsafe"})"));
    ASSERT_TRUE(rig.say("where", R"({"text":"at the bus station"})"));
    ASSERT_TRUE(rig.say("words", R"({"skipped":true})"));
    ASSERT_TRUE(rig.say("nights", R"({"int":0})"));
    ASSERT_TRUE(rig.wait(rig.conversation->submit(rig.kit, rig.session, rig.english)));
}

TEST(AdviserDesk, ShowsAnUrgentAlertFirstAndItsWordsVerbatim)
{
    AppRig rig;
    say_unsafe_and_send(rig);
    auto inbox = rig.wait(rig.desk->inbox(rig.sam));
    ASSERT_TRUE(inbox) << inbox.error().detail;
    ASSERT_EQ(inbox->size(), 2u);
    EXPECT_EQ((*inbox)[0].kind, domain::InboxItem::Kind::alert);
    EXPECT_EQ((*inbox)[0].title, "Not safe");
    EXPECT_EQ((*inbox)[0].young_person_name, "Kit");
    EXPECT_EQ((*inbox)[1].kind, domain::InboxItem::Kind::statement);

    auto alert = rig.wait(rig.desk->alert(rig.sam, *AlertId::parse((*inbox)[0].ref)));
    ASSERT_TRUE(alert) << alert.error().detail;
    ASSERT_EQ(alert->lines.size(), 2u);
    EXPECT_EQ(alert->lines[0].answer, "I am not");
    EXPECT_EQ(alert->lines[1].answer, "at the bus station");
    EXPECT_TRUE(alert->lines[1].own_words);
    EXPECT_FALSE(rig.store->session(rig.session)->read); // Shown is not read.
}

TEST(AdviserDesk, AcknowledgingOnceTellsTheYoungPerson)
{
    AppRig rig;
    Ear phone(rig, rig.kit);
    say_unsafe_and_send(rig);
    auto id = rig.store->alerts_of_session(rig.session)->front().id;
    auto taken = rig.wait(rig.desk->acknowledge(rig.sam, id));
    ASSERT_TRUE(taken) << taken.error().detail;
    EXPECT_EQ(taken->acknowledged_by, "Sam Example");
    auto again = rig.wait(rig.desk->acknowledge(rig.manager, id));
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().detail, "already_acknowledged");

    auto heard = std::find_if(
        phone.heard.begin(), phone.heard.end(), [](auto const& news) { return news.kind == "acknowledged"; });
    ASSERT_NE(heard, phone.heard.end());
    auto notice = rig.wait(rig.conversation->notice(rig.kit, rig.session, heard->number, rig.english));
    ASSERT_TRUE(notice) << notice.error().detail;
    EXPECT_EQ(notice->kind, "alert_acknowledged");
    EXPECT_NE(notice->words.find("Sam Example"), std::string::npos);
}

TEST(AdviserDesk, AReplyReachesTheYoungPersonOnceAndVerbatim)
{
    AppRig rig;
    say_unsafe_and_send(rig);
    auto id = ReplyId::make(rig.clock.now(), rig.random);
    std::string const words = "I am on my way. <b>Stay</b> in the light.";
    auto sent = rig.wait(rig.desk->reply(rig.sam, rig.session, id, words));
    ASSERT_TRUE(sent) << sent.error().detail;
    ASSERT_TRUE(rig.wait(rig.desk->reply(rig.sam, rig.session, id, words)));
    auto other = rig.wait(rig.desk->reply(rig.sam, rig.session, id, "Something else"));
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().detail, "id_reused");

    auto own = rig.wait(rig.own_file->statements(rig.kit, rig.english));
    ASSERT_TRUE(own) << own.error().detail;
    ASSERT_EQ(own->size(), 1u);
    ASSERT_EQ(own->front().replies.size(), 1u);
    EXPECT_EQ(own->front().replies[0].words, words);
    EXPECT_EQ(own->front().replies[0].by, "Sam Example");
    EXPECT_EQ(own->front().read_by, "Sam Example");
}

TEST(AdviserDesk, RefusesEmptyAndHugeReplies)
{
    AppRig rig;
    say_unsafe_and_send(rig);
    auto id = ReplyId::make(rig.clock.now(), rig.random);
    EXPECT_EQ(rig.wait(rig.desk->reply(rig.sam, rig.session, id, " \n ")).error().detail, "reply_empty");
    EXPECT_EQ(rig.wait(rig.desk->reply(rig.sam, rig.session, id, std::string(9000, 'x'))).error().detail, "too_long");
    EXPECT_TRUE(rig.store->replies_to(rig.session)->empty());
}

TEST(AdviserDesk, WhatWasNotSentAndRaisedNothingIsNobodysButTheYoungPersons)
{
    AppRig rig;
    rig.begin();
    ASSERT_TRUE(rig.say("safe", R"({"choice":"safe"})"));
    EXPECT_TRUE(rig.wait(rig.desk->inbox(rig.sam))->empty());
    EXPECT_EQ(rig.wait(rig.desk->statement(rig.sam, rig.session)).error().code, Errc::not_found);
    EXPECT_EQ(rig.wait(rig.desk->mark_read(rig.sam, rig.session)).error().code, Errc::not_found);
    EXPECT_TRUE(rig.wait(rig.desk->case_file(rig.sam, rig.kit.young_person))->statements.empty());
}

TEST(AdviserDesk, TheFirstReadStays)
{
    AppRig rig;
    say_unsafe_and_send(rig);
    ASSERT_TRUE(rig.wait(rig.desk->mark_read(rig.sam, rig.session)));
    auto first = *rig.store->session(rig.session)->read;
    rig.clock.advance(std::chrono::hours(1));
    ASSERT_TRUE(rig.wait(rig.desk->mark_read(rig.manager, rig.session)));
    EXPECT_EQ(*rig.store->session(rig.session)->read, first);
    EXPECT_EQ(rig.store->session(rig.session)->read_by, rig.sam.worker);
}

TEST(AdviserDesk, TheCaseFileHoldsTheWordsAndTheWayTheyCame)
{
    AppRig rig;
    say_unsafe_and_send(rig);
    auto file = rig.wait(rig.desk->case_file(rig.sam, rig.kit.young_person));
    ASSERT_TRUE(file) << file.error().detail;
    EXPECT_EQ(file->full_name, "Kit Invented");
    EXPECT_EQ(file->age, 17);
    EXPECT_EQ(file->team, "North");
    ASSERT_EQ(file->statements.size(), 1u);
    auto const& statement = file->statements[0];
    EXPECT_EQ(statement.flow_number, 3);
    ASSERT_EQ(statement.lines.size(), 4u);
    EXPECT_EQ(statement.lines[0].matters, std::vector<std::string> { "accommodation" });
    EXPECT_EQ(statement.lines[0].field_label, "Safe now");
    EXPECT_TRUE(statement.lines[0].raised_alert);
    std::vector<std::string> kinds;
    for (auto const& entry : file->chronology)
        kinds.push_back(entry.kind);
    EXPECT_EQ(kinds, (std::vector<std::string> { "statement_submitted", "alert_raised" }));
}

TEST(AdviserDesk, WhatIsSaidAboutTheAdviserGoesPastThem)
{
    AppRig rig;
    Ear adviser(rig, rig.sam);
    Ear manager(rig, rig.manager);
    rig.begin();
    auto said = rig.say("safe", R"({"choice":"staff"})");
    ASSERT_TRUE(said) << said.error().detail;
    EXPECT_EQ(said->saved.told.find("Sam Example"), std::string::npos);
    ASSERT_TRUE(rig.say("words", R"({"text":"what Sam did"})"));
    ASSERT_TRUE(rig.say("nights", R"({"int":0})"));
    auto review = rig.wait(rig.conversation->review(rig.kit, rig.session, rig.english));
    EXPECT_NE(review->who_will_see.find("Sam Example can not"), std::string::npos) << review->who_will_see;
    ASSERT_TRUE(rig.wait(rig.conversation->submit(rig.kit, rig.session, rig.english)));

    auto alert = rig.store->alerts_of_session(rig.session)->front().id;
    EXPECT_TRUE(adviser.heard.empty());
    EXPECT_TRUE(rig.wait(rig.desk->inbox(rig.sam))->empty());
    EXPECT_EQ(rig.wait(rig.desk->alert(rig.sam, alert)).error().code, Errc::not_found);
    EXPECT_EQ(rig.wait(rig.desk->acknowledge(rig.sam, alert)).error().code, Errc::not_found);
    EXPECT_EQ(rig.wait(rig.desk->statement(rig.sam, rig.session)).error().code, Errc::not_found);
    EXPECT_EQ(rig.wait(rig.desk->mark_read(rig.sam, rig.session)).error().code, Errc::not_found);
    auto reply = ReplyId::make(rig.clock.now(), rig.random);
    EXPECT_EQ(rig.wait(rig.desk->reply(rig.sam, rig.session, reply, "hello")).error().code, Errc::not_found);
    auto file = rig.wait(rig.desk->case_file(rig.sam, rig.kit.young_person));
    EXPECT_TRUE(file->statements.empty() && file->alerts.empty() && file->chronology.empty());
    EXPECT_EQ(rig.wait(rig.desk->caseload(rig.sam))->front().open_alerts, 0);

    EXPECT_EQ(manager.heard.size(), 2u);
    EXPECT_EQ(rig.wait(rig.desk->inbox(rig.manager))->size(), 2u);
    EXPECT_TRUE(rig.wait(rig.desk->acknowledge(rig.manager, alert)));
}

TEST(AdviserDesk, AnOverdueAlertComesBeforeANewerOne)
{
    AppRig rig;
    rig.begin();
    ASSERT_TRUE(rig.say("safe", R"({"choice":"unsafe"})"));
    auto first = rig.store->alerts_of_session(rig.session)->front().id;
    rig.clock.advance(std::chrono::minutes(16));
    rig.begin();
    ASSERT_TRUE(rig.say("safe", R"({"choice":"unsafe"})"));
    auto inbox = rig.wait(rig.desk->inbox(rig.sam));
    ASSERT_TRUE(inbox);
    ASSERT_EQ(inbox->size(), 2u);
    EXPECT_EQ((*inbox)[0].ref, first.text());
    EXPECT_TRUE((*inbox)[0].overdue);
    EXPECT_FALSE((*inbox)[1].overdue);
}

} // namespace

} // namespace sayso::tests
