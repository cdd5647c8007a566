#include "tests/contract/store_contract.h"

/// Alerts passed on, clocks told of, and what a look at the words gave.
namespace sayso::tests {

namespace {

casefile::AlertStep step(AlertId alert, int number, domain::Recipient to, Moment at)
{
    return { alert, number, to, at, at + std::chrono::minutes(30) };
}

} // namespace

class ClockContract : public StoreContract {
protected:
    AlertId raised(YoungPersonId subject)
    {
        auto id = make_id<AlertId>();
        Change change;
        change.alerts.push_back(alert(id, conversation(subject), subject));
        commit_well(change);
        return id;
    }

    Change passing_on(casefile::AlertStep one) const
    {
        Change change;
        change.alert_steps.push_back(one);
        change.audit.push_back(entry("alert.pass_on"));
        return change;
    }
};

TEST_P(ClockContract, KeepsTheStepsOfAnAlertInOrder)
{
    auto id = raised(someone());
    auto other = raised(someone());
    commit_well(passing_on(step(id, 1, domain::Recipient::duty_team, clock.now())));
    commit_well(passing_on(step(other, 1, domain::Recipient::out_of_hours, clock.now())));
    clock.advance(std::chrono::hours(1));
    commit_well(passing_on(step(id, 2, domain::Recipient::out_of_hours, clock.now())));
    auto steps = store->alert_steps(id);
    ASSERT_TRUE(steps);
    ASSERT_EQ(steps->size(), 2U);
    EXPECT_EQ(steps->at(0).alert, id);
    EXPECT_EQ(steps->at(0).number, 1);
    EXPECT_EQ(steps->at(0).to, domain::Recipient::duty_team);
    EXPECT_EQ(steps->at(0).at, clock.now() - std::chrono::hours(1));
    EXPECT_EQ(steps->at(0).acknowledge_by, clock.now() - std::chrono::minutes(30));
    EXPECT_EQ(steps->at(1).number, 2);
    EXPECT_TRUE(store->alert_steps(make_id<AlertId>())->empty());
}

TEST_P(ClockContract, TakesAStepOnlyOnce)
{
    auto id = raised(someone());
    auto first = step(id, 1, domain::Recipient::duty_team, clock.now());
    commit_well(passing_on(first));
    first.to = domain::Recipient::out_of_hours;
    EXPECT_EQ(error_of(commit(passing_on(first))), Errc::conflict);
    EXPECT_EQ(store->alert_steps(id)->at(0).to, domain::Recipient::duty_team);
    EXPECT_EQ(error_of(commit(passing_on(step(make_id<AlertId>(), 1, domain::Recipient::duty_team, clock.now())))),
        Errc::not_found);
    EXPECT_EQ(
        error_of(commit(passing_on(step(id, 0, domain::Recipient::duty_team, clock.now())))), Errc::invalid_input);
    auto nobody_noted = passing_on(step(id, 2, domain::Recipient::duty_team, clock.now()));
    nobody_noted.audit.clear();
    EXPECT_EQ(error_of(commit(nobody_noted)), Errc::invalid_input);
}

TEST_P(ClockContract, PassesOnNothingThatSomebodyTookUp)
{
    auto id = raised(someone());
    Change taken;
    taken.acknowledgements.push_back({ id, adviser, clock.now() });
    taken.audit.push_back(entry("alert.acknowledge"));
    commit_well(taken);
    EXPECT_EQ(
        error_of(commit(passing_on(step(id, 1, domain::Recipient::duty_team, clock.now())))), Errc::conflict);
    EXPECT_TRUE(store->alert_steps(id)->empty());
    EXPECT_TRUE(store->open_alerts()->empty());
}

TEST_P(ClockContract, FindsTheOpenAlertsOfEverybodyOldestFirst)
{
    auto first = raised(someone());
    clock.advance(std::chrono::hours(1));
    auto second = raised(someone());
    auto open = store->open_alerts();
    ASSERT_TRUE(open);
    ASSERT_EQ(open->size(), 2U);
    EXPECT_EQ(open->at(0).id, first);
    EXPECT_EQ(open->at(1).id, second);
    EXPECT_EQ(open->at(0).otherwise, domain::Recipient::out_of_hours);
}

TEST_P(ClockContract, TellsOfAClockOnce)
{
    Change change;
    change.clocks_told.push_back({ "reply/1", clock.now() });
    change.audit.push_back(entry("clock.overdue"));
    commit_well(change);
    EXPECT_EQ(error_of(commit(change)), Errc::conflict);
    change.clocks_told[0].key = "action/1";
    commit_well(change);
    EXPECT_EQ(*store->clocks_told("reply/"), (std::vector<std::string> { "reply/1" }));
    EXPECT_EQ(store->clocks_told("")->size(), 2U);
}

TEST_P(ClockContract, KeepsTheHighestScanOfAConversation)
{
    auto id = conversation(someone());
    EXPECT_EQ(store->scan_of(id)->level, 0);
    Change change;
    change.scans.push_back({ id, 2, "en-1" });
    commit_well(change);
    change.scans[0] = { id, 1, "en-2" };
    commit_well(change);
    auto scan = store->scan_of(id);
    ASSERT_TRUE(scan);
    EXPECT_EQ(scan->session, id);
    EXPECT_EQ(scan->level, 2);
    EXPECT_EQ(scan->version, "en-1");
    change.scans[0].session = make_id<SessionId>();
    EXPECT_EQ(error_of(commit(change)), Errc::not_found);
}

TEST_P(ClockContract, FindsWhatWasSentAndNotAnswered)
{
    auto subject = someone();
    auto answered = conversation(subject);
    auto waiting = conversation(subject);
    conversation(subject); // Not sent.
    commit_well(event(waiting, domain::SessionEventKind::submitted));
    clock.advance(std::chrono::minutes(1));
    commit_well(event(answered, domain::SessionEventKind::submitted));
    EXPECT_EQ(store->sessions_without_reply()->size(), 2U);
    Change reply;
    reply.replies.push_back({ make_id<ReplyId>(), answered, subject, adviser, { 1 }, "digest", clock.now() });
    reply.audit.push_back(entry("reply.send"));
    commit_well(reply);
    auto left = store->sessions_without_reply();
    ASSERT_TRUE(left);
    ASSERT_EQ(left->size(), 1U);
    EXPECT_EQ(left->at(0).id, waiting);
    EXPECT_TRUE(left->at(0).submitted);
}

INSTANTIATE_TEST_SUITE_P(Stores, ClockContract, testing::Values(StoreKind::memory, StoreKind::sqlite),
    [](auto const& parameter) { return parameter.param == StoreKind::memory ? "memory" : "sqlite"; });

} // namespace sayso::tests
