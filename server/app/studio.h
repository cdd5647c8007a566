#pragma once

#include "app/authority.h"
#include "app/draft_check.h"
#include "app/live_flows.h"
#include "app/store_link.h"
#include "app/worker_pool.h"
#include "text/studio_view.h"
#include <boost/asio/awaitable.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sayso::app {

/// Where flows are changed: somebody writes, somebody else approves, and then it goes live for conversations that begin
/// from there on. Threads: the network thread; checks run on a thread of their own.
///
/// Errors, for all: forbidden for who may not do it; not_found for a flow or draft that is not there. Acts on a draft:
/// conflict "draft_changed" if the hash is not the newest, "draft_state" if it is not in a state for this. Words with
/// problems that block: invalid_input "problems_block".
class Studio {
public:
    Studio(StoreLink& store, Authority& authority, LiveFlows& live, WorkerPool& checking, Clock const& clock,
        Random& random);

    boost::asio::awaitable<Result<text::LibraryView>> library(domain::Actor actor);
    boost::asio::awaitable<Result<text::FlowView>> flow(domain::Actor actor, std::string flow);
    boost::asio::awaitable<Result<std::vector<text::DraftEntryView>>> drafts(domain::Actor actor);
    boost::asio::awaitable<Result<text::DraftView>> draft(domain::Actor actor, DraftId draft);
    boost::asio::awaitable<Result<std::vector<text::TranslationView>>> translations(domain::Actor actor);

    /// A copy of what is live. conflict "draft_open": there is one already.
    boost::asio::awaitable<Result<text::DraftView>> begin(domain::Actor actor, std::string flow);
    boost::asio::awaitable<Result<text::DraftView>> open_draft(domain::Actor actor, std::string flow);

    struct Words {
        std::string key;
        std::string locale; // "en": the flow file itself.
        std::string text;
    };
    boost::asio::awaitable<Result<text::DraftView>> write_words(
        domain::Actor actor, DraftId draft, std::string hash, Words words);

    /// `locale` "*": in every language that has it.
    boost::asio::awaitable<Result<text::DraftView>> say_still_fits(
        domain::Actor actor, DraftId draft, std::string hash, std::string key, std::string locale);

    /// A file that can not be read is kept as it is, with its problems.
    boost::asio::awaitable<Result<text::DraftView>> write_file(
        domain::Actor actor, DraftId draft, std::string hash, std::string yaml);

    struct PreviewAnswer {
        std::string place;
        std::string value; // JSON
    };
    struct PreviewRequest {
        std::string locale;
        bool easy = false;
        bool nameless = false;
        Date today;
        std::vector<PreviewAnswer> answers;
    };
    /// Talks the draft through; nothing is kept. invalid_input "file_unreadable", or as flow::advance refuses an
    /// answer.
    boost::asio::awaitable<Result<text::PreviewView>> preview(
        domain::Actor actor, DraftId draft, PreviewRequest request);

    /// submit, take_back, approve, refuse, publish or discard. Submitting, approving and publishing need a draft
    /// without problems that block; approving and publishing, that the flow is live in the version the draft was
    /// submitted against (conflict "live_changed"); approving, somebody who wrote none of it (forbidden
    /// "second_person"); refusing, a note (invalid_input "note_empty").
    boost::asio::awaitable<Result<text::DraftView>> move(
        domain::Actor actor, FlowAct act, DraftId draft, std::string hash, std::string note);

    /// An earlier version is live again. invalid_input "reason_empty"; not_found: no such version was ever live.
    boost::asio::awaitable<Result<text::FlowView>> roll_back(
        domain::Actor actor, std::string flow, std::string version, std::string reason);

    /// `in`: a flow, or "parts/<part>". conflict "draft_changed": the words are others by now.
    boost::asio::awaitable<Result<std::vector<text::TranslationView>>> approve_translation(
        domain::Actor actor, std::string in, std::string locale, std::string hash);

private:
    using Written = boost::asio::awaitable<Result<text::DraftView>>;
    struct Opened; // A draft that may be written, with the audit entry of the act.

    boost::asio::awaitable<Result<Opened>> open_for(domain::Actor actor, FlowAct act, DraftId draft, std::string hash);
    boost::asio::awaitable<Result<Opened>> open_for_writing(
        domain::Actor actor, FlowAct act, DraftId draft, std::string hash);
    Written store_and_show(Opened opened, Change change = {});
    Written show(store::DraftRecord record);
    boost::asio::awaitable<Result<std::shared_ptr<CheckedDraft const>>> checked(store::DraftRecord record);
    boost::asio::awaitable<Result<text::FlowView>> show_flow(std::string flow);

    Result<> may_move(domain::Actor const& actor, FlowAct act, store::DraftRecord const& draft) const;
    Written submit(Opened opened);
    Written approve(domain::Actor actor, Opened opened);
    Written publish(domain::Actor actor, Opened opened);
    Result<store::PublicationRecord> publication_of(
        store::DraftRecord const& draft, LiveFlows::Live const& live, flow::Definition const& definition) const;
    void add_installed(Change& change, LiveFlows::Live const& live, PublicationId& expected);
    Result<std::vector<text::TranslationView>> translation_views() const;

    StoreLink& store_;
    Authority& authority_;
    LiveFlows& live_;
    WorkerPool& checking_;
    Clock const& clock_;
    Random& random_;

    struct Known {
        std::uint64_t revision = 0;
        std::string live; // The version that was live then, and what was installed.
        Installed installed;
        std::shared_ptr<CheckedDraft const> checked;
    };
    std::map<DraftId, Known> known_; // Of open drafts, so at most one a flow.
};

} // namespace sayso::app
