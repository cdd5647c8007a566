#include "app/adviser_desk.h"

#include "app/access_desk.h"
#include "app/case_entries.h"
#include "app/case_views.h"
#include "app/clock_views.h"
#include "app/rows.h"
#include <algorithm>

/// What a case file's entries come to, as a worker sees it.
namespace sayso::app {

namespace {

int recent(std::vector<domain::AlertView> const& alerts, Moment now, int days)
{
    return static_cast<int>(
        std::ranges::count_if(alerts, [&](auto const& alert) { return alert.raised.at > now - std::chrono::days { days }; }));
}

std::string last_part(std::string const& field)
{
    return field.substr(field.rfind('.') + 1);
}

/// What a flow filed under contact.* is a draft until a worker has looked at it.
void add_draft(std::vector<domain::ContactView>& contacts, casefile::FiledField const& field,
    domain::StatementLine const& line)
{
    auto fits = [&](domain::ContactView const& contact) {
        return contact.session == field.session && contact.place == field.place;
    };
    auto found = std::ranges::find_if(contacts, fits);
    if (found == contacts.end()) {
        domain::ContactView draft;
        draft.session = field.session;
        draft.place = field.place;
        draft.state = "draft";
        auto part = last_part(field.field);
        (part == "phone" ? draft.phone : part == "relation" ? draft.relation : draft.name) = line.answer;
        contacts.push_back(std::move(draft));
        found = std::prev(contacts.end());
    }
    found->said = line.answer;
}

} // namespace

Result<std::vector<domain::LetInView>> AdviserDesk::who_is_let_in(
    Access const& access, std::set<SessionId> const& kept_back, Moment now)
{
    auto grants = store_.read().grants_on(access.subject.id);
    if (!grants)
        return grants.error();
    std::vector<domain::LetInView> let_in;
    for (auto const& grant : *grants) {
        if (!store::in_force(grant, now) || grant.sealed_reason.empty() || kept_back.contains(grant.session))
            continue;
        auto why = open_reason(access.key, grant);
        if (!why)
            return why.error();
        domain::LetInView view;
        auto const& english = text::locale_or_english("en");
        view.name = grant.role ? presenter_.app(english, std::string("recipient.") + domain::name(*grant.role))
                               : worker_name(store_.read(), grant.worker);
        view.why = std::move(*why);
        if (grant.until != store::without_end)
            view.until = told(grant.until, now, english);
        let_in.push_back(std::move(view));
    }
    return let_in;
}

Result<> AdviserDesk::add_book(
    domain::CaseFileView& view, Access const& access, std::set<SessionId> const& kept_back)
{
    auto now = clock_.now();
    // Whoever may call them has to know first how that is safe, whatever else is kept from them.
    auto sees = [&](store::CaseEntryRecord const& entry) {
        return entry.kind == casefile::EntryKind::contact_ways || !kept_back.contains(entry.session);
    };
    auto book = open_book(store_.read(), access.key, view.young_person, sees);
    if (!book)
        return book.error();
    CaseViews views(store_.read(), presenter_, text::locale_or_english("en"), now, view.name, access.subject.adviser);
    view.book = views.book(*book);

    std::optional<Moment> last_heard;
    for (auto& statement : view.statements) {
        auto record = store_.read().session(statement.session);
        if (!record)
            return record.error();
        auto said = last_said(store_.read(), *record);
        if (!said)
            return said.error();
        last_heard = std::max(last_heard.value_or(*said), *said);
        for (auto const* present : book->of_kind(casefile::EntryKind::present))
            if (present->session == statement.session)
                statement.present.push_back(views.entry(*present));
        auto fields = store_.read().fields_of_session(statement.session);
        if (!fields)
            return fields.error();
        for (auto const& field : *fields)
            for (auto const& line : statement.lines)
                if (field.filed && field.field.starts_with("contact.") && line.place == field.place && !line.off_path)
                    add_draft(view.book.contacts, field, line);
        if (!was_sent(*record))
            continue; // Not said yet, but for its alert.
        auto times = times_of(store_.read(), *record);
        if (!times)
            return times.error();
        view.book.loops.push_back(views.loop(*times, *book, statement.title, statement.read_by));
    }
    auto let_in = who_is_let_in(access, kept_back, now);
    if (!let_in)
        return let_in.error();
    view.book.let_in = std::move(*let_in);
    view.book.repeat_alerts = recent(view.alerts, now, settings_or_usual(settings_).repeat_alert_days);
    view.book.not_heard_weeks = weeks_of_silence(last_heard, now, settings_or_usual(settings_).not_heard_weeks);

    auto details = open_details(access.key, access.subject);
    if (!details)
        return details.error();
    auto sessions = store_.read().sessions_of(view.young_person);
    if (!sessions)
        return sessions.error();
    std::erase_if(*sessions, [&](auto const& session) { return kept_back.contains(session.id); });
    auto facts = clock_facts(store_.read(), *book, *sessions, details->born);
    if (!facts)
        return facts.error();
    view.book.clocks = clock_views(casefile::clocks_for(*facts, settings_or_usual(settings_), now), Side::worker,
        presenter_, views, text::locale_or_english("en"), now);
    return {};
}

} // namespace sayso::app
