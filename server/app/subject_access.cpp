#include "app/subject_access.h"

#include "app/kept_file.h"
#include "app/session_file.h"
#include "app/statement_views.h"
#include "app/worker_check.h"

namespace sayso::app {

namespace asio = boost::asio;
namespace json = boost::json;

namespace {

constexpr auto prepared_purpose = "subject_access.prepared";

void add(json::array& entries, std::string id, char const* kind, Moment at, std::string const& by, std::string words)
{
    entries.push_back(json::object { { "id", std::move(id) }, { "kind", kind }, { "at", iso_text(at) }, { "by", by },
        { "text", std::move(words) } });
}

std::string text_at(json::object const& object, std::string_view name)
{
    auto const* value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

} // namespace

SubjectAccess::SubjectAccess(StoreLink& store, Authority& authority, FlowLibrary& flows, text::Presenter& presenter,
    WorkerPool& hashing, vault::Vault& vault, Clock const& clock)
    : store_(store)
    , authority_(authority)
    , flows_(flows)
    , presenter_(presenter)
    , hashing_(hashing)
    , vault_(vault)
    , clock_(clock)
{
}

Result<YoungPersonId> SubjectAccess::subject_of(std::string const& case_number)
{
    auto person = store_.read().young_person_by_case_number(vault_.blind_index("case_number", case_number));
    if (!person)
        return person.error();
    return person->id;
}

Result<> SubjectAccess::add_conversation(
    json::array& entries, Access const& access, store::SessionRecord const& session) const
{
    auto open = open_session(store_.read(), flows_, access.key, session);
    if (!open)
        return open.error();
    auto now = clock_.now();
    auto view = statement_view(store_.read(), flows_, presenter_, *open, access.key, "", now);
    if (!view)
        return view.error();
    auto id = session.id.text();
    add(entries, "conversation/" + id, "conversation", session.started, "you", view->title);
    for (std::size_t i = 0; i < view->lines.size() && i < open->rows.size(); ++i) {
        auto const& line = view->lines[i];
        add(entries, "answer/" + id + "/" + open->rows[i].id.text(), "answer", line.at.at, "you", line.answer);
        auto& entry = entries.back().get_object();
        entry["question"] = line.question;
        if (!line.original_answer.empty())
            entry["as_seen"] = line.original_answer;
    }
    for (auto const& alert : open->alerts)
        add(entries, "alert/" + alert.id.text(), "alert", alert.raised, "Sayso",
            alert_title(flows_, session, alert.name));
    for (auto const& reply : view->replies)
        add(entries, "reply/" + reply.id.text(), "reply", reply.at.at, reply.by, reply.words);
    return {};
}

/// All that is kept about them that this worker may read; on record before it is read.
asio::awaitable<Result<json::object>> SubjectAccess::everything(
    domain::Worker worker, YoungPersonId subject, std::string purpose)
{
    auto actor = actor_of(worker);
    auto access = co_await authority_.for_reading(actor, Act::read_words, subject, std::move(purpose));
    if (!access)
        co_return access.error();
    auto details = open_details(access->key, access->subject);
    auto sessions = store_.read().sessions_of(subject);
    auto council = store_.read().authority();
    if (!details || !sessions || !council)
        co_return !details ? details.error() : !sessions ? sessions.error() : council.error();
    json::array entries;
    auto created = access->subject.created;
    add(entries, "name", "name", created, "", details->full_name);
    add(entries, "preferred_name", "name you like to be called", created, "", details->preferred_name);
    if (details->born)
        add(entries, "born", "birthday", created, "", iso_text(*details->born));
    for (auto session = sessions->rbegin(); session != sessions->rend(); ++session) {
        auto seen = authority_.sees(actor, *session);
        if (!seen)
            co_return seen.error();
        if (session->number == 0 || !*seen)
            continue; // Whoever releases it sees what is kept from the one who prepares it.
        auto added = add_conversation(entries, *access, *session);
        if (!added)
            co_return added.error();
    }
    json::object file { { "format", "sayso-subject-access-1" }, { "council", council->name },
        { "young_person", subject.text() }, { "made", iso_text(clock_.now()) } };
    file["entries"] = std::move(entries);
    co_return file;
}

asio::awaitable<Result<std::string>> SubjectAccess::draft(SubjectAccessOrder order)
{
    auto worker = co_await check_worker(store_, hashing_, vault_, clock_, order.username, order.password);
    if (!worker)
        co_return worker.error();
    auto subject = subject_of(order.case_number);
    if (!subject)
        co_return subject.error();
    auto file = co_await everything(*worker, *subject, "subject_access.draft");
    if (!file)
        co_return file.error();
    (*file)["draft"] = "not for giving away: nothing is left out yet";
    co_return json::serialize(*file) + '\n';
}

asio::awaitable<Result<std::string>> SubjectAccess::prepare(SubjectAccessOrder order)
{
    auto worker = co_await check_worker(store_, hashing_, vault_, clock_, order.username, order.password);
    if (!worker)
        co_return worker.error();
    auto subject = subject_of(order.case_number);
    if (!subject)
        co_return subject.error();
    auto cuts = parse_cuts(order.cuts);
    if (!cuts)
        co_return cuts.error();
    auto file = co_await everything(*worker, *subject, "subject_access.prepare");
    if (!file)
        co_return file.error();
    auto burnt = burn_in(file->at("entries").get_array(), *cuts);
    if (!burnt)
        co_return burnt.error();
    json::object prepared { { "format", "sayso-subject-access-cuts-1" }, { "subject", subject->text() },
        { "prepared_by", worker->id.text() }, { "at", iso_text(clock_.now()) } };
    prepared["cuts"] = json::parse(order.cuts);
    co_return with_proof(vault_, prepared_purpose, json::serialize(prepared));
}

asio::awaitable<Result<std::string>> SubjectAccess::release(SubjectAccessOrder order)
{
    auto worker = co_await check_worker(store_, hashing_, vault_, clock_, order.username, order.password);
    if (!worker)
        co_return worker.error();
    auto text = without_proof(vault_, prepared_purpose, order.prepared);
    if (!text)
        co_return fail(Errc::invalid_input, "what was prepared was changed since; prepare it again");
    auto prepared = json::parse(*text).get_object();
    auto preparer = WorkerId::parse(text_at(prepared, "prepared_by"));
    auto subject = YoungPersonId::parse(text_at(prepared, "subject"));
    auto cuts = parse_cuts(json::serialize(prepared.at("cuts")));
    if (!preparer || !subject || !cuts)
        co_return fail(Errc::invalid_input, "what was prepared makes no sense; prepare it again");
    if (*preparer == worker->id)
        co_return fail(Errc::forbidden, "somebody else than the one who prepared it must release it");
    // What is kept from an adviser must not be missing from the copy, and only from them it is kept.
    if (worker->role != domain::Role::team_manager)
        co_return fail(Errc::forbidden, "a team manager must release it");
    auto file = co_await everything(*worker, *subject, "subject_access.release");
    if (!file)
        co_return file.error();
    auto burnt = burn_in(file->at("entries").get_array(), *cuts);
    if (!burnt)
        co_return burnt.error();
    (*file)["prepared_by"] = worker_name(store_.read(), *preparer);
    (*file)["released_by"] = worker->display_name;
    (*file)["left_out"] = cuts->size();
    (*file)["list"] = as_list(*file);
    co_return json::serialize(*file) + '\n';
}

} // namespace sayso::app
