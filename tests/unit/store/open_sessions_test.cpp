// How many conversations are open on each version of a flow.
#include "store/open_sessions.h"

#include "tests/unit/store/council.h"

namespace sayso::tests {
namespace {

class OpenSessions : public SqliteFolder {
protected:
    void begin(std::string const& flow, std::string const& version, domain::StatementState state)
    {
        Change change;
        store::SessionRecord record;
        record.id = SessionId::make(clock.now(), random);
        record.authority = council;
        record.subject = subject;
        record.flow = flow;
        record.version = version;
        record.state = state;
        record.today = Date(std::chrono::year(2026) / 11 / 22);
        record.started = record.changed = clock.now();
        change.new_sessions.push_back(record);
        change.audit.push_back(entry());
        ASSERT_TRUE(commit(change));
    }
};

TEST_F(OpenSessions, AreCountedByVersion)
{
    using domain::StatementState;
    begin("housing-tonight", "old", StatementState::in_progress);
    begin("housing-tonight", "old", StatementState::in_progress);
    begin("housing-tonight", "new", StatementState::in_progress);
    begin("housing-tonight", "old", StatementState::submitted);
    begin("housing-tonight", "old", StatementState::stopped);
    begin("college-next", "old", StatementState::in_progress);
    store.reset();
    auto counted = store::count_open_sessions(folder.path(), "housing-tonight");
    ASSERT_TRUE(counted) << counted.error().detail;
    ASSERT_EQ(counted->size(), 2u);
    EXPECT_EQ(counted->at(0).version, "old");
    EXPECT_EQ(counted->at(0).count, 2u);
    EXPECT_EQ(counted->at(1).count, 1u);
    EXPECT_TRUE(store::count_open_sessions(folder.path(), "another")->empty());
}

TEST_F(OpenSessions, AreNotCountedBesideARunningService)
{
    EXPECT_EQ(store::count_open_sessions(folder.path(), "housing-tonight").error().code, Errc::unavailable);
    EXPECT_EQ(store::count_open_sessions(folder.file("nowhere"), "housing-tonight").error().code, Errc::not_found);
}

} // namespace
} // namespace sayso::tests
