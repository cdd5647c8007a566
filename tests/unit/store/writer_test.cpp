#include "store/writer.h"

#include "store/memory_store.h"
#include "tests/support/fakes.h"
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <gtest/gtest.h>
#include <latch>
#include <thread>

namespace sayso::tests {

using store::Change;
using store::Writer;

namespace {

/// A memory store that holds every group back until it is let go, and remembers how large they were.
class HeldStore final : public store::MemoryStore {
public:
    std::vector<Result<>> commit_group(std::span<Change const> changes) override
    {
        std::unique_lock lock(mutex_);
        sizes.push_back(changes.size());
        arrived_.notify_all();
        let_go_.wait(lock, [this] { return free_; });
        return MemoryStore::commit_group(changes);
    }

    void wait_for_a_group()
    {
        std::unique_lock lock(mutex_);
        arrived_.wait(lock, [this] { return !sizes.empty(); });
    }

    void let_go()
    {
        std::scoped_lock lock(mutex_);
        free_ = true;
        let_go_.notify_all();
    }

    std::vector<std::size_t> sizes; // To be read once the writer is gone.

private:
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::condition_variable let_go_;
    bool free_ = false;
};

Change entry(std::string ref)
{
    Change change;
    change.audit.push_back({ {}, "system", "test", {}, std::move(ref), "done" });
    return change;
}

} // namespace

TEST(Writer, DoesEachOfAThousandOnceInItsSubmittersOrder)
{
    constexpr int threads = 4;
    constexpr int each = 250;
    store::MemoryStore store;
    std::array<std::vector<int>, threads> done; // Only the writer thread touches it until the writer is gone.
    {
        Writer writer(store);
        std::vector<std::jthread> submitters;
        std::latch start(threads);
        for (int thread = 0; thread < threads; ++thread)
            submitters.emplace_back([&, thread] {
                start.arrive_and_wait();
                for (int i = 0; i < each; ++i) {
                    auto note = [&done, thread, i](Result<> result) {
                        EXPECT_TRUE(result);
                        done[static_cast<std::size_t>(thread)].push_back(i);
                    };
                    EXPECT_TRUE(writer.submit(entry(std::to_string(thread) + " " + std::to_string(i)), note));
                }
            });
    }
    for (auto const& order : done) {
        ASSERT_EQ(order.size(), static_cast<std::size_t>(each));
        EXPECT_TRUE(std::ranges::is_sorted(order));
    }
    std::array<int, threads> next {};
    auto records = store.audit_after(0, 2000);
    ASSERT_EQ(records->size(), 1000U);
    for (auto const& record : *records) {
        auto thread = static_cast<std::size_t>(record.entry.ref[0] - '0');
        EXPECT_EQ(record.entry.ref.substr(2), std::to_string(next[thread]++));
    }
}

TEST(Writer, TakesWhatIsWaitingAsOneGroup)
{
    HeldStore store;
    std::atomic<int> groups = 0;
    std::vector<std::string> order;
    {
        Writer writer(store, [&] {
            ++groups;
            order.push_back("after");
        });
        ASSERT_TRUE(writer.submit(entry("first"), [&](Result<>) { order.push_back("done"); }));
        store.wait_for_a_group();
        for (int i = 0; i < 300; ++i)
            ASSERT_TRUE(writer.submit(entry("more"), [&](Result<>) { order.push_back("done"); }));
        store.let_go();
    }
    EXPECT_EQ(store.sizes, (std::vector<std::size_t> { 1, 256, 44 }));
    EXPECT_EQ(groups, 3);
    ASSERT_EQ(order.size(), 304U);
    EXPECT_EQ(order[1], "after") << "once its group was told";
    EXPECT_EQ(order[258], "after");
    EXPECT_EQ(order[303], "after");
}

TEST(Writer, TellsEachChangeItsOwnResult)
{
    HeldStore store;
    std::vector<bool> results;
    {
        Writer writer(store);
        Change bad;
        bad.acknowledgements.push_back({}); // Without an audit entry.
        auto note = [&](Result<> result) { results.push_back(result.has_value()); };
        ASSERT_TRUE(writer.submit(entry("good"), note));
        ASSERT_TRUE(writer.submit(bad, note));
        ASSERT_TRUE(writer.submit(entry("good"), note));
        store.let_go();
    }
    EXPECT_EQ(results, (std::vector { true, false, true }));
}

TEST(Writer, CommitsWhatIsWaitingBeforeItGoes)
{
    HeldStore store;
    int done = 0;
    {
        Writer writer(store);
        for (int i = 0; i < 1000; ++i)
            ASSERT_TRUE(writer.submit(entry("waiting"), [&](Result<>) { ++done; }));
        store.let_go();
    }
    EXPECT_EQ(done, 1000);
    EXPECT_EQ(store.audit_after(0, 2000)->size(), 1000U);
}

TEST(Writer, RefusesMoreThanItCanHold)
{
    HeldStore store;
    int done = 0;
    auto count = [&](Result<>) { ++done; };
    {
        Writer writer(store);
        ASSERT_TRUE(writer.submit(entry("in hand"), count));
        store.wait_for_a_group(); // So that it is out of the queue.
        for (int i = 0; i < 10'000; ++i)
            ASSERT_TRUE(writer.submit(Change(), count)) << i;
        auto refused = writer.submit(Change(), [](Result<>) { FAIL() << "a refused change is never done"; });
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, Errc::unavailable);
        store.let_go();
    }
    EXPECT_EQ(done, 10'001);
}

TEST(Writer, CommitsWhileTheCallerWaits)
{
    store::MemoryStore store;
    Writer writer(store);
    EXPECT_TRUE(writer.commit(entry("one")));
    EXPECT_EQ(store.audit_after(0, 10)->size(), 1U);
    Change bad;
    bad.acknowledgements.push_back({});
    auto refused = writer.commit(bad);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Errc::invalid_input);
}

} // namespace sayso::tests
