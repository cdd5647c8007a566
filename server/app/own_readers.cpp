#include "app/own_file.h"

#include "app/access_desk.h"
#include "app/session_file.h"

/// Who has read a young person's words, as the audit has it.
namespace sayso::app {

namespace asio = boost::asio;

namespace {

constexpr std::size_t most_reads = 500;

/// The worker in "worker:<id>"; nothing for the young person's own reading.
std::optional<WorkerId> worker_in(std::string const& actor)
{
    constexpr std::string_view prefix = "worker:";
    if (!actor.starts_with(prefix))
        return std::nullopt;
    auto id = WorkerId::parse(std::string_view(actor).substr(prefix.size()));
    return id ? std::optional(*id) : std::nullopt;
}

/// What a worker is to this young person, where there are words for it.
std::string role_words(text::Presenter& presenter, text::Locale const& locale, store::YoungPersonRecord const& person,
    domain::Worker const& worker)
{
    switch (worker.role) {
    case domain::Role::personal_adviser: // Somebody else's adviser who stands in is not theirs.
        return worker.id == person.adviser ? presenter.app(locale, "team.personal_adviser") : std::string();
    case domain::Role::team_manager:
        return presenter.app(locale, "team.team_manager");
    case domain::Role::duty_team:
    case domain::Role::out_of_hours:
    case domain::Role::safeguarding_lead:
        return presenter.app(locale, std::string("recipient.") + domain::name(worker.role));
    default:
        return {};
    }
}

} // namespace

asio::awaitable<Result<std::vector<domain::ReaderView>>> OwnFile::readers(domain::Actor actor, text::Locale locale)
{
    if (actor.role != domain::Role::young_person)
        co_return fail(Errc::forbidden, "not a young person with a file");
    auto access = co_await authority_.for_reading(actor, Act::read_own, actor.young_person, "readers");
    if (!access)
        co_return access.error();
    co_return readers_of(*access, locale);
}

Result<std::string> OwnFile::why_read(
    Access const& access, std::vector<store::GrantRecord> const& grants, WorkerId worker, SessionId session, Moment at)
{
    auto reader = store_.read().worker(worker);
    for (auto const& grant : grants) {
        bool theirs = grant.role ? reader && reader->role == *grant.role : grant.worker == worker;
        bool there = grant.session.is_nil() || session.is_nil() || grant.session == session;
        bool then = grant.from <= at && at < grant.until && (!grant.ended || at < *grant.ended);
        if (theirs && there && then && !grant.sealed_reason.empty())
            return open_reason(access.key, grant);
    }
    return std::string();
}

Result<std::vector<domain::ReaderView>> OwnFile::readers_of(Access const& access, text::Locale const& locale)
{
    auto reads = store_.read().reads_of(access.subject.id, most_reads);
    if (!reads)
        return reads.error();
    auto grants = store_.read().grants_on(access.subject.id);
    if (!grants)
        return grants.error();
    auto now = clock_.now();
    std::vector<domain::ReaderView> views;
    std::set<std::string> seen; // The same page opened again the same day is one reading.
    for (auto const& read : *reads) {
        auto worker = worker_in(read.entry.actor);
        if (!worker)
            continue;
        auto day = iso_text(text::day_in_england(read.entry.at));
        if (!seen.insert(read.entry.actor + " " + read.entry.action + " " + read.entry.ref + " " + day).second)
            continue;
        domain::ReaderView view;
        view.who = worker_name(store_.read(), *worker);
        if (auto record = store_.read().worker(*worker))
            view.role = role_words(presenter_, locale, access.subject, *record);
        view.what = "case_file";
        SessionId session;
        if (auto id = AlertId::parse(read.entry.ref)) {
            if (auto alert = store_.read().alert(*id)) {
                view.what = "alert";
                session = alert->session;
            } else {
                view.what = "statement";
                session = *SessionId::parse(read.entry.ref);
            }
        }
        if (read.entry.action == name(Act::export_statement))
            view.what = "copy";
        if (auto record = store_.read().session(session))
            if (auto definition = flows_.version(record->version))
                view.title = presenter_.title(**definition, locale);
        view.at = told(read.entry.at, now, locale);
        auto why = why_read(access, *grants, *worker, session, read.entry.at);
        if (!why)
            return why.error();
        view.why = std::move(*why);
        views.push_back(std::move(view));
    }
    return views;
}

} // namespace sayso::app
