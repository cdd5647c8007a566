#pragma once

#include "app/flow_words.h"
#include "app/live_flows.h"
#include "flow/definition.h"
#include "store/store.h"
#include "text/catalogue.h"
#include "text/studio_view.h"
#include <string>
#include <vector>

/// From definitions, words and rows to what the studio shows. Pure but for names, which come from the store.
namespace sayso::app {

/// The words of a flow or part that are translated in one place.
std::vector<text::EnglishMessage> messages_in(flow::Definition const& definition, std::string_view in);

/// For each language that is offered.
std::vector<text::LanguageView> languages_of(
    text::Translations const& translations, std::string_view in, std::vector<text::EnglishMessage> const& messages);

std::vector<text::OutlineStep> outline_of(flow::Definition const& definition);

/// Every step with its words in every language that is offered.
std::vector<text::DraftStepView> steps_of(flow::Definition const& definition, text::Translations const& translations);

/// What is different from what is live: the English first, then each language.
std::vector<text::TextChangeView> changes_of(store::Store& store, flow::Definition const& live,
    text::Translations const& live_words, flow::Definition const& draft, KeptWords const& changed);

/// What publishing the draft means, in sentences.
std::vector<std::string> effects_of(
    flow::Definition const& live, flow::Definition const& draft, std::vector<text::TextChangeView> const& changes);

text::DraftEntryView entry_of(store::Store& store, store::DraftRecord const& draft, std::string title, Moment now);

/// Of which a page must say the newest when it writes.
std::string hash_of(store::DraftRecord const& draft);

/// Every time the flow went live, newest first, and the installed version if that is the one that is served.
std::vector<text::VersionView> versions_of(
    store::Store& store, LiveFlows::Live const& live, std::vector<store::PublicationRecord> const& history, Moment now);

/// A worker's name; empty for none.
std::string name_or_nobody(store::Store& store, WorkerId worker);

} // namespace sayso::app
