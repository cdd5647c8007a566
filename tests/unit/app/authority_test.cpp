#include "tests/unit/app/rig.h"

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
    std::vector<Row> const rows {
        { "Kit", rig.kit, true, false, Errc::corrupt, Errc::forbidden },
        { "Noor", rig.noor, false, false, Errc::not_found, Errc::not_found },
        { "Sam", rig.sam, false, true, Errc::forbidden, Errc::corrupt },
        { "Alex", rig.alex, false, false, Errc::not_found, Errc::not_found },
        { "manager", rig.manager, false, true, Errc::forbidden, Errc::corrupt },
        { "another team's manager", rig.stranger, false, false, Errc::not_found, Errc::not_found },
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
    EXPECT_EQ(rig.wait(rig.authority->for_reading(rig.manager, Act::reply, subject, "test")).error().code,
        Errc::forbidden);
    EXPECT_TRUE(rig.wait(rig.authority->for_reading(visitor->actor, Act::read_own, subject, "test")));
    EXPECT_FALSE(
        rig.wait(rig.authority->for_reading(visitor->actor, Act::read_own, rig.kit.young_person, "test")));
}

} // namespace

} // namespace sayso::tests
