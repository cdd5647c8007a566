#include "tests/unit/app/rig.h"

/// Who helped to answer is kept beside the answers, in the same commit, and said once.
namespace sayso::tests {

namespace {

using casefile::EntryKind;

class Helper : public testing::Test {
protected:
    Result<app::Conversation::Answered> say(std::string place, std::string json, std::string helper, AnswerId id)
    {
        auto claimed = flow::parse_answer(json);
        EXPECT_TRUE(claimed);
        app::GivenAnswer given(rig.session, id, std::move(place), std::move(*claimed), false);
        given.helper = std::move(helper);
        return rig.wait(rig.conversation->answer(rig.kit, std::move(given), rig.english));
    }
    std::vector<std::string> helpers()
    {
        std::vector<std::string> found;
        auto entries = rig.store->case_entries_of(rig.kit.young_person);
        EXPECT_TRUE(entries);
        for (auto const& entry : *entries)
            if (entry.kind == EntryKind::present && entry.session == rig.session && entry.by.is_nil())
                found.push_back(entry.state);
        return found;
    }

    AppRig rig;
};

TEST_F(Helper, IsFiledWithTheAnswerAndOnceUntilItChanges)
{
    rig.begin();
    EXPECT_TRUE(helpers().empty());
    auto first = rig.answer_id();
    ASSERT_TRUE(say("safe", R"({"choice":"safe"})", "carer", first));
    ASSERT_TRUE(say("safe", R"({"choice":"safe"})", "carer", first)); // Sent again by a phone that lost the signal.
    EXPECT_EQ(helpers(), std::vector<std::string>({ "carer" }));
    ASSERT_TRUE(say("words", R"({"text":"fine"})", "carer", rig.answer_id()));
    EXPECT_EQ(helpers(), std::vector<std::string>({ "carer" }));
    ASSERT_TRUE(say("nights", R"({"int":0})", "alone", rig.answer_id()));
    EXPECT_EQ(helpers(), std::vector<std::string>({ "carer", "alone" }));
}

TEST_F(Helper, IsNotFiledForAnAnswerThatIsRefused)
{
    rig.begin();
    ASSERT_FALSE(say("safe", R"({"choice":"no_such_option"})", "worker", rig.answer_id()));
    EXPECT_TRUE(helpers().empty());
}

TEST_F(Helper, IsSeenByTheAdviserAndByThemself)
{
    rig.begin();
    ASSERT_TRUE(say("safe", R"({"choice":"safe"})", "interpreter", rig.answer_id()));
    auto theirs = rig.wait(rig.own_file->file(rig.kit, rig.english));
    ASSERT_TRUE(theirs);
    ASSERT_EQ(theirs->statements.at(0).present.size(), 1U);
    EXPECT_EQ(theirs->statements.at(0).present.at(0).state, "interpreter");
    ASSERT_TRUE(rig.say("words", R"({"text":"fine"})"));
    ASSERT_TRUE(rig.say("nights", R"({"int":0})"));
    ASSERT_TRUE(rig.wait(rig.conversation->submit(rig.kit, rig.session, rig.english)));
    auto read = rig.wait(rig.desk->case_file(rig.sam, rig.kit.young_person));
    ASSERT_TRUE(read) << read.error().detail;
    ASSERT_EQ(read->statements.at(0).present.size(), 1U);
    EXPECT_EQ(read->statements.at(0).present.at(0).state, "interpreter");
    EXPECT_TRUE(read->statements.at(0).present.at(0).by_young_person);
}

} // namespace

} // namespace sayso::tests
