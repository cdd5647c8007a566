#include "app/authority.h"

/// Somebody who came in at a screen that others use too: whoever finds it open must not find more than what is on it.
namespace sayso::app {

Result<> Authority::of_this_visit(domain::Actor const& actor, Act act, SessionId session) const
{
    if (session.is_nil() || (act != Act::answer && act != Act::read_own))
        return fail(Errc::forbidden, "not at a shared screen");
    auto record = store_.read().session(session);
    if (!record && record.error().code == Errc::not_found && act == Act::answer)
        return {}; // They begin it now.
    if (!record)
        return record.error();
    bool said_since = record->channel == domain::Channel::kiosk && record->started >= *actor.visit;
    return said_since ? Result<>() : fail(Errc::not_found, "not of this visit");
}

} // namespace sayso::app
