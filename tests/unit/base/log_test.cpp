#include "base/log.h"

#include <gtest/gtest.h>

namespace sayso::tests {

namespace {

std::string line_of(std::string_view event, std::initializer_list<LogField> fields)
{
    testing::internal::CaptureStderr();
    log_event(event, fields);
    return testing::internal::GetCapturedStderr();
}

} // namespace

TEST(Log, WritesOneLineOfFields)
{
    EXPECT_EQ(line_of("store.opened", { { "rows", 12 }, { "flow", "housing-tonight" } }),
        "event=store.opened rows=12 flow=housing-tonight\n");
    EXPECT_EQ(line_of("started", {}), "event=started\n");
    EXPECT_EQ(line_of("e", { { "low", -5 }, { "high", 18446744073709551615U } }),
        "event=e low=-5 high=18446744073709551615\n");
}

TEST(Log, LetsNoValueForgeALineOrAField)
{
    EXPECT_EQ(line_of("refused", { { "by", "x\nevent=admitted by=y" } }),
        "event=refused by=x\\x0aevent\\x3dadmitted\\x20by\\x3dy\n");
    EXPECT_EQ(line_of("e", { { "v", std::string_view("\0\r\t\"\\\x7f\x1b[2J", 10) } }),
        "event=e v=\\x00\\x0d\\x09\\x22\\x5c\\x7f\\x1b[2J\n");
    EXPECT_EQ(line_of("e", { { "v", "\xc3\xa9" } }), "event=e v=\\xc3\\xa9\n");
}

} // namespace sayso::tests
