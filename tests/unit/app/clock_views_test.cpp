#include "casefile/phrase_scan.h"
#include "tests/unit/app/rig.h"
#include <algorithm>

/// The same days on both sides; and that a look at the words only reorders.
namespace sayso::tests {

namespace {

void say_and_send(AppRig& rig, std::string const& words)
{
    rig.begin();
    ASSERT_TRUE(rig.say("safe", R"({"choice":"safe"})"));
    auto said = rig.say("words", R"({"text":")" + words + R"("})");
    ASSERT_TRUE(said);
    EXPECT_EQ(said->saved.answer, words) << "saved at once and word for word, whatever is in it";
    ASSERT_TRUE(rig.say("nights", R"({"int":0})"));
    ASSERT_TRUE(rig.wait(rig.conversation->submit(rig.kit, rig.session, rig.english)));
}

std::string clocks_of(std::vector<domain::ClockView> const& clocks)
{
    std::string all;
    for (auto const& clock : clocks)
        all += clock.kind + " " + clock.due.words + (clock.overdue ? " overdue; " : "; ");
    return all;
}

casefile::PhraseLists some_phrases()
{
    casefile::PhraseWords words;
    words.version = "test-1";
    words.phrases.push_back({ "want to die", 2, "suicide" });
    casefile::PhraseLists lists;
    lists.emplace("en", casefile::PhraseList(words));
    return lists;
}

/// What Sam's inbox holds, in its order.
std::vector<std::string> inbox_of(AppRig& rig)
{
    std::vector<std::string> refs;
    auto inbox = rig.wait(rig.desk->inbox(rig.sam));
    EXPECT_TRUE(inbox);
    for (auto const& item : *inbox)
        refs.push_back(item.ref);
    return refs;
}

} // namespace

TEST(ClockViews, BothSidesReadTheSameDayOfAReply)
{
    AppRig rig; // A Sunday evening.
    say_and_send(rig, "nothing much");
    auto own = rig.wait(rig.own_file->file(rig.kit, rig.english));
    auto desk = rig.wait(rig.desk->case_file(rig.sam, rig.kit.young_person));
    ASSERT_TRUE(own && desk);
    EXPECT_EQ(clocks_of(own->book.clocks), "reply 25 November 2026; ");
    EXPECT_EQ(clocks_of(desk->book.clocks), clocks_of(own->book.clocks));
    EXPECT_EQ(own->book.clocks[0].words, "By 25 November 2026");
    EXPECT_EQ(own->book.clocks[0].title, "An answer to what you sent");
    EXPECT_EQ(desk->book.clocks[0].title, "Reply");
    ASSERT_TRUE(own->opening);
    EXPECT_EQ(own->opening->words, "Closed now");
    EXPECT_EQ(own->opening->next, "Opens tomorrow at 9 am");

    rig.clock.advance(std::chrono::days { 7 });
    auto late = rig.wait(rig.own_file->file(rig.kit, rig.english));
    EXPECT_EQ(clocks_of(late->book.clocks), "reply 25 November 2026 overdue; ");
    EXPECT_EQ(late->book.clocks[0].words, "This should have happened by 25 November 2026");
    auto inbox = rig.wait(rig.desk->inbox(rig.sam));
    ASSERT_EQ(inbox->size(), 1U);
    EXPECT_EQ(inbox->front().group, domain::InboxItem::Group::overdue);
    ASSERT_TRUE(inbox->front().due);
    EXPECT_EQ(inbox->front().due->words, "25 November 2026");

    ASSERT_TRUE(
        rig.wait(rig.desk->reply(rig.sam, rig.session, ReplyId::make(rig.clock.now(), rig.random), "Thank you")));
    EXPECT_TRUE(rig.wait(rig.own_file->file(rig.kit, rig.english))->book.clocks.empty());
}

TEST(PhraseScanInUse, ReordersAndDoesNothingElse)
{
    auto phrases = some_phrases();
    AppRig with;
    with.conversation->know(phrases);
    AppRig without;
    std::vector<std::vector<std::string>> inboxes;
    for (auto* rig : { &with, &without }) {
        say_and_send(*rig, "i w4nt to dieee");
        auto worrying = rig->session;
        rig->clock.advance(std::chrono::minutes { 5 });
        say_and_send(*rig, "had a good day");
        auto inbox = inbox_of(*rig);
        EXPECT_EQ(inbox.size(), 2U) << "nothing is hidden, whatever was found";
        EXPECT_EQ(inbox.front() == worrying.text(), rig == &with) << "but what worries comes first";
        EXPECT_TRUE(rig->store->alerts_of_session(worrying)->empty()) << "it raises nothing by itself";
        EXPECT_EQ(rig->store->scan_of(worrying)->level, rig == &with ? 2 : 0);
        EXPECT_EQ(rig->store->scan_of(rig->session)->level, 0);
        std::sort(inbox.begin(), inbox.end());
        inboxes.push_back(inbox);
    }
    EXPECT_EQ(with.audit_actions(), without.audit_actions());
}

} // namespace sayso::tests
