#include "flow/value.h"

#include "tests/unit/flow/sample_flow.h"
#include <gtest/gtest.h>

namespace sayso::flow {
namespace {

TEST(AnswerJson, HasOneFormForEachKind)
{
    struct {
        AnswerValue value;
        char const* type;
        char const* json;
    } const cases[] = {
        { given("unsafe"), "choice", R"({"choice":"unsafe"})" },
        { given(std::vector<std::string> { "a", "b" }), "many", R"({"many":["a","b"]})" },
        { given(3), "int", R"({"int":3})" },
        { given(2), "scale", R"({"scale":2})" },
        { given(day(2026, 11, 22)), "date", R"({"date":"2026-11-22"})" },
        { given("Say \"hi\"\n\xF0\x9F\x98\x80"), "text", "{\"text\":\"Say \\\"hi\\\"\\n\xF0\x9F\x98\x80\"}" },
        { given("01632 960123"), "phone", R"({"phone":"01632 960123"})" },
        { skipped(), "", R"({"skipped":true})" },
        { dont_know(), "", R"({"dont_know":true})" },
        { cleared(), "", R"({"cleared":true})" },
    };
    for (auto const& one : cases) {
        EXPECT_EQ(to_json(one.value, one.type), one.json);
        auto back = parse_answer(one.json);
        ASSERT_TRUE(back) << one.json;
        EXPECT_EQ(back->value, one.value) << one.json;
        EXPECT_EQ(back->type, one.type);
    }
}

TEST(AnswerJson, RefusesEverythingElse)
{
    for (auto const* json : { "", "null", "3", "[]", "{}", R"({"choice":3})", R"({"choice":"a","many":[]})",
             R"({"choice":"a","extra":1})", R"({"many":"a"})", R"({"many":[1]})", R"({"int":"3"})", R"({"int":3.5})",
             R"({"int":1e3})", R"({"int":99999999999999999999})", R"({"scale":true})", R"({"date":"2026-02-30"})",
             R"({"date":"22/11/2026"})", R"({"text":null})", R"({"phone":1})", R"({"skipped":false})",
             R"({"skipped":1})", R"({"dont_know":"true"})", R"({"cleared":null})", R"({"drawing":"x"})",
             R"({"Text":"x"})", R"({"text":"x"} x)", R"({"text":{"text":{"text":{}}}})", "{\"text\":\"\xff\"}",
             R"({"text":"\ud800"})" }) {
        auto answer = parse_answer(json);
        ASSERT_FALSE(answer) << json;
        EXPECT_EQ(answer.error().code, Errc::invalid_input);
    }
}

} // namespace
} // namespace sayso::flow
