#pragma once

#include "app/authority.h"
#include "app/flow_library.h"
#include "app/store_link.h"
#include "casefile/book.h"
#include "domain/council_settings.h"
#include "domain/views.h"
#include "text/present.h"
#include <boost/asio/awaitable.hpp>
#include <set>
#include <vector>

namespace sayso::app {

/// A young person's own view of what they said and what became of it. Threads: the network thread.
class OwnFile {
public:
    OwnFile(StoreLink& store, Authority& authority, FlowLibrary& flows, text::Presenter& presenter, Clock const& clock);

    /// Newest first. forbidden unless a young person or visitor asks about themself.
    boost::asio::awaitable<Result<std::vector<domain::OwnStatement>>> statements(
        domain::Actor actor, text::Locale locale);

    /// Whom to call, for what is said when nobody took an alert up. Outlives this.
    void know(domain::CouncilSettings const& settings) { settings_ = &settings; }

    /// Everything of theirs on one page: statements with what came of each, their plan, promises, team.
    /// forbidden for a visitor.
    boost::asio::awaitable<Result<domain::OwnFileView>> file(domain::Actor actor, text::Locale locale);

    /// Which workers have opened their words, newest first; the same page on the same day once.
    boost::asio::awaitable<Result<std::vector<domain::ReaderView>>> readers(domain::Actor actor, text::Locale locale);

    /// Everything about them, with replies and receipts, to keep. That it was made is on record.
    boost::asio::awaitable<Result<domain::OwnCopyView>> copy(domain::Actor actor, text::Locale locale);

private:
    Result<std::vector<domain::ReaderView>> readers_of(Access const& access, text::Locale const& locale);

    /// The reason somebody gave who is let in beyond their own work; empty if they were not.
    Result<std::string> why_read(Access const& access, std::vector<store::GrantRecord> const& grants, WorkerId worker,
        SessionId session, Moment at);
    Result<domain::OwnCopyView> own_copy(Access const& access, text::Locale const& locale);
    Result<std::vector<domain::EntryView>> copied_entries(Access const& access, text::Locale const& locale);
    Result<std::vector<domain::OwnStatement>> own_statements(Access const& access, text::Locale const& locale);
    Result<domain::OwnFileView> own_file(Access const& access, text::Locale const& locale);
    Result<> add_clocks(domain::OwnFileView& file, Access const& access, text::Locale const& locale);
    domain::TeamMemberView member(domain::Worker const& worker, char const* role, text::Locale const& locale);
    std::vector<domain::TeamMemberView> team_of(store::YoungPersonRecord const& person, text::Locale const& locale);
    Result<domain::OwnStatement> own_statement(
        Access const& access, store::SessionRecord const& session, text::Locale const& locale);

    StoreLink& store_;
    Authority& authority_;
    FlowLibrary& flows_;
    text::Presenter& presenter_;
    Clock const& clock_;
    domain::CouncilSettings const* settings_ = nullptr;
};

} // namespace sayso::app
