#include "tests/unit/app/rig.h"

#include "app/access_desk.h"
#include "app/case_writer.h"

/// What a young person sends without their adviser: the adviser sees nothing of it, and nothing false is promised.
namespace sayso::tests {

namespace {

using domain::Role;

class KeptFromTest : public testing::Test {
protected:
    void answer_all(std::string first = R"({"choice":"safe"})")
    {
        rig.begin();
        ASSERT_TRUE(rig.say("safe", first));
        if (first.find("unsafe") != std::string::npos) {
            ASSERT_TRUE(rig.say("where", R"({"text":"the bus station"})"));
        }
        ASSERT_TRUE(rig.say("words", R"({"text":"Sam is always late"})"));
        ASSERT_TRUE(rig.say("nights", R"({"int":3})"));
    }

    text::ReviewView review() { return *rig.wait(rig.conversation->review(rig.kit, rig.session, rig.english)); }

    Result<text::SubmittedView> send(bool without_adviser = true)
    {
        return rig.wait(rig.conversation->submit(rig.kit, rig.session, rig.english, without_adviser));
    }

    bool sees(domain::Actor const& actor)
    {
        return rig.wait(rig.desk->statement(actor, rig.session)).has_value();
    }

    AppRig rig;
};

TEST_F(KeptFromTest, WhatIsSentWithoutTheAdviserIsForTheManager)
{
    answer_all();
    auto offered = review();
    EXPECT_EQ(offered.adviser, "Sam Example");
    EXPECT_EQ(offered.who_sees_without, "A manager can read this. Sam Example can not.");
    Ear adviser(rig, rig.sam);
    Ear manager(rig, rig.manager);
    auto sent = send();
    ASSERT_TRUE(sent) << sent.error().detail;
    EXPECT_EQ(sent->what_next,
        "This is in your file now. A manager can see it, and Sam Example can not. You will see here when it has been "
        "read.");
    EXPECT_EQ(review().who_will_see, "A manager can read this. Sam Example can not.");
    EXPECT_EQ(review().adviser, "") << "it was said once, when it was sent";

    EXPECT_FALSE(sees(rig.sam));
    EXPECT_TRUE(rig.wait(rig.desk->inbox(rig.sam))->empty());
    auto file = rig.wait(rig.desk->case_file(rig.sam, rig.kit.young_person));
    ASSERT_TRUE(file);
    EXPECT_TRUE(file->statements.empty());
    EXPECT_TRUE(adviser.heard.empty());

    EXPECT_TRUE(sees(rig.manager));
    EXPECT_FALSE(rig.wait(rig.desk->inbox(rig.manager))->empty());
    EXPECT_FALSE(manager.heard.empty());
    EXPECT_FALSE(sees(rig.stranger));
}

TEST_F(KeptFromTest, NobodyHandsItToThem)
{
    answer_all();
    ASSERT_TRUE(send());
    casefile::Entry entry;
    entry.id = EntryId::make(rig.clock.now(), rig.random);
    entry.kind = casefile::EntryKind::hand_over;
    entry.about = rig.session.text();
    entry.owner = rig.sam.worker.text();
    entry.words["why"] = "Yours, I think";
    auto handed = rig.wait(rig.case_writer->write(rig.manager, rig.kit.young_person, std::move(entry), rig.english));
    ASSERT_FALSE(handed);
    EXPECT_EQ(handed.error().detail.find("kept_from_them"), 0U) << handed.error().detail;
    EXPECT_FALSE(sees(rig.sam));
}

TEST_F(KeptFromTest, NotEvenBreakingTheGlassOpensIt)
{
    answer_all();
    ASSERT_TRUE(send());
    app::AccessDesk access(*rig.link, *rig.authority, *rig.outbox, *rig.vault, rig.clock, rig.random);
    ASSERT_TRUE(rig.wait(access.break_glass(rig.sam, "Kit", "Kit phoned and could not say where they are")));
    EXPECT_FALSE(sees(rig.sam));
}

TEST_F(KeptFromTest, WhatTheAdviserWasToldIsNotKeptFromThem)
{
    answer_all(R"({"choice":"unsafe"})");
    EXPECT_EQ(review().adviser, "");
    auto refused = send();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().detail, "adviser_knows");
    EXPECT_EQ(review().state, domain::StatementState::in_progress) << "refused, and nothing half done";
    EXPECT_TRUE(sees(rig.sam)) << "by the alert";
    ASSERT_TRUE(send(false));
    EXPECT_TRUE(sees(rig.sam));
}

TEST_F(KeptFromTest, AnAlertThatComesLaterIsForTheOthers)
{
    answer_all();
    ASSERT_TRUE(send());
    auto changed = rig.say("safe", R"({"choice":"unsafe"})", true);
    ASSERT_TRUE(changed) << changed.error().detail;
    EXPECT_EQ(changed->saved.told, "We have sent this to the team manager and the duty team now. It may not have been read yet.");
    auto alert = rig.store->alerts_of_session(rig.session)->front().id;
    EXPECT_EQ(rig.wait(rig.desk->alert(rig.sam, alert)).error().code, Errc::not_found);
    EXPECT_TRUE(rig.wait(rig.desk->alert(rig.manager, alert)));
    EXPECT_TRUE(rig.wait(rig.desk->alert(rig.hire(Role::duty_team, "dana"), alert)));
}

TEST_F(KeptFromTest, WhereNoManagerWouldReadItNothingIsOffered)
{
    auto manager = *rig.store->worker(rig.manager.worker);
    manager.active = false;
    store::Change change;
    change.workers.push_back(manager);
    ASSERT_TRUE(rig.wait(rig.link->commit(std::move(change))));
    answer_all();
    EXPECT_EQ(review().adviser, "");
    EXPECT_EQ(send().error().detail, "adviser_knows");
}

TEST_F(KeptFromTest, NobodyWritesItByItself)
{
    answer_all();
    ASSERT_TRUE(send(false));
    for (auto const& actor : { rig.kit, rig.sam, rig.manager }) {
        casefile::Entry entry;
        entry.id = EntryId::make(rig.clock.now(), rig.random);
        entry.kind = casefile::EntryKind::kept_from;
        entry.session = rig.session;
        entry.owner = rig.sam.worker.text();
        auto written = rig.wait(rig.case_writer->write(actor, rig.kit.young_person, std::move(entry), rig.english));
        EXPECT_FALSE(written);
    }
    EXPECT_TRUE(sees(rig.sam));
}

} // namespace

} // namespace sayso::tests
