#pragma once

#include "app/authority.h"
#include "app/case_views.h"
#include "app/flow_library.h"
#include "app/session_file.h"
#include "domain/council_settings.h"
#include <boost/json.hpp>
#include <set>

namespace sayso::app {

/// Everything kept about one young person that a worker may see, as entries that each can be named, cut and given away:
/// {"id", "part", "kind", "at", ...}, and beside those only texts. In English, with words as they were said.
class HeldAbout {
public:
    HeldAbout(store::Store& store, FlowLibrary& flows, text::Presenter& presenter,
        domain::CouncilSettings const& settings, Access const& access, Moment now);

    /// `seen`: the conversations its reader may see, newest first; `whole`: what belongs to none of them too.
    Result<boost::json::array> collect(std::vector<store::SessionRecord> const& seen, bool whole);

private:
    boost::json::object& add(char const* part, std::string id, std::string kind, Moment at, std::string const& by);
    void about_them();
    Result<> conversation(store::SessionRecord const& session);
    Result<> answers(OpenSession const& open);
    Result<> events(store::SessionRecord const& session);
    Result<> alert(store::SessionRecord const& session, casefile::AlertRecord const& alert);
    Result<> tasks();
    Result<> case_entries();
    void case_entry(casefile::Entry const& entry);
    Result<> chronology();
    Result<> clocks(std::vector<store::SessionRecord> const& seen);
    Result<> let_in();
    Result<> sign_ins();
    Result<> readers();

    bool is_seen(SessionId session) const { return seen_.contains(session); }
    std::string script_title(store::SessionRecord const& session);
    std::string chronology_title(casefile::ChronologyRecord const& line);

    store::Store& store_;
    FlowLibrary& flows_;
    text::Presenter& presenter_;
    domain::CouncilSettings const& settings_;
    Access const& access_;
    Moment now_;
    domain::PersonalDetails details_;
    std::set<SessionId> seen_; // Nil among them: what belongs to no conversation.
    boost::json::array entries_;
};

} // namespace sayso::app
