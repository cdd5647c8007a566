#pragma once

#include "casefile/routing.h"
#include "flow/engine.h"
#include "flow/fields.h"
#include "store/records.h"
#include <optional>
#include <string>
#include <vector>

/// The rows an act leaves behind, made in one way by whoever acts. Pure but for the ids they are given.
namespace sayso::app {

/// `ref` and `by` stay empty for what the young person does themself.
store::SessionEventRecord session_event(
    SessionId session, domain::SessionEventKind kind, Moment now, std::string ref = {}, WorkerId by = {});

/// `detail` is an alert's name or a flow's id; never words.
casefile::ChronologyRecord chronology_entry(
    casefile::IdSource& ids, store::SessionRecord const& session, std::string kind, std::string detail, Moment now);

store::OutboxRecord outbox_row(
    casefile::IdSource& ids, store::SessionRecord const& session, casefile::Notice const& notice, Moment now);

/// Flow's words into the case file's: the one place where the two meet.
casefile::Happening happening_of(
    flow::Turn const& turn, store::SessionRecord const& record, flow::Fields const& fields, Moment now);

/// Alerts raised earlier that an answer belongs with, such as a number to call: whoever has one open must see it.
std::vector<casefile::Notice> notices_of_additions(
    std::vector<casefile::AlertRecord> const& raised_earlier, flow::Place const& place);

std::optional<domain::Level> top_level(std::vector<casefile::AlertRecord> const& alerts);

/// Sent by the young person, changed since or not.
bool was_sent(store::SessionRecord const& session);

} // namespace sayso::app
