#include "app/hub.h"

#include <vector>

namespace sayso::app {

void Hub::join(Listener& listener)
{
    listeners_.insert(&listener);
}

void Hub::leave(Listener& listener)
{
    listeners_.erase(&listener);
}

void Hub::tell(News const& news, MayHear const& may_hear)
{
    // A listener may leave while it hears.
    std::vector<Listener*> concerned;
    for (auto* listener : listeners_)
        if (listener->actor().authority == news.authority && may_hear(listener->actor()))
            concerned.push_back(listener);
    for (auto* listener : concerned)
        if (listeners_.contains(listener))
            listener->hear(news);
}

} // namespace sayso::app
