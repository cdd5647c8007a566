#include "store/change.h"

#include <gtest/gtest.h>

namespace sayso::tests {

TEST(WordLists, ComeBackAsTheyWere)
{
    using Words = std::vector<std::string>;
    EXPECT_EQ(store::joined({}), "");
    EXPECT_EQ(store::split(""), Words {});
    EXPECT_EQ(store::joined({ "phone" }), "phone");
    EXPECT_EQ(store::split("phone"), Words { "phone" });
    EXPECT_EQ(store::split(store::joined({ "where_now", "nights#2", "phone" })),
        (Words { "where_now", "nights#2", "phone" }));
}

TEST(WordLists, RefuseAPlaceThatWouldBecomeTwo)
{
    store::Change change;
    casefile::AlertRecord alert;
    alert.id = *AlertId::parse("00000000000000000000000000000001");
    alert.add = { "where,now" };
    change.alerts.push_back(alert);
    auto checked = store::check(change);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().code, Errc::invalid_input);
}

} // namespace sayso::tests
