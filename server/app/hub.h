#pragma once

#include "domain/people.h"
#include "store/records.h"
#include <string>
#include <unordered_set>

namespace sayso::app {

/// Something was committed that an open page should know of. No words in it.
struct News {
    std::string kind; // "alert", "statement", "acknowledged", "read", "replied"
    AuthorityId authority;
    YoungPersonId young_person;
    WorkerId adviser; // Theirs; nil if nobody's.
    TeamId team;
    SessionId session;
    std::uint64_t number = 0; // The session event's; 0 where there is none.
    std::string ref;
    domain::Level level = domain::Level::routine;
    bool past_the_adviser = false; // Kept from their adviser: see Authority::keeps_from.
};

/// An open page. Its life is the connection's; it leaves the hub before it dies.
class Listener {
public:
    virtual ~Listener() = default;
    virtual domain::Actor const& actor() const = 0;

    /// Must not block and must not throw: queue it.
    virtual void hear(News const& news) = 0;
};

/// Who is listening on this node. Threads: the network thread.
class Hub {
public:
    void join(Listener& listener);
    void leave(Listener& listener);

    /// Gives the news to those whom it concerns: the young person's own pages, their adviser's desks, their team
    /// managers' desks.
    void tell(News const& news);

    std::size_t listeners() const { return listeners_.size(); }

private:
    std::unordered_set<Listener*> listeners_;
};

} // namespace sayso::app
