#include "wire/problem.h"

#include "fixtures.h"
#include <gtest/gtest.h>

using namespace sayso;
using namespace sayso::wire;

TEST(Problem, OnASocket)
{
    Problem problem;
    problem.text = "We could not read that message.";
    EXPECT_EQ(test::parsed(to_message(problem)), test::fixture("server-problem"));

    Problem about_answer { Errc::invalid_input, "value", "Please choose one of the answers shown.", test::session(),
        test::first_answer() };
    EXPECT_EQ(test::parsed(to_message(about_answer)), test::fixture("server-problem-answer"));
}

TEST(Problem, OverHttp)
{
    Problem problem { Errc::forbidden, "", "Please sign in first.", std::nullopt, std::nullopt };
    EXPECT_EQ(test::parsed(to_body(problem)), test::fixture("http-problem"));
}

TEST(Problem, StatusOfEachCode)
{
    EXPECT_EQ(http_status(Errc::invalid_input), 400u);
    EXPECT_EQ(http_status(Errc::forbidden), 403u);
    EXPECT_EQ(http_status(Errc::not_found), 404u);
    EXPECT_EQ(http_status(Errc::conflict), 409u);
    EXPECT_EQ(http_status(Errc::corrupt), 500u);
    EXPECT_EQ(http_status(Errc::unavailable), 503u);
}

TEST(Problem, WordsAreLookedUpByTheDetailFirst)
{
    using Keys = std::vector<std::string>;
    EXPECT_EQ(word_keys(fail(Errc::invalid_input, "not_an_option: step safe")),
        (Keys { "problem.not_an_option", "problem.invalid_input" }));
    EXPECT_EQ(word_keys(fail(Errc::conflict, "id_reused")), (Keys { "problem.id_reused", "problem.conflict" }));
    EXPECT_EQ(word_keys(fail(Errc::corrupt, "")), Keys { "problem.corrupt" });
    EXPECT_EQ(word_keys(fail(Errc::corrupt, "7 rows")), Keys { "problem.corrupt" });
}
