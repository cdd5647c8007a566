#pragma once

#include "app/authority.h"
#include "app/flow_library.h"
#include "app/worker_check.h"
#include "domain/council_settings.h"
#include "text/present.h"
#include <boost/asio/awaitable.hpp>
#include <boost/json.hpp>

namespace sayso::app {

/// One thing that is left out of what somebody is given about themself, and why: all of an entry, or a passage in it.
struct Cut {
    std::string entry;
    std::string passage; // Empty: all of it.
    std::string reason;
};

/// [{"entry": "reply/...", "passage": "...", "reason": "..."}]. Fails with invalid_input, saying which is wrong.
Result<std::vector<Cut>> parse_cuts(std::string_view text);

/// Burns the cuts into the entries: what is cut is in the file no more, and in its place stands that it was, and why.
/// Fails with invalid_input if an entry or a passage is not there: nothing is left in by a slip of the pen.
Result<> burn_in(boost::json::array& entries, std::vector<Cut> const& cuts);

/// The same file as text for a person: an entry a paragraph.
std::string as_list(boost::json::object const& file);

struct SubjectAccessOrder {
    WorkerProof who; // The worker who does this, so that two people are two people.
    std::string case_number;
    std::string cuts; // For prepare; and for a release of what the one who prepared it could not see.
    std::string prepared; // For release: what prepare gave.
};

/// A copy for a young person of everything kept about them, as the law gives them a right to. One worker who may read
/// their words drafts and prepares it; somebody else whom Authority lets do it (Act::release_copy) releases it. What
/// other people said is left out by the one who drafts, never by the program. Every reading is in the audit before words
/// leave. Threads: the network thread.
class SubjectAccess {
public:
    SubjectAccess(StoreLink& store, Authority& authority, FlowLibrary& flows, text::Presenter& presenter,
        WorkerCheck& workers, vault::Vault& vault, Clock const& clock);

    /// The clocks that run. Outlives this.
    void know(domain::CouncilSettings const& settings) { settings_ = &settings; }

    /// Everything, with the names of entries to cut by. For the one who prepares: not for giving away.
    boost::asio::awaitable<Result<std::string>> draft(SubjectAccessOrder order);

    /// The list of cuts, tried out and sealed against change, for another to release.
    boost::asio::awaitable<Result<std::string>> prepare(SubjectAccessOrder order);

    /// The file to give away: JSON with a `list` for people in it. What was not there when it was prepared, or what its
    /// preparer may not see, is given only with cuts by the one who releases it: nothing leaves that nobody looked at.
    boost::asio::awaitable<Result<std::string>> release(SubjectAccessOrder order);

private:
    boost::asio::awaitable<Result<boost::json::object>> everything(
        domain::Worker worker, YoungPersonId subject, std::string purpose);
    boost::asio::awaitable<Result<boost::json::object>> cut_copy(
        domain::Worker worker, boost::json::object prepared, std::string own_cuts);
    Result<YoungPersonId> subject_of(std::string const& case_number);

    StoreLink& store_;
    Authority& authority_;
    FlowLibrary& flows_;
    text::Presenter& presenter_;
    WorkerCheck& workers_;
    vault::Vault& vault_;
    Clock const& clock_;
    domain::CouncilSettings const* settings_ = nullptr;
};

} // namespace sayso::app
