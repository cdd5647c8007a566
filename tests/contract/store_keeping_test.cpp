#include "tests/contract/store_contract.h"

namespace sayso::tests {

class KeepingContract : public StoreContract {
protected:
    Change erasure(YoungPersonId subject)
    {
        Change change;
        change.tombstones.push_back({ subject, clock.now(), "Odi", "Alex", "asked for", {}, {} });
        change.audit.push_back(entry("young_person.erase"));
        return change;
    }

    Change sweep(SessionId session)
    {
        Change change;
        change.swept.push_back({ session, clock.now() });
        change.audit.push_back(entry("unsent.sweep"));
        return change;
    }
};

TEST_P(KeepingContract, WhoIsErasedIsGoneWithAllThatIsTheirs)
{
    auto kim = someone();
    auto lee = someone();
    for (auto person : { kim, lee }) {
        auto talk = conversation(person);
        commit_well(turn(talk, 0, make_id<AnswerId>()));
        Change more;
        more.alerts.push_back(alert(make_id<AlertId>(), talk, person));
        more.replies.push_back({ make_id<ReplyId>(), talk, person, adviser, { 1 }, "digest", clock.now() });
        more.fields.push_back({ talk, "safe", "safety.tonight", {}, {}, clock.now() });
        more.tasks.push_back({ make_id<TaskId>(), talk, person, "call", domain::Recipient::adviser,
            Date(std::chrono::year(2026) / 11 / 23) });
        casefile::ChronologyRecord chronology;
        chronology.id = make_id<EntryId>();
        chronology.subject = person;
        chronology.session = talk;
        more.chronology.push_back(chronology);
        store::OutboxRecord outbox;
        outbox.id = make_id<OutboxId>();
        outbox.subject = person;
        outbox.session = talk;
        more.outbox.push_back(outbox);
        store::CodeRecord code;
        code.id = make_id<CodeId>();
        code.code_index = "code of " + person.text();
        code.subject = person;
        more.codes.push_back(code);
        store::SignInRecord sign_in;
        sign_in.id = make_id<SignInId>();
        sign_in.token_index = "token of " + person.text();
        sign_in.young_person = person;
        more.sign_ins.push_back(sign_in);
        more.audit.push_back(entry("test"));
        commit_well(more);
    }
    auto talk = store->sessions_of(kim).value().at(0).id;
    commit_well(erasure(kim));

    EXPECT_EQ(error_of(store->young_person(kim)), Errc::not_found);
    EXPECT_EQ(error_of(store->young_person_by_case_number("index " + kim.text())), Errc::not_found);
    EXPECT_EQ(error_of(store->session(talk)), Errc::not_found);
    EXPECT_TRUE(store->sessions_of(kim).value().empty());
    EXPECT_TRUE(store->answers(talk).value().empty());
    EXPECT_TRUE(store->fields_of_session(talk).value().empty());
    EXPECT_TRUE(store->alerts_of(kim).value().empty());
    EXPECT_TRUE(store->tasks_of(kim).value().empty());
    EXPECT_TRUE(store->chronology_of(kim).value().empty());
    EXPECT_TRUE(store->replies_to(talk).value().empty());
    EXPECT_EQ(error_of(store->code("code of " + kim.text())), Errc::not_found);
    EXPECT_TRUE(store->sign_in("token of " + kim.text()).value().ended);

    EXPECT_EQ(store->young_people().value().size(), 1U);
    EXPECT_EQ(store->outbox_waiting(10).value().size(), 1U);
    auto other = store->sessions_of(lee).value().at(0).id;
    EXPECT_EQ(store->answers(other).value().size(), 1U);
    EXPECT_EQ(store->fields_of_session(other).value().size(), 1U);
    EXPECT_EQ(store->alerts_of(lee).value().size(), 1U);
    EXPECT_EQ(store->replies_to(other).value().size(), 1U);
    EXPECT_TRUE(store->code("code of " + lee.text()));
    EXPECT_FALSE(store->sign_in("token of " + lee.text()).value().ended);
}

TEST_P(KeepingContract, AnErasureIsOnRecordOnceAndFinishedOnce)
{
    auto kim = someone();
    EXPECT_EQ(error_of(commit(erasure(make_id<YoungPersonId>()))), Errc::not_found);
    EXPECT_TRUE(store->tombstones().value().empty());
    commit_well(erasure(kim));
    EXPECT_EQ(error_of(commit(erasure(kim))), Errc::conflict);
    auto stone = store->tombstones().value().at(0);
    EXPECT_EQ(stone.subject, kim);
    EXPECT_EQ(stone.witness, "Alex");
    EXPECT_FALSE(stone.completed);

    Change done;
    done.erasures_done.push_back({ kim, clock.now(), clock.now() + std::chrono::days(35) });
    done.audit.push_back(entry("young_person.erased"));
    commit_well(done);
    EXPECT_EQ(store->tombstones().value().at(0).backups_until, clock.now() + std::chrono::days(35));
    EXPECT_EQ(error_of(commit(done)), Errc::conflict);
}

TEST_P(KeepingContract, WhatWasNeverSentGoesAndWhatRaisedAnAlertStays)
{
    auto kim = someone();
    auto forgotten = conversation(kim);
    auto alarming = conversation(kim);
    auto sent = conversation(kim);
    for (auto talk : { forgotten, alarming, sent })
        commit_well(turn(talk, 0, make_id<AnswerId>()));
    Change raised;
    raised.alerts.push_back(alert(make_id<AlertId>(), alarming, kim));
    commit_well(raised);
    commit_well(event(sent, domain::SessionEventKind::submitted));
    EXPECT_TRUE(store->unsent_since(clock.now()).value().empty()) << "not the one that is going on";
    EXPECT_EQ(error_of(commit(sweep(forgotten))), Errc::conflict);
    clock.advance(std::chrono::hours(48));
    EXPECT_EQ(store->unsent_since(clock.now()).value().size(), 2U);
    commit_well(sweep(forgotten));
    EXPECT_EQ(error_of(commit(sweep(alarming))), Errc::conflict);
    EXPECT_EQ(error_of(commit(sweep(sent))), Errc::conflict);
    EXPECT_EQ(error_of(store->session(forgotten)), Errc::not_found);
    EXPECT_TRUE(store->answers(forgotten).value().empty());
    EXPECT_EQ(store->sessions_of(kim).value().size(), 2U);
    EXPECT_EQ(store->answers(alarming).value().size(), 1U);
    EXPECT_FALSE(commit(turn(forgotten, 1, make_id<AnswerId>()))) << "a phone that comes back too late is told so";
}

TEST_P(KeepingContract, NothingGoesWithoutAnEntryInTheAudit)
{
    auto change = erasure(someone());
    change.audit.clear();
    EXPECT_EQ(error_of(commit(change)), Errc::invalid_input);
}

INSTANTIATE_TEST_SUITE_P(Stores, KeepingContract, testing::Values(StoreKind::memory, StoreKind::sqlite),
    [](auto const& parameter) { return parameter.param == StoreKind::memory ? "memory" : "sqlite"; });

} // namespace sayso::tests
