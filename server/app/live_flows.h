#pragma once

#include "app/flow_library.h"
#include "app/flow_words.h"
#include "app/installed_scripts.h"
#include "store/store.h"
#include "text/present.h"
#include <optional>
#include <string>

namespace sayso::app {

/// Decides what new conversations begin with: the flows installed with the program, and over them what went live in the
/// studio. Puts it into the FlowLibrary. Threads: the network thread.
class LiveFlows {
public:
    LiveFlows(store::Store& store, FlowLibrary& library, text::Presenter& presenter);

    /// At the start and when files were loaded again. What went live in the studio stays live, unless the installed
    /// file has a higher number than there had been then. What no longer passes its checks gives way to the installed
    /// flow, and the log says so. Fails as the store does; then what was served goes on being served.
    Result<> take(Installed installed);

    /// After a commit that made another version of a flow live.
    Result<> refresh(std::string const& flow);

    /// After a commit that approved a translation.
    Result<> refresh_approvals();

    struct Live {
        flow::Published definition;
        std::string yaml;
        std::optional<store::PublicationRecord> publication; // Nothing: as it is installed.
    };
    Result<Live> live(std::string const& flow) const; // not_found

    /// The last time the flow went live here, whether or not an installed file is newer. Nothing if it never did.
    Result<std::optional<store::PublicationRecord>> last_publication(std::string const& flow) const;

    /// The highest number there has been of a flow, installed or published.
    Result<int> highest_number(std::string const& flow) const;

    Installed const& installed() const { return installed_; }
    FlowLibrary& library() { return library_; }

private:
    using Approvals = std::map<std::pair<std::string, std::string>, store::TranslationApprovalRecord>;
    Result<Approvals> approvals() const;
    bool may_serve(flow::Published const& definition) const;
    Result<> overlay(std::string const& flow, Approvals const& approvals);
    Result<> add_earlier_words(std::string const& flow, std::vector<text::FlowTranslation>& translations) const;
    void put_approved(text::FlowTranslation translation, Approvals const& approvals);

    store::Store& store_;
    FlowLibrary& library_;
    text::Presenter& presenter_;
    Installed installed_;
};

} // namespace sayso::app
