#include "tests/contract/store_contract.h"

#include "store/verify.h"

/// What holds for a change as a whole, and for a group of them.
namespace sayso::tests {

TEST_P(StoreContract, StoresAChangeWholeOrNotAtAll)
{
    auto subject = someone();
    auto id = conversation(subject);
    auto change = turn(id, 0, make_id<AnswerId>());
    change.fields.push_back({ id, "safe", "housing.tonight_status", {}, true, clock.now() });
    change.alerts.push_back(alert(make_id<AlertId>(), id, subject));
    change.tasks.push_back({ make_id<TaskId>(), id, subject, "emergency_housing", domain::Recipient::duty_team,
        Date(std::chrono::year(2026) / 11 / 22) });
    change.chronology.push_back({ make_id<EntryId>(), subject, clock.now(), "alert_raised", id, "no_safe_place" });
    change.outbox.push_back(
        { make_id<OutboxId>(), "alert", council, subject, id, "ref", domain::Level::urgent, clock.now() });
    change.session_events.push_back({ id, 0, domain::SessionEventKind::submitted, "", {}, clock.now() });
    change.sign_ins_ended.push_back({ make_id<SignInId>(), clock.now() });
    change.acknowledgements.push_back({ make_id<AlertId>(), adviser, clock.now() }); // Of nothing: fails near the end.
    auto entries = store->audit_after(0, 1000)->size();

    EXPECT_EQ(error_of(commit(change)), Errc::not_found);
    EXPECT_TRUE(store->answers(id)->empty());
    EXPECT_EQ(store->session(id)->number, 0U);
    EXPECT_EQ(store->session(id)->state, domain::StatementState::in_progress);
    EXPECT_TRUE(store->session_events(id)->empty());
    EXPECT_TRUE(store->fields_of_session(id)->empty());
    EXPECT_TRUE(store->alerts_of(subject)->empty());
    EXPECT_TRUE(store->tasks_of(subject)->empty());
    EXPECT_TRUE(store->chronology_of(subject)->empty());
    EXPECT_TRUE(store->outbox_waiting(10)->empty());
    EXPECT_EQ(store->audit_after(0, 1000)->size(), entries);

    change.acknowledgements.clear();
    commit_well(change);
    EXPECT_EQ(store->session(id)->number, 2U);
    EXPECT_EQ(store->alerts_of(subject)->size(), 1U);
    EXPECT_EQ(store->outbox_waiting(10)->size(), 1U);
}

TEST_P(StoreContract, LetsOneChangeOfAGroupFailAlone)
{
    auto first = conversation(someone());
    auto second = conversation(someone());
    std::vector<Change> group { turn(first, 0, make_id<AnswerId>()), turn(first, 0, make_id<AnswerId>()),
        turn(second, 0, make_id<AnswerId>()), turn(first, 1, make_id<AnswerId>()) };
    auto results = store->commit_group(group);
    ASSERT_EQ(results.size(), 4U);
    EXPECT_TRUE(results[0]);
    EXPECT_EQ(error_of(results[1]), Errc::conflict);
    EXPECT_TRUE(results[2]);
    EXPECT_TRUE(results[3]) << "a later change sees an earlier one of its group, and not the failed one";
    EXPECT_EQ(store->answers(first)->size(), 2U);
    EXPECT_EQ(store->answers(second)->size(), 1U);
    EXPECT_EQ(store->audit_after(0, 100)->size(), 5U) << "two for young people, three for answers";
    EXPECT_TRUE(store::verify_audit(*store));
}

TEST_P(StoreContract, TakesAnEmptyGroupAndAnEmptyChange)
{
    EXPECT_TRUE(store->commit_group({}).empty());
    EXPECT_TRUE(commit(Change()));
}

TEST_P(StoreContract, RefusesWordsWithoutAnAuditEntry)
{
    auto subject = someone();
    auto id = conversation(subject);
    auto raised = make_id<AlertId>();
    Change raise;
    raise.alerts.push_back(alert(raised, id, subject));
    commit_well(raise);

    auto answer = turn(id, 0, make_id<AnswerId>());
    answer.audit.clear();
    EXPECT_EQ(error_of(commit(answer)), Errc::invalid_input);
    EXPECT_TRUE(store->answers(id)->empty());
    Change reply;
    reply.replies.push_back({ make_id<ReplyId>(), id, subject, adviser, { 1 }, "digest", clock.now() });
    EXPECT_EQ(error_of(commit(reply)), Errc::invalid_input);
    Change acknowledge;
    acknowledge.acknowledgements.push_back({ raised, adviser, clock.now() });
    EXPECT_EQ(error_of(commit(acknowledge)), Errc::invalid_input);
    Change code;
    code.codes.push_back({ make_id<CodeId>(), "index", subject, adviser, clock.now(), clock.now(), {} });
    EXPECT_EQ(error_of(commit(code)), Errc::invalid_input);
    Change person;
    person.young_people.push_back(young_person(make_id<YoungPersonId>(), "index"));
    EXPECT_EQ(error_of(commit(person)), Errc::invalid_input);
}

TEST_P(StoreContract, RefusesRowsWithoutAnId)
{
    Change change;
    change.new_sessions.push_back(session({}, someone()));
    EXPECT_EQ(error_of(commit(change)), Errc::invalid_input);
    auto answer = turn(conversation(someone()), 0, {});
    EXPECT_EQ(error_of(commit(answer)), Errc::invalid_input);
}

TEST_P(StoreContract, AllowsSoManyTriesInAWindow)
{
    Change change;
    change.attempts.push_back({ "sign_in:sam", 3, std::chrono::minutes(15), clock.now() });
    for (int i = 0; i < 3; ++i) {
        EXPECT_TRUE(commit(change)) << i;
        clock.advance(std::chrono::minutes(1));
        change.attempts[0].at = clock.now();
    }
    auto refused = commit(change);
    EXPECT_EQ(error_of(refused), Errc::forbidden);
    EXPECT_EQ(refused.error().detail.rfind("too_many_tries", 0), 0U);
    Change other;
    other.attempts.push_back({ "sign_in:alex", 3, std::chrono::minutes(15), clock.now() });
    EXPECT_TRUE(commit(other)) << "somebody else's tries are their own";

    clock.advance(std::chrono::minutes(12)); // 15 after the first try: that one counts no more, the others do.
    change.attempts[0].at = clock.now();
    EXPECT_TRUE(commit(change));
    EXPECT_EQ(error_of(commit(change)), Errc::forbidden);
}

TEST_P(StoreContract, ForgivesTriesAfterASuccess)
{
    Change attempt;
    attempt.attempts.push_back({ "sign_in:sam", 1, std::chrono::minutes(15), clock.now() });
    EXPECT_TRUE(commit(attempt));
    EXPECT_EQ(error_of(commit(attempt)), Errc::forbidden);
    Change forgive;
    forgive.attempts_forgiven = { "sign_in:sam" };
    commit_well(forgive);
    EXPECT_TRUE(commit(attempt));
}

TEST_P(StoreContract, WritesNothingElseOfAChangeWithOneTryTooMany)
{
    auto id = conversation(someone());
    auto change = turn(id, 0, make_id<AnswerId>());
    change.attempts.push_back({ "code:somewhere", 1, std::chrono::minutes(15), clock.now() });
    EXPECT_TRUE(commit(change));
    auto next = turn(id, 1, make_id<AnswerId>());
    next.attempts = change.attempts;
    EXPECT_EQ(error_of(commit(next)), Errc::forbidden);
    EXPECT_EQ(store->answers(id)->size(), 1U);
}

TEST_P(StoreContract, CountsATryWhateverBecomesOfItsChange)
{
    Change guess;
    guess.attempts.push_back({ "code:somewhere", 2, std::chrono::minutes(15), clock.now() });
    guess.codes_used.push_back({ "a wrong guess", clock.now() });
    EXPECT_EQ(error_of(commit(guess)), Errc::conflict);
    EXPECT_EQ(error_of(commit(guess)), Errc::conflict);
    EXPECT_EQ(error_of(commit(guess)), Errc::forbidden) << "or guessing would cost nothing";
}

TEST_P(StoreContract, HandsOutTheOutboxUntilDelivered)
{
    auto subject = someone();
    std::vector<OutboxId> ids;
    for (int i = 0; i < 3; ++i) {
        ids.push_back(make_id<OutboxId>());
        Change change;
        change.outbox.push_back(
            { ids.back(), "alert", council, subject, {}, std::to_string(i), domain::Level::soon, clock.now() });
        commit_well(change);
    }
    auto waiting = store->outbox_waiting(2);
    ASSERT_EQ(waiting->size(), 2U);
    EXPECT_EQ(waiting->at(0).id, ids[0]) << "oldest first";
    EXPECT_EQ(waiting->at(0).kind, "alert");
    EXPECT_EQ(waiting->at(0).authority, council);
    EXPECT_EQ(waiting->at(0).subject, subject);
    EXPECT_TRUE(waiting->at(0).session.is_nil());
    EXPECT_EQ(waiting->at(0).ref, "0");
    EXPECT_EQ(waiting->at(0).level, domain::Level::soon);
    EXPECT_EQ(waiting->at(0).created, clock.now());

    Change delivered;
    delivered.outbox_delivered = { ids[0], ids[1] };
    commit_well(delivered);
    commit_well(delivered); // Told twice: no harm.
    waiting = store->outbox_waiting(10);
    ASSERT_EQ(waiting->size(), 1U);
    EXPECT_EQ(waiting->at(0).id, ids[2]);
    Change again;
    again.outbox.push_back(waiting->at(0));
    EXPECT_EQ(error_of(commit(again)), Errc::conflict);
}

TEST_P(StoreContract, ChainsTheAuditWithoutGaps)
{
    auto subject = make_id<YoungPersonId>();
    for (int i = 0; i < 3; ++i) {
        Change change;
        change.audit.push_back({ clock.now(), "worker:" + adviser.text(), "words.read", subject, "ref", "refused" });
        change.audit.push_back(entry("second"));
        commit_well(change);
    }
    auto records = store->audit_after(0, 100);
    ASSERT_TRUE(records);
    ASSERT_EQ(records->size(), 6U);
    vault::ChainHash hash {};
    for (std::uint64_t i = 0; i < 6; ++i) {
        EXPECT_EQ(records->at(i).number, i + 1);
        hash = vault::next_hash(hash, i + 1, records->at(i).entry);
        EXPECT_EQ(records->at(i).hash, hash);
    }
    auto const& first = records->at(0).entry;
    EXPECT_EQ(first.at, clock.now());
    EXPECT_EQ(first.actor, "worker:" + adviser.text());
    EXPECT_EQ(first.action, "words.read");
    EXPECT_EQ(first.subject, subject);
    EXPECT_EQ(first.ref, "ref");
    EXPECT_EQ(first.outcome, "refused");
    EXPECT_TRUE(records->at(1).entry.subject.is_nil());

    auto middle = store->audit_after(2, 3);
    ASSERT_EQ(middle->size(), 3U);
    EXPECT_EQ(middle->at(0).number, 3U);
    EXPECT_TRUE(store->audit_after(6, 10)->empty());
    EXPECT_EQ(*store::verify_audit(*store), 6U);
}

} // namespace sayso::tests
