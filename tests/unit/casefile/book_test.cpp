#include "casefile/book.h"
#include "casefile/entry_rules.h"
#include "tests/support/fakes.h"
#include <gtest/gtest.h>

namespace sayso::tests {

namespace {

using casefile::Book;
using casefile::Entry;
using casefile::EntryKind;
using State = Book::Action::State;

/// Entries one after another, an hour apart.
class Pages : public testing::Test {
protected:
    Entry& add(EntryKind kind, std::string about = "")
    {
        clock.advance(std::chrono::hours { 1 });
        Entry entry;
        entry.id = EntryId::make(clock.now(), random);
        entry.kind = kind;
        entry.about = std::move(about);
        entry.by = worker;
        entry.session = session;
        entry.at = clock.now();
        entries.push_back(entry);
        return entries.back();
    }
    std::string promise(int day)
    {
        auto& entry = add(EntryKind::action);
        entry.due = Date(std::chrono::year(2026) / 12 / day);
        return entry.id.text();
    }
    void say(std::string const& action, std::string state)
    {
        auto& entry = add(EntryKind::action_said, action);
        entry.state = std::move(state);
        entry.by = WorkerId();
    }
    casefile::Loop loop()
    {
        casefile::StatementTimes times;
        times.session = session;
        times.said = start;
        return casefile::loop_of(times, Book(entries));
    }

    ManualClock clock;
    SeededRandom random;
    Moment start = clock.now();
    WorkerId worker = WorkerId::make(clock.now(), random);
    SessionId session = SessionId::make(clock.now(), random);
    std::vector<Entry> entries;
};

TEST_F(Pages, APromiseIsOpenUntilItIsDoneAndTheYoungPersonHasTheLastWord)
{
    auto action = promise(3);
    EXPECT_EQ(Book(entries).actions[0].state(), State::open);
    add(EntryKind::action_done, action);
    EXPECT_EQ(Book(entries).actions[0].state(), State::done);
    EXPECT_TRUE(Book(entries).actions[0].waits_for_young_person());
    say(action, "partly");
    EXPECT_EQ(Book(entries).actions[0].state(), State::said_not_done);
    EXPECT_TRUE(Book(entries).actions[0].open()) << "what is only partly done still has to be done";
    add(EntryKind::action_done, action);
    say(action, "done");
    EXPECT_EQ(Book(entries).actions[0].state(), State::said_done);
    EXPECT_FALSE(Book(entries).actions[0].open());
}

TEST_F(Pages, TheLoopClosesOnlyWhenEveryPromiseIsKept)
{
    auto first = promise(9);
    auto second = promise(3);
    EXPECT_EQ(loop().promised, Date(std::chrono::year(2026) / 12 / 3)) << "the next one";
    EXPECT_TRUE(loop().answered) << "saying what will happen is an answer";
    add(EntryKind::action_done, second);
    EXPECT_FALSE(loop().done);
    EXPECT_EQ(loop().promised, Date(std::chrono::year(2026) / 12 / 9));
    auto end = add(EntryKind::action_done, first).at;
    EXPECT_EQ(loop().done, end);
    EXPECT_EQ(loop().told, end);
    say(first, "not_done");
    EXPECT_FALSE(loop().done) << "they say it is not";
    EXPECT_EQ(loop().agreed, "not_done");
    auto closed = add(EntryKind::closed).at;
    EXPECT_FALSE(loop().done) << "closing does not make it done";
    EXPECT_EQ(loop().told, closed);
}

TEST_F(Pages, AReviewStaysAskedForUntilOneIsHeld)
{
    EXPECT_FALSE(Book(entries).open_review());
    auto first = add(EntryKind::review_asked).id;
    add(EntryKind::review_asked);
    EXPECT_EQ(Book(entries).open_review()->id, first) << "its clock runs longest";
    add(EntryKind::plan_reviewed);
    EXPECT_FALSE(Book(entries).open_review());
    auto again = add(EntryKind::review_asked).id;
    EXPECT_EQ(Book(entries).open_review()->id, again);
}

TEST_F(Pages, ThePlanKnowsTicksDisagreementAndState)
{
    auto agreed = add(EntryKind::plan_action).id.text();
    add(EntryKind::plan_disagree, agreed);
    add(EntryKind::plan_ticked, agreed).state = "ticked";
    Book book(entries);
    EXPECT_TRUE(book.plan[0].disagreed());
    EXPECT_EQ(book.plan[0].tick->state, "ticked");
    EXPECT_EQ(book.plan[0].state(), "open");
    add(EntryKind::plan_agree, agreed);
    add(EntryKind::plan_state, agreed).state = "stopped";
    Book later(entries);
    EXPECT_FALSE(later.plan[0].disagreed());
    EXPECT_FALSE(later.plan[0].open());
}

TEST_F(Pages, WhatIsAboutNothingKnownChangesNothing)
{
    add(EntryKind::action_done, EntryId::make(clock.now(), random).text());
    add(EntryKind::plan_ticked, "");
    Book book(entries);
    EXPECT_TRUE(book.actions.empty());
    EXPECT_TRUE(book.plan.empty());
    EXPECT_EQ(book.entries.size(), 2u);
}

Entry an_action()
{
    Entry entry;
    SeededRandom random;
    entry.by = WorkerId::make(Moment(), random);
    entry.kind = EntryKind::action;
    entry.owner = "adviser";
    entry.due = Date(std::chrono::year(2026) / 12 / 3);
    entry.words["what"] = "Ring the housing team";
    return entry;
}

TEST(EntryRules, NameThePartAtFault)
{
    EXPECT_FALSE(casefile::check_entry(an_action()));
    auto fault_of = [](auto change) {
        auto entry = an_action();
        change(entry);
        auto fault = casefile::check_entry(entry);
        return fault ? std::string(fault->key) + " " + fault->field : std::string("none");
    };
    EXPECT_EQ(fault_of([](Entry& e) { e.due.reset(); }), "missing_field due");
    EXPECT_EQ(fault_of([](Entry& e) { e.owner = "nobody"; }), "wrong_type owner");
    EXPECT_EQ(fault_of([](Entry& e) { e.words["what"] = " \n"; }), "missing_field what");
    EXPECT_EQ(fault_of([](Entry& e) { e.words["why"] = "so"; }), "unknown_field why");
    EXPECT_EQ(fault_of([](Entry& e) { e.words["what"].assign(9000, 'a'); }), "too_long what");
    EXPECT_EQ(fault_of([](Entry& e) { e.state = "done"; }), "unknown_field state");
    EXPECT_EQ(fault_of([](Entry& e) { e.matter = "weather"; }), "wrong_type matter");
    EXPECT_EQ(fault_of([](Entry& e) { e.by = WorkerId(); }), "wrong_type kind") << "a worker's to promise";
}

TEST(EntryRules, AYoungPersonMayAlwaysAskForAReview)
{
    Entry entry;
    entry.kind = EntryKind::review_asked;
    EXPECT_FALSE(casefile::check_entry(entry));
}

TEST(EntryRules, EveryKindHasANameAndARule)
{
    for (int i = 0; i <= static_cast<int>(EntryKind::names_worker); ++i) {
        auto kind = static_cast<EntryKind>(i);
        EXPECT_EQ(casefile::entry_kind_from(casefile::name(kind)), kind);
        EXPECT_EQ(casefile::rule_of(kind).kind, kind) << casefile::name(kind);
    }
}

} // namespace

} // namespace sayso::tests
