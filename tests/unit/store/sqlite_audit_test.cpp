#include "store/verify.h"
#include "tests/unit/store/council.h"

namespace sayso::tests {

class Audit : public SqliteFolder {
protected:
    void SetUp() override
    {
        SqliteFolder::SetUp();
        for (std::uint64_t i = 0; i < 5; ++i)
            ASSERT_TRUE(commit(turn(i)));
    }

    std::string verdict_after(std::string const& sql)
    {
        store.reset();
        tamper(database(), sql);
        open();
        auto verified = store::verify_audit(*store);
        if (verified)
            return "sound";
        EXPECT_EQ(verified.error().code, Errc::corrupt);
        return verified.error().detail;
    }
};

TEST_F(Audit, IsSoundAndGoesOnAfterAReopen)
{
    EXPECT_EQ(*store::verify_audit(*store), 6U);
    reopen();
    ASSERT_TRUE(commit(turn(5)));
    EXPECT_EQ(*store::verify_audit(*store), 7U);
}

TEST_F(Audit, NamesAChangedEntry)
{
    EXPECT_EQ(verdict_after("UPDATE audit SET actor = 'worker:other' WHERE number = 3"),
        "audit entry 3 was changed, or the one before it was taken out");
}

TEST_F(Audit, NamesAMissingEntry)
{
    EXPECT_EQ(verdict_after("DELETE FROM audit WHERE number = 3"), "audit entry 3 is missing");
}

TEST_F(Audit, NoticesEntriesThatWereClosedUpOverAGap)
{
    EXPECT_EQ(verdict_after("DELETE FROM audit WHERE number = 3;"
                            "UPDATE audit SET number = 3 WHERE number = 4;"
                            "UPDATE audit SET number = 4 WHERE number = 5;"
                            "UPDATE audit SET number = 5 WHERE number = 6;"),
        "audit entry 3 was changed, or the one before it was taken out");
}

TEST_F(Audit, NoticesThatItsEndWasCutOff)
{
    EXPECT_EQ(verdict_after("DELETE FROM audit WHERE number > 4"), "audit entry 5 is missing");
    ASSERT_TRUE(commit(turn(5))) << "the service goes on";
    EXPECT_EQ(store::verify_audit(*store).error().detail, "audit entry 5 is missing") << "and the gap stays to be seen";
}

TEST_F(Audit, NoticesThatAllOfItIsGone)
{
    EXPECT_EQ(verdict_after("DELETE FROM audit"), "audit entry 1 is missing");
}

TEST_F(Audit, NoticesAHashThatWasCutShort)
{
    EXPECT_NE(verdict_after("UPDATE audit SET hash = x'00' WHERE number = 2"), "sound");
}

} // namespace sayso::tests
