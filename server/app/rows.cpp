#include "app/rows.h"

#include "text/locale.h"
#include <algorithm>

namespace sayso::app {

store::SessionEventRecord session_event(
    SessionId session, domain::SessionEventKind kind, Moment now, std::string ref, WorkerId by)
{
    store::SessionEventRecord event;
    event.session = session;
    event.kind = kind;
    event.ref = std::move(ref);
    event.by = by;
    event.at = now;
    return event;
}

casefile::ChronologyRecord chronology_entry(
    casefile::IdSource& ids, store::SessionRecord const& session, std::string kind, std::string detail, Moment now)
{
    casefile::ChronologyRecord entry;
    entry.id = ids.next<EntryTag>();
    entry.subject = session.subject;
    entry.at = now;
    entry.kind = std::move(kind);
    entry.session = session.id;
    entry.detail = std::move(detail);
    return entry;
}

store::OutboxRecord outbox_row(
    casefile::IdSource& ids, store::SessionRecord const& session, casefile::Notice const& notice, Moment now)
{
    store::OutboxRecord row;
    row.id = ids.next<OutboxTag>();
    row.kind = notice.kind;
    row.authority = session.authority;
    row.subject = session.subject;
    row.session = session.id;
    row.ref = notice.ref;
    row.level = notice.level;
    row.created = now;
    return row;
}

casefile::Happening happening_of(
    flow::Turn const& turn, store::SessionRecord const& record, flow::Fields const& fields, Moment now)
{
    casefile::Happening happening;
    happening.session = record.id;
    happening.subject = record.subject;
    happening.flow = record.flow;
    happening.at = now;
    happening.today = text::day_in_england(now);
    for (auto const& filing : turn.filings) {
        casefile::Happening::Filed filed;
        filed.place = flow::to_text(filing.place);
        filed.field = filing.field;
        if (auto field = fields.find(filing.field); field != fields.end())
            filed.matters = field->second.matters;
        filed.filed = filing.filed;
        happening.filed.push_back(std::move(filed));
    }
    for (auto const& raised : turn.raised) {
        casefile::Happening::Raised alert;
        alert.alert = raised.alert->name;
        alert.level = raised.alert->level;
        alert.place = flow::to_text(raised.place);
        alert.to = raised.alert->to;
        alert.acknowledge_in = raised.alert->acknowledge_in;
        alert.otherwise = raised.alert->otherwise;
        alert.add = raised.alert->add;
        for (auto const* task : raised.tasks) {
            casefile::Happening::TaskDue due;
            due.name = task->name;
            due.to = task->to;
            due.due_in_days = task->due_in_days;
            alert.tasks.push_back(std::move(due));
        }
        happening.raised.push_back(std::move(alert));
    }
    return happening;
}

std::vector<casefile::Notice> notices_of_additions(
    std::vector<casefile::AlertRecord> const& raised_earlier, flow::Place const& place)
{
    std::vector<casefile::Notice> notices;
    for (auto const& alert : raised_earlier)
        if (std::find(alert.add.begin(), alert.add.end(), place.step) != alert.add.end()) {
            casefile::Notice notice { "alert", alert.id.text(), alert.level };
            notices.push_back(std::move(notice));
        }
    return notices;
}

std::optional<domain::Level> top_level(std::vector<casefile::AlertRecord> const& alerts)
{
    std::optional<domain::Level> top;
    for (auto const& alert : alerts)
        if (!top || alert.level > *top)
            top = alert.level;
    return top;
}

bool was_sent(store::SessionRecord const& session)
{
    return session.state == domain::StatementState::submitted || session.state == domain::StatementState::amended;
}

} // namespace sayso::app
