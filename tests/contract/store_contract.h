#pragma once

#include "store/store.h"
#include "tests/support/fakes.h"
#include "tests/support/temporary_folder.h"
#include <gtest/gtest.h>
#include <optional>

namespace sayso::tests {

using store::Change;

enum class StoreKind { memory, sqlite };

/// A store of either kind with one council in it, and makers of rows that fit.
class StoreContract : public testing::TestWithParam<StoreKind> {
protected:
    void SetUp() override
    {
        if (GetParam() == StoreKind::memory) {
            store = store::open_memory_store();
        } else {
            auto opened = store::open_sqlite_store({ folder.path(), true });
            ASSERT_TRUE(opened) << opened.error().detail;
            store = std::move(*opened);
        }
        Change change;
        change.authorities.push_back({ council, "Exampleshire County Council", true });
        change.teams.push_back({ team, council, "Leaving Care North" });
        change.workers.push_back(worker(adviser, "sam.example"));
        commit_well(change);
    }

    Result<> commit(Change const& change)
    {
        auto results = store->commit_group({ &change, 1 });
        EXPECT_EQ(results.size(), 1U);
        return results.at(0);
    }

    void commit_well(Change const& change)
    {
        auto result = commit(change);
        ASSERT_TRUE(result) << result.error().detail;
    }

    template <class T> std::optional<Errc> error_of(Result<T> const& result)
    {
        return result ? std::nullopt : std::optional(result.error().code);
    }

    template <class AnyId> AnyId make_id() { return AnyId::make(clock.now(), random); }

    vault::AuditEntry entry(std::string action) const
    {
        return { clock.now(), "system", std::move(action), {}, "", "done" };
    }

    domain::Worker worker(WorkerId id, std::string username) const
    {
        return { id, council, team, domain::Role::personal_adviser, std::move(username), "Sam Example", "hash", true };
    }

    store::YoungPersonRecord young_person(YoungPersonId id, std::string case_number_index) const
    {
        return { id, council, team, adviser, false, { 1, 2, 3 }, std::move(case_number_index), clock.now() };
    }

    /// A young person who is in the store.
    YoungPersonId someone()
    {
        auto id = make_id<YoungPersonId>();
        Change change;
        change.young_people.push_back(young_person(id, "index " + id.text()));
        change.audit.push_back(entry("young_person.add"));
        commit_well(change);
        return id;
    }

    store::SessionRecord session(SessionId id, YoungPersonId subject) const
    {
        store::SessionRecord session;
        session.id = id;
        session.authority = council;
        session.subject = subject;
        session.flow = "housing-tonight";
        session.version = "version-1";
        session.locale = "en";
        session.channel = domain::Channel::kiosk;
        session.today = Date(std::chrono::year(2026) / 11 / 22);
        session.inputs = { 9, 9 };
        session.started = clock.now();
        session.changed = clock.now();
        return session;
    }

    /// A conversation that is in the store.
    SessionId conversation(YoungPersonId subject)
    {
        auto id = make_id<SessionId>();
        Change change;
        change.new_sessions.push_back(session(id, subject));
        commit_well(change);
        return id;
    }

    Change turn(SessionId session, std::uint64_t expected, AnswerId id, std::string place = "safe") const
    {
        Change::TurnWrite write;
        write.expected = expected;
        write.answer.session = session;
        write.answer.id = id;
        write.answer.place = std::move(place);
        write.answer.value = { 7, 0, 7 };
        write.answer.digest = "digest of " + id.text();
        write.answer.at = clock.now();
        Change change;
        change.turns.push_back(write);
        change.audit.push_back(entry("answer.save"));
        return change;
    }

    Change event(SessionId session, domain::SessionEventKind kind, std::string ref = "") const
    {
        Change change;
        change.session_events.push_back({ session, 0, kind, std::move(ref), adviser, clock.now() });
        return change;
    }

    casefile::AlertRecord alert(AlertId id, SessionId session, YoungPersonId subject) const
    {
        casefile::AlertRecord alert;
        alert.id = id;
        alert.session = session;
        alert.subject = subject;
        alert.name = "no_safe_place";
        alert.flow = "housing-tonight";
        alert.level = domain::Level::urgent;
        alert.place = "safe";
        alert.to = { domain::Recipient::adviser, domain::Recipient::duty_team };
        alert.otherwise = domain::Recipient::out_of_hours;
        alert.add = { "where_now", "phone" };
        alert.raised = clock.now();
        alert.acknowledge_by = clock.now() + std::chrono::minutes(15);
        return alert;
    }

    TemporaryFolder folder;
    ManualClock clock;
    SeededRandom random;
    AuthorityId council = make_id<AuthorityId>();
    TeamId team = make_id<TeamId>();
    WorkerId adviser = make_id<WorkerId>();
    std::unique_ptr<store::Store> store;
};

} // namespace sayso::tests
