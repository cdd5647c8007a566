#pragma once

#include "domain/people.h"
#include "store/records.h"
#include <functional>
#include <string>
#include <unordered_set>

namespace sayso::app {

/// Something was committed that an open page should know of. No words in it.
struct News {
    std::string kind; // "alert", "statement", "acknowledged", "read", "replied"
    AuthorityId authority;
    YoungPersonId young_person;
    SessionId session; // Nil for what belongs to no conversation.
    std::uint64_t number = 0; // The session event's; 0 where there is none.
    std::string ref;
    domain::Level level = domain::Level::routine;
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

    /// Gives the news to those who may hear it: the young person's own pages, and the desks that Authority::may_hear
    /// says.
    using MayHear = std::function<bool(domain::Actor const&)>;
    void tell(News const& news, MayHear const& may_hear);

    std::size_t listeners() const { return listeners_.size(); }

private:
    std::unordered_set<Listener*> listeners_;
};

} // namespace sayso::app
