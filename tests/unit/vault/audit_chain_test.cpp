#include "vault/audit_chain.h"

#include <functional>
#include <gtest/gtest.h>
#include <vector>

namespace sayso::tests {

using vault::AuditEntry;
using vault::ChainHash;

namespace {

AuditEntry example()
{
    auto subject = *YoungPersonId::parse("000102030405060708090a0b0c0d0e0f");
    return { from_millis(1795377600000), "worker:1", "words.read", subject, "session 1", "done" };
}

} // namespace

TEST(AuditChain, GivesTheSameHashForTheSameEntry)
{
    EXPECT_EQ(vault::next_hash({}, 1, example()), vault::next_hash({}, 1, example()));
}

// Worked out by another program (Python's hashlib), so that nobody's chain changes by accident.
TEST(AuditChain, IsBlake2bOverEachFieldWithItsLengthInFront)
{
    EXPECT_EQ(
        to_hex(vault::next_hash({}, 1, example())), "7bff68df48fe6847872b4c55fa6366e59409ea9109de8bab1b6a1983b0ff4c15");
}

TEST(AuditChain, DependsOnEveryField)
{
    auto hash = vault::next_hash({}, 1, example());
    EXPECT_NE(hash, vault::next_hash(hash, 1, example()));
    EXPECT_NE(hash, vault::next_hash({}, 2, example()));
    std::vector<std::function<void(AuditEntry&)>> changes {
        [](auto& entry) { entry.at += std::chrono::milliseconds(1); },
        [](auto& entry) { entry.actor = "worker:2"; },
        [](auto& entry) { entry.action = "words.write"; },
        [](auto& entry) { entry.subject = {}; },
        [](auto& entry) { entry.ref = ""; },
        [](auto& entry) { entry.outcome = "refused"; },
        [](auto& entry) { // The same letters, split elsewhere.
            entry.actor = "worker:1w";
            entry.action = "ords.read";
        },
    };
    for (std::size_t i = 0; i < changes.size(); ++i) {
        auto entry = example();
        changes[i](entry);
        EXPECT_NE(hash, vault::next_hash({}, 1, entry)) << "change " << i;
    }
}

} // namespace sayso::tests
