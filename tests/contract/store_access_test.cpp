#include "tests/contract/store_contract.h"

/// Who is let in beyond their own work, who is kept out, and what may be counted.
namespace sayso::tests {

using domain::GrantKind;

class AccessContract : public StoreContract {
protected:
    store::GrantRecord grant(GrantKind kind, WorkerId worker, YoungPersonId subject = {}) const
    {
        store::GrantRecord grant;
        grant.authority = council;
        grant.kind = kind;
        grant.worker = worker;
        grant.subject = subject;
        if (kind == GrantKind::cover) {
            grant.for_worker = adviser;
            grant.reason = "on leave";
        } else {
            grant.sealed_reason = { 4, 5, 6 };
        }
        grant.by = adviser;
        grant.from = clock.now();
        grant.until = clock.now() + std::chrono::hours(1);
        return grant;
    }

    Change giving(store::GrantRecord const& one) const
    {
        Change change;
        change.grants.push_back(one);
        change.audit.push_back(entry("access.grant"));
        return change;
    }

    WorkerId colleague()
    {
        auto id = make_id<WorkerId>();
        Change change;
        change.workers.push_back(worker(id, "worker." + id.text()));
        commit_well(change);
        return id;
    }
};

TEST_P(AccessContract, KeepsAGrantAsItWasGiven)
{
    auto subject = someone();
    auto helper = colleague();
    auto given = grant(GrantKind::agency, helper, subject);
    given.id = make_id<GrantId>();
    commit_well(giving(given));
    auto kept = store->grant(given.id);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->kind, GrantKind::agency);
    EXPECT_EQ(kept->worker, helper);
    EXPECT_EQ(kept->subject, subject);
    EXPECT_EQ(kept->sealed_reason, given.sealed_reason);
    EXPECT_EQ(kept->by, adviser);
    EXPECT_EQ(kept->until, given.until);
    EXPECT_FALSE(kept->ended);
    EXPECT_EQ(error_of(commit(giving(given))), Errc::conflict);
    EXPECT_EQ(error_of(store->grant(make_id<GrantId>())), Errc::not_found);
}

TEST_P(AccessContract, FindsGrantsByWhomTheyAreOnAndWhoHasThem)
{
    auto subject = someone();
    auto helper = colleague();
    auto cover = grant(GrantKind::cover, helper);
    cover.id = make_id<GrantId>();
    commit_well(giving(cover));
    auto glass = grant(GrantKind::break_glass, helper, subject);
    glass.id = make_id<GrantId>();
    glass.until = clock.now() + std::chrono::minutes(30);
    commit_well(giving(glass));
    EXPECT_EQ(store->grants()->size(), 2U);
    EXPECT_EQ(store->grants()->front().id, glass.id) << "newest first";
    ASSERT_EQ(store->grants_on(subject)->size(), 1U);
    EXPECT_TRUE(store->grants_on({})->empty()) << "cover is on nobody";
    EXPECT_EQ(store->grants_of(helper, clock.now())->size(), 2U);
    EXPECT_EQ(store->grants_of(helper, clock.now() - std::chrono::seconds(1))->size(), 0U) << "not begun";
    EXPECT_EQ(store->grants_of(helper, glass.until)->size(), 1U) << "over the moment it ends";
    EXPECT_TRUE(store->grants_of(adviser, clock.now())->empty());
    EXPECT_EQ(store->grants_on(subject)->size(), 1U) << "past ones stay on record";
}

TEST_P(AccessContract, AGrantToARoleIsWhoeverHoldsItAndOnOneConversation)
{
    auto subject = someone();
    auto session = conversation(subject);
    auto helper = colleague();
    auto given = grant(GrantKind::hand_over, {}, subject);
    given.id = make_id<GrantId>();
    given.role = store->worker(helper)->role;
    given.session = session;
    given.until = store::without_end;
    commit_well(giving(given));
    auto kept = store->grant(given.id);
    ASSERT_TRUE(kept);
    EXPECT_TRUE(kept->worker.is_nil());
    EXPECT_EQ(kept->role, given.role);
    EXPECT_EQ(kept->session, session);
    EXPECT_EQ(kept->until, store::without_end);
    EXPECT_EQ(store->grants_of(helper, clock.now())->size(), 1U);
    EXPECT_EQ(store->grants_of(colleague(), clock.now())->size(), 1U) << "who comes later has it too";
    Change moved;
    auto other = worker(helper, "worker." + helper.text());
    other.role = domain::Role::out_of_hours;
    moved.workers.push_back(other);
    commit_well(moved);
    EXPECT_TRUE(store->grants_of(helper, clock.now())->empty()) << "and who leaves the role has not";
    given.id = make_id<GrantId>();
    given.session = {};
    EXPECT_EQ(error_of(commit(giving(given))), Errc::invalid_input) << "on no conversation";
    given.session = session;
    given.role.reset();
    EXPECT_EQ(error_of(commit(giving(given))), Errc::invalid_input) << "to nobody";
}

TEST_P(AccessContract, KeepsTheLastThatWasSaidOfAWorker)
{
    auto helper = colleague();
    ASSERT_TRUE(store->worker_card(helper));
    EXPECT_TRUE(store->worker_card(helper)->phone.empty());
    Change change;
    store::WorkerCardRecord card;
    card.authority = council;
    card.worker = helper;
    card.days = 0b1011;
    card.phone = "01632 960 123";
    card.after_hours = "01632 960 999";
    change.worker_cards.push_back(card);
    EXPECT_EQ(error_of(commit(change)), Errc::invalid_input) << "nobody noted it";
    change.audit.push_back(entry("workers.manage"));
    commit_well(change);
    change.worker_cards[0].phone = "01632 960 124";
    commit_well(change);
    auto kept = store->worker_card(helper);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->days, 0b1011);
    EXPECT_EQ(kept->phone, "01632 960 124");
    EXPECT_EQ(kept->after_hours, "01632 960 999");
    change.worker_cards[0].worker = make_id<WorkerId>();
    EXPECT_EQ(error_of(commit(change)), Errc::not_found);
}

TEST_P(AccessContract, EndsAGrantOnce)
{
    auto helper = colleague();
    auto given = grant(GrantKind::cover, helper);
    given.id = make_id<GrantId>();
    commit_well(giving(given));
    Change change;
    change.grants_ended.push_back({ given.id, clock.now() });
    EXPECT_EQ(error_of(commit(change)), Errc::invalid_input) << "nobody noted it";
    change.audit.push_back(entry("grant.end"));
    commit_well(change);
    auto ended = clock.now();
    clock.advance(std::chrono::minutes(1));
    change.grants_ended[0].at = clock.now();
    commit_well(change);
    EXPECT_EQ(store->grant(given.id)->ended, ended);
    EXPECT_TRUE(store->grants_of(helper, clock.now())->empty());
    change.grants_ended[0].id = make_id<GrantId>();
    EXPECT_EQ(error_of(commit(change)), Errc::not_found);
}

TEST_P(AccessContract, RefusesAGrantThatMakesNoSense)
{
    auto helper = colleague();
    auto with_id = [&](store::GrantRecord given) {
        given.id = make_id<GrantId>();
        return given;
    };
    auto on_nobody = with_id(grant(GrantKind::agency, helper));
    EXPECT_EQ(error_of(commit(giving(on_nobody))), Errc::invalid_input);
    auto on_a_stranger = with_id(grant(GrantKind::agency, helper, make_id<YoungPersonId>()));
    EXPECT_EQ(error_of(commit(giving(on_a_stranger))), Errc::not_found);
    auto to_nobody = with_id(grant(GrantKind::cover, make_id<WorkerId>()));
    EXPECT_EQ(error_of(commit(giving(to_nobody))), Errc::not_found);
    auto unnoted = giving(with_id(grant(GrantKind::cover, helper)));
    unnoted.audit.clear();
    EXPECT_EQ(error_of(commit(unnoted)), Errc::invalid_input);
    EXPECT_TRUE(store->grants()->empty());
}

TEST_P(AccessContract, FindsThoseWithAlertsForARecipientOrPassedOnToThem)
{
    auto first = someone();
    auto second = someone();
    Change change;
    auto addressed = alert(make_id<AlertId>(), conversation(first), first);
    addressed.to = { domain::Recipient::adviser, domain::Recipient::duty_team };
    auto passed = alert(make_id<AlertId>(), conversation(second), second);
    passed.to = { domain::Recipient::adviser };
    change.alerts = { addressed, passed };
    commit_well(change);
    EXPECT_EQ(*store->people_with_alerts_for(domain::Recipient::duty_team), std::vector { first });
    EXPECT_TRUE(store->people_with_alerts_for(domain::Recipient::out_of_hours)->empty());
    Change step;
    step.alert_steps.push_back({ passed.id, 1, domain::Recipient::duty_team, clock.now(), clock.now() });
    step.audit.push_back(entry("alert.pass_on"));
    commit_well(step);
    EXPECT_EQ(store->people_with_alerts_for(domain::Recipient::duty_team)->size(), 2U);
}

TEST_P(AccessContract, EndsEverySignInOfAWorkerAndNobodyElses)
{
    auto sign_in = [&](WorkerId who, std::string token) {
        store::SignInRecord row;
        row.id = make_id<SignInId>();
        row.token_index = std::move(token);
        row.role = domain::Role::personal_adviser;
        row.authority = council;
        row.worker = who;
        row.created = clock.now();
        row.expires = clock.now() + std::chrono::hours(8);
        return row;
    };
    auto helper = colleague();
    Change change;
    change.sign_ins = { sign_in(helper, "a"), sign_in(helper, "b"), sign_in(adviser, "c"), sign_in({}, "d") };
    commit_well(change);
    Change out;
    out.sign_ins_of_ended.push_back({ helper, clock.now() });
    out.audit.push_back(entry("workers.manage"));
    commit_well(out);
    EXPECT_TRUE(store->sign_in("a")->ended);
    EXPECT_TRUE(store->sign_in("b")->ended);
    EXPECT_FALSE(store->sign_in("c")->ended);
    EXPECT_FALSE(store->sign_in("d")->ended);
}

TEST_P(AccessContract, CountsWhatReachedADeskButNothingThatIsSaidAboutAWorker)
{
    auto subject = someone();
    auto sent = conversation(subject);
    auto about_staff = conversation(subject);
    conversation(subject); // Not sent.
    commit_well(event(sent, domain::SessionEventKind::submitted));
    commit_well(event(about_staff, domain::SessionEventKind::submitted));
    Change raise;
    raise.alerts.push_back(alert(make_id<AlertId>(), about_staff, subject));
    raise.alerts[0].to = { domain::Recipient::safeguarding_lead };
    commit_well(raise);
    auto tallies = store->tallies();
    ASSERT_TRUE(tallies);
    ASSERT_EQ(tallies->size(), 1U);
    EXPECT_EQ(tallies->front().count, 1U);
    EXPECT_EQ(tallies->front().team, team);
    EXPECT_TRUE(tallies->front().sent);
    EXPECT_FALSE(tallies->front().read);
    EXPECT_FALSE(tallies->front().replied);
}

INSTANTIATE_TEST_SUITE_P(Stores, AccessContract, testing::Values(StoreKind::memory, StoreKind::sqlite),
    [](auto const& parameter) { return parameter.param == StoreKind::memory ? "memory" : "sqlite"; });

} // namespace sayso::tests
