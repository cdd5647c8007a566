#include "app/subject_access.h"

#include "app/clock_views.h"
#include "app/held_about.h"
#include "app/kept_file.h"

#include <algorithm>

namespace sayso::app {

namespace asio = boost::asio;
namespace json = boost::json;

namespace {

constexpr auto prepared_purpose = "subject_access.prepared";

/// The same in every file: whether there is any must not show to somebody it is kept from.
constexpr auto always_noted = "What was said about a worker or a carer may be kept by the safeguarding lead, who gives "
                              "a copy of it. Ask for theirs too.";

std::string text_at(json::object const& object, std::string_view name)
{
    auto const* value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

/// The entries that somebody's own words stand in: those a person looks at before they leave.
json::array worded(json::array const& entries)
{
    json::array ids;
    for (auto const& entry : entries)
        for (auto const* words : { "answer/", "reply/", "entry/", "grant/" })
            if (auto id = text_at(entry.get_object(), "id"); id.starts_with(words))
                ids.emplace_back(id);
    return ids;
}

std::size_t not_looked_at(json::array const& entries, json::array const& looked_at)
{
    auto there = worded(entries);
    return static_cast<std::size_t>(std::ranges::count_if(
        there, [&](json::value const& id) { return std::ranges::find(looked_at, id) == looked_at.end(); }));
}

} // namespace

SubjectAccess::SubjectAccess(StoreLink& store, Authority& authority, FlowLibrary& flows, text::Presenter& presenter,
    WorkerCheck& workers, vault::Vault& vault, Clock const& clock)
    : store_(store)
    , authority_(authority)
    , flows_(flows)
    , presenter_(presenter)
    , workers_(workers)
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

/// All that is kept about them that this worker may read; on record before it is read.
asio::awaitable<Result<json::object>> SubjectAccess::everything(
    domain::Worker worker, YoungPersonId subject, std::string purpose)
{
    auto actor = actor_of(worker);
    auto access = co_await authority_.for_reading(actor, Act::read_words, subject, std::move(purpose));
    if (!access)
        co_return access.error();
    auto sessions = store_.read().sessions_of(subject);
    auto council = store_.read().authority();
    auto whole = authority_.sees_all_of(actor, subject);
    if (!sessions || !council || !whole)
        co_return !sessions ? sessions.error() : !council ? council.error() : whole.error();
    std::vector<store::SessionRecord> seen;
    for (auto& session : *sessions) {
        auto sees = authority_.sees(actor, session);
        if (!sees)
            co_return sees.error();
        if (*sees)
            seen.push_back(std::move(session));
    }
    auto now = clock_.now();
    HeldAbout held(store_.read(), flows_, presenter_, settings_or_usual(settings_), *access, now);
    auto entries = held.collect(seen, *whole);
    if (!entries)
        co_return entries.error();
    json::object file { { "format", "sayso-subject-access-2" }, { "council", council->name },
        { "young_person", subject.text() }, { "made", iso_text(now) }, { "note", always_noted } };
    file["entries"] = std::move(*entries);
    co_return file;
}

asio::awaitable<Result<std::string>> SubjectAccess::draft(SubjectAccessOrder order)
{
    auto worker = co_await workers_.check(std::move(order.who));
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
    auto worker = co_await workers_.check(std::move(order.who));
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
    json::object prepared { { "format", "sayso-subject-access-cuts-2" }, { "subject", subject->text() },
        { "prepared_by", worker->id.text() }, { "at", iso_text(clock_.now()) } };
    prepared["cuts"] = json::parse(order.cuts);
    prepared["looked_at"] = worded(file->at("entries").get_array());
    co_return with_proof(vault_, prepared_purpose, json::serialize(prepared));
}

asio::awaitable<Result<std::string>> SubjectAccess::release(SubjectAccessOrder order)
{
    auto worker = co_await workers_.check(std::move(order.who));
    if (!worker)
        co_return worker.error();
    auto text = without_proof(vault_, prepared_purpose, order.prepared);
    if (!text)
        co_return fail(Errc::invalid_input, "what was prepared was changed since; prepare it again");
    auto prepared = json::parse(*text).get_object();
    auto file = co_await cut_copy(*worker, std::move(prepared), std::move(order.cuts));
    if (!file)
        co_return file.error();
    co_return json::serialize(*file) + '\n';
}

asio::awaitable<Result<json::object>> SubjectAccess::cut_copy(
    domain::Worker worker, json::object prepared, std::string own_cuts)
{
    auto preparer = WorkerId::parse(text_at(prepared, "prepared_by"));
    auto subject = YoungPersonId::parse(text_at(prepared, "subject"));
    auto const* list = prepared.if_contains("cuts");
    auto const* looked_at = prepared.if_contains("looked_at");
    auto cuts = parse_cuts(list ? json::serialize(*list) : "");
    if (!preparer || !subject || !cuts || !looked_at || !looked_at->is_array())
        co_return fail(Errc::invalid_input, "what was prepared makes no sense; prepare it again");
    if (*preparer == worker.id)
        co_return fail(Errc::forbidden, "somebody else than the one who prepared it must release it");
    auto may = co_await authority_.for_writing(
        actor_of(worker), Act::release_copy, *subject, "subject_access.release");
    if (!may && may.error().code == Errc::forbidden)
        co_return fail(Errc::forbidden, "a team manager or the safeguarding lead must release it");
    if (!may)
        co_return may.error();
    auto file = co_await everything(worker, *subject, "subject_access.release");
    if (!file)
        co_return file.error();
    auto& entries = file->at("entries").get_array();
    auto more = not_looked_at(entries, looked_at->get_array());
    if (more != 0 && own_cuts.empty())
        co_return fail(Errc::conflict,
            std::to_string(more)
                + " entries came since it was prepared, or are kept from the one who prepared it; look at them in a draft "
                  "of your own, then release it with --cuts (a file with [] leaves nothing out)");
    auto own = parse_cuts(own_cuts.empty() ? "[]" : own_cuts);
    if (!own)
        co_return own.error();
    cuts->insert(cuts->end(), own->begin(), own->end());
    auto burnt = burn_in(entries, *cuts);
    if (!burnt)
        co_return burnt.error();
    (*file)["prepared_by"] = worker_name(store_.read(), *preparer);
    (*file)["released_by"] = worker.display_name;
    (*file)["left_out"] = cuts->size();
    (*file)["list"] = as_list(*file);
    co_return file;
}

} // namespace sayso::app
