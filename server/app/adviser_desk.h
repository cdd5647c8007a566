#pragma once

#include "app/authority.h"
#include "app/case_entries.h"
#include "app/flow_library.h"
#include "app/outbox.h"
#include "app/store_link.h"
#include "domain/council_settings.h"
#include "domain/views.h"
#include "text/present.h"
#include <boost/asio/awaitable.hpp>
#include <set>
#include <vector>

namespace sayso::app {

/// What a worker sees and does. Every read of words is audited before they are given back. Threads: the network thread.
///
/// Errors, for all: forbidden for an actor who does not work with young people; not_found for a young person, alert or statement outside
/// what this worker may see, whether or not it exists.
class AdviserDesk {
public:
    AdviserDesk(StoreLink& store, Authority& authority, FlowLibrary& flows, text::Presenter& presenter, Outbox& outbox,
        vault::Vault const& vault, Clock const& clock, Random& random);

    /// Office hours, promises and clocks of this council. Outlives this.
    void know(domain::CouncilSettings const& settings) { settings_ = &settings; }

    boost::asio::awaitable<Result<std::vector<domain::InboxItem>>> inbox(domain::Actor actor);
    boost::asio::awaitable<Result<std::vector<domain::CaseloadEntry>>> caseload(domain::Actor actor);

    /// Those within reach with this case number, or with all of these words in their name. Whole words only.
    boost::asio::awaitable<Result<std::vector<domain::CaseloadEntry>>> search(domain::Actor actor, std::string query);

    /// Who works with young people here, to hand over to or to name in a promise. No young person's name is in it.
    Result<std::vector<domain::WorkerView>> workers(domain::Actor const& actor);

    boost::asio::awaitable<Result<domain::CaseFileView>> case_file(
        domain::Actor actor, YoungPersonId young_person, Act act = Act::read_words);
    boost::asio::awaitable<Result<domain::AlertView>> alert(domain::Actor actor, AlertId alert);

    /// conflict: somebody did already.
    boost::asio::awaitable<Result<domain::AlertView>> acknowledge(domain::Actor actor, AlertId alert);

    boost::asio::awaitable<Result<domain::StatementView>> statement(
        domain::Actor actor, SessionId session, Act act = Act::read_words); // `act`: to read it, or to take a copy away.

    /// A person has opened it. The first time, the young person is told; later times change nothing.
    boost::asio::awaitable<Result<>> mark_read(domain::Actor actor, SessionId session);

    /// The same id with the same words twice is one reply; with other words, conflict. invalid_input: empty or too
    /// long.
    boost::asio::awaitable<Result<domain::ReplyView>> reply(
        domain::Actor actor, SessionId session, ReplyId id, std::string words);

    /// The session, if it has reached this worker's desk: sent, or with an alert, and not kept from them. What is
    /// neither sent nor an alert is nobody's but the young person's.
    Result<store::SessionRecord> reached(domain::Actor const& actor, SessionId session);

    /// Keys to the names of all whom this worker may see; `what` says in the audit what for.
    boost::asio::awaitable<Result<std::vector<Access>>> within_reach(domain::Actor actor, std::string what);

private:
    Result<> add_items(domain::Actor const& actor, std::vector<domain::InboxItem>& items,
        store::YoungPersonRecord const& person, std::string const& name, Moment now);
    Result<> add_session_items(std::vector<domain::InboxItem>& items, store::SessionRecord const& session,
        domain::InboxItem item, casefile::Book const& book, int& recent_alerts, Moment now);
    Result<> add_what_ran_out(domain::Actor const& actor, Access const& access, std::string const& name,
        std::vector<domain::InboxItem>& items, Moment now);
    Result<domain::CaseloadEntry> caseload_entry(domain::Actor const& actor, Access const& access);
    Result<std::vector<store::NameIndexRecord>> not_indexed(std::vector<Access> const& people);
    Result<std::set<YoungPersonId>> found_by(std::string const& query);

    /// Entries of these conversations, and those of none for a worker who does not only go by alerts.
    Result<Sees> sees_entries(domain::Actor const& actor, YoungPersonId young_person,
        std::vector<store::SessionRecord> const& sessions) const;

    /// Those of a young person's conversations that this worker may see, newest first.
    Result<std::vector<store::SessionRecord>> sessions_for(domain::Actor const& actor, YoungPersonId young_person);

    /// As reached(), for whoever asks authority_ about the conversation next.
    Result<store::SessionRecord> on_desks(SessionId session);
    Result<casefile::AlertRecord> on_desks(AlertId alert);
    Result<domain::StatementView> open_statement(Access const& access, store::SessionRecord record);
    Result<domain::AlertView> open_alert(Access const& access, casefile::AlertRecord const& alert);
    Result<domain::CaseFileView> open_case_file(domain::Actor const& actor, Access const& access);
    Result<> add_tasks_and_chronology(domain::CaseFileView& view, std::set<SessionId> const& kept_back);
    Result<std::vector<domain::LetInView>> who_is_let_in(
        Access const& access, std::set<SessionId> const& kept_back, Moment now);
    Result<> add_book(domain::CaseFileView& view, Access const& access, std::set<SessionId> const& kept_back);
    std::string task_title(casefile::TaskRecord const& task);
    std::string chronology_title(casefile::ChronologyRecord const& entry);

    void add_first_read(Change& change, casefile::IdSource& ids, store::SessionRecord const& session, WorkerId by);
    domain::ReplyView reply_view(store::ReplyRecord const& row, std::string const& words);

    StoreLink& store_;
    Authority& authority_;
    FlowLibrary& flows_;
    text::Presenter& presenter_;
    Outbox& outbox_;
    vault::Vault const& vault_;
    Clock const& clock_;
    Random& random_;
    domain::CouncilSettings const* settings_ = nullptr;
};

} // namespace sayso::app
