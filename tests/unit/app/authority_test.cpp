#include "tests/unit/app/rig.h"

#include <set>

namespace sayso::tests {

namespace {

using app::Act;

/// Every role against every act on Kit, Sam's young person in team North.
TEST(Authority, KeepsToTheTableOfWhoMayDoWhat)
{
    AppRig rig;
    struct Row {
        char const* who;
        domain::Actor actor;
        bool own; // answer, read_own
        bool work; // read_words, read_names, acknowledge_alert, mark_read, reply, issue_code
        Errc refusal_of_own;
        Errc refusal_of_work;
    };
    domain::Actor other_council = rig.sam;
    other_council.authority = AuthorityId::make(rig.clock.now(), rig.random);
    domain::Actor author = rig.manager; // Of the same team, which changes nothing.
    author.role = domain::Role::content_author;
    domain::Actor approver = rig.manager;
    approver.role = domain::Role::content_approver;
    using domain::Role;
    auto as = [&](Role role) {
        auto actor = rig.manager;
        actor.role = role;
        return actor;
    };
    std::vector<Row> const rows {
        { "Kit", rig.kit, true, false, Errc::corrupt, Errc::forbidden },
        { "Noor", rig.noor, false, false, Errc::not_found, Errc::not_found },
        { "Sam", rig.sam, false, true, Errc::forbidden, Errc::corrupt },
        { "Alex", rig.alex, false, false, Errc::not_found, Errc::not_found },
        { "manager", rig.manager, false, true, Errc::forbidden, Errc::corrupt },
        { "another team's manager", rig.stranger, false, false, Errc::not_found, Errc::not_found },
        { "who writes flows", author, false, false, Errc::not_found, Errc::not_found },
        { "who approves flows", approver, false, false, Errc::not_found, Errc::not_found },
        { "duty team, without an alert", as(Role::duty_team), false, false, Errc::not_found, Errc::not_found },
        { "out of hours, without an alert", as(Role::out_of_hours), false, false, Errc::not_found, Errc::not_found },
        { "lead, without an alert", as(Role::safeguarding_lead), false, false, Errc::not_found, Errc::not_found },
        { "another agency", as(Role::other_agency), false, false, Errc::not_found, Errc::not_found },
        { "who counts", as(Role::data_officer), false, false, Errc::not_found, Errc::not_found },
        { "councillor", as(Role::member), false, false, Errc::not_found, Errc::not_found },
        { "administrator", as(Role::administrator), false, false, Errc::not_found, Errc::not_found },
        { "another council", other_council, false, false, Errc::not_found, Errc::not_found },
    };
    for (auto const& row : rows)
        for (auto act : { Act::answer, Act::read_own, Act::read_words, Act::read_names, Act::acknowledge_alert,
                 Act::mark_read, Act::reply, Act::issue_code }) {
            bool own = act == Act::answer || act == Act::read_own;
            auto access = rig.wait(rig.authority->for_reading(row.actor, act, rig.kit.young_person, "test"));
            ASSERT_EQ(access.has_value(), own ? row.own : row.work) << row.who << " " << app::name(act);
            if (!access) {
                EXPECT_EQ(access.error().code, own ? row.refusal_of_own : row.refusal_of_work)
                    << row.who << " " << app::name(act);
            }
        }
}

TEST(Authority, EveryReadAndEveryRefusalIsOnRecordBeforeItIsAnswered)
{
    AppRig rig;
    auto before = rig.audit_actions().size();
    ASSERT_TRUE(rig.wait(rig.authority->for_reading(rig.sam, Act::read_words, rig.kit.young_person, "test")));
    ASSERT_FALSE(rig.wait(rig.authority->for_reading(rig.alex, Act::read_words, rig.kit.young_person, "test")));
    auto actions = rig.audit_actions();
    ASSERT_EQ(actions.size(), before + 2);
    EXPECT_EQ(actions[before], "words.read");
    EXPECT_EQ(actions[before + 1], "words.read refused");
}

TEST(Authority, WhoWorksOnFlowsHearsAndSeesOfNobody)
{
    AppRig rig;
    for (auto role : { domain::Role::content_author, domain::Role::content_approver }) {
        auto actor = rig.manager;
        actor.role = role;
        auto everyone = *rig.store->young_people_of_team(rig.manager.team);
        EXPECT_TRUE(rig.wait(rig.authority->for_names(actor, everyone, "test"))->empty());
        EXPECT_EQ(rig.wait(rig.desk->inbox(actor)).error().code, Errc::forbidden);
        EXPECT_EQ(rig.wait(rig.desk->caseload(actor)).error().code, Errc::forbidden);
        EXPECT_EQ(rig.wait(rig.enrolment->issue_code(actor, rig.kit.young_person)).error().code, Errc::not_found);
        EXPECT_FALSE(rig.wait(rig.conversation->start(actor, "check-in", rig.english, domain::Channel::phone)));
        Ear ear(rig, actor);
        rig.begin();
        ASSERT_TRUE(rig.say("safe", R"({"choice":"unsafe"})"));
        EXPECT_TRUE(ear.heard.empty());
    }
}

/// Every role against every act on flows.
TEST(Authority, OnlyAuthorsWriteFlowsAndOnlyApproversApproveThem)
{
    AppRig rig;
    using app::FlowAct;
    using domain::Role;
    std::set<FlowAct> const both { FlowAct::look, FlowAct::publish };
    std::set<FlowAct> const of_approver { FlowAct::approve, FlowAct::refuse, FlowAct::roll_back,
        FlowAct::approve_translation };
    for (auto role : { Role::young_person, Role::visitor, Role::personal_adviser, Role::team_manager, Role::duty_team,
             Role::out_of_hours, Role::safeguarding_lead, Role::other_agency, Role::data_officer, Role::member,
             Role::content_author, Role::content_approver, Role::administrator })
        for (int i = 0; i <= static_cast<int>(FlowAct::approve_translation); ++i) {
            auto act = static_cast<FlowAct>(i);
            auto actor = rig.manager;
            actor.role = role;
            bool may = domain::works_on_flows(role)
                && (both.contains(act) || of_approver.contains(act) == (role == Role::content_approver));
            EXPECT_EQ(rig.wait(rig.authority->for_flows(actor, act, "test")).has_value(), may)
                << domain::name(role) << " " << app::name(act);
        }
}

TEST(Authority, AListGivesOnlyWhomTheActorMaySee)
{
    AppRig rig;
    auto everyone = *rig.store->young_people_of_team(rig.manager.team);
    ASSERT_EQ(everyone.size(), 2u);
    auto seen = rig.wait(rig.authority->for_names(rig.sam, everyone, "test"));
    ASSERT_TRUE(seen);
    ASSERT_EQ(seen->size(), 1u);
    EXPECT_EQ(seen->front().subject.id, rig.kit.young_person);
}

TEST(Authority, ANamelessVisitorIsReachedByTheTeamManagerAndCanNotBeAnswered)
{
    AppRig rig;
    auto visitor = rig.wait(rig.sign_in->visitor("127.0.0.1"));
    ASSERT_TRUE(visitor) << visitor.error().detail;
    auto subject = visitor->actor.young_person;
    EXPECT_TRUE(rig.wait(rig.authority->for_reading(rig.manager, Act::read_words, subject, "test")));
    EXPECT_FALSE(rig.wait(rig.authority->for_reading(rig.sam, Act::read_words, subject, "test")));
    EXPECT_EQ(
        rig.wait(rig.authority->for_reading(rig.manager, Act::reply, subject, "test")).error().code, Errc::forbidden);
    EXPECT_TRUE(rig.wait(rig.authority->for_reading(visitor->actor, Act::read_own, subject, "test")));
    EXPECT_FALSE(rig.wait(rig.authority->for_reading(visitor->actor, Act::read_own, rig.kit.young_person, "test")));
}

} // namespace

} // namespace sayso::tests
