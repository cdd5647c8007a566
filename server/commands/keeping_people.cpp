#include "commands/keeping.h"

#include "app/case_entries.h"
#include "app/session_file.h"
#include "app/worker_check.h"
#include "base/log.h"
#include "casefile/retention.h"

/// What is kept too long goes; what somebody has a right to is given to them.
namespace sayso::commands {

namespace asio = boost::asio;
namespace json = boost::json;

namespace {

std::string text_at(json::object const& object, std::string_view name)
{
    auto const* value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

app::WorkerProof proof_in(json::object const& request)
{
    app::WorkerProof proof;
    proof.username = text_at(request, "user");
    proof.password = Secret<std::string>(text_at(request, "password"));
    proof.app_code = text_at(request, "app_code");
    return proof;
}

/// When somebody was born, and how things stand with what they said.
Result<casefile::RetentionFacts> facts_of(store::Store& store, app::Access const& access)
{
    auto sessions = store.sessions_of(access.subject.id);
    auto alerts = store.alerts_of(access.subject.id);
    auto details = app::open_details(access.key, access.subject);
    if (!sessions || !alerts || !details)
        return !sessions ? sessions.error() : !alerts ? alerts.error() : details.error();
    casefile::RetentionFacts facts;
    facts.nameless = access.subject.nameless;
    facts.born = details->born;
    facts.created = access.subject.created;
    facts.raised_alert = !alerts->empty();
    auto book = app::closed_book(store, access.subject.id, [](auto const&) { return true; });
    if (!book)
        return book.error();
    if (book->died && book->died->state == "noted")
        facts.died = book->died->happened;
    for (auto const& session : *sessions)
        facts.last_sent = std::max(facts.last_sent, session.submitted);
    return facts;
}

struct Due {
    YoungPersonId person;
    casefile::RetentionDue due;
};

std::string as_line(Due const& due)
{
    return "young person " + due.person.text() + ": due since " + iso_text(*due.due.from) + ", " + due.due.why + "\n";
}

} // namespace

asio::awaitable<KeepingReply> Keeping::retain(json::object request)
{
    auto nation = casefile::nation_from(text_at(request, "nation"));
    if (!nation)
        co_return refused("--nation, or retention_nation in council.yaml, is england, wales, scotland or northern_ireland");
    auto rules = casefile::rules_for(*nation);
    auto people = store_.read().young_people();
    if (!people)
        co_return refused(people.error());
    // Birthdays are sealed with the names: a team manager learns them of their own team, on record, and no operator.
    auto manager = co_await workers_.check(proof_in(request));
    if (!manager)
        co_return refused(manager.error());
    auto actor = app::actor_of(*manager);
    auto may = co_await authority_.for_council(actor, app::CouncilAct::end_keeping, "retention");
    if (!may)
        co_return refused(may.error().code == Errc::forbidden
                ? "a team manager must do this, for the young people of their team"
                : may.error().detail);
    auto reached = co_await authority_.for_names(actor, std::move(*people), "retention");
    if (!reached)
        co_return refused(reached.error());
    auto now = clock_.now();
    std::vector<Due> all;
    for (auto const& access : *reached) {
        auto facts = facts_of(store_.read(), access);
        if (!facts)
            co_return refused(facts.error());
        Due due;
        due.person = access.subject.id;
        due.due = casefile::retention_due(*facts, rules);
        if (due.due.is_due(now))
            all.push_back(std::move(due));
    }

    auto const* dry = request.if_contains("dry_run");
    bool only_list = !dry || !dry->is_bool() || dry->get_bool();
    KeepingReply reply;
    for (auto const& due : all)
        reply.text += as_line(due);
    if (all.empty())
        reply.text = "nobody is due\n";
    if (only_list)
        co_return reply;
    for (auto const& due : all) {
        store::TombstoneRecord tombstone;
        tombstone.subject = due.person;
        tombstone.at = now;
        tombstone.by = manager->display_name;
        tombstone.witness = text_at(request, "witness");
        tombstone.reason = "retention: " + due.due.why;
        auto erased = co_await erase_one(std::move(tombstone));
        if (erased.code != 0) {
            reply.code = erased.code;
            reply.error = erased.error;
            co_return reply;
        }
        reply.text += erased.text;
    }
    co_return reply;
}

/// Photos and voice notes that no answer ever named.
asio::awaitable<void> Keeping::drop_unnamed_uploads(Moment begun_before)
{
    auto uploads = store_.read().unnamed_uploads(begun_before);
    if (!uploads)
        co_return;
    for (auto const& upload : *uploads) {
        store::Change change;
        change.uploads_dropped.push_back({ upload.id });
        vault::AuditEntry entry;
        entry.at = clock_.now();
        entry.actor = "system";
        entry.action = "unsent.sweep";
        entry.subject = upload.subject;
        entry.ref = upload.id.text();
        change.audit.push_back(std::move(entry));
        co_await store_.commit(std::move(change));
    }
}

asio::awaitable<std::size_t> Keeping::sweep_unsent()
{
    auto since = clock_.now() - casefile::RetentionRules().unsent;
    co_await drop_unnamed_uploads(since);
    auto sessions = store_.read().unsent_since(since);
    std::size_t swept = 0;
    if (!sessions)
        co_return swept;
    for (auto const& session : *sessions) {
        if (session.top_level)
            continue; // What raised an alert stays.
        store::Change change;
        store::SweepUnsent sweep;
        sweep.session = session.id;
        sweep.unchanged_since = since;
        change.swept.push_back(sweep);
        vault::AuditEntry entry;
        entry.at = clock_.now();
        entry.actor = "system";
        entry.action = "unsent.sweep";
        entry.subject = session.subject;
        entry.ref = session.id.text();
        change.audit.push_back(std::move(entry));
        auto gone = co_await store_.commit(std::move(change)); // One each, so that nobody's answer waits for many.
        if (gone)
            ++swept;
    }
    if (swept != 0)
        log_event("unsent.swept", { { "conversations", swept } });
    co_return swept;
}

asio::awaitable<KeepingReply> Keeping::read_for_subject(json::object request)
{
    if (!subject_access_)
        co_return refused("this needs the running service, which has the flows that words are read with: start it first");
    app::SubjectAccessOrder order;
    order.who = proof_in(request);
    order.case_number = text_at(request, "case_number");
    order.prepared = text_at(request, "prepared");
    order.cuts = text_at(request, "cuts");
    auto act = text_at(request, "act");
    Result<std::string> file = fail(Errc::invalid_input, "draft, prepare or release");
    if (act == "draft")
        file = co_await subject_access_->draft(std::move(order));
    else if (act == "prepare")
        file = co_await subject_access_->prepare(std::move(order));
    else if (act == "release")
        file = co_await subject_access_->release(std::move(order));
    if (!file)
        co_return file.error().code == Errc::not_found ? refused("there is no such young person within their reach")
                                                       : refused(file.error());
    KeepingReply reply;
    reply.text = std::move(*file);
    co_return reply;
}

} // namespace sayso::commands
