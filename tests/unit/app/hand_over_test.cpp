#include "tests/unit/app/rig.h"

#include "app/access_desk.h"
#include "app/worker_office.h"
#include <algorithm>

/// "X is dealing with this now" is true: whoever it was handed to can open it, and nobody longer than they should.
namespace sayso::tests {

namespace {

using casefile::EntryKind;
using domain::Role;

class HandOverTest : public testing::Test {
protected:
    HandOverTest()
        : access(*rig.link, *rig.authority, *rig.outbox, *rig.vault, rig.clock, rig.random)
        , office(*rig.link, *rig.authority, *rig.hashing, rig.clock, rig.random)
    {
    }

    SessionId send(std::string first_answer = R"({"choice":"safe"})")
    {
        rig.begin();
        EXPECT_TRUE(rig.say("safe", std::move(first_answer)));
        EXPECT_TRUE(rig.say("words", R"({"text":"some words"})"));
        EXPECT_TRUE(rig.say("nights", R"({"int":3})"));
        EXPECT_TRUE(rig.wait(rig.conversation->submit(rig.kit, rig.session, rig.english)));
        return rig.session;
    }

    Result<domain::EntryView> write(domain::Actor const& by, casefile::Entry entry)
    {
        entry.id = EntryId::make(rig.clock.now(), rig.random);
        return rig.wait(rig.case_writer->write(by, rig.kit.young_person, std::move(entry), rig.english));
    }

    Result<domain::EntryView> hand(domain::Actor const& by, SessionId session, std::string owner)
    {
        casefile::Entry entry;
        entry.kind = EntryKind::hand_over;
        entry.about = session.text();
        entry.owner = std::move(owner);
        entry.words["why"] = "I am on leave from tomorrow";
        return write(by, std::move(entry));
    }

    bool sees(domain::Actor const& actor, SessionId session)
    {
        return rig.wait(rig.desk->statement(actor, session)).has_value();
    }

    AppRig rig;
    app::AccessDesk access;
    app::WorkerOffice office;
};

TEST_F(HandOverTest, AColleagueOpensThatConversationAndNothingBeside)
{
    auto other = send();
    auto handed = send();
    ASSERT_FALSE(sees(rig.alex, handed));
    Ear ear(rig, rig.alex);
    ASSERT_TRUE(hand(rig.sam, handed, rig.alex.worker.text()));
    EXPECT_TRUE(sees(rig.alex, handed));
    EXPECT_FALSE(sees(rig.alex, other));
    EXPECT_FALSE(ear.heard.empty()) << "their open desk hears of it";
    auto inbox = rig.wait(rig.desk->inbox(rig.alex));
    ASSERT_TRUE(inbox);
    EXPECT_TRUE(std::ranges::any_of(*inbox, [&](auto const& item) { return item.session == handed; }));
    EXPECT_TRUE(std::ranges::none_of(*inbox, [&](auto const& item) { return item.session == other; }));
    EXPECT_TRUE(rig.wait(rig.desk->reply(rig.alex, handed, ReplyId::make(rig.clock.now(), rig.random), "I have it.")));
    EXPECT_EQ(rig.wait(rig.enrolment->issue_code(rig.alex, rig.kit.young_person)).error().code, Errc::forbidden);

    casefile::Entry beside;
    beside.kind = EntryKind::comment;
    beside.words["text"] = "of no conversation";
    EXPECT_EQ(write(rig.alex, beside).error().code, Errc::not_found);

    auto grants = rig.wait(access.grants(rig.sam));
    ASSERT_TRUE(grants);
    ASSERT_EQ(grants->size(), 1U);
    EXPECT_EQ(grants->front().kind, domain::GrantKind::hand_over);
    EXPECT_EQ(grants->front().worker, rig.alex.worker);
    EXPECT_EQ(grants->front().reason, "I am on leave from tomorrow");
    EXPECT_FALSE(grants->front().ended);
    auto file = rig.wait(rig.desk->case_file(rig.sam, rig.kit.young_person));
    ASSERT_TRUE(file);
    ASSERT_EQ(file->book.let_in.size(), 1U);
    EXPECT_EQ(file->book.let_in.front().why, "I am on leave from tomorrow");
    auto readers = rig.wait(rig.own_file->readers(rig.kit, rig.english));
    ASSERT_TRUE(readers);
    EXPECT_TRUE(std::ranges::any_of(*readers, [](auto const& one) { return one.why == "I am on leave from tomorrow"; }));
}

TEST_F(HandOverTest, ARoleHasItWhoeverHoldsIt)
{
    auto dana = rig.hire(Role::duty_team, "dana");
    auto handed = send();
    ASSERT_FALSE(sees(dana, handed));
    ASSERT_TRUE(hand(rig.sam, handed, "duty_team"));
    EXPECT_TRUE(sees(dana, handed));
    EXPECT_TRUE(sees(rig.hire(Role::duty_team, "later"), handed)) << "who is on duty tomorrow too";
    EXPECT_FALSE(sees(rig.hire(Role::out_of_hours, "otis"), handed));
    EXPECT_FALSE(sees(rig.alex, handed));
    EXPECT_TRUE(sees(rig.sam, handed)) << "their adviser stays their adviser";
}

TEST_F(HandOverTest, EndsWhenItIsHandedBackHandedOnOrClosed)
{
    auto dana = rig.hire(Role::duty_team, "dana");
    auto handed = send();
    ASSERT_TRUE(hand(rig.sam, handed, rig.alex.worker.text()));
    ASSERT_TRUE(hand(rig.alex, handed, "duty_team"));
    EXPECT_FALSE(sees(rig.alex, handed)) << "handed on";
    EXPECT_TRUE(sees(dana, handed));
    ASSERT_TRUE(hand(dana, handed, "adviser"));
    EXPECT_FALSE(sees(dana, handed)) << "handed back";
    ASSERT_TRUE(hand(rig.sam, handed, "duty_team"));
    ASSERT_TRUE(hand(rig.sam, handed, rig.sam.worker.text())) << "taken back";
    EXPECT_FALSE(sees(dana, handed));
    ASSERT_TRUE(hand(rig.sam, handed, "duty_team"));
    casefile::Entry closed;
    closed.kind = EntryKind::closed;
    closed.session = handed;
    closed.words["you_said"] = "Too many nights away";
    closed.words["we_did"] = "A room nearer home";
    ASSERT_TRUE(write(dana, closed));
    EXPECT_FALSE(sees(dana, handed)) << "closed";
    auto all = rig.store->grants();
    ASSERT_TRUE(all);
    EXPECT_TRUE(std::ranges::all_of(*all, [](auto const& grant) { return grant.ended.has_value(); }));
}

TEST_F(HandOverTest, IsRefusedWhereNobodyWouldHaveIt)
{
    auto handed = send();
    auto detail = [&](std::string owner) {
        auto refused = hand(rig.sam, handed, std::move(owner));
        EXPECT_FALSE(refused);
        return refused ? std::string() : refused.error().detail;
    };
    EXPECT_EQ(detail("duty_team"), "nobody_there owner");
    auto amin = rig.hire(Role::administrator, "amin");
    auto dana = rig.hire(Role::duty_team, "dana");
    ASSERT_TRUE(rig.wait(office.deactivate(amin, dana.worker)));
    EXPECT_EQ(detail("duty_team"), "nobody_there owner");
    EXPECT_EQ(detail("young_person"), "nobody_there owner");
    EXPECT_EQ(detail(amin.worker.text()).substr(0, 12), "nobody_there") << "never sees anybody's words";
    auto agency = rig.hire(Role::other_agency, "advocate");
    EXPECT_EQ(detail(agency.worker.text()), "nobody_there owner") << "another agency has a way in of its own";
    EXPECT_TRUE(rig.store->grants()->empty());
    auto file = rig.wait(rig.own_file->file(rig.kit, rig.english));
    ASSERT_TRUE(file);
    EXPECT_TRUE(std::ranges::none_of(file->book.entries, [](auto const& entry) { return entry.kind == "hand_over"; }))
        << "nothing untrue was said to Kit";
}

TEST_F(HandOverTest, HalfAnHourIsNotMadeLongerByHandingToOneself)
{
    auto handed = send();
    auto dana = rig.hire(Role::duty_team, "dana");
    ASSERT_TRUE(rig.wait(access.break_glass(dana, "Kit", "Kit phoned and could not say where they are")));
    ASSERT_TRUE(sees(dana, handed));
    EXPECT_EQ(hand(dana, handed, dana.worker.text()).error().detail, "not_to_yourself owner");
    EXPECT_EQ(hand(dana, handed, "duty_team").error().detail, "not_to_yourself owner");
    EXPECT_TRUE(hand(dana, handed, "adviser"));
}

TEST_F(HandOverTest, WhatIsSaidAboutAWorkerStaysWithTheLead)
{
    auto leda = rig.hire(Role::safeguarding_lead, "leda");
    auto dana = rig.hire(Role::duty_team, "dana");
    auto session = send(R"({"choice":"staff"})");
    ASSERT_TRUE(sees(leda, session));
    for (auto const& owner : { std::string("duty_team"), std::string("adviser"), std::string("team_manager"),
             rig.alex.worker.text() })
        EXPECT_EQ(hand(leda, session, owner).error().detail, "stays_with_lead owner") << owner;
    EXPECT_EQ(hand(rig.sam, session, rig.alex.worker.text()).error().code, Errc::not_found);
    auto second = rig.hire(Role::safeguarding_lead, "second");
    EXPECT_TRUE(hand(leda, session, second.worker.text()));
    EXPECT_TRUE(sees(second, session));
    EXPECT_FALSE(sees(dana, session));
    auto grants = rig.wait(access.grants(rig.manager));
    ASSERT_TRUE(grants);
    EXPECT_TRUE(grants->empty()) << "that it was handed over would tell that there is something";
}

TEST_F(HandOverTest, AWorkerNamedLaterLosesWhatWasHandedToThem)
{
    auto leda = rig.hire(Role::safeguarding_lead, "leda");
    rig.begin();
    ASSERT_TRUE(rig.say("safe", R"({"choice":"unsafe"})"));
    auto session = rig.session;
    auto alert = rig.store->alerts_of_session(session)->front().id;
    ASSERT_TRUE(hand(rig.sam, session, "safeguarding_lead"));
    ASSERT_TRUE(hand(leda, session, rig.alex.worker.text()));
    ASSERT_TRUE(sees(rig.alex, session));
    ASSERT_TRUE(hand(rig.sam, session, "safeguarding_lead"));
    ASSERT_TRUE(hand(rig.sam, session, rig.alex.worker.text()));
    casefile::Entry naming;
    naming.kind = EntryKind::names_worker;
    naming.about = alert.text();
    naming.owner = rig.alex.worker.text();
    store::Change change;
    change.alert_steps.push_back(
        { alert, 1, domain::Recipient::safeguarding_lead, rig.clock.now(), rig.clock.now() });
    vault::AuditEntry noted;
    noted.at = rig.clock.now();
    noted.actor = "system";
    noted.action = "alert.pass_on";
    change.audit.push_back(noted);
    ASSERT_TRUE(rig.store->commit_group(std::vector { change }).front());
    ASSERT_TRUE(write(leda, naming));
    EXPECT_FALSE(sees(rig.alex, session));
    auto inbox = rig.wait(rig.desk->inbox(rig.alex));
    ASSERT_TRUE(inbox);
    EXPECT_TRUE(inbox->empty());
}

TEST_F(HandOverTest, OnlyATeamManagerRecordsADeathAndCanTakeItBack)
{
    casefile::Entry death;
    death.kind = EntryKind::died;
    death.happened = *parse_date("2026-11-01");
    death.state = "noted";
    EXPECT_EQ(write(rig.sam, death).error().code, Errc::forbidden);
    EXPECT_EQ(write(rig.stranger, death).error().code, Errc::not_found);
    ASSERT_TRUE(write(rig.manager, death));
    auto own = rig.wait(rig.own_file->file(rig.kit, rig.english));
    ASSERT_TRUE(own);
    EXPECT_TRUE(own->book.entries.empty()) << "nobody who reads their own file reads that";
    rig.clock.advance(std::chrono::minutes(1));
    death.state = "withdrawn";
    ASSERT_TRUE(write(rig.manager, death));
    auto file = rig.wait(rig.desk->case_file(rig.manager, rig.kit.young_person));
    ASSERT_TRUE(file);
    ASSERT_FALSE(file->book.entries.empty());
    EXPECT_EQ(file->book.entries.front().state, "withdrawn");
}

} // namespace

} // namespace sayso::tests
