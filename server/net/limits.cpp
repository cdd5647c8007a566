#include "net/limits.h"

#include <algorithm>

namespace sayso::net {

TokenBucket::TokenBucket(double capacity, double per_minute, Moment now)
    : capacity_(capacity)
    , per_minute_(per_minute)
    , level_(capacity)
    , filled_(now)
{
}

double TokenBucket::level(Moment now) const
{
    // A clock set back gives nothing and takes nothing.
    auto minutes = std::max(0.0, std::chrono::duration<double, std::ratio<60>>(now - filled_).count());
    return std::min(capacity_, level_ + minutes * per_minute_);
}

bool TokenBucket::take(Moment now)
{
    level_ = level(now);
    filled_ = now;
    if (level_ < 1)
        return false;
    level_ -= 1;
    return true;
}

TokenBuckets::TokenBuckets(double per_minute, Clock const& clock, std::size_t most_keys)
    : per_minute_(per_minute)
    , clock_(clock)
    , most_keys_(most_keys)
{
}

bool TokenBuckets::take(std::string const& key)
{
    auto now = clock_.now();
    auto found = buckets_.find(key);
    if (found == buckets_.end()) {
        if (buckets_.size() >= most_keys_)
            forget_full(now);
        if (buckets_.size() >= most_keys_)
            return false;
        found = buckets_.emplace(key, TokenBucket(per_minute_, per_minute_, now)).first;
    }
    return found->second.take(now);
}

void TokenBuckets::forget_full(Moment now)
{
    // A full bucket says nothing that a new one would not.
    std::erase_if(buckets_, [now](auto const& entry) { return entry.second.is_full(now); });
}

} // namespace sayso::net
