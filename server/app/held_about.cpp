#include "app/held_about.h"

#include "app/access_desk.h"
#include "app/case_entries.h"
#include "app/clock_views.h"
#include "app/rows.h"
#include "app/statement_views.h"
#include <limits>

namespace sayso::app {

namespace json = boost::json;

namespace {

text::Locale const& english()
{
    return text::locale_or_english("en");
}

/// Only what says something.
void put(json::object& entry, std::string_view field, std::string text)
{
    if (!text.empty())
        entry[field] = std::move(text);
}

std::string text_of(std::optional<Moment> const& at)
{
    return at ? iso_text(*at) : std::string();
}

std::string text_of(std::optional<domain::Due> const& due)
{
    return due ? due->words : std::string();
}

template <class Names> std::string in_a_row(Names const& names)
{
    std::string all;
    for (auto const& name : names)
        all += (all.empty() ? "" : ", ") + opened_out(name);
    return all;
}

} // namespace

HeldAbout::HeldAbout(store::Store& store, FlowLibrary& flows, text::Presenter& presenter,
    domain::CouncilSettings const& settings, Access const& access, Moment now)
    : store_(store)
    , flows_(flows)
    , presenter_(presenter)
    , settings_(settings)
    , access_(access)
    , now_(now)
{
}

Result<json::array> HeldAbout::collect(std::vector<store::SessionRecord> const& seen, bool whole)
{
    auto details = open_details(access_.key, access_.subject);
    if (!details)
        return details.error();
    details_ = std::move(*details);
    if (whole)
        seen_.insert(SessionId());
    for (auto const& session : seen)
        seen_.insert(session.id);

    about_them();
    for (auto session = seen.rbegin(); session != seen.rend(); ++session)
        if (auto added = conversation(*session); !added)
            return added.error();
    for (auto part : { &HeldAbout::tasks, &HeldAbout::case_entries, &HeldAbout::chronology })
        if (auto added = (this->*part)(); !added)
            return added.error();
    if (auto added = clocks(seen); !added)
        return added.error();
    for (auto part : { &HeldAbout::let_in, &HeldAbout::sign_ins, &HeldAbout::readers })
        if (auto added = (this->*part)(); !added)
            return added.error();
    return std::move(entries_);
}

/// Valid until the next.
json::object& HeldAbout::add(char const* part, std::string id, std::string kind, Moment at, std::string const& by)
{
    json::object entry { { "id", std::move(id) }, { "part", part }, { "kind", std::move(kind) }, { "at", iso_text(at) } };
    put(entry, "by", by);
    entries_.push_back(std::move(entry));
    return entries_.back().get_object();
}

void HeldAbout::about_them()
{
    auto one = [&](char const* id, char const* kind, std::string text) {
        if (!text.empty())
            put(add("about", id, kind, access_.subject.created, ""), "text", std::move(text));
    };
    one("name", "name", details_.full_name);
    one("preferred_name", "name you like to be called", details_.preferred_name);
    one("born", "birthday", details_.born ? iso_text(*details_.born) : "");
    if (!access_.subject.adviser.is_nil())
        one("adviser", "personal adviser", worker_name(store_, access_.subject.adviser));
    if (auto teams = store_.teams())
        for (auto const& team : *teams)
            if (team.id == access_.subject.team)
                one("team", "team", team.name);
}

std::string HeldAbout::script_title(store::SessionRecord const& session)
{
    auto definition = flows_.version(session.version);
    return definition ? presenter_.title(**definition, english()) : opened_out(session.flow);
}

Result<> HeldAbout::conversation(store::SessionRecord const& session)
{
    auto open = open_session(store_, flows_, access_.key, session);
    if (!open)
        return open.error();
    auto& entry = add("conversations", "conversation/" + session.id.text(), "conversation", session.started, "you");
    put(entry, "text", script_title(session));
    put(entry, "state", opened_out(domain::name(session.state)));
    put(entry, "language", text::locale_or_english(session.locale).own_name);
    put(entry, "channel", domain::name(session.channel));
    put(entry, "script", session.flow + " " + session.version);
    put(entry, "sent", text_of(session.submitted));
    if (session.read) {
        put(entry, "first_read", text_of(session.read));
        put(entry, "first_read_by", worker_name(store_, session.read_by));
    }
    if (!was_sent(session) && !session.top_level) { // No worker reads what was not sent: not for this either.
        put(entry, "words", "Not sent yet, so nobody has read it. You find it on your own page.");
        return {};
    }
    if (auto added = answers(*open); !added)
        return added;
    for (auto const& raised : open->alerts)
        if (auto added = alert(session, raised); !added)
            return added;
    auto replies = open_replies(store_, access_.key, session.id, now_, english());
    if (!replies)
        return replies.error();
    for (auto const& reply : *replies)
        put(add("conversations", "reply/" + reply.id.text(), "reply", reply.at.at, reply.by), "text", reply.words);
    if (auto scan = store_.scan_of(session.id); scan && scan->level > 0)
        put(add("conversations", "scan/" + session.id.text(), "looked through by the program", session.changed, "Sayso"),
            "text",
            "Typed words looked as if somebody should look soon (level " + std::to_string(scan->level)
                + " of 2, list " + scan->version + "). It only put the conversation higher in a list.");
    return events(session);
}

Result<> HeldAbout::answers(OpenSession const& open)
{
    auto lines = statement_lines(open, flows_, presenter_, now_);
    if (!lines)
        return lines.error();
    for (std::size_t i = 0; i < lines->size() && i < open.rows.size(); ++i) {
        auto const& line = lines->at(i);
        auto id = "answer/" + open.record.id.text() + "/" + open.rows[i].id.text();
        auto& entry = add("conversations", std::move(id), "answer", line.at.at, "you");
        put(entry, "question", line.question);
        put(entry, "text", line.answer);
        put(entry, "as_seen", line.original_answer);
        put(entry, "filed_as", line.field_label);
        put(entry, "matters", in_a_row(line.matters));
        put(entry, "changed", line.off_path ? "You changed this later." : "");
    }
    return {};
}

Result<> HeldAbout::events(store::SessionRecord const& session)
{
    auto events = store_.session_events(session.id);
    if (!events)
        return events.error();
    for (auto const& event : *events) {
        auto by = event.by.is_nil() ? std::string() : worker_name(store_, event.by);
        add("conversations", "event/" + session.id.text() + "/" + std::to_string(event.number),
            opened_out(domain::name(event.kind)), event.at, by);
    }
    return {};
}

Result<> HeldAbout::alert(store::SessionRecord const& session, casefile::AlertRecord const& alert)
{
    std::vector<std::string> recipients;
    for (auto to : alert.to)
        recipients.emplace_back(domain::name(to));
    auto& entry = add("conversations", "alert/" + alert.id.text(), "alert", alert.raised, "Sayso");
    put(entry, "text", alert_title(flows_, session, alert.name));
    put(entry, "level", domain::name(alert.level));
    put(entry, "sent_to", in_a_row(recipients));
    put(entry, "to_be_taken_up_by", iso_text(alert.acknowledge_by));
    if (alert.acknowledged) {
        put(entry, "taken_up", text_of(alert.acknowledged));
        put(entry, "taken_up_by", worker_name(store_, alert.acknowledged_by));
    }
    auto steps = store_.alert_steps(alert.id);
    if (!steps)
        return steps.error();
    for (std::size_t i = 0; i < steps->size(); ++i)
        put(add("conversations", "alert_step/" + alert.id.text() + "/" + std::to_string(i + 1), "alert passed on",
                steps->at(i).at, "Sayso"),
            "sent_to", opened_out(domain::name(steps->at(i).to)));
    return {};
}

Result<> HeldAbout::tasks()
{
    auto tasks = store_.tasks_of(access_.subject.id);
    if (!tasks)
        return tasks.error();
    for (auto const& task : *tasks) {
        auto session = store_.session(task.session);
        if (!is_seen(task.session) || !session)
            continue;
        std::string title = opened_out(task.name);
        if (auto definition = flows_.version(session->version))
            for (auto const& rule : (*definition)->tasks)
                if (rule.name == task.name && !rule.title.empty())
                    title = rule.title;
        auto& entry = add("tasks", "task/" + task.id.text(), "task", session->started, "Sayso");
        put(entry, "text", title);
        put(entry, "owner", opened_out(domain::name(task.to)));
        put(entry, "due", text::long_date(task.due, english()));
    }
    return {};
}

Result<> HeldAbout::case_entries()
{
    auto records = store_.case_entries_of(access_.subject.id);
    if (!records)
        return records.error();
    for (auto const& record : *records) {
        if (!is_seen(record.session))
            continue;
        auto entry = open_entry(access_.key, record);
        if (!entry)
            return entry.error();
        case_entry(*entry);
    }
    return {};
}

/// A referral is looked for among referrals, what was agreed among the plan; the rest was written.
void HeldAbout::case_entry(casefile::Entry const& entry)
{
    CaseViews views(store_, presenter_, english(), now_, shown_name(details_), access_.subject.adviser);
    auto view = views.entry(entry);
    std::string_view kind = view.kind;
    auto const* part = kind.starts_with("referral") ? "referrals"
        : kind.starts_with("plan_") || kind == "review_asked" ? "plan"
                                                              : "written";
    auto& shown = add(part, "entry/" + entry.id.text(), opened_out(view.kind), entry.at,
        view.by_young_person ? "you" : view.by);
    put(shown, "matter", opened_out(view.matter));
    put(shown, "owner", view.owner_name);
    put(shown, "due", text_of(view.due));
    put(shown, "happened", text_of(view.happened));
    put(shown, "state", opened_out(view.state));
    put(shown, "about", view.about);
    for (auto const& [field, words] : view.words)
        put(shown, field, words);
}

std::string HeldAbout::chronology_title(casefile::ChronologyRecord const& line)
{
    auto session = store_.session(line.session);
    if (line.kind == "entry" || !session)
        return opened_out(line.detail);
    return line.kind.starts_with("alert_") ? alert_title(flows_, *session, line.detail) : script_title(*session);
}

Result<> HeldAbout::chronology()
{
    auto lines = store_.chronology_of(access_.subject.id);
    if (!lines)
        return lines.error();
    for (auto const& line : *lines)
        if (is_seen(line.session))
            put(add("chronology", "chronology/" + line.id.text(), opened_out(line.kind), line.at, ""), "text",
                chronology_title(line));
    return {};
}

Result<> HeldAbout::clocks(std::vector<store::SessionRecord> const& seen)
{
    auto sees = [this](store::CaseEntryRecord const& entry) { return is_seen(entry.session); };
    auto book = closed_book(store_, access_.subject.id, sees);
    if (!book)
        return book.error();
    auto facts = clock_facts(store_, *book, seen, details_.born);
    if (!facts)
        return facts.error();
    CaseViews views(store_, presenter_, english(), now_, shown_name(details_), access_.subject.adviser);
    auto running = clock_views(
        casefile::clocks_for(*facts, settings_, now_), Side::worker, presenter_, views, english(), now_);
    for (auto const& clock : running) {
        auto& entry = add("clocks", "clock/" + clock.kind + "/" + clock.about, "clock", now_, "Sayso");
        put(entry, "text", clock.title);
        put(entry, "due", clock.words);
        put(entry, "owner", clock.owner_name);
    }
    return {};
}

/// Whom somebody let in beyond those who work with them, and why.
Result<> HeldAbout::let_in()
{
    auto grants = store_.grants_on(access_.subject.id);
    if (!grants)
        return grants.error();
    for (auto const& grant : *grants) {
        if (!is_seen(SessionId()))
            break;
        auto& entry = add("readers", "grant/" + grant.id.text(), "let in", grant.from, worker_name(store_, grant.by));
        put(entry, "who", worker_name(store_, grant.worker));
        put(entry, "until", iso_text(grant.until));
        if (grant.sealed_reason.empty())
            continue;
        auto why = open_reason(access_.key, grant);
        if (!why)
            return why.error();
        put(entry, "why", std::move(*why));
    }
    return {};
}

Result<> HeldAbout::sign_ins()
{
    auto rows = store_.sign_ins_of(access_.subject.id);
    if (!rows)
        return rows.error();
    for (auto const& row : *rows) {
        auto device = store_.sign_in_device(row.id);
        auto& entry = add("sign-ins", "sign_in/" + row.id.text(), "signed in", row.created, "you");
        if (!device)
            continue; // From before there was a list of them.
        put(entry, "text", device->label);
        put(entry, "method", device->method);
        put(entry, "last_seen", device->last_seen == Moment() ? "" : iso_text(device->last_seen));
    }
    return {};
}

/// As the audit has it, but for what was read of a conversation that is kept from the reader of this.
Result<> HeldAbout::readers()
{
    constexpr auto all = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max());
    constexpr std::string_view worker = "worker:";
    auto reads = store_.reads_of(access_.subject.id, all);
    if (!reads)
        return reads.error();
    for (auto read = reads->rbegin(); read != reads->rend(); ++read) {
        std::string what = "case file";
        SessionId session;
        if (auto id = AlertId::parse(read->entry.ref)) {
            auto of_alert = store_.alert(*id);
            what = of_alert ? "alert" : "conversation";
            session = of_alert ? of_alert->session : *SessionId::parse(read->entry.ref);
        }
        if (!is_seen(session))
            continue;
        std::string by = read->entry.actor;
        if (by.starts_with(worker))
            if (auto id = WorkerId::parse(by.substr(worker.size())))
                by = worker_name(store_, *id);
        auto& entry = add("readers", "reading/" + std::to_string(read->number), "reading", read->entry.at, by);
        put(entry, "text", what);
        put(entry, "act", read->entry.action);
        put(entry, "about", session.is_nil() ? read->entry.ref : session.text());
    }
    return {};
}

} // namespace sayso::app
