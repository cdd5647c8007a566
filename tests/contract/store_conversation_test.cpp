#include "tests/contract/store_contract.h"

/// Conversations: answers, what follows from them, and what the adviser did.
namespace sayso::tests {

using domain::SessionEventKind;
using domain::StatementState;

TEST_P(StoreContract, BeginsAConversationOnce)
{
    auto subject = someone();
    auto id = make_id<SessionId>();
    Change change;
    change.new_sessions.push_back(session(id, subject));
    commit_well(change);
    auto found = store->session(id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->authority, council);
    EXPECT_EQ(found->subject, subject);
    EXPECT_EQ(found->flow, "housing-tonight");
    EXPECT_EQ(found->version, "version-1");
    EXPECT_EQ(found->locale, "en");
    EXPECT_EQ(found->channel, domain::Channel::kiosk);
    EXPECT_EQ(found->state, StatementState::in_progress);
    EXPECT_EQ(found->number, 0U);
    EXPECT_EQ(iso_text(found->today), "2026-11-22");
    EXPECT_EQ(found->inputs, (vault::Sealed { 9, 9 }));
    EXPECT_EQ(found->started, clock.now());
    EXPECT_EQ(found->changed, clock.now());
    EXPECT_FALSE(found->submitted);
    EXPECT_FALSE(found->read);
    EXPECT_TRUE(found->read_by.is_nil());
    EXPECT_FALSE(found->top_level);

    EXPECT_EQ(error_of(commit(change)), Errc::conflict);
    EXPECT_EQ(error_of(store->session(make_id<SessionId>())), Errc::not_found);
    change.new_sessions[0] = session(make_id<SessionId>(), make_id<YoungPersonId>());
    EXPECT_EQ(error_of(commit(change)), Errc::not_found) << "nobody's conversation";
}

TEST_P(StoreContract, GivesConversationsNewestFirst)
{
    auto subject = someone();
    auto first = conversation(subject);
    auto second = conversation(subject);
    clock.advance(std::chrono::hours(1));
    auto third = conversation(subject);
    conversation(someone());
    auto all = store->sessions_of(subject);
    ASSERT_TRUE(all);
    ASSERT_EQ(all->size(), 3U);
    EXPECT_EQ(all->at(0).id, third);
    EXPECT_EQ(all->at(1).id, second);
    EXPECT_EQ(all->at(2).id, first);
    EXPECT_TRUE(store->sessions_of(make_id<YoungPersonId>())->empty());
}

TEST_P(StoreContract, KeepsAnswersInOrderAndWordForWord)
{
    auto id = conversation(someone());
    auto other = conversation(someone());
    std::vector<AnswerId> given;
    for (std::uint64_t i = 0; i < 5; ++i) {
        given.push_back(make_id<AnswerId>());
        auto change = turn(id, i, given.back(), "place#" + std::to_string(i));
        change.turns[0].answer.edit = i == 3;
        commit_well(change);
        commit_well(turn(other, i, make_id<AnswerId>())); // Between them, so that they do not lie side by side.
    }
    auto answers = store->answers(id);
    ASSERT_TRUE(answers);
    ASSERT_EQ(answers->size(), 5U);
    for (std::uint64_t i = 0; i < 5; ++i) {
        auto const& answer = answers->at(i);
        EXPECT_EQ(answer.session, id);
        EXPECT_EQ(answer.number, i + 1);
        EXPECT_EQ(answer.id, given[i]);
        EXPECT_EQ(answer.place, "place#" + std::to_string(i));
        EXPECT_EQ(answer.edit, i == 3);
        EXPECT_EQ(answer.value, (vault::Sealed { 7, 0, 7 }));
        EXPECT_EQ(answer.digest, "digest of " + given[i].text());
        EXPECT_EQ(answer.at, clock.now());
    }
    EXPECT_EQ(store->session(id)->number, 5U);
    EXPECT_EQ(store->answers(other)->size(), 5U);
    EXPECT_TRUE(store->answers(make_id<SessionId>())->empty());
    EXPECT_TRUE(store->answers(conversation(someone()))->empty());
}

TEST_P(StoreContract, ShowsEachNewAnswerToAReaderWhoHasSeenTheOthers)
{
    auto id = conversation(someone());
    for (std::uint64_t i = 0; i < 5; ++i) {
        auto given = make_id<AnswerId>();
        commit_well(turn(id, i, given));
        auto answers = store->answers(id);
        ASSERT_EQ(answers->size(), i + 1);
        for (std::uint64_t j = 0; j <= i; ++j)
            EXPECT_EQ(answers->at(j).number, j + 1);
        EXPECT_EQ(answers->back().id, given);
    }
}

TEST_P(StoreContract, FindsAnAnswerByItsIdInItsConversationOnly)
{
    auto id = conversation(someone());
    auto other = conversation(someone());
    auto first = make_id<AnswerId>();
    commit_well(turn(id, 0, first));
    commit_well(turn(id, 1, make_id<AnswerId>()));
    ASSERT_TRUE(store->answer(id, first));
    EXPECT_EQ(store->answer(id, first)->number, 1U);
    EXPECT_EQ(error_of(store->answer(id, make_id<AnswerId>())), Errc::not_found);
    EXPECT_EQ(error_of(store->answer(other, first)), Errc::not_found);
    EXPECT_EQ(error_of(store->answer(make_id<SessionId>(), first)), Errc::not_found);
}

TEST_P(StoreContract, RefusesAnAnswerThatIsLateEarlyOrThereAlready)
{
    auto id = conversation(someone());
    auto first = make_id<AnswerId>();
    commit_well(turn(id, 0, first));
    EXPECT_EQ(error_of(commit(turn(id, 0, make_id<AnswerId>()))), Errc::conflict) << "somebody was first";
    EXPECT_EQ(error_of(commit(turn(id, 2, make_id<AnswerId>()))), Errc::conflict) << "one is missing";
    EXPECT_EQ(error_of(commit(turn(id, 1, first))), Errc::conflict) << "the same answer again";
    EXPECT_EQ(error_of(commit(turn(make_id<SessionId>(), 0, make_id<AnswerId>()))), Errc::conflict);
    EXPECT_EQ(store->answers(id)->size(), 1U);
    EXPECT_EQ(store->session(id)->number, 1U);
    EXPECT_TRUE(commit(turn(id, 1, make_id<AnswerId>())));
}

TEST_P(StoreContract, RaisesTheTopLevelAndNeverLowersIt)
{
    auto id = conversation(someone());
    auto answer = [&](std::uint64_t expected, std::optional<domain::Level> level) {
        auto change = turn(id, expected, make_id<AnswerId>());
        change.turns[0].top_level = level;
        commit_well(change);
        return store->session(id)->top_level;
    };
    EXPECT_EQ(answer(0, {}), std::nullopt);
    EXPECT_EQ(answer(1, domain::Level::routine), domain::Level::routine);
    EXPECT_EQ(answer(2, domain::Level::urgent), domain::Level::urgent);
    EXPECT_EQ(answer(3, domain::Level::soon), domain::Level::urgent);
    EXPECT_EQ(answer(4, {}), domain::Level::urgent);
}

TEST_P(StoreContract, NumbersEventsWithTheAnswers)
{
    auto id = conversation(someone());
    commit_well(turn(id, 0, make_id<AnswerId>()));
    commit_well(event(id, SessionEventKind::submitted));
    commit_well(event(id, SessionEventKind::replied, "a reply"));
    EXPECT_EQ(error_of(commit(turn(id, 1, make_id<AnswerId>()))), Errc::conflict);
    commit_well(turn(id, 3, make_id<AnswerId>()));
    auto events = store->session_events(id);
    ASSERT_EQ(events->size(), 2U);
    EXPECT_EQ(events->at(0).session, id);
    EXPECT_EQ(events->at(0).number, 2U);
    EXPECT_EQ(events->at(0).kind, SessionEventKind::submitted);
    EXPECT_EQ(events->at(0).by, adviser);
    EXPECT_EQ(events->at(0).at, clock.now());
    EXPECT_EQ(events->at(1).number, 3U);
    EXPECT_EQ(events->at(1).ref, "a reply");
    EXPECT_EQ(store->answers(id)->at(1).number, 4U);
    EXPECT_EQ(error_of(commit(event(make_id<SessionId>(), SessionEventKind::read))), Errc::not_found);
    EXPECT_TRUE(store->session_events(make_id<SessionId>())->empty());
}

TEST_P(StoreContract, MovesAConversationOn)
{
    auto id = conversation(someone());
    auto begun = clock.now();
    clock.advance(std::chrono::minutes(1));
    commit_well(event(id, SessionEventKind::submitted));
    EXPECT_EQ(store->session(id)->state, StatementState::submitted);
    EXPECT_EQ(store->session(id)->submitted, begun + std::chrono::minutes(1));
    EXPECT_EQ(store->session(id)->changed, begun + std::chrono::minutes(1));

    clock.advance(std::chrono::minutes(1));
    commit_well(event(id, SessionEventKind::read));
    clock.advance(std::chrono::minutes(1));
    auto second_reader = event(id, SessionEventKind::read);
    second_reader.session_events[0].by = make_id<WorkerId>();
    commit_well(second_reader);
    EXPECT_EQ(store->session(id)->read, begun + std::chrono::minutes(2)) << "the first read stays";
    EXPECT_EQ(store->session(id)->read_by, adviser);
    EXPECT_EQ(store->session(id)->state, StatementState::submitted);

    commit_well(event(id, SessionEventKind::amended));
    EXPECT_EQ(store->session(id)->state, StatementState::amended);
    commit_well(event(id, SessionEventKind::stopped));
    EXPECT_EQ(store->session(id)->state, StatementState::stopped);
    commit_well(event(id, SessionEventKind::alert_acknowledged));
    EXPECT_EQ(store->session(id)->state, StatementState::stopped);
    EXPECT_EQ(store->session(id)->started, begun);
    EXPECT_EQ(store->session(id)->number, 6U);
}

TEST_P(StoreContract, FilesFieldsInOrder)
{
    auto id = conversation(someone());
    using domain::Matter;
    for (std::uint64_t i = 0; i < 3; ++i) {
        auto change = turn(id, i, make_id<AnswerId>());
        change.fields.push_back(
            { id, "nights", "housing.nights_left", { Matter::accommodation, Matter::money }, i != 1, clock.now() });
        change.fields.push_back({ id, "extra", "other.field", {}, true, clock.now() });
        commit_well(change);
    }
    auto fields = store->fields_of_session(id);
    ASSERT_EQ(fields->size(), 6U);
    EXPECT_EQ(fields->at(0).session, id);
    EXPECT_EQ(fields->at(0).place, "nights");
    EXPECT_EQ(fields->at(0).field, "housing.nights_left");
    EXPECT_EQ(fields->at(0).matters, (std::vector { Matter::accommodation, Matter::money }));
    EXPECT_TRUE(fields->at(0).filed);
    EXPECT_EQ(fields->at(0).at, clock.now());
    EXPECT_EQ(fields->at(1).place, "extra");
    EXPECT_TRUE(fields->at(1).matters.empty());
    EXPECT_FALSE(fields->at(2).filed) << "taken out of the case file";
    EXPECT_TRUE(fields->at(4).filed);
    EXPECT_TRUE(store->fields_of_session(conversation(someone()))->empty());

    Change nowhere;
    nowhere.fields.push_back({ make_id<SessionId>(), "nights", "housing.nights_left", {}, true, clock.now() });
    EXPECT_EQ(error_of(commit(nowhere)), Errc::not_found);
}

TEST_P(StoreContract, KeepsAnAlertAsRaised)
{
    auto subject = someone();
    auto id = conversation(subject);
    auto raised = alert(make_id<AlertId>(), id, subject);
    Change change;
    change.alerts.push_back(raised);
    commit_well(change);
    auto found = store->alert(raised.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->session, id);
    EXPECT_EQ(found->subject, subject);
    EXPECT_EQ(found->name, raised.name);
    EXPECT_EQ(found->flow, raised.flow);
    EXPECT_EQ(found->level, domain::Level::urgent);
    EXPECT_EQ(found->place, "safe");
    EXPECT_EQ(found->to, raised.to);
    EXPECT_EQ(found->otherwise, domain::Recipient::out_of_hours);
    EXPECT_EQ(found->add, raised.add);
    EXPECT_EQ(found->raised, raised.raised);
    EXPECT_EQ(found->acknowledge_by, raised.acknowledge_by);
    EXPECT_FALSE(found->acknowledged);
    EXPECT_TRUE(found->acknowledged_by.is_nil());
    EXPECT_EQ(store->alerts_of(subject)->size(), 1U);
    EXPECT_EQ(store->alerts_of_session(id)->size(), 1U);
    EXPECT_TRUE(store->alerts_of(someone())->empty());
    EXPECT_TRUE(store->alerts_of_session(conversation(subject))->empty());
    EXPECT_EQ(error_of(store->alert(make_id<AlertId>())), Errc::not_found);

    EXPECT_EQ(error_of(commit(change)), Errc::conflict) << "the same alert again";
    change.alerts[0] = alert(make_id<AlertId>(), make_id<SessionId>(), subject);
    EXPECT_EQ(error_of(commit(change)), Errc::not_found);
}

TEST_P(StoreContract, LetsOnePersonAcknowledgeAnAlert)
{
    auto subject = someone();
    auto id = make_id<AlertId>();
    Change raise;
    raise.alerts.push_back(alert(id, conversation(subject), subject));
    commit_well(raise);
    clock.advance(std::chrono::minutes(3));
    Change acknowledge;
    acknowledge.acknowledgements.push_back({ id, adviser, clock.now() });
    acknowledge.audit.push_back(entry("alert.acknowledge"));
    commit_well(acknowledge);
    EXPECT_EQ(store->alert(id)->acknowledged, clock.now());
    EXPECT_EQ(store->alert(id)->acknowledged_by, adviser);

    acknowledge.acknowledgements[0].by = make_id<WorkerId>();
    EXPECT_EQ(error_of(commit(acknowledge)), Errc::conflict);
    EXPECT_EQ(store->alert(id)->acknowledged_by, adviser);
    acknowledge.acknowledgements[0].alert = make_id<AlertId>();
    EXPECT_EQ(error_of(commit(acknowledge)), Errc::not_found);
}

TEST_P(StoreContract, KeepsTasksAndTheChronology)
{
    auto subject = someone();
    auto id = conversation(subject);
    Date due = std::chrono::year(2026) / 11 / 23;
    Change change;
    change.tasks.push_back({ make_id<TaskId>(), id, subject, "emergency_housing", domain::Recipient::duty_team, due });
    auto later = clock.now() + std::chrono::minutes(1);
    change.chronology.push_back({ make_id<EntryId>(), subject, later, "statement_submitted", id, "housing-tonight" });
    change.chronology.push_back({ make_id<EntryId>(), subject, clock.now(), "alert_raised", {}, "no_safe_place" });
    commit_well(change);

    auto tasks = store->tasks_of(subject);
    ASSERT_EQ(tasks->size(), 1U);
    EXPECT_EQ(tasks->at(0).id, change.tasks[0].id);
    EXPECT_EQ(tasks->at(0).session, id);
    EXPECT_EQ(tasks->at(0).name, "emergency_housing");
    EXPECT_EQ(tasks->at(0).to, domain::Recipient::duty_team);
    EXPECT_EQ(tasks->at(0).due, due);
    auto chronology = store->chronology_of(subject);
    ASSERT_EQ(chronology->size(), 2U);
    EXPECT_EQ(chronology->at(0).kind, "alert_raised") << "oldest first";
    EXPECT_TRUE(chronology->at(0).session.is_nil());
    EXPECT_EQ(chronology->at(1).id, change.chronology[0].id);
    EXPECT_EQ(chronology->at(1).at, later);
    EXPECT_EQ(chronology->at(1).session, id);
    EXPECT_EQ(chronology->at(1).detail, "housing-tonight");
    EXPECT_TRUE(store->tasks_of(someone())->empty());
    EXPECT_TRUE(store->chronology_of(someone())->empty());

    EXPECT_EQ(error_of(commit(change)), Errc::conflict);
    EXPECT_EQ(store->chronology_of(subject)->size(), 2U);
}

TEST_P(StoreContract, KeepsEachReplyOnce)
{
    auto subject = someone();
    auto id = conversation(subject);
    store::ReplyRecord reply { make_id<ReplyId>(), id, subject, adviser, { 4, 5 }, "digest", clock.now() };
    Change change;
    change.replies.push_back(reply);
    change.audit.push_back(entry("reply"));
    commit_well(change);
    auto found = store->reply(reply.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->session, id);
    EXPECT_EQ(found->subject, subject);
    EXPECT_EQ(found->by, adviser);
    EXPECT_EQ(found->words, (vault::Sealed { 4, 5 }));
    EXPECT_EQ(found->digest, "digest");
    EXPECT_EQ(found->at, clock.now());
    EXPECT_EQ(error_of(commit(change)), Errc::conflict);
    change.replies[0].digest = "other digest";
    EXPECT_EQ(error_of(commit(change)), Errc::conflict);

    change.replies[0].id = make_id<ReplyId>();
    change.replies[0].at = clock.now() - std::chrono::minutes(1);
    commit_well(change);
    auto replies = store->replies_to(id);
    ASSERT_EQ(replies->size(), 2U);
    EXPECT_EQ(replies->at(1).id, reply.id) << "oldest first";
    EXPECT_TRUE(store->replies_to(conversation(subject))->empty());
    EXPECT_EQ(error_of(store->reply(make_id<ReplyId>())), Errc::not_found);
    change.replies[0] = reply;
    change.replies[0].id = make_id<ReplyId>();
    change.replies[0].session = make_id<SessionId>();
    EXPECT_EQ(error_of(commit(change)), Errc::not_found);
}

} // namespace sayso::tests
