#include "app/conversation.h"

#include "base/log.h"
#include "casefile/routing.h"
#include <algorithm>

namespace sayso::app {

namespace asio = boost::asio;
using domain::SessionEventKind;
using domain::StatementState;

namespace {

bool was_sent(store::SessionRecord const& record)
{
    return record.state == StatementState::submitted || record.state == StatementState::amended;
}

/// Flow's words into the case file's: the one place where the two meet.
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

std::optional<domain::Level> top_level(std::vector<casefile::AlertRecord> const& alerts)
{
    std::optional<domain::Level> top;
    for (auto const& alert : alerts)
        if (!top || alert.level > *top)
            top = alert.level;
    return top;
}

store::OutboxRecord outbox_row(
    casefile::IdSource& ids, store::SessionRecord const& record, casefile::Notice const& notice, Moment now)
{
    store::OutboxRecord row;
    row.id = ids.next<OutboxTag>();
    row.kind = notice.kind;
    row.authority = record.authority;
    row.subject = record.subject;
    row.session = record.id;
    row.ref = notice.ref;
    row.level = notice.level;
    row.created = now;
    return row;
}

store::SessionEventRecord event_of(SessionId session, SessionEventKind kind, Moment now)
{
    store::SessionEventRecord event;
    event.session = session;
    event.kind = kind;
    event.at = now;
    return event;
}

casefile::ChronologyRecord chronology_of(
    casefile::IdSource& ids, store::SessionRecord const& record, std::string kind, Moment now)
{
    casefile::ChronologyRecord entry;
    entry.id = ids.next<EntryTag>();
    entry.subject = record.subject;
    entry.at = now;
    entry.kind = std::move(kind);
    entry.session = record.id;
    entry.detail = record.flow;
    return entry;
}

/// Alerts raised earlier that this answer belongs with, such as a number to call: whoever has one open must see it.
std::vector<casefile::Notice> notices_of_additions(OpenSession const& open, flow::Place const& place)
{
    std::vector<casefile::Notice> notices;
    for (auto const& alert : open.alerts)
        if (std::find(alert.add.begin(), alert.add.end(), place.step) != alert.add.end()) {
            casefile::Notice notice { "alert", alert.id.text(), alert.level };
            notices.push_back(std::move(notice));
        }
    return notices;
}

/// What is wrong with this answer before the engine looks at it.
std::optional<Error> misfit(OpenSession const& open, flow::Place const& place, GivenAnswer const& given)
{
    auto const* step = open.definition->find(place.step);
    if (!step || !step->asks)
        return fail(Errc::not_found, "wrong_step");
    if (!given.claimed.type.empty() && given.claimed.type != flow::name(step->type))
        return fail(Errc::invalid_input, "wrong_type");
    bool there = std::any_of(open.session.answers.begin(), open.session.answers.end(),
        [&](flow::Answer const& answer) { return answer.place == place; });
    if (given.edit && !there)
        return fail(Errc::conflict, "not_answered_yet");
    if (!given.edit && there)
        return fail(Errc::conflict, "already_answered");
    return std::nullopt;
}

std::string digest_of(vault::Vault const& vault, GivenAnswer const& given)
{
    return vault.blind_index("answer",
        given.session.text() + "/" + given.place + "/" + flow::to_json(given.claimed.value, given.claimed.type));
}

} // namespace

Conversation::Conversation(StoreLink& store, Authority& authority, FlowLibrary& flows, text::Presenter& presenter,
    Outbox& outbox, vault::Vault const& vault, Clock const& clock, Random& random)
    : store_(store)
    , authority_(authority)
    , flows_(flows)
    , presenter_(presenter)
    , outbox_(outbox)
    , vault_(vault)
    , clock_(clock)
    , random_(random)
{
}

ConversationViews Conversation::views(text::Locale const& locale)
{
    return ConversationViews(store_.read(), presenter_, flows_, locale, clock_.now());
}

asio::awaitable<Result<Conversation::Begun>> Conversation::start(
    domain::Actor actor, std::string flow, text::Locale locale, domain::Channel channel)
{
    auto definition = flows_.find(flow);
    bool for_them = definition && (definition->who == "anyone" || actor.role == domain::Role::young_person);
    if (!for_them || actor.is_worker())
        co_return fail(Errc::not_found, "no such flow for this person");

    auto now = clock_.now();
    auto id = SessionId::make(now, random_);
    auto access = co_await authority_.for_writing(actor, Act::answer, actor.young_person, id.text());
    if (!access)
        co_return access.error();
    auto details = open_details(access->key, access->subject);
    if (!details)
        co_return details.error();

    Inputs inputs;
    inputs["nameless"] = access->subject.nameless;
    if (details->born)
        inputs["dob"] = *details->born;
    if (!access->subject.adviser.is_nil())
        inputs["adviser"] = worker_name(store_.read(), access->subject.adviser);

    store::SessionRecord record;
    record.id = id;
    record.authority = actor.authority;
    record.subject = actor.young_person;
    record.flow = definition->id;
    record.version = definition->version;
    record.locale = locale.id;
    record.channel = channel;
    record.today = text::day_in_england(now);
    record.inputs = seal_inputs(access->key, id, inputs);
    record.started = now;
    record.changed = now;

    Change change;
    change.new_sessions.push_back(record);
    change.audit.push_back(access->entry);
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored.error();

    auto open = open_session(store_.read(), flows_, access->key, std::move(record));
    if (!open)
        co_return open.error();
    auto show = views(locale);
    auto ask = show.ask(*open);
    if (!ask)
        co_return ask.error();
    Begun begun { show.started(*open), std::move(*ask) };
    co_return begun;
}

asio::awaitable<Result<OpenSession>> Conversation::open_own(domain::Actor actor, SessionId session, Act act)
{
    auto record = store_.read().session(session);
    if (!record)
        co_return record.error();
    auto access = co_await authority_.for_reading(actor, act, record->subject, session.text());
    if (!access)
        co_return access.error();
    co_return open_session(store_.read(), flows_, access->key, std::move(*record));
}

asio::awaitable<Result<Conversation::Answered>> Conversation::answer(
    domain::Actor actor, GivenAnswer given, text::Locale locale)
{
    for (int left = tries; left > 1; --left) {
        auto answered = co_await answer_once(actor, given, locale);
        if (answered || answered.error().detail != "stored_meanwhile")
            co_return answered;
    }
    co_return co_await answer_once(actor, given, locale);
}

Result<Conversation::Answered> Conversation::answered_before(
    OpenSession const& open, GivenAnswer const& given, text::Locale const& locale)
{
    auto show = views(locale);
    for (std::size_t i = 0; i < open.rows.size(); ++i) {
        if (open.rows[i].id != given.id)
            continue;
        if (open.rows[i].digest != digest_of(vault_, given))
            return fail(Errc::conflict, "id_reused");
        auto subject = store_.read().young_person(open.record.subject);
        if (!subject)
            return subject.error();
        auto alerts = open.alerts;
        std::erase_if(alerts, [&](auto const& alert) { return alert.raised != open.rows[i].at; });
        auto ask = show.ask(open);
        if (!ask)
            return ask.error();
        return Answered { show.saved(open, open.session.answers[i], open.rows[i].number, alerts, *subject),
            std::move(*ask) };
    }
    return fail(Errc::not_found, "not given before");
}

asio::awaitable<Result<Conversation::Answered>> Conversation::answer_once(
    domain::Actor actor, GivenAnswer given, text::Locale locale)
{
    auto record = store_.read().session(given.session);
    if (!record)
        co_return record.error();
    auto access = co_await authority_.for_writing(actor, Act::answer, record->subject, given.session.text());
    if (!access)
        co_return access.error();
    auto open = open_session(store_.read(), flows_, access->key, std::move(*record));
    if (!open)
        co_return open.error();

    auto before = answered_before(*open, given, locale);
    if (before || before.error().code != Errc::not_found)
        co_return before; // A repeat has one effect and the same reply.
    if (open->record.state == StatementState::stopped)
        co_return fail(Errc::conflict, "stopped");

    auto place = flow::parse_place(given.place);
    if (!place)
        co_return fail(Errc::not_found, "wrong_step");
    if (auto fault = misfit(*open, *place, given))
        co_return *fault;

    auto now = clock_.now();
    flow::Answer answer { given.id, *place, given.claimed.value, now };
    auto turn = flow::advance(*open->definition, open->session, std::move(answer));
    if (!turn)
        co_return turn.error();

    casefile::IdSource ids(now, random_);
    auto routed = casefile::route(happening_of(*turn, open->record, flows_.fields(), now), ids);

    store::AnswerRecord row;
    row.session = given.session;
    row.number = open->record.number + 1;
    row.id = given.id;
    row.place = given.place;
    row.edit = given.edit;
    row.value = seal_answer(
        access->key, given.session, given.id, flow::to_json(given.claimed.value, given.claimed.type));
    row.digest = digest_of(vault_, given);
    row.at = now;

    Change change;
    Change::TurnWrite write;
    write.expected = open->record.number;
    write.answer = row;
    write.top_level = top_level(routed.alerts);
    change.turns.push_back(std::move(write));
    change.fields = routed.fields;
    change.alerts = routed.alerts;
    change.tasks = routed.tasks;
    change.chronology = routed.chronology;
    for (auto const& notice : routed.notices)
        change.outbox.push_back(outbox_row(ids, open->record, notice, now));
    for (auto const& notice : notices_of_additions(*open, *place))
        change.outbox.push_back(outbox_row(ids, open->record, notice, now));
    if (was_sent(open->record)) {
        change.session_events.push_back(event_of(given.session, SessionEventKind::amended, now));
        change.chronology.push_back(chronology_of(ids, open->record, "statement_amended", now));
        casefile::Notice changed { "statement", given.session.text(), domain::Level::routine };
        change.outbox.push_back(outbox_row(ids, open->record, changed, now));
    }
    change.audit.push_back(access->entry);
    bool news = !change.outbox.empty();

    auto stored = co_await store_.commit(std::move(change));
    if (!stored && stored.error().code == Errc::conflict)
        co_return fail(Errc::conflict, "stored_meanwhile");
    if (!stored)
        co_return stored.error();
    if (news)
        outbox_.wake();

    open->record.number = row.number;
    open->session = std::move(turn->session);
    auto show = views(locale);
    auto next = show.ask(*open);
    if (!next)
        co_return next.error();
    Answered answered { show.saved(*open, turn->answer, row.number, routed.alerts, access->subject), std::move(*next) };
    co_return answered; // Only now may it be acknowledged.
}

asio::awaitable<Result<text::AskView>> Conversation::back(
    domain::Actor actor, SessionId session, std::string place, text::Locale locale)
{
    auto open = co_await open_own(actor, session, Act::read_own);
    if (!open)
        co_return open.error();
    if (!place.empty()) {
        auto wanted = flow::parse_place(place);
        if (!wanted)
            co_return fail(Errc::not_found, "wrong_step");
        co_return views(locale).ask_again(*open, *wanted);
    }
    auto path = flow::follow(*open->definition, open->session);
    if (!path)
        co_return path.error();
    for (auto visited = path->visited.rbegin(); visited != path->visited.rend(); ++visited)
        if (visited->answer)
            co_return views(locale).ask_again(*open, visited->place);
    co_return fail(Errc::conflict, "not_answered_yet");
}

asio::awaitable<Result<text::ReviewView>> Conversation::review(
    domain::Actor actor, SessionId session, text::Locale locale)
{
    auto open = co_await open_own(actor, session, Act::read_own);
    if (!open)
        co_return open.error();
    auto subject = store_.read().young_person(open->record.subject);
    if (!subject)
        co_return subject.error();
    co_return views(locale).review(*open, *subject);
}

asio::awaitable<Result<>> Conversation::note_event(domain::Actor actor, SessionId session, SessionEventKind kind)
{
    auto record = store_.read().session(session);
    if (!record)
        co_return record.error();
    auto access = co_await authority_.for_writing(actor, Act::answer, record->subject, session.text());
    if (!access)
        co_return access.error();

    auto now = clock_.now();
    casefile::IdSource ids(now, random_);
    Change change;
    change.session_events.push_back(event_of(session, kind, now));
    access->entry.action = std::string("statement.") + domain::name(kind);
    change.audit.push_back(access->entry);
    if (kind == SessionEventKind::submitted) {
        change.chronology.push_back(chronology_of(ids, *record, "statement_submitted", now));
        casefile::Notice notice { "statement", session.text(), record->top_level.value_or(domain::Level::routine) };
        change.outbox.push_back(outbox_row(ids, *record, notice, now));
    }
    auto stored = co_await store_.commit(std::move(change));
    if (stored)
        outbox_.wake();
    co_return stored;
}

asio::awaitable<Result<text::SubmittedView>> Conversation::submit(
    domain::Actor actor, SessionId session, text::Locale locale)
{
    auto open = co_await open_own(actor, session, Act::read_own);
    if (!open)
        co_return open.error();
    if (open->record.state == StatementState::stopped)
        co_return fail(Errc::conflict, "stopped");
    auto path = flow::follow(*open->definition, open->session);
    if (!path)
        co_return path.error();
    if (path->waiting)
        co_return fail(Errc::conflict, "open_questions");

    if (!was_sent(open->record)) {
        auto noted = co_await note_event(actor, session, SessionEventKind::submitted);
        if (!noted)
            co_return noted.error();
    }
    auto subject = store_.read().young_person(open->record.subject);
    if (!subject)
        co_return subject.error();
    auto events = store_.read().session_events(session);
    if (!events)
        co_return events.error();
    for (auto const& event : *events)
        if (event.kind == SessionEventKind::submitted)
            co_return views(locale).submitted(*open, event, *subject);
    co_return fail(Errc::corrupt, "a sent conversation has no event that sent it");
}

asio::awaitable<Result<text::StoppedView>> Conversation::stop(
    domain::Actor actor, SessionId session, text::Locale locale)
{
    auto open = co_await open_own(actor, session, Act::read_own);
    if (!open)
        co_return open.error();
    if (was_sent(open->record))
        co_return fail(Errc::conflict, "sent_already");
    if (open->record.state != StatementState::stopped) {
        auto noted = co_await note_event(actor, session, SessionEventKind::stopped);
        if (!noted)
            co_return noted.error();
    }
    auto events = store_.read().session_events(session);
    if (!events)
        co_return events.error();
    for (auto const& event : *events)
        if (event.kind == SessionEventKind::stopped)
            co_return views(locale).stopped(*open, event);
    co_return fail(Errc::corrupt, "a stopped conversation has no event that stopped it");
}

} // namespace sayso::app
