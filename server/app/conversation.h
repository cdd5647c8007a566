#pragma once

#include "app/authority.h"
#include "app/conversation_views.h"
#include "app/flow_library.h"
#include "app/outbox.h"
#include "app/session_file.h"
#include "app/store_link.h"
#include "casefile/phrase_scan.h"
#include "domain/people.h"
#include "flow/engine.h"
#include "text/conversation_view.h"
#include <boost/asio/awaitable.hpp>
#include <variant>
#include <vector>

namespace sayso::app {

/// A young person's answer on its way in.
struct GivenAnswer {
    GivenAnswer(SessionId session_, AnswerId id_, std::string place_, flow::ClaimedAnswer claimed_, bool edit_)
        : session(session_)
        , id(id_)
        , place(std::move(place_))
        , claimed(std::move(claimed_))
        , edit(edit_)
    {
    }
    SessionId session;
    AnswerId id;
    std::string place;
    flow::ClaimedAnswer claimed;
    std::string helper; // Who is helping them, as they say; empty: they do not say.
    bool edit; // True: it must supersede an earlier answer. False: it must answer the question now open.
};

/// The seven hops of one answer meet here: who is this, may they, which session, what follows, what is filed, and on
/// disk before anyone is told. Threads: the network thread.
///
/// Errors, for all: not_found for a session that is not theirs (whether or not it exists), conflict for a session that
/// has been stopped, unavailable if the store can not keep up. The detail of invalid_input begins with a key that has
/// words in i18n (`problem.<key>`).
class Conversation {
public:
    Conversation(StoreLink& store, Authority& authority, FlowLibrary& flows, text::Presenter& presenter, Outbox& outbox,
        vault::Vault const& vault, Clock const& clock, Random& random);

    /// Whom to call, for what is said when nobody took an alert up. Outlives this.
    void know(domain::CouncilSettings const& settings) { settings_ = &settings; }

    /// Phrases that put a conversation higher in an inbox; a conversation without them misses nothing else. Outlive this.
    void know(casefile::PhraseLists const& phrases) { phrases_ = &phrases; }

    struct Begun {
        text::StartedView started;
        text::AskView ask;
    };
    /// not_found: no such flow, or not for this person.
    boost::asio::awaitable<Result<Begun>> start(
        domain::Actor actor, std::string flow, text::Locale locale, domain::Channel channel);

    struct Answered {
        text::SavedView saved;
        text::AskView next;
    };
    boost::asio::awaitable<Result<Answered>> answer(domain::Actor actor, GivenAnswer given, text::Locale locale);

    /// Asks the question at `place` again (empty: the last one answered), with the answer there is. Changes nothing.
    boost::asio::awaitable<Result<text::AskView>> back(
        domain::Actor actor, SessionId session, std::string place, text::Locale locale);

    boost::asio::awaitable<Result<text::ReviewView>> review(
        domain::Actor actor, SessionId session, text::Locale locale);

    /// conflict: questions are still open, or it can not be kept from the adviser (see may_go_without_adviser). Sending
    /// twice gives the same result once: who is kept from it is said when it is sent first.
    boost::asio::awaitable<Result<text::SubmittedView>> submit(
        domain::Actor actor, SessionId session, text::Locale locale, bool without_adviser = false);

    boost::asio::awaitable<Result<text::StoppedView>> stop(domain::Actor actor, SessionId session, text::Locale locale);

    using Missed = std::variant<text::SavedView, text::SubmittedView, text::StoppedView, text::NoticeView>;
    struct Resumed {
        text::StartedView started;
        std::vector<Missed> missed; // In order of their numbers, each above `last`.
        text::AskView ask;
    };
    boost::asio::awaitable<Result<Resumed>> resume(
        domain::Actor actor, SessionId session, std::uint64_t last, text::Locale locale);

    /// One notice by its number, made when the hub says that something happened.
    boost::asio::awaitable<Result<text::NoticeView>> notice(
        domain::Actor actor, SessionId session, std::uint64_t number, text::Locale locale);

private:
    /// Someone else committed to the same session in between: worth trying again on what is there now.
    static constexpr int tries = 4;

    boost::asio::awaitable<Result<Answered>> answer_once(domain::Actor actor, GivenAnswer given, text::Locale locale);
    boost::asio::awaitable<Result<OpenSession>> open_own(domain::Actor actor, SessionId session, Act act);
    boost::asio::awaitable<Result<>> note_event(
        domain::Actor actor, SessionId session, domain::SessionEventKind kind, bool without_adviser = false);
    void keep_from_adviser(Change& change, Access const& access, SessionId session, Moment now);
    Result<bool> may_go_without_adviser(store::SessionRecord const& record, store::YoungPersonRecord const& subject);
    Result<Answered> answered_before(OpenSession const& open, GivenAnswer const& given, text::Locale const& locale);
    void add_scan(Change& change, OpenSession const& open, flow::Answer const& answer) const;
    Result<> add_helper(Change& change, Access const& access, OpenSession const& open, std::string const& helper, Moment now);
    ConversationViews views(text::Locale const& locale);

    StoreLink& store_;
    Authority& authority_;
    FlowLibrary& flows_;
    text::Presenter& presenter_;
    Outbox& outbox_;
    vault::Vault const& vault_;
    Clock const& clock_;
    Random& random_;
    domain::CouncilSettings const* settings_ = nullptr;
    casefile::PhraseLists const* phrases_ = nullptr;
};

} // namespace sayso::app
