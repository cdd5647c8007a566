#include "net/connections.h"

#include <cstdint>
#include <vector>

namespace sayso::net {

bool Connections::enter(std::string const& address)
{
    if (count_ >= limits_.connections)
        return false;
    auto& here = by_address_[address];
    if (here >= limits_.connections_per_address)
        return false;
    ++here;
    ++count_;
    return true;
}

void Connections::leave(std::string const& address)
{
    auto found = by_address_.find(address);
    if (found == by_address_.end())
        return;
    if (--found->second == 0)
        by_address_.erase(found);
    --count_;
}

std::size_t Connections::group_of(Connection const& connection)
{
    // Addresses of objects are multiples of 16 and more; the bits above them differ.
    auto bits = reinterpret_cast<std::uintptr_t>(&connection) >> 6;
    return (bits ^ (bits >> 8)) % rounds;
}

void Connections::add(Connection& connection)
{
    groups_[group_of(connection)].insert(&connection);
}

void Connections::remove(Connection& connection)
{
    groups_[group_of(connection)].erase(&connection);
}

void Connections::visit(Group const& group, void (Connection::*act)())
{
    // One may leave, or make another leave, while it is visited.
    std::vector<Connection*> visited(group.begin(), group.end());
    for (auto* connection : visited)
        if (group.contains(connection))
            (connection->*act)();
}

void Connections::look_round()
{
    visit(groups_[next_], &Connection::look_after);
    next_ = (next_ + 1) % rounds;
}

void Connections::ask_to_stop()
{
    for (auto const& group : groups_)
        visit(group, &Connection::ask_to_stop);
}

void Connections::insist()
{
    for (auto const& group : groups_)
        visit(group, &Connection::insist);
}

} // namespace sayso::net
