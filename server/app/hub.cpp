#include "app/hub.h"

#include <vector>

namespace sayso::app {

using domain::Role;

namespace {

bool concerns(News const& news, domain::Actor const& actor)
{
    if (actor.authority != news.authority)
        return false;
    switch (actor.role) {
    case Role::young_person:
    case Role::visitor:
        return actor.young_person == news.young_person;
    case Role::personal_adviser:
        return actor.worker == news.adviser && !news.past_the_adviser;
    case Role::team_manager:
        return actor.team == news.team;
    case Role::content_author:
    case Role::content_approver:
        return false;
    }
    return false;
}

} // namespace

void Hub::join(Listener& listener)
{
    listeners_.insert(&listener);
}

void Hub::leave(Listener& listener)
{
    listeners_.erase(&listener);
}

void Hub::tell(News const& news)
{
    // A listener may leave while it hears.
    std::vector<Listener*> concerned;
    for (auto* listener : listeners_)
        if (concerns(news, listener->actor()))
            concerned.push_back(listener);
    for (auto* listener : concerned)
        if (listeners_.contains(listener))
            listener->hear(news);
}

} // namespace sayso::app
