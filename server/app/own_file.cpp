#include "app/own_file.h"

#include "app/passed_on.h"
#include "app/session_file.h"

namespace sayso::app {

namespace asio = boost::asio;
using domain::SessionEventKind;

OwnFile::OwnFile(
    StoreLink& store, Authority& authority, FlowLibrary& flows, text::Presenter& presenter, Clock const& clock)
    : store_(store)
    , authority_(authority)
    , flows_(flows)
    , presenter_(presenter)
    , clock_(clock)
{
}

asio::awaitable<Result<std::vector<domain::OwnStatement>>> OwnFile::statements(domain::Actor actor, text::Locale locale)
{
    if (actor.is_worker())
        co_return fail(Errc::forbidden, "not a young person");
    auto access = co_await authority_.for_reading(actor, Act::read_own, actor.young_person, "statements");
    if (!access)
        co_return access.error();
    co_return own_statements(*access, locale);
}

Result<std::vector<domain::OwnStatement>> OwnFile::own_statements(Access const& access, text::Locale const& locale)
{
    auto sessions = store_.read().sessions_of(access.subject.id);
    if (!sessions)
        return sessions.error();
    std::vector<domain::OwnStatement> statements;
    for (auto const& session : *sessions) {
        if (session.number == 0)
            continue; // Begun, and nothing said.
        auto statement = own_statement(access, session, locale);
        if (!statement)
            return statement.error();
        statements.push_back(std::move(*statement));
    }
    return statements;
}

Result<domain::OwnStatement> OwnFile::own_statement(
    Access const& access, store::SessionRecord const& session, text::Locale const& locale)
{
    auto now = clock_.now();
    auto definition = flows_.version(session.version);
    if (!definition)
        return definition.error();
    auto replies = open_replies(store_.read(), access.key, session.id, now, locale);
    if (!replies)
        return replies.error();
    auto events = store_.read().session_events(session.id);
    if (!events)
        return events.error();

    domain::OwnStatement statement;
    statement.session = session.id;
    statement.flow = session.flow;
    statement.title = presenter_.title(**definition, locale);
    statement.state = session.state;
    statement.started = told(session.started, now, locale);
    if (session.submitted)
        statement.submitted = told(*session.submitted, now, locale);
    if (session.read) {
        statement.read = told(*session.read, now, locale);
        statement.read_by = worker_name(store_.read(), session.read_by);
    }
    statement.alert_raised = session.top_level.has_value();
    for (auto const& event : *events) {
        if (event.kind == SessionEventKind::alert_acknowledged) {
            statement.acknowledged = told(event.at, now, locale);
            statement.acknowledged_by = worker_name(store_.read(), event.by);
        } else if (event.kind == SessionEventKind::passed_on) {
            statement.passed_on = told(event.at, now, locale);
            statement.passed_on_words = passed_on_words(store_.read(), presenter_, locale, settings_, event, now);
        }
    }
    statement.replies = std::move(*replies);
    auto const& remind = (*definition)->remind;
    auto still = now - session.changed;
    bool waits = session.state == domain::StatementState::in_progress && still < (*definition)->keep;
    if (remind && waits && still >= remind->after)
        statement.remind = presenter_.remind_words(**definition, locale).text;
    return statement;
}

} // namespace sayso::app
