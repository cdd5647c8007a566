#pragma once

#include "text/studio_view.h"
#include "wire/problem.h"
#include <string>
#include <vector>

/// What the server answers to the studio, as JSON text. protocol.md describes each body. Pure; any thread.
namespace sayso::wire {

std::string to_body(text::LibraryView const& library);
std::string to_body(text::FlowView const& flow);
std::string to_body(std::vector<text::DraftEntryView> const& drafts);
std::string to_body(text::DraftView const& draft);
std::string to_body(text::PreviewView const& preview);
std::string to_body(std::vector<text::TranslationView> const& translations);

/// A refusal, with the draft as it is now: what is newest, and what is wrong with it.
std::string to_body(Problem const& problem, text::DraftView const& draft);

} // namespace sayso::wire
