#pragma once

#include "base/random.h"
#include "base/time.h"
#include <atomic>
#include <mutex>

namespace sayso::tests {

/// A clock that only moves when told to. Starts at 2026-11-22 20:00 UTC, a Sunday evening. Threads: any.
class ManualClock final : public Clock {
public:
    ManualClock() = default;
    explicit ManualClock(Moment start) { set(start); }

    Moment now() const override { return from_millis(millis_.load()); }
    void set(Moment moment) { millis_.store(to_millis(moment)); }
    void advance(std::chrono::milliseconds by) { millis_.fetch_add(by.count()); }

private:
    std::atomic<std::int64_t> millis_ { 1795377600000 };
};

/// The same bytes for the same seed on every run (splitmix64). Never for real keys. Threads: any.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed = 1)
        : state_(seed)
    {
    }

    void fill(std::span<std::uint8_t> bytes) override
    {
        std::scoped_lock lock(mutex_);
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            if (i % 8 == 0)
                word_ = next();
            bytes[i] = static_cast<std::uint8_t>(word_ >> (8 * (i % 8)));
        }
    }

private:
    std::uint64_t next()
    {
        state_ += 0x9e3779b97f4a7c15U;
        auto mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        return mixed ^ (mixed >> 31U);
    }

    std::mutex mutex_;
    std::uint64_t state_;
    std::uint64_t word_ = 0;
};

} // namespace sayso::tests
