#pragma once

#include "app/adviser_desk.h"
#include "casefile/entry.h"

namespace sayso::app {

/// Writes case entries, for both sides: checks them, and makes one change of each with its audit entry, its line in
/// the chronology and its news. Threads: the network thread.
class CaseWriter {
public:
    CaseWriter(StoreLink& store, Authority& authority, AdviserDesk& desk, text::Presenter& presenter, Outbox& outbox,
        vault::Vault const& vault, Clock const& clock, Random& random);

    /// Who writes, id, kind and content come with `entry`; time and the conversation it belongs to are filled in.
    /// The same id with the same content twice is one entry. invalid_input: what does not fit, its detail the key of
    /// the words for it and the part at fault; not_found: a young person, conversation or entry outside the actor's
    /// reach; conflict: the id was used for something else.
    boost::asio::awaitable<Result<domain::EntryView>> write(
        domain::Actor actor, YoungPersonId subject, casefile::Entry entry, text::Locale locale);

private:
    /// Looks up what it is about, and to which conversation that belongs.
    Result<> put_in_place(domain::Actor const& actor, casefile::Entry& entry);
    Result<SessionId> session_of(casefile::Entry const& entry);
    Result<SessionId> session_of_entry(casefile::Entry const& entry);
    Result<> check_session(domain::Actor const& actor, casefile::Entry const& entry);
    Result<> check_owner(casefile::Entry const& entry);
    bool is_told(casefile::Entry const& entry);
    Change change_for(Access const& access, casefile::Entry const& entry, std::string digest);
    Result<domain::EntryView> view(
        domain::Actor const& actor, Access const& access, casefile::Entry const& entry, text::Locale const& locale);

    StoreLink& store_;
    Authority& authority_;
    AdviserDesk& desk_;
    text::Presenter& presenter_;
    Outbox& outbox_;
    vault::Vault const& vault_;
    Clock const& clock_;
    Random& random_;
};

} // namespace sayso::app
