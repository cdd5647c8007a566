#pragma once

#include "base/id.h"
#include "base/random.h"
#include "base/time.h"
#include <array>
#include <map>
#include <optional>
#include <string>

namespace sayso::app {

/// Things that wait a few minutes for the next step of somebody signing in, each under a random token. Kept in memory:
/// after a restart people begin that step again, and nothing of it lies on a disk. Bounded. Threads: the network thread.
template <class Thing> class Waiting {
public:
    Waiting(Clock const& clock, Random& random, std::chrono::minutes lasts, std::size_t most = 5000)
        : clock_(clock)
        , random_(random)
        , lasts_(lasts)
        , most_(most)
    {
    }

    /// The token under which it waits. When there are too many the oldest goes.
    std::string put(Thing thing)
    {
        forget_old();
        std::array<std::uint8_t, 32> bytes;
        random_.fill(bytes);
        auto token = to_hex(bytes);
        auto until = clock_.now() + lasts_;
        things_.emplace(token, Entry { std::move(thing), until, ++made_ });
        order_.emplace(made_, token);
        return token;
    }

    /// Valid until the next call; null if there is none, or no longer.
    Thing const* find(std::string const& token) const
    {
        auto found = things_.find(token);
        return found == things_.end() || found->second.until <= clock_.now() ? nullptr : &found->second.thing;
    }

    /// Gives it out for good: it can not be used twice.
    std::optional<Thing> take(std::string const& token)
    {
        auto const* there = find(token);
        if (!there)
            return std::nullopt;
        std::optional<Thing> taken(*there);
        drop(token);
        return taken;
    }

    void drop(std::string const& token)
    {
        auto found = things_.find(token);
        if (found == things_.end())
            return;
        order_.erase(found->second.number);
        things_.erase(found);
    }

private:
    struct Entry {
        Thing thing;
        Moment until;
        std::uint64_t number = 0;
    };

    void forget_old()
    {
        while (!order_.empty()) {
            auto oldest = order_.begin()->second;
            if (things_.size() < most_ && things_.at(oldest).until > clock_.now())
                return;
            drop(oldest);
        }
    }

    Clock const& clock_;
    Random& random_;
    std::chrono::minutes lasts_;
    std::size_t most_;
    std::map<std::string, Entry> things_;
    std::map<std::uint64_t, std::string> order_;
    std::uint64_t made_ = 0;
};

} // namespace sayso::app
