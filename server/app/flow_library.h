#pragma once

#include "flow/load.h"
#include "store/store.h"
#include "text/catalogue.h"
#include <map>
#include <string>
#include <vector>

namespace sayso::app {

/// The published flows, and every older version a session still needs. Threads: the network thread.
class FlowLibrary {
public:
    FlowLibrary(store::Store& store, text::Translations translations);

    /// Takes newly checked flows into use. What they replace stays for the sessions that began with it.
    void publish(std::vector<flow::Published> flows, flow::Fields fields);

    /// Takes one flow into use instead of the one of that name; what it replaces stays for who began with it.
    void put(flow::Published flow);

    /// Takes newly checked translations into use, in place: a Presenter goes on with what it refers to, once it has
    /// been told to forget().
    void take_translations(text::Translations translations) { translations_ = std::move(translations); }
    void put(text::FlowTranslation translation);

    /// The rows that keep these versions for as long as a session needs them; commit before publish().
    static std::vector<store::FlowVersionRecord> rows(std::vector<flow::Published> const& flows, Moment now);

    std::vector<flow::Published> const& current() const { return current_; }
    flow::Published find(std::string_view flow) const; // Null if there is none.

    /// The version a session began with. Fails with corrupt if it was never kept.
    Result<flow::Published> version(std::string const& version);

    flow::Fields const& fields() const { return fields_; }
    text::Translations const& translations() const { return translations_; }

private:
    store::Store& store_;
    text::Translations translations_;
    std::vector<flow::Published> current_;
    std::map<std::string, flow::Published, std::less<>> versions_;
    flow::Fields fields_;
};

} // namespace sayso::app
