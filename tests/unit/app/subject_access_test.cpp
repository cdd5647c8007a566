#include "app/subject_access.h"

#include <gtest/gtest.h>

namespace sayso::tests {

namespace json = boost::json;

namespace {

json::array two_entries()
{
    return { json::object { { "id", "reply/1" }, { "kind", "reply" }, { "by", "Sam" }, { "at", "2026-11-22" },
                 { "text", "Your mum rang. Your mum was upset." } },
        json::object { { "id", "answer/2" }, { "kind", "answer" }, { "by", "you" }, { "at", "2026-11-22" },
            { "question", "Who upset you?" }, { "text", "My mum" }, { "as_seen", "Fy mam" } } };
}

std::string burnt(std::string_view cuts)
{
    auto entries = two_entries();
    auto parsed = app::parse_cuts(cuts);
    if (!parsed)
        return "refused";
    auto done = app::burn_in(entries, *parsed);
    return done ? json::serialize(entries) : "refused";
}

} // namespace

TEST(SubjectAccessCuts, APassageGoesWhereverItStandsInItsEntry)
{
    auto text = burnt(R"([{"entry": "reply/1", "passage": "Your mum", "reason": "about another person"}])");
    EXPECT_NE(text.find("[Left out: about another person] rang. [Left out: about another person] was"), std::string::npos)
        << text;
    EXPECT_EQ(text.find("Your mum"), std::string::npos);
    EXPECT_NE(text.find("My mum"), std::string::npos) << "and in no other";
}

TEST(SubjectAccessCuts, AWholeEntryGoesInEveryLanguage)
{
    auto text = burnt(R"([{"entry": "answer/2", "reason": "about another person"}])");
    for (auto const* words : { "Who upset you", "My mum", "Fy mam" })
        EXPECT_EQ(text.find(words), std::string::npos) << words;
    EXPECT_NE(text.find("Your mum rang"), std::string::npos);
}

TEST(SubjectAccessCuts, AnyTextOfAnEntryCanBeLeftOutAndWhatAnEntryWasCalledGoesWithAllOfIt)
{
    json::array entries { json::object { { "id", "entry/1" }, { "part", "referrals" }, { "kind", "Referral" },
        { "at", "2026-11-22" }, { "by", "Sam" }, { "owner", "the safeguarding front door" }, { "why", "Aunt Jo rang" } } };
    auto some = entries;
    ASSERT_TRUE(app::burn_in(some, *app::parse_cuts(R"([{"entry": "entry/1", "passage": "Aunt Jo", "reason": "other"},)"
                                                    R"( {"entry": "entry/1", "passage": "Sam", "reason": "safety"}])")));
    EXPECT_EQ(some[0].at("why"), "[Left out: other] rang");
    EXPECT_EQ(some[0].at("by"), "[Left out: safety]");
    EXPECT_EQ(some[0].at("kind"), "Referral");

    ASSERT_TRUE(app::burn_in(entries, *app::parse_cuts(R"([{"entry": "entry/1", "reason": "serious harm"}])")));
    auto text = json::serialize(entries);
    for (auto const* gone : { "Referral", "front door", "Aunt", "Sam" })
        EXPECT_EQ(text.find(gone), std::string::npos) << gone << " in " << text;
    EXPECT_EQ(entries[0].at("text"), "[Left out: serious harm]");
}

TEST(SubjectAccessCuts, NothingStaysInByASlipOfThePen)
{
    for (auto const* cuts : { "no list", R"([{"entry": "reply/9", "reason": "r"}])", R"([{"entry": "reply/1"}])",
             R"([{"entry": "reply/1", "passage": "your mum", "reason": "other case"}])",
             R"([{"entry": "reply/1", "passage": "mum", "reason": "about your mum"}])",
             R"([{"entry": "reply/1", "pasage": "mum", "reason": "r"}])" })
        EXPECT_EQ(burnt(cuts), "refused") << cuts;
    EXPECT_NE(burnt("[]"), "refused");
}

TEST(SubjectAccessCuts, TheListSaysWhatIsInTheFile)
{
    json::object file { { "entries", two_entries() } };
    auto list = app::as_list(file);
    for (auto const* words : { "reply, Sam", "Your mum rang", "Who upset you?", "My mum", "Fy mam" })
        EXPECT_NE(list.find(words), std::string::npos) << words;
}

} // namespace sayso::tests
