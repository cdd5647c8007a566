#include "tests/contract/store_contract.h"
#include <algorithm>
#include <set>

/// Case entries, the index of names, and who has read.
namespace sayso::tests {

namespace {

class CaseContract : public StoreContract {
protected:
    store::CaseEntryRecord action(YoungPersonId subject)
    {
        store::CaseEntryRecord row;
        row.id = make_id<EntryId>();
        row.subject = subject;
        row.kind = casefile::EntryKind::action;
        row.matter = "money";
        row.owner = "adviser";
        row.due = Date(std::chrono::year(2026) / 12 / 3);
        row.state = "open";
        row.by = adviser;
        row.words = { 4, 0, 4 };
        row.digest = "digest";
        row.at = clock.now();
        return row;
    }
    Change with(store::CaseEntryRecord row)
    {
        Change change;
        change.case_entries.push_back(std::move(row));
        change.audit.push_back(entry("entry.write"));
        return change;
    }
    Change read_by(std::string action, YoungPersonId subject, std::string ref, std::string outcome = "done")
    {
        Change change;
        change.audit.push_back({ clock.now(), "worker:x", std::move(action), subject, std::move(ref), outcome });
        return change;
    }
};

TEST_P(CaseContract, GivesAnEntryBackAsItWas)
{
    auto kit = someone();
    auto row = action(kit);
    row.session = conversation(kit);
    row.about = "nights#2";
    row.happened = Date(std::chrono::year(2026) / 11 / 2);
    commit_well(with(row));
    auto found = store->case_entry(row.id);
    ASSERT_TRUE(found) << found.error().detail;
    EXPECT_EQ(found->subject, kit);
    EXPECT_EQ(found->session, row.session);
    EXPECT_EQ(found->kind, casefile::EntryKind::action);
    EXPECT_EQ(found->about, "nights#2");
    EXPECT_EQ(found->matter, "money");
    EXPECT_EQ(found->owner, "adviser");
    EXPECT_EQ(found->due, row.due);
    EXPECT_EQ(found->happened, row.happened);
    EXPECT_EQ(found->state, "open");
    EXPECT_EQ(found->by, adviser);
    EXPECT_EQ(found->words, row.words);
    EXPECT_EQ(found->digest, "digest");
    EXPECT_EQ(found->at, row.at);
    EXPECT_EQ(error_of(store->case_entry(make_id<EntryId>())), Errc::not_found);
}

TEST_P(CaseContract, SaysOnceWhoIsKeptFromAConversation)
{
    auto kit = someone();
    auto session = conversation(kit);
    auto other = conversation(kit);
    auto add = [&](casefile::EntryKind kind, SessionId about, WorkerId worker) {
        auto row = action(kit);
        row.kind = kind;
        row.session = about;
        row.owner = worker.text();
        row.due.reset();
        commit_well(with(row));
    };
    auto second = make_id<WorkerId>();
    add(casefile::EntryKind::names_worker, session, adviser);
    add(casefile::EntryKind::kept_from, session, adviser);
    add(casefile::EntryKind::kept_from, session, second);
    add(casefile::EntryKind::hand_over, other, adviser);
    std::vector kept { adviser, second };
    std::ranges::sort(kept);
    EXPECT_EQ(*store->named_in(session), kept);
    EXPECT_TRUE(store->named_in(other)->empty());
}

TEST_P(CaseContract, KeepsAnEntryWithoutSessionDaysOrWriter)
{
    auto row = action(someone());
    row.due.reset();
    row.by = WorkerId();
    commit_well(with(row));
    auto found = store->case_entry(row.id);
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->session.is_nil());
    EXPECT_TRUE(found->by.is_nil());
    EXPECT_FALSE(found->due);
    EXPECT_FALSE(found->happened);
}

TEST_P(CaseContract, RefusesAnEntryTwiceOfNobodyOrOffTheRecord)
{
    auto row = action(someone());
    commit_well(with(row));
    EXPECT_EQ(error_of(commit(with(row))), Errc::conflict);
    EXPECT_EQ(error_of(commit(with(action(make_id<YoungPersonId>())))), Errc::not_found);
    auto lost = action(row.subject);
    lost.session = make_id<SessionId>();
    EXPECT_EQ(error_of(commit(with(lost))), Errc::not_found);
    Change silent;
    silent.case_entries.push_back(action(row.subject));
    EXPECT_EQ(error_of(commit(silent)), Errc::invalid_input) << "no act without its audit entry";
    EXPECT_EQ(store->case_entries_of(row.subject)->size(), 1u);
}

TEST_P(CaseContract, ListsEntriesOldestFirstAndByOwner)
{
    auto kit = someone();
    auto later = action(kit);
    later.at += std::chrono::hours { 1 };
    auto first = action(kit);
    first.owner = adviser.text();
    commit_well(with(later));
    commit_well(with(first));
    commit_well(with(action(someone())));
    auto of_kit = store->case_entries_of(kit);
    ASSERT_EQ(of_kit->size(), 2u);
    EXPECT_EQ(of_kit->at(0).id, first.id);
    EXPECT_EQ(of_kit->at(1).id, later.id);
    auto owned = store->case_entries_owned_by(adviser.text());
    ASSERT_EQ(owned->size(), 1u);
    EXPECT_EQ(owned->at(0).id, first.id);
    EXPECT_TRUE(store->case_entries_owned_by("")->empty());
}

TEST_P(CaseContract, FindsToWhomSomethingIsStillPromised)
{
    auto kit = someone();
    auto noor = someone();
    auto day = *parse_date("2026-11-20");
    auto promised = [&](YoungPersonId subject, casefile::EntryKind kind, Date due) {
        auto row = action(subject);
        row.kind = kind;
        row.due = due;
        commit_well(with(row));
        return row.id.text();
    };
    auto said = [&](YoungPersonId subject, casefile::EntryKind kind, std::string about, std::string state) {
        auto row = action(subject);
        row.kind = kind;
        row.due.reset();
        row.about = std::move(about);
        row.state = std::move(state);
        commit_well(with(row));
    };
    using enum casefile::EntryKind;
    using People = std::set<YoungPersonId>;
    auto waiting = [&] {
        auto people = *store->people_with_promises_due_before(day);
        EXPECT_TRUE(std::ranges::is_sorted(people));
        People each(people.begin(), people.end());
        EXPECT_EQ(each.size(), people.size()) << "each once";
        return each;
    };
    auto of_kit = promised(kit, casefile::EntryKind::action, *parse_date("2026-11-19"));
    promised(kit, casefile::EntryKind::action, *parse_date("2026-11-01"));
    promised(noor, plan_action, *parse_date("2026-11-20"));
    EXPECT_EQ(waiting(), People { kit }) << "once, and nobody whose day is not over";
    auto of_noor = promised(noor, plan_action, *parse_date("2025-01-01"));
    EXPECT_EQ(waiting(), (People { kit, noor }));
    said(noor, plan_state, of_noor, "done");
    EXPECT_EQ(waiting(), People { kit });
    said(noor, plan_state, of_noor, "started");
    EXPECT_EQ(waiting(), (People { kit, noor }));
    said(noor, plan_state, of_noor, "stopped");
    said(kit, action_done, of_kit, "");
    EXPECT_EQ(waiting(), People { kit }) << "the other is still open";
    for (auto const& entry : *store->case_entries_of(kit))
        if (entry.due == parse_date("2026-11-01").value())
            said(kit, action_dropped, entry.id.text(), "");
    EXPECT_TRUE(waiting().empty());
    said(kit, action_said, of_kit, "done");
    EXPECT_TRUE(waiting().empty());
    said(kit, action_said, of_kit, "not_done");
    EXPECT_EQ(waiting(), People { kit }) << "the young person knows best";
}

TEST_P(CaseContract, FindsPeopleByAWordOfTheirName)
{
    auto kit = someone();
    auto noor = someone();
    EXPECT_FALSE(*store->name_is_indexed(kit));
    Change change;
    change.names = { { kit, "index of invented" }, { noor, "index of invented" }, { kit, "index of kit" } };
    commit_well(change);
    commit_well(change); // Known already: left alone.
    EXPECT_EQ(store->young_people_named("index of invented")->size(), 2u);
    ASSERT_EQ(store->young_people_named("index of kit")->size(), 1u);
    EXPECT_EQ(store->young_people_named("index of kit")->at(0), kit);
    EXPECT_TRUE(store->young_people_named("index of")->empty());
    EXPECT_TRUE(*store->name_is_indexed(kit));
    Change nobody;
    nobody.names = { { make_id<YoungPersonId>(), "index of nobody" } };
    EXPECT_EQ(error_of(commit(nobody)), Errc::not_found);
}

TEST_P(CaseContract, KnowsWhoHasReadNewestFirst)
{
    auto kit = someone();
    commit_well(read_by("words.read", kit, "first"));
    commit_well(read_by("words.read", kit, "second"));
    commit_well(read_by("words.read", kit, "not let in", "refused"));
    commit_well(read_by("names.read", kit, "a list"));
    commit_well(read_by("words.read", someone(), "somebody else"));
    auto reads = store->reads_of(kit, 10);
    ASSERT_TRUE(reads);
    ASSERT_EQ(reads->size(), 2u);
    EXPECT_EQ(reads->at(0).entry.ref, "second");
    EXPECT_EQ(reads->at(0).entry.actor, "worker:x");
    EXPECT_EQ(reads->at(1).entry.ref, "first");
    EXPECT_EQ(store->reads_of(kit, 1)->size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(EveryStore, CaseContract, testing::Values(StoreKind::memory, StoreKind::sqlite));

} // namespace

} // namespace sayso::tests
