#include "app/conversation.h"

#include "app/rows.h"
#include "casefile/routing.h"
#include "flow/answer_check.h"
#include <algorithm>

namespace sayso::app {

namespace asio = boost::asio;
using domain::SessionEventKind;
using domain::StatementState;

namespace {

/// What is wrong with this answer before the engine looks at it.
std::optional<Error> misfit(OpenSession const& open, flow::Place const& place, GivenAnswer const& given)
{
    auto const* step = open.definition->find(place.step);
    if (!step || !step->asks)
        return fail(Errc::not_found, "wrong_step");
    bool words_instead = flow::is_media(step->type) && given.claimed.type == "text";
    if (!given.claimed.type.empty() && given.claimed.type != flow::name(step->type) && !words_instead)
        return fail(Errc::invalid_input, "wrong_type");
    if (flow::is_media(step->type) && !words_instead && flow::is_in_words(*step, given.claimed.value))
        return fail(Errc::invalid_input, "upload_gone: not an id of ours");
    if (words_instead && !flow::is_in_words(*step, given.claimed.value))
        return fail(Errc::invalid_input, "ill_formed: words that could be taken for the id of an upload");
    bool there = std::any_of(open.session.answers.begin(), open.session.answers.end(),
        [&](flow::Answer const& answer) { return answer.place == place; });
    if (given.edit && !there)
        return fail(Errc::conflict, "not_answered_yet");
    if (!given.edit && there)
        return fail(Errc::conflict, "already_answered");
    return std::nullopt;
}

/// Only what came for this very question of this conversation, and is on disk, may be named by an answer to it.
Result<std::optional<UploadId>> named_upload(store::Store& store, OpenSession const& open, flow::Answer const& answer)
{
    auto media = media_of(*open.definition, answer);
    if (!media)
        return std::optional<UploadId>();
    auto id = UploadId::parse(media->id);
    auto upload = id ? store.upload(*id) : Result<store::UploadRecord>(id.error());
    bool theirs = upload && upload->subject == open.record.subject && upload->session == open.record.id
        && upload->place == flow::to_text(answer.place) && upload->kind == media->kind;
    if (!theirs)
        return fail(Errc::invalid_input, "upload_gone");
    if (!upload->kept)
        return fail(Errc::invalid_input, "upload_unfinished");
    return std::optional(*id);
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
    return ConversationViews(store_.read(), presenter_, flows_, locale, clock_.now(), settings_);
}

/// Beside the answer in one change, and never in its way: what it finds only reorders a list.
void Conversation::add_scan(Change& change, OpenSession const& open, flow::Answer const& answer) const
{
    auto const* step = open.definition->find(answer.place.step);
    auto const* words = std::get_if<std::string>(&answer.value.payload);
    bool typed = step && (step->type == flow::AskType::text || flow::is_in_words(*step, answer.value));
    if (!phrases_ || !typed || !words)
        return;
    auto scan = casefile::scan_in(*phrases_, open.record.locale, *words);
    if (scan.level > 0)
        change.scans.push_back({ open.record.id, scan.level, scan.version });
}

asio::awaitable<Result<Conversation::Begun>> Conversation::start(
    domain::Actor actor, std::string flow, text::Locale locale, domain::Channel channel)
{
    auto definition = flows_.find(flow);
    bool named = actor.role == domain::Role::young_person;
    bool for_them = definition && (named ? definition->for_young_person() : definition->for_visitor());
    if (!for_them || actor.is_worker())
        co_return fail(Errc::not_found, "no such flow for this person");

    auto now = clock_.now();
    auto id = SessionId::make(now, random_);
    auto access = co_await authority_.for_writing(actor, Act::answer, actor.young_person, id.text(), id);
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
    record.channel = actor.visit ? domain::Channel::kiosk : channel; // By which a visit knows its own.
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
    auto access = co_await authority_.for_reading(actor, act, record->subject, session.text(), session);
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
    auto access = co_await authority_.for_writing(
        actor, Act::answer, record->subject, given.session.text(), given.session);
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

    auto upload = named_upload(store_.read(), *open, turn->answer);
    if (!upload)
        co_return upload.error();

    casefile::IdSource ids(now, random_);
    auto routed = casefile::route(happening_of(*turn, open->record, flows_.fields(), now), ids);

    store::AnswerRecord row;
    row.session = given.session;
    row.number = open->record.number + 1;
    row.id = given.id;
    row.place = given.place;
    row.edit = given.edit;
    row.value
        = seal_answer(access->key, given.session, given.id, flow::to_json(given.claimed.value, given.claimed.type));
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
    for (auto const& notice : notices_of_additions(open->alerts, *place))
        change.outbox.push_back(outbox_row(ids, open->record, notice, now));
    if (was_sent(open->record)) {
        change.session_events.push_back(session_event(given.session, SessionEventKind::amended, now));
        change.chronology.push_back(chronology_entry(ids, open->record, "statement_amended", open->record.flow, now));
        casefile::Notice changed { "statement", given.session.text(), domain::Level::routine };
        change.outbox.push_back(outbox_row(ids, open->record, changed, now));
    }
    if (*upload)
        change.uploads_named.push_back({ **upload, now });
    add_scan(change, *open, turn->answer);
    if (auto helped = add_helper(change, *access, *open, given.helper, now); !helped)
        co_return helped.error();
    change.audit.push_back(access->entry);
    bool news = !change.outbox.empty();

    auto stored = co_await store_.commit(std::move(change));
    if (!stored && stored.error().code == Errc::conflict)
        co_return fail(Errc::conflict, "stored_meanwhile");
    if (!stored && *upload && stored.error().code == Errc::not_found)
        co_return fail(Errc::invalid_input, "upload_gone"); // They chose again on another page, just now.
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
    auto without = may_go_without_adviser(open->record, *subject);
    if (!without)
        co_return without.error();
    co_return views(locale).review(*open, *subject, *without);
}

} // namespace sayso::app
