#include "tests/support/temporary_folder.h"
#include "tests/unit/app/rig.h"

#include <algorithm>

/// The case file from both sides, over a real database.
namespace sayso::tests {

namespace {

using casefile::Entry;
using casefile::EntryKind;
using Group = domain::InboxItem::Group;
using Kind = domain::InboxItem::Kind;
using Words = std::map<std::string, std::string, std::less<>>;

class CaseFile : public testing::Test {
protected:
    static std::unique_ptr<store::Store> database(TemporaryFolder const& folder)
    {
        auto opened = store::open_sqlite_store({ folder.path(), true });
        EXPECT_TRUE(opened) << opened.error().detail;
        return std::move(*opened);
    }

    Entry entry(EntryKind kind, Words words, std::string about = "")
    {
        rig.clock.advance(std::chrono::minutes { 1 });
        Entry made;
        made.id = EntryId::make(rig.clock.now(), rig.random);
        made.kind = kind;
        made.words = std::move(words);
        made.about = std::move(about);
        return made;
    }
    Entry action(std::string what, SessionId session = {})
    {
        auto made = entry(EntryKind::action, { { "what", std::move(what) } });
        made.session = session;
        made.owner = "adviser";
        made.due = Date(std::chrono::year(2026) / 12 / 3);
        return made;
    }
    Result<domain::EntryView> write(domain::Actor const& actor, Entry made, YoungPersonId subject)
    {
        return rig.wait(rig.case_writer->write(actor, subject, std::move(made), rig.english));
    }
    Result<domain::EntryView> write(domain::Actor const& actor, Entry made)
    {
        return write(actor, std::move(made), rig.kit.young_person);
    }
    EntryId written(domain::Actor const& actor, Entry made)
    {
        auto id = made.id;
        auto result = write(actor, std::move(made));
        EXPECT_TRUE(result) << result.error().detail;
        return id;
    }
    void kit_says(char const* safe)
    {
        rig.begin();
        ASSERT_TRUE(rig.say("safe", std::string(R"({"choice":")") + safe + R"("})"));
        if (std::string(safe) == "unsafe") {
            ASSERT_TRUE(rig.say("where", R"({"text":"at the bus station"})"));
        }
        ASSERT_TRUE(rig.say("words", R"({"text":"nobody rang me"})"));
        ASSERT_TRUE(rig.say("nights", R"({"int":0})"));
        ASSERT_TRUE(rig.wait(rig.conversation->submit(rig.kit, rig.session, rig.english)));
    }
    domain::CaseFileView case_file(domain::Actor const& actor)
    {
        auto file = rig.wait(rig.desk->case_file(actor, rig.kit.young_person));
        EXPECT_TRUE(file) << file.error().detail;
        return *file;
    }
    domain::OwnFileView own_file()
    {
        auto file = rig.wait(rig.own_file->file(rig.kit, rig.english));
        EXPECT_TRUE(file) << file.error().detail;
        return *file;
    }
    std::optional<domain::InboxItem> in_inbox(domain::Actor const& actor, std::string const& ref)
    {
        auto items = rig.wait(rig.desk->inbox(actor));
        EXPECT_TRUE(items);
        auto found = std::ranges::find(*items, ref, &domain::InboxItem::ref);
        return found == items->end() ? std::nullopt : std::optional(*found);
    }

    TemporaryFolder folder;
    AppRig rig { database(folder) };
};

TEST_F(CaseFile, SaidHeardDoneToldIsTheSameForBothSides)
{
    kit_says("safe");
    Ear phone(rig, rig.kit);
    ASSERT_TRUE(rig.wait(rig.desk->mark_read(rig.sam, rig.session)));
    auto promised = written(rig.sam, action("Ring Kit on Thursday", rig.session));
    EXPECT_EQ(in_inbox(rig.sam, promised.text())->group, Group::promised);
    EXPECT_EQ(in_inbox(rig.sam, promised.text())->due->words, "3 December 2026");
    EXPECT_EQ(in_inbox(rig.sam, rig.session.text())->group, Group::done);

    auto heard = std::ranges::find(phone.heard, "entry", &app::News::kind);
    ASSERT_NE(heard, phone.heard.end());
    auto notice = rig.wait(rig.conversation->notice(rig.kit, rig.session, heard->number, rig.english));
    ASSERT_TRUE(notice) << notice.error().detail;
    EXPECT_NE(notice->words.find("Sam Example"), std::string::npos);

    written(rig.sam, entry(EntryKind::action_done, { { "what_changed", "We spoke" } }, promised.text()));
    auto said = entry(EntryKind::action_said, { { "comment", "nobody rang" } }, promised.text());
    said.state = "not_done";
    written(rig.kit, said);
    EXPECT_EQ(in_inbox(rig.sam, promised.text())->group, Group::fresh) << "the adviser hears that it is not done";
    written(rig.sam, entry(EntryKind::action_done, { { "what_changed", "Now we did" } }, promised.text()));
    auto thanks = entry(EntryKind::action_said, {}, promised.text());
    thanks.state = "done";
    written(rig.kit, thanks);
    EXPECT_FALSE(in_inbox(rig.sam, promised.text()));

    auto own = own_file();
    ASSERT_EQ(own.statements.size(), 1u);
    auto const& loop = *own.statements[0].loop;
    EXPECT_TRUE(loop.heard && loop.answered && loop.done && loop.told);
    EXPECT_EQ(loop.heard_by, "Sam Example");
    EXPECT_EQ(loop.agreed, "done");
    EXPECT_EQ(own.statements[0].actions.at(0).what, "Ring Kit on Thursday");
    EXPECT_EQ(own.statements[0].actions.at(0).owner_name, "Sam Example");
    auto file = case_file(rig.sam);
    ASSERT_EQ(file.book.loops.size(), 1u);
    EXPECT_EQ(file.book.loops[0].done->at, loop.done->at);
    EXPECT_EQ(file.book.loops[0].told->at, loop.told->at);
}

TEST_F(CaseFile, TheSameEntryTwiceIsOneAndOtherWordsAreRefused)
{
    auto first = action("Ring the housing team");
    ASSERT_TRUE(write(rig.sam, first));
    ASSERT_TRUE(write(rig.sam, first));
    auto other = first;
    other.words["what"] = "Ring nobody";
    EXPECT_EQ(write(rig.sam, other).error().code, Errc::conflict);
    EXPECT_EQ(write(rig.manager, first).error().code, Errc::conflict) << "somebody else's promise";
    EXPECT_EQ(case_file(rig.sam).book.actions.size(), 1u);
}

TEST_F(CaseFile, EachEntryIsOnRecordAndRefusalsToo)
{
    written(rig.sam, action("Ring"));
    EXPECT_EQ(rig.audit_actions().back(), "entry.write");
    EXPECT_EQ(write(rig.alex, action("Ring")).error().code, Errc::not_found);
    EXPECT_EQ(rig.audit_actions().back(), "entry.write refused");
    written(rig.kit, entry(EntryKind::review_asked, {}));
    EXPECT_EQ(rig.audit_actions().back(), "own_entry.write");
    EXPECT_EQ(write(rig.kit, entry(EntryKind::review_asked, {}), rig.noor.young_person).error().code, Errc::not_found);
    auto chronology = rig.store->chronology_of(rig.kit.young_person);
    EXPECT_EQ(chronology->size(), 2u);
}

TEST_F(CaseFile, AReviewAskedForReachesTheInboxAndStaysUntilHeld)
{
    auto asked = written(rig.kit, entry(EntryKind::review_asked, { { "why", "I moved" } }));
    auto item = in_inbox(rig.sam, asked.text());
    ASSERT_TRUE(item);
    EXPECT_EQ(item->kind, Kind::review);
    EXPECT_EQ(item->group, Group::fresh);
    auto held = entry(EntryKind::plan_reviewed, {});
    held.happened = Date(std::chrono::year(2026) / 11 / 22);
    written(rig.sam, held);
    EXPECT_FALSE(in_inbox(rig.sam, asked.text()));
    EXPECT_EQ(own_file().book.plan.review_due->words, "22 May 2027");
    EXPECT_EQ(case_file(rig.sam).book.plan.review_due->words, "22 May 2027");
}

TEST_F(CaseFile, DisagreeingWithThePlanIsHeard)
{
    auto plan = entry(EntryKind::plan_action, { { "what", "Open an account" } });
    plan.matter = "money";
    plan.owner = "young_person";
    plan.due = Date(std::chrono::year(2026) / 11 / 1);
    auto id = written(rig.sam, plan);
    EXPECT_EQ(in_inbox(rig.sam, id.text())->group, Group::overdue);
    auto no = written(rig.kit, entry(EntryKind::plan_disagree, { { "comment", "I have one" } }, id.text()));
    EXPECT_EQ(in_inbox(rig.sam, no.text())->kind, Kind::disagreed);
    auto money = own_file().book.plan.matters.at(7);
    EXPECT_EQ(money.title, "Money");
    ASSERT_EQ(money.actions.size(), 1u);
    EXPECT_EQ(money.actions[0].agreed, false);
    EXPECT_EQ(money.actions[0].action.owner_name, "you");
}

TEST_F(CaseFile, NotesAreNotOnTheirPageButInTheirCopy)
{
    kit_says("safe");
    written(rig.sam, entry(EntryKind::comment, { { "text", "Sounded tired" } }));
    auto referral = entry(EntryKind::referral, { { "why", "Somebody waits outside" } });
    referral.owner = "mash";
    auto quiet = written(rig.sam, referral);
    auto sent = entry(EntryKind::referral_state, {}, quiet.text());
    sent.state = "sent";
    written(rig.sam, sent);
    EXPECT_TRUE(own_file().book.entries.empty());
    auto copy = rig.wait(rig.own_file->copy(rig.kit, rig.english));
    ASSERT_TRUE(copy) << copy.error().detail;
    ASSERT_EQ(copy->file.book.entries.size(), 1u) << "not what could put them in danger";
    EXPECT_EQ(copy->file.book.entries[0].words.at("text"), "Sounded tired");
    ASSERT_EQ(copy->words.size(), 1u);
    EXPECT_EQ(copy->words[0].lines.at(1).answer, "nobody rang me");
    EXPECT_EQ(copy->name, "Kit Invented");
    EXPECT_EQ(rig.audit_actions().back(), "own_copy.make");
}

TEST_F(CaseFile, TheySeeWhoHasReadWhat)
{
    kit_says("safe");
    ASSERT_TRUE(rig.wait(rig.desk->statement(rig.sam, rig.session)));
    ASSERT_TRUE(rig.wait(rig.desk->statement(rig.sam, rig.session)));
    case_file(rig.manager);
    auto readers = rig.wait(rig.own_file->readers(rig.kit, rig.english));
    ASSERT_TRUE(readers);
    ASSERT_EQ(readers->size(), 2u);
    EXPECT_EQ(readers->at(0).who, "Morgan Madeup");
    EXPECT_EQ(readers->at(0).role, "the team manager");
    EXPECT_EQ(readers->at(0).what, "case_file");
    EXPECT_EQ(readers->at(1).who, "Sam Example");
    EXPECT_EQ(readers->at(1).role, "your personal adviser");
    EXPECT_EQ(readers->at(1).title, "A check-in");
}

TEST_F(CaseFile, WhatIsKeptFromAnAdviserTakesItsEntriesAlong)
{
    kit_says("staff");
    auto note = entry(EntryKind::comment, { { "text", "To be looked into" } });
    note.session = rig.session;
    EXPECT_EQ(write(rig.sam, note).error().code, Errc::not_found) << "as if it were not there";
    auto id = written(rig.manager, note);
    auto promised = written(rig.manager, action("Meet Kit", rig.session));
    EXPECT_TRUE(case_file(rig.sam).book.entries.empty());
    EXPECT_EQ(case_file(rig.manager).book.entries.size(), 2u);
    EXPECT_FALSE(in_inbox(rig.sam, promised.text()));
    EXPECT_TRUE(in_inbox(rig.manager, promised.text()));
    EXPECT_EQ(write(rig.sam, entry(EntryKind::correction, { { "text", "no" } }, id.text())).error().code, Errc::not_found);
    EXPECT_EQ(write(rig.sam, entry(EntryKind::action_done, { { "what_changed", "no" } }, promised.text())).error().code,
        Errc::not_found);
}

TEST_F(CaseFile, AnEntryAboutSomebodyElsesIsNotFound)
{
    auto of_noor = action("Ring Noor");
    ASSERT_TRUE(write(rig.alex, of_noor, rig.noor.young_person));
    EXPECT_EQ(write(rig.sam, entry(EntryKind::action_done, { { "what_changed", "x" } }, of_noor.id.text())).error().code,
        Errc::not_found);
    EXPECT_EQ(write(rig.kit, entry(EntryKind::correction, { { "text", "x" } }, of_noor.id.text())).error().code,
        Errc::invalid_input);
}

TEST_F(CaseFile, FindsPeopleByNameOrNumberWithinReachOnly)
{
    auto found = [&](domain::Actor const& actor, std::string query) {
        std::vector<std::string> names;
        auto result = rig.wait(rig.desk->search(actor, std::move(query)));
        EXPECT_TRUE(result);
        for (auto const& person : *result)
            names.push_back(person.name);
        return names;
    };
    using Names = std::vector<std::string>;
    EXPECT_EQ(found(rig.sam, " kit "), Names { "Kit" });
    EXPECT_EQ(found(rig.sam, "INVENTED kit"), Names { "Kit" }) << "whole words, in any order";
    EXPECT_EQ(found(rig.sam, "noor"), Names());
    EXPECT_EQ(found(rig.sam, "Ki"), Names());
    EXPECT_EQ(found(rig.sam, ""), Names());
    EXPECT_EQ(found(rig.manager, "invented").size(), 2u);
    EXPECT_EQ(found(rig.sam, "Kit"), Names { "Kit" }) << "the rig's case number";
    EXPECT_EQ(rig.audit_actions().back(), "names.read");
}

TEST_F(CaseFile, WordsOfEntriesAreSealedOnDisk)
{
    auto id = written(rig.sam, action("a very findable promise"));
    auto row = rig.store->case_entry(id);
    ASSERT_TRUE(row);
    std::string bytes(row->words.begin(), row->words.end());
    EXPECT_EQ(bytes.find("findable"), std::string::npos);
}

} // namespace

} // namespace sayso::tests
