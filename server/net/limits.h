#pragma once

#include "base/time.h"
#include <string>
#include <unordered_map>

namespace sayso::net {

/// How much one network address or one sign-in may ask of the server.
struct Limits {
    std::size_t connections = 10000;
    std::size_t connections_per_address = 2500; // A quarter: a whole office may share an address, none has it all.
    std::size_t sockets_per_sign_in = 4;
    double messages_per_minute = 240; // On one WebSocket.
    double requests_per_minute_per_address = 6000;
    double requests_per_minute_per_sign_in = 600;
};

/// Something that fills again evenly and is used up by taking. Starts full.
class TokenBucket {
public:
    TokenBucket(double capacity, double per_minute, Moment now);

    /// False, and nothing is taken, if there is not a whole one left.
    bool take(Moment now);
    bool is_full(Moment now) const { return level(now) >= capacity_; }

private:
    double level(Moment now) const;

    double capacity_;
    double per_minute_;
    double level_;
    Moment filled_;
};

/// A bucket for each key. Fails closed: when there are too many keys to remember, a new one gets nothing.
/// Threads: the network thread.
class TokenBuckets {
public:
    TokenBuckets(double per_minute, Clock const& clock, std::size_t most_keys = 50000);

    bool take(std::string const& key);
    std::size_t keys() const { return buckets_.size(); }

private:
    void forget_full(Moment now);

    double per_minute_;
    Clock const& clock_;
    std::size_t most_keys_;
    std::unordered_map<std::string, TokenBucket> buckets_;
};

} // namespace sayso::net
