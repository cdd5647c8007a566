#include "app/overdue.h"

#include "app/access_desk.h"
#include "casefile/opening.h"
#include "tests/unit/app/rig.h"
#include <algorithm>

/// What ran out comes to the next person too, once, and both sides read the same day.
namespace sayso::tests {

using namespace std::chrono_literals;
using domain::InboxItem;
using domain::Recipient;
using domain::Role;

namespace {

Moment at(char const* day, int hour, int minute = 0)
{
    return domain::moment_in_england(*parse_date(day), hour * 60 + minute);
}

/// Kit sent something on a Monday; the answer is due by the end of Thursday.
class OverdueTest : public testing::Test {
protected:
    OverdueTest()
    {
        settings.overdue = { { Recipient::team_manager, 4 * 60 }, { Recipient::duty_team, 16 * 60 } };
        rig.desk->know(settings);
        rig.own_file->know(settings);
        rig.clock.set(at("2026-11-23", 10));
        dana = rig.hire(Role::duty_team, "dana");
        begin_anew();
    }

    /// As after a restart: what was only remembered is gone.
    void begin_anew() { overdue.emplace(*rig.link, *rig.authority, *rig.outbox, settings, rig.clock, rig.random); }

    SessionId send(std::string first_answer = R"({"choice":"safe"})")
    {
        rig.begin();
        EXPECT_TRUE(rig.say("safe", std::move(first_answer)));
        EXPECT_TRUE(rig.say("words", R"({"text":"some words"})"));
        EXPECT_TRUE(rig.say("nights", R"({"int":3})"));
        EXPECT_TRUE(rig.wait(rig.conversation->submit(rig.kit, rig.session, rig.english)));
        return rig.session;
    }

    int round_at(Moment moment)
    {
        rig.clock.set(moment);
        auto passed = rig.wait(overdue->round());
        EXPECT_TRUE(passed);
        return passed ? *passed : -1;
    }

    std::optional<InboxItem> in_inbox(domain::Actor const& actor, InboxItem::Kind kind)
    {
        auto inbox = rig.wait(rig.desk->inbox(actor));
        EXPECT_TRUE(inbox);
        auto found = std::ranges::find(*inbox, kind, &InboxItem::kind);
        return found == inbox->end() ? std::nullopt : std::optional(*found);
    }

    Result<domain::EntryView> note(domain::Actor const& by, std::string clock, char const* day)
    {
        casefile::Entry entry;
        entry.id = EntryId::make(rig.clock.now(), rig.random);
        entry.kind = casefile::EntryKind::clock_event;
        entry.about = std::move(clock);
        entry.happened = *parse_date(day);
        return rig.wait(rig.case_writer->write(by, rig.kit.young_person, std::move(entry), rig.english));
    }

    AppRig rig;
    domain::CouncilSettings settings;
    domain::Actor dana;
    std::optional<app::Overdue> overdue;
};

TEST_F(OverdueTest, AnAnswerThatIsLateComesToTheManagerAndThenToTheDutyTeam)
{
    auto session = send();
    EXPECT_EQ(round_at(at("2026-11-26", 23, 59)), 0) << "the day is not over";
    EXPECT_EQ(round_at(at("2026-11-27", 12, 59)), 0) << "not yet four hours of the office";
    auto waiting = in_inbox(rig.manager, InboxItem::Kind::statement);
    ASSERT_TRUE(waiting);
    EXPECT_EQ(waiting->passed_to, "");
    EXPECT_EQ(round_at(at("2026-11-27", 13, 15)), 1);
    auto theirs = in_inbox(rig.manager, InboxItem::Kind::statement);
    ASSERT_TRUE(theirs);
    EXPECT_EQ(theirs->group, InboxItem::Group::overdue);
    EXPECT_EQ(theirs->passed_to, "team_manager");
    ASSERT_TRUE(theirs->due);
    EXPECT_EQ(theirs->due->words, "26 November 2026");
    EXPECT_EQ(in_inbox(rig.sam, InboxItem::Kind::statement)->due->words, theirs->due->words) << "Sam still has it";
    EXPECT_FALSE(in_inbox(dana, InboxItem::Kind::statement));

    EXPECT_EQ(round_at(at("2026-11-27", 16)), 0) << "once";
    begin_anew();
    EXPECT_EQ(round_at(at("2026-11-27", 17)), 0) << "and once after a restart too";
    EXPECT_EQ(round_at(at("2026-11-30", 16, 45)), 0) << "nothing passes on a weekend: the sixteen hours end on Monday";
    EXPECT_EQ(round_at(at("2026-12-01", 9, 15)), 1);
    auto on_duty = in_inbox(dana, InboxItem::Kind::statement);
    ASSERT_TRUE(on_duty);
    EXPECT_EQ(on_duty->passed_to, "duty_team");
    EXPECT_EQ(on_duty->due->words, "26 November 2026");
    EXPECT_TRUE(rig.wait(rig.desk->statement(dana, session))) << "and they can open it";

    auto own = rig.wait(rig.own_file->file(rig.kit, rig.english));
    ASSERT_TRUE(own);
    ASSERT_FALSE(own->book.clocks.empty());
    EXPECT_EQ(own->book.clocks.front().due.words, "26 November 2026") << "Kit reads the same day";
}

TEST_F(OverdueTest, WhatWasAnsweredComesToNobody)
{
    auto session = send();
    rig.clock.advance(1h);
    ASSERT_TRUE(rig.wait(rig.desk->reply(rig.sam, session, ReplyId::make(rig.clock.now(), rig.random), "Yes.")));
    EXPECT_EQ(round_at(at("2026-12-10", 12)), 0);
    EXPECT_FALSE(in_inbox(dana, InboxItem::Kind::statement));
}

TEST_F(OverdueTest, WhatIsSaidAboutAWorkerComesToNobodyButTheLead)
{
    settings.overdue.push_back({ Recipient::safeguarding_lead, 20 * 60 });
    auto leda = rig.hire(Role::safeguarding_lead, "leda");
    send(R"({"choice":"staff"})");
    EXPECT_EQ(round_at(at("2026-12-10", 12)), 1);
    EXPECT_FALSE(in_inbox(dana, InboxItem::Kind::statement));
    EXPECT_FALSE(in_inbox(rig.manager, InboxItem::Kind::statement));
    EXPECT_TRUE(in_inbox(leda, InboxItem::Kind::statement));
}

TEST_F(OverdueTest, ADateOfTheLawThatRanOutStandsInTheInboxOfBoth)
{
    ASSERT_TRUE(note(rig.sam, "returned", "2026-11-23"));
    auto own = rig.wait(rig.own_file->file(rig.kit, rig.english));
    ASSERT_TRUE(own);
    ASSERT_EQ(own->book.clocks.size(), 1U) << "what is promised to Kit, Kit can read";
    EXPECT_EQ(own->book.clocks.front().kind, "return_interview");
    EXPECT_EQ(own->book.clocks.front().due.words, "26 November 2026");
    for (auto const& entry : own->book.entries)
        EXPECT_NE(entry.kind, "clock_event") << "but not what a worker noted";
    EXPECT_FALSE(in_inbox(rig.sam, InboxItem::Kind::clock)) << "not run out";
    EXPECT_EQ(round_at(at("2026-11-26", 12)), 0);
    EXPECT_TRUE(in_inbox(rig.sam, InboxItem::Kind::clock)) << "72 hours are over";
    EXPECT_EQ(round_at(at("2026-11-26", 14)), 1);
    auto theirs = in_inbox(rig.manager, InboxItem::Kind::clock);
    ASSERT_TRUE(theirs);
    EXPECT_EQ(theirs->title, "Return interview");
    EXPECT_EQ(theirs->passed_to, "team_manager");
    EXPECT_EQ(theirs->group, InboxItem::Group::overdue);
    EXPECT_FALSE(in_inbox(dana, InboxItem::Kind::clock)) << "they have no file to find it in";
    ASSERT_TRUE(note(rig.sam, "return_interview_offered", "2026-11-26"));
    EXPECT_FALSE(in_inbox(rig.manager, InboxItem::Kind::clock));
}

TEST_F(OverdueTest, IsAmongTheGrantsUntilTheConversationIsClosed)
{
    auto session = send();
    EXPECT_EQ(round_at(at("2026-12-01", 9, 15)), 2);
    app::AccessDesk access(*rig.link, *rig.authority, *rig.outbox, *rig.vault, rig.clock, rig.random);
    auto grants = rig.wait(access.grants(dana));
    ASSERT_TRUE(grants);
    ASSERT_EQ(grants->size(), 1U);
    EXPECT_EQ(grants->front().kind, domain::GrantKind::overdue);
    EXPECT_EQ(grants->front().role, "duty_team");
    casefile::Entry closed;
    closed.id = EntryId::make(rig.clock.now(), rig.random);
    closed.kind = casefile::EntryKind::closed;
    closed.session = session;
    closed.words["you_said"] = "Too many nights away";
    closed.words["we_did"] = "A room nearer home";
    ASSERT_TRUE(rig.wait(rig.case_writer->write(rig.sam, rig.kit.young_person, closed, rig.english)));
    EXPECT_FALSE(rig.wait(rig.desk->statement(dana, session)));
}

TEST(OpenMinutes, PassOnlyWhileTheOfficeIsOpen)
{
    domain::CouncilSettings settings;
    settings.closed_days = { *parse_date("2026-11-30") };
    EXPECT_EQ(casefile::after_open_minutes(settings, at("2026-11-27", 0), 4 * 60), at("2026-11-27", 13));
    EXPECT_EQ(casefile::after_open_minutes(settings, at("2026-11-27", 16), 60), at("2026-11-27", 17));
    EXPECT_EQ(casefile::after_open_minutes(settings, at("2026-11-27", 16), 90), at("2026-12-01", 9, 30))
        << "over a weekend and a day off";
    EXPECT_EQ(casefile::after_open_minutes(settings, at("2026-11-28", 12), 0), at("2026-12-01", 9));
}

} // namespace

} // namespace sayso::tests
