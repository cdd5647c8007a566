#pragma once

#include "domain/council_settings.h"
#include "app/session_file.h"
#include "domain/people.h"
#include "flow/engine.h"
#include "store/store.h"
#include "text/conversation_view.h"
#include <string>
#include <vector>

namespace sayso::app {

/// Turns an open conversation into what its young person sees, in one language. Lives for one request.
class ConversationViews {
public:
    ConversationViews(
        store::Store& store, text::Presenter& presenter, FlowLibrary& flows, text::Locale locale, Moment now,
        domain::CouncilSettings const* settings = nullptr);

    text::StartedView started(OpenSession const& open);

    /// As started, with what the flow says to somebody who comes back after a pause.
    text::StartedView resumed(OpenSession const& open);

    /// What was said since the last answer, and the question waiting. Fails with corrupt if the answers do not fit.
    Result<text::AskView> ask(OpenSession const& open);

    /// The question at `place` again, with the answer there is.
    Result<text::AskView> ask_again(OpenSession const& open, flow::Place const& place);

    text::SavedView saved(OpenSession const& open, flow::Answer const& answer, std::uint64_t number,
        std::vector<casefile::AlertRecord> const& alerts_with_it, store::YoungPersonRecord const& subject);

    /// `may_keep`: they may keep it from their adviser.
    Result<text::ReviewView> review(
        OpenSession const& open, store::YoungPersonRecord const& subject, bool may_keep = false);

    text::SubmittedView submitted(
        OpenSession const& open, store::SessionEventRecord const& event, store::YoungPersonRecord const& subject);
    text::StoppedView stopped(OpenSession const& open, store::SessionEventRecord const& event);

    /// `replies` are those to this conversation, opened.
    text::NoticeView notice(store::SessionEventRecord const& event, std::vector<domain::ReplyView> const& replies);

private:
    std::string who_was_told(std::vector<casefile::AlertRecord> const& alerts, store::YoungPersonRecord const& subject);
    /// Who can read this conversation, in words: an app message `key`_nameless, _manager or _adviser.
    std::string who_reads(std::string const& key, OpenSession const& open, store::YoungPersonRecord const& subject);
    bool is_kept_from(SessionId session, WorkerId worker);
    std::string joined(std::vector<std::string> const& names);

    store::Store& store_;
    text::Presenter& presenter_;
    FlowLibrary& flows_;
    text::Locale locale_;
    Moment now_;
    domain::CouncilSettings const* settings_;
};

} // namespace sayso::app
