#include "tests/unit/app/rig.h"

#include "app/access_desk.h"
#include "app/case_writer.h"
#include "app/totals.h"
#include "app/worker_office.h"
#include <algorithm>

/// Who reaches whom beyond their own work, for how long, and what stays hidden even then.
namespace sayso::tests {

namespace {

using domain::Role;

class AccessTest : public testing::Test {
protected:
    AccessTest()
        : access(*rig.link, *rig.authority, *rig.outbox, *rig.vault, rig.clock, rig.random)
        , office(*rig.link, *rig.authority, *rig.hashing, rig.clock, rig.random)
        , writer(*rig.link, *rig.authority, *rig.desk, *rig.presenter, *rig.outbox, *rig.vault, rig.clock, rig.random)
    {
    }

    /// Kit says one thing and sends it.
    SessionId send(std::string first_answer)
    {
        rig.begin();
        EXPECT_TRUE(rig.say("safe", std::move(first_answer)));
        if (rig.store->alerts_of_session(rig.session)->empty()
            || casefile::is_past_the_adviser(*rig.store->alerts_of_session(rig.session))) {
            EXPECT_TRUE(rig.say("words", R"({"text":"some words"})"));
        } else {
            EXPECT_TRUE(rig.say("where", R"({"text":"the bus station"})"));
            EXPECT_TRUE(rig.say("words", R"({"text":"some words"})"));
        }
        EXPECT_TRUE(rig.say("nights", R"({"int":3})"));
        auto sent = rig.wait(rig.conversation->submit(rig.kit, rig.session, rig.english));
        EXPECT_TRUE(sent) << sent.error().detail;
        return rig.session;
    }
    SessionId plain() { return send(R"({"choice":"safe"})"); }
    SessionId unsafe() { return send(R"({"choice":"unsafe"})"); }
    SessionId about_staff() { return send(R"({"choice":"staff"})"); }

    bool sees(domain::Actor const& actor, SessionId session)
    {
        return rig.wait(rig.desk->statement(actor, session)).has_value();
    }

    AlertId alert_of(SessionId session) { return rig.store->alerts_of_session(session)->front().id; }

    Date day_in(int days)
    {
        return Date { std::chrono::floor<std::chrono::days>(rig.clock.now()) + std::chrono::days(days) };
    }

    Result<domain::BrokenGlass> break_glass(domain::Actor const& actor, std::string number = "Kit")
    {
        return rig.wait(access.break_glass(actor, std::move(number), "Kit phoned and could not say where they are"));
    }

    AppRig rig;
    app::AccessDesk access;
    app::WorkerOffice office;
    app::CaseWriter writer;
};

TEST_F(AccessTest, DutySeesTheConversationsWithAnAlertForThemAndNothingElse)
{
    auto quiet = plain();
    auto pressing = unsafe();
    auto dana = rig.hire(Role::duty_team, "dana");
    auto otis = rig.hire(Role::out_of_hours, "otis");
    EXPECT_TRUE(sees(dana, pressing));
    EXPECT_FALSE(sees(dana, quiet));
    EXPECT_FALSE(sees(otis, pressing)) << "not addressed to out of hours";

    auto inbox = rig.wait(rig.desk->inbox(dana));
    ASSERT_TRUE(inbox);
    for (auto const& item : *inbox)
        EXPECT_EQ(item.session, pressing);
    auto file = rig.wait(rig.desk->case_file(dana, rig.kit.young_person));
    ASSERT_TRUE(file);
    ASSERT_EQ(file->statements.size(), 1U);
    EXPECT_EQ(file->statements[0].session, pressing);
    for (auto const& line : file->chronology)
        EXPECT_EQ(line.session, pressing);
    EXPECT_EQ(rig.wait(rig.desk->caseload(dana))->size(), 1U) << "and nobody without an alert";
    EXPECT_EQ(rig.wait(rig.desk->case_file(dana, rig.noor.young_person)).error().code, Errc::not_found);
    EXPECT_EQ(rig.wait(rig.enrolment->issue_code(dana, rig.kit.young_person)).error().code, Errc::forbidden);
    EXPECT_TRUE(rig.wait(rig.desk->acknowledge(dana, alert_of(pressing))));
}

TEST_F(AccessTest, AnAlertPassedOnStandsOnTheDeskItWasPassedOnTo)
{
    auto pressing = unsafe();
    auto otis = rig.hire(Role::out_of_hours, "otis");
    Ear ear(rig, otis);
    ASSERT_FALSE(sees(otis, pressing));
    store::Change change;
    change.alert_steps.push_back(
        { alert_of(pressing), 1, domain::Recipient::out_of_hours, rig.clock.now(), rig.clock.now() });
    vault::AuditEntry entry;
    entry.at = rig.clock.now();
    entry.actor = "system";
    entry.action = "alert.pass_on";
    change.audit.push_back(entry);
    ASSERT_TRUE(rig.store->commit_group(std::vector { change }).front());
    EXPECT_TRUE(sees(otis, pressing));
    EXPECT_FALSE(rig.wait(rig.desk->inbox(otis))->empty());
    EXPECT_TRUE(rig.wait(rig.desk->reply(otis, pressing, ReplyId::make(rig.clock.now(), rig.random), "On my way.")));
    EXPECT_FALSE(ear.heard.empty()) << "news goes to those who may see it";
}

TEST_F(AccessTest, WhatIsSaidAboutAWorkerIsForTheLeadAloneAndNowhereElseToBeFound)
{
    auto dana = rig.hire(Role::duty_team, "dana");
    auto leda = rig.hire(Role::safeguarding_lead, "leda");
    Ear adviser_ear(rig, rig.sam);
    Ear manager_ear(rig, rig.manager);
    Ear duty_ear(rig, dana);
    Ear lead_ear(rig, leda);
    auto session = about_staff();
    auto alert = alert_of(session);
    EXPECT_FALSE(lead_ear.heard.empty());
    EXPECT_TRUE(adviser_ear.heard.empty());
    EXPECT_TRUE(manager_ear.heard.empty());
    EXPECT_TRUE(duty_ear.heard.empty());

    EXPECT_TRUE(sees(leda, session));
    EXPECT_TRUE(rig.wait(rig.desk->alert(leda, alert)));
    EXPECT_EQ(rig.wait(rig.desk->inbox(leda))->size(), 2U);
    auto nowhere = SessionId::make(rig.clock.now(), rig.random);
    for (auto const& actor : { rig.sam, rig.manager, dana }) {
        auto refused = rig.wait(rig.desk->statement(actor, session));
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, rig.wait(rig.desk->statement(actor, nowhere)).error().code);
        EXPECT_EQ(rig.wait(rig.desk->alert(actor, alert)).error().code, Errc::not_found);
        EXPECT_EQ(rig.wait(rig.desk->acknowledge(actor, alert)).error().code, Errc::not_found);
        EXPECT_EQ(rig.wait(rig.desk->mark_read(actor, session)).error().code, Errc::not_found);
        EXPECT_TRUE(rig.wait(rig.desk->inbox(actor))->empty());
        auto entry = rig.wait(rig.desk->caseload(actor));
        ASSERT_TRUE(entry);
        for (auto const& person : *entry) {
            EXPECT_EQ(person.open_alerts, 0);
            EXPECT_EQ(person.unread, 0);
            EXPECT_FALSE(person.last_heard) << "when they last wrote tells that they wrote";
        }
    }
    EXPECT_EQ(rig.wait(rig.desk->case_file(dana, rig.kit.young_person)).error().code, Errc::not_found);
    auto file = rig.wait(rig.desk->case_file(rig.manager, rig.kit.young_person));
    ASSERT_TRUE(file);
    EXPECT_TRUE(file->statements.empty());
    EXPECT_TRUE(file->alerts.empty());
    EXPECT_TRUE(file->tasks.empty());
    EXPECT_TRUE(file->chronology.empty());
    app::Totals totals(*rig.link, *rig.authority, *rig.flows, *rig.presenter, rig.clock);
    auto counted = rig.wait(totals.totals(rig.manager));
    ASSERT_TRUE(counted);
    EXPECT_EQ(counted->tables.front().rows.back().values.front(), 0U);
}

TEST_F(AccessTest, WithoutALeadTheTeamManagerStandsInUntilThereIsOne)
{
    auto session = about_staff();
    EXPECT_TRUE(sees(rig.manager, session));
    EXPECT_FALSE(sees(rig.stranger, session)) << "another team's manager stands in for nobody here";
    EXPECT_FALSE(sees(rig.sam, session));
    auto leda = rig.hire(Role::safeguarding_lead, "leda");
    EXPECT_FALSE(sees(rig.manager, session));
    auto amin = rig.hire(Role::administrator, "amin");
    ASSERT_TRUE(rig.wait(office.deactivate(amin, leda.worker)));
    EXPECT_TRUE(sees(rig.manager, session)) << "nobody is left to read it otherwise";
}

TEST_F(AccessTest, AWorkerWhomTheLeadNamesSeesNothingOfIt)
{
    auto pressing = unsafe();
    auto leda = rig.hire(Role::safeguarding_lead, "leda");
    store::Change change;
    change.alert_steps.push_back(
        { alert_of(pressing), 1, domain::Recipient::safeguarding_lead, rig.clock.now(), rig.clock.now() });
    vault::AuditEntry noted;
    noted.at = rig.clock.now();
    noted.actor = "system";
    noted.action = "alert.pass_on";
    change.audit.push_back(noted);
    ASSERT_TRUE(rig.store->commit_group(std::vector { change }).front());
    ASSERT_TRUE(sees(rig.sam, pressing));

    auto naming = [&](domain::Actor const& by) {
        casefile::Entry entry;
        entry.id = EntryId::make(rig.clock.now(), rig.random);
        entry.kind = casefile::EntryKind::names_worker;
        entry.about = alert_of(pressing).text();
        entry.owner = rig.sam.worker.text();
        return rig.wait(writer.write(by, rig.kit.young_person, std::move(entry), rig.english));
    };
    EXPECT_EQ(naming(rig.sam).error().code, Errc::forbidden);
    EXPECT_EQ(naming(rig.manager).error().code, Errc::forbidden);
    auto named = naming(leda);
    ASSERT_TRUE(named) << named.error().detail;
    EXPECT_FALSE(sees(rig.sam, pressing));
    EXPECT_EQ(rig.wait(rig.desk->alert(rig.sam, alert_of(pressing))).error().code, Errc::not_found);
    EXPECT_TRUE(rig.wait(rig.desk->inbox(rig.sam))->empty());
    EXPECT_TRUE(rig.wait(rig.desk->case_file(rig.sam, rig.kit.young_person))->book.tags.empty());
    ASSERT_TRUE(break_glass(rig.sam));
    EXPECT_FALSE(sees(rig.sam, pressing)) << "not even so";
    EXPECT_TRUE(sees(rig.manager, pressing));
}

TEST_F(AccessTest, CoverReachesTheCaseloadOfWhoeverIsAwayUntilItsLastDay)
{
    auto session = plain();
    auto staff = about_staff();
    ASSERT_FALSE(sees(rig.alex, session));
    app::AccessDesk::Cover wanted;
    wanted.worker = rig.alex.worker;
    wanted.until = day_in(2);
    wanted.reason = "On leave";
    auto grant = rig.wait(access.cover(rig.sam, wanted));
    ASSERT_TRUE(grant) << grant.error().detail;
    EXPECT_TRUE(sees(rig.alex, session));
    EXPECT_FALSE(sees(rig.alex, staff));
    EXPECT_EQ(rig.wait(rig.desk->caseload(rig.alex))->size(), 2U);
    EXPECT_TRUE(rig.wait(rig.enrolment->issue_code(rig.alex, rig.kit.young_person)));
    rig.clock.advance(std::chrono::days(3));
    EXPECT_FALSE(sees(rig.alex, session));
    EXPECT_EQ(rig.wait(rig.desk->caseload(rig.alex))->size(), 1U);
}

TEST_F(AccessTest, CoverIsArrangedForOneselfOrByTheManagerOfTheTeam)
{
    auto session = plain();
    app::AccessDesk::Cover wanted;
    wanted.worker = rig.alex.worker;
    wanted.for_worker = rig.sam.worker;
    wanted.until = day_in(2);
    wanted.reason = "Sam is ill";
    EXPECT_EQ(rig.wait(access.cover(rig.alex, wanted)).error().code, Errc::forbidden) << "nobody takes a caseload";
    EXPECT_EQ(rig.wait(access.cover(rig.stranger, wanted)).error().code, Errc::forbidden);
    ASSERT_FALSE(sees(rig.alex, session));
    auto grant = rig.wait(access.cover(rig.manager, wanted));
    ASSERT_TRUE(grant) << grant.error().detail;
    ASSERT_TRUE(sees(rig.alex, session));
    EXPECT_EQ(rig.wait(access.grants(rig.sam))->size(), 1U) << "whoever is covered knows";
    EXPECT_TRUE(rig.wait(access.grants(rig.stranger))->empty());
    EXPECT_EQ(
        rig.wait(access.end(rig.stranger, domain::GrantKind::cover, grant->id)).error().code, Errc::not_found);
    ASSERT_TRUE(rig.wait(access.end(rig.sam, domain::GrantKind::cover, grant->id)));
    EXPECT_FALSE(sees(rig.alex, session));
    wanted.until = day_in(-1);
    EXPECT_EQ(rig.wait(access.cover(rig.manager, wanted)).error().code, Errc::invalid_input);
}

TEST_F(AccessTest, ABrokenGlassOpensOneFileForHalfAnHourAndIsToldAndKept)
{
    auto session = plain();
    auto staff = about_staff();
    rig.hire(Role::safeguarding_lead, "leda");
    Ear manager_ear(rig, rig.manager);
    Ear other_ear(rig, rig.stranger);
    auto opened = break_glass(rig.alex);
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_EQ(opened->young_person, rig.kit.young_person);
    ASSERT_EQ(manager_ear.heard.size(), 1U);
    EXPECT_EQ(manager_ear.heard[0].kind, "break_glass");
    EXPECT_TRUE(other_ear.heard.empty());

    EXPECT_TRUE(sees(rig.alex, session));
    EXPECT_FALSE(sees(rig.alex, staff));
    EXPECT_EQ(rig.wait(rig.enrolment->issue_code(rig.alex, rig.kit.young_person)).error().code, Errc::forbidden)
        << "a code would outlast the half hour";
    auto on_them = rig.store->grants_on(rig.kit.young_person);
    ASSERT_EQ(on_them->size(), 1U);
    auto key = rig.wait(rig.authority->for_reading(rig.kit, app::Act::read_own, rig.kit.young_person, "readers"));
    ASSERT_TRUE(key);
    EXPECT_EQ(*app::open_reason(key->key, on_them->front()), "Kit phoned and could not say where they are");
    EXPECT_EQ(on_them->front().reason, "") << "words about a young person are sealed";

    rig.clock.advance(std::chrono::minutes(30));
    EXPECT_FALSE(sees(rig.alex, session));
    EXPECT_TRUE(rig.wait(rig.desk->case_file(rig.alex, rig.kit.young_person)).has_error());
    auto actions = rig.audit_actions();
    EXPECT_NE(std::ranges::find(actions, "glass.break"), actions.end());
}

TEST_F(AccessTest, AGlassIsBrokenWithAReasonAndForSomebodyThereIs)
{
    EXPECT_EQ(break_glass(rig.alex, "nobody").error().code, Errc::not_found);
    EXPECT_EQ(rig.wait(access.break_glass(rig.alex, "Kit", "  ")).error().code, Errc::invalid_input);
    for (auto role : { Role::other_agency, Role::data_officer, Role::member, Role::administrator,
             Role::content_author, Role::content_approver })
        EXPECT_FALSE(break_glass(rig.hire(role, std::string("some.") + domain::name(role)))) << domain::name(role);
    EXPECT_TRUE(rig.store->grants()->empty());
    for (int i = 0; i < 9; ++i)
        EXPECT_EQ(break_glass(rig.alex, "guess " + std::to_string(i)).error().code, Errc::not_found);
    EXPECT_EQ(break_glass(rig.alex).error().detail, "too_many_tries") << "case numbers are not to be guessed";
}

TEST_F(AccessTest, AnotherAgencyReadsOneYoungPersonWhileItsGrantLasts)
{
    auto session = plain();
    auto ada = rig.hire(Role::other_agency, "ada");
    EXPECT_FALSE(sees(ada, session));
    app::AccessDesk::Agency wanted;
    wanted.young_person = rig.kit.young_person;
    wanted.worker = ada.worker;
    wanted.until = day_in(30);
    wanted.reason = "Kit asked for an advocate";
    EXPECT_EQ(rig.wait(access.let_agency_in(rig.sam, wanted)).error().code, Errc::forbidden);
    EXPECT_EQ(rig.wait(access.let_agency_in(rig.stranger, wanted)).error().code, Errc::not_found);
    auto grant = rig.wait(access.let_agency_in(rig.manager, wanted));
    ASSERT_TRUE(grant) << grant.error().detail;
    EXPECT_TRUE(sees(ada, session));
    EXPECT_EQ(rig.wait(rig.desk->caseload(ada))->size(), 1U);
    EXPECT_EQ(rig.wait(rig.desk->case_file(ada, rig.noor.young_person)).error().code, Errc::not_found);
    EXPECT_EQ(rig.wait(rig.desk->mark_read(ada, session)).error().code, Errc::forbidden) << "reads, and does nothing";
    auto staff = about_staff();
    EXPECT_FALSE(sees(ada, staff));
    ASSERT_TRUE(rig.wait(access.end(rig.manager, domain::GrantKind::agency, grant->id)));
    EXPECT_FALSE(sees(ada, session));
    wanted.worker = rig.alex.worker;
    EXPECT_EQ(rig.wait(access.let_agency_in(rig.manager, wanted)).error().code, Errc::invalid_input);
}

TEST_F(AccessTest, AnAdministratorLetsWorkersInAndOutAndSeesNobodysWords)
{
    auto amin = rig.hire(Role::administrator, "amin");
    app::WorkerOffice::NewWorker wanted;
    wanted.user = "newcomer";
    wanted.name = "New Comer";
    wanted.role = Role::duty_team;
    wanted.password = Secret<std::string>("a password for tests");
    auto added = rig.wait(office.add(amin, wanted));
    ASSERT_TRUE(added) << added.error().detail;
    EXPECT_EQ(added->team, "North");
    EXPECT_EQ(rig.wait(office.add(amin, wanted)).error().code, Errc::conflict);
    auto signed_in
        = rig.wait(rig.sign_in->worker("newcomer", Secret<std::string>("a password for tests")));
    ASSERT_TRUE(signed_in) << signed_in.error().detail;
    ASSERT_TRUE(rig.sign_in->still_in(signed_in->token));
    ASSERT_TRUE(rig.wait(office.deactivate(amin, added->id)));
    EXPECT_FALSE(rig.sign_in->still_in(signed_in->token)) << "their pages close";
    EXPECT_FALSE(rig.wait(rig.sign_in->worker("newcomer", Secret<std::string>("a password for tests"))));
    EXPECT_EQ(rig.wait(office.deactivate(amin, amin.worker)).error().code, Errc::conflict);
    for (auto const& actor : { rig.sam, rig.manager }) {
        EXPECT_EQ(rig.wait(office.workers(actor)).error().code, Errc::forbidden);
        EXPECT_EQ(rig.wait(office.set_role(actor, rig.alex.worker, Role::administrator)).error().code, Errc::forbidden);
    }
    auto session = plain();
    EXPECT_FALSE(sees(amin, session));
    EXPECT_EQ(rig.wait(rig.desk->inbox(amin)).error().code, Errc::forbidden);
}

} // namespace

} // namespace sayso::tests
