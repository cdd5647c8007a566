#include "tests/contract/store_contract.h"

namespace sayso::tests {

// Every TEST_P(StoreContract, ...) of this program runs against each of these.
INSTANTIATE_TEST_SUITE_P(Stores, StoreContract, testing::Values(StoreKind::memory, StoreKind::sqlite),
    [](auto const& kind) { return std::string(kind.param == StoreKind::memory ? "memory" : "sqlite"); });

TEST(EmptyStore, HasNoCouncilYet)
{
    TemporaryFolder folder;
    auto sqlite = store::open_sqlite_store({ folder.path(), true });
    ASSERT_TRUE(sqlite);
    for (auto* store : { store::open_memory_store().release(), sqlite->release() }) {
        std::unique_ptr<store::Store> owned(store);
        auto authority = owned->authority();
        ASSERT_FALSE(authority);
        EXPECT_EQ(authority.error().code, Errc::not_found);
        EXPECT_TRUE(owned->teams()->empty());
        EXPECT_TRUE(owned->workers()->empty());
        EXPECT_TRUE(owned->outbox_waiting(10)->empty());
        EXPECT_TRUE(owned->audit_after(0, 10)->empty());
    }
}

} // namespace sayso::tests
