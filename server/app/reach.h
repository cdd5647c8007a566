#pragma once

#include "app/store_link.h"
#include "domain/people.h"
#include "store/records.h"
#include <vector>

namespace sayso::app {

/// How much of one young person a worker may see, from nothing to everything.
enum class Extent {
    nothing,
    alerted, // Conversations that came to them, and nothing beside: by an alert to their role, handed over, or overdue.
    shown, // Everything, to read only: somebody from another agency, while a grant is in force.
    opened, // Everything, for as long as a glass is broken.
    whole, // Theirs, their team's, or theirs to cover.
};

/// To whom a conversation is handed.
struct Receiver {
    WorkerId worker; // Nil for a role.
    std::optional<domain::Role> role;
    bool has_it = false; // Without a grant: it is their work anyway.
};

/// Whom a worker reaches now, and which of a young person's conversations. One half of the rule; what may be done there
/// is the other, and app::Authority, which alone asks here, holds both. Threads: the network thread.
class Reach {
public:
    Reach(StoreLink& store, Clock const& clock);

    Result<Extent> extent(domain::Actor const& actor, store::YoungPersonRecord const& subject) const;

    /// Whether this conversation is theirs to see. What is said about a worker is for the safeguarding lead alone, and
    /// for nobody whom it names; where a council has no active lead, the young person's team manager stands in.
    Result<bool> sees(
        domain::Actor const& actor, store::YoungPersonRecord const& subject, SessionId session) const;

    /// To whom this is handed when it is handed to `owner`: a recipient's name or a worker's id. Errors: see
    /// Authority::receiver.
    Result<Receiver> receiver(domain::Actor const& actor, std::string const& owner,
        store::YoungPersonRecord const& subject, SessionId session) const;

    /// Whether anybody whom this recipient means is active and not kept from the conversation.
    Result<bool> may_come_to(domain::Recipient recipient, store::YoungPersonRecord const& subject, SessionId session) const;

    /// All whom they reach, each once, in the order of their ids.
    Result<std::vector<store::YoungPersonRecord>> everyone(domain::Actor const& actor) const;

    /// Whether the team manager stands in for a lead: there is none, or none but those in `named`.
    Result<bool> has_no_lead(std::vector<WorkerId> const& named) const;

private:
    /// What of a conversation decides who may see it.
    struct Talk {
        std::vector<casefile::AlertRecord> alerts;
        std::vector<WorkerId> named;
    };
    Result<Talk> talk(SessionId session) const;
    Result<Extent> extent_beyond_alerts(domain::Actor const& actor, store::YoungPersonRecord const& subject) const;
    Result<bool> extends(
        store::GrantRecord const& grant, domain::Actor const& actor, store::YoungPersonRecord const& subject) const;
    Result<bool> is_kept_from(
        Talk const& talk, domain::Actor const& actor, store::YoungPersonRecord const& subject) const;
    Result<bool> is_handed(domain::Actor const& actor, SessionId session) const;
    Result<bool> is_kept_from_all(Talk const& talk, std::vector<domain::Worker> const& workers,
        store::YoungPersonRecord const& subject) const;
    Result<bool> has_alert_for(Talk const& talk, domain::Actor const& actor) const;
    Result<std::vector<YoungPersonId>> granted(domain::Actor const& actor) const;
    Result<std::vector<store::YoungPersonRecord>> own_work(domain::Actor const& actor) const;

    StoreLink& store_;
    Clock const& clock_;
};

} // namespace sayso::app
