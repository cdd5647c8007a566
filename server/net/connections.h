#pragma once

#include "net/limits.h"
#include <array>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace sayso::net {

/// An open connection as the housekeeping sees it. Threads: the network thread.
class Connection {
public:
    virtual ~Connection() = default;

    /// Called every three seconds, by nobody's clock but the listener's: the place to lose patience.
    virtual void look_after() = 0;

    virtual void ask_to_stop() = 0; // Finish what you are at.
    virtual void insist() = 0; // Close now.
};

/// Everything that is open, so that none is forgotten: each is looked after in turn, and all can be stopped.
/// Threads: the network thread.
class Connections {
public:
    /// look_round() is to be called this many times in three seconds; each time it visits its share.
    static constexpr std::size_t rounds = 12;

    explicit Connections(Limits const& limits)
        : limits_(limits)
    {
    }

    /// Takes one place for an address, or says no. leave() gives it back.
    bool enter(std::string const& address);
    void leave(std::string const& address);

    void add(Connection& connection);
    void remove(Connection& connection);

    void look_round();
    void ask_to_stop();
    void insist();

    std::size_t count() const { return count_; } // Of places taken.

private:
    using Group = std::unordered_set<Connection*>;
    static std::size_t group_of(Connection const& connection);
    void visit(Group const& group, void (Connection::*act)());

    Limits limits_;
    std::array<Group, rounds> groups_;
    std::size_t next_ = 0;
    std::size_t count_ = 0;
    std::unordered_map<std::string, std::size_t> by_address_;
};

} // namespace sayso::net
