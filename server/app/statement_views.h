#pragma once

#include "app/session_file.h"
#include "domain/views.h"
#include "text/present.h"
#include <vector>

/// A conversation as a worker reads it: in English, with the words as the young person saw and typed them beside it.
namespace sayso::app {

/// What has left the young person's hands: sent, or urgent enough that it went at once. No worker sees anything else.
bool has_reached_the_desk(store::SessionRecord const& record);

/// Every answer ever given, in the order given; those superseded or off the path are marked. Fails with corrupt if the
/// answers do not fit the flow.
Result<std::vector<domain::StatementLine>> statement_lines(OpenSession const& open, FlowLibrary& flows,
    text::Presenter& presenter, Moment now, text::Locale const& reader = text::locale_or_english("en"));

Result<domain::StatementView> statement_view(store::Store& store, FlowLibrary& flows, text::Presenter& presenter,
    OpenSession const& open, vault::KeyHandle const& key, std::string const& name, Moment now);

/// Without lines.
domain::AlertView alert_view(store::Store& store, casefile::AlertRecord const& alert, std::string const& title,
    std::string const& name, Moment now);

/// "No safe place tonight": the alert's own title, or its name opened out.
std::string alert_title(FlowLibrary& flows, store::SessionRecord const& session, std::string const& alert);

/// The lines that raised the alert, and those that belong with it.
std::vector<domain::StatementLine> lines_with(
    casefile::AlertRecord const& alert, std::vector<domain::StatementLine> const& lines);

/// "no_safe_place" to "No safe place".
std::string opened_out(std::string const& name);

} // namespace sayso::app
