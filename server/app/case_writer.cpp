#include "app/case_writer.h"

#include "app/case_entries.h"
#include "app/case_views.h"
#include "app/hand_over.h"
#include "app/rows.h"
#include "casefile/entry_rules.h"

namespace sayso::app {

namespace asio = boost::asio;
using casefile::About;
using casefile::Entry;
using casefile::EntryKind;

namespace {

/// The key of the words for it, and the part at fault: net takes them apart.
Error fault(char const* key, std::string const& field)
{
    return fail(Errc::invalid_input, std::string(key) + " " + field);
}

Result<> check_texts(Entry const& entry)
{
    for (auto const& [field, text] : entry.words)
        if (!text::is_acceptable_text(text, flow::Limits::combining_marks))
            return fault("ill_formed", field);
    return {};
}

bool fits(About about, EntryKind kind)
{
    switch (about) {
    case About::action:
        return kind == EntryKind::action;
    case About::question:
        return kind == EntryKind::question;
    case About::plan_action:
        return kind == EntryKind::plan_action;
    case About::referral:
        return kind == EntryKind::referral;
    default:
        return true;
    }
}

} // namespace

CaseWriter::CaseWriter(StoreLink& store, Authority& authority, AdviserDesk& desk, text::Presenter& presenter,
    Outbox& outbox, vault::Vault const& vault, Clock const& clock, Random& random)
    : store_(store)
    , authority_(authority)
    , desk_(desk)
    , presenter_(presenter)
    , outbox_(outbox)
    , vault_(vault)
    , clock_(clock)
    , random_(random)
{
}

asio::awaitable<Result<domain::EntryView>> CaseWriter::write(
    domain::Actor actor, YoungPersonId subject, Entry entry, text::Locale locale)
{
    entry.subject = subject;
    entry.by = actor.worker;
    entry.at = clock_.now();
    if (auto wrong = casefile::check_entry(entry))
        co_return fault(wrong->key, wrong->field);
    if (auto texts = check_texts(entry); !texts)
        co_return texts.error();
    auto act = actor.is_worker() ? Act::write_entry : Act::write_own_entry;
    if (entry.kind == EntryKind::names_worker)
        act = Act::name_worker;
    if (entry.kind == EntryKind::died)
        act = Act::note_death;
    auto access = co_await authority_.for_writing(actor, act, subject, entry.id.text());
    if (!access)
        co_return access.error();
    if (auto placed = put_in_place(actor, entry); !placed)
        co_return placed.error();

    auto digest = vault_.blind_index("case_entry", actor.worker.text() + content_of(entry));
    if (auto earlier = store_.read().case_entry(entry.id)) {
        if (earlier->digest != digest || earlier->subject != subject)
            co_return fail(Errc::conflict, "id_reused");
        entry.at = earlier->at;
        co_return view(actor, *access, entry, locale);
    }
    auto change = change_for(*access, entry, std::move(digest));
    if (auto moved = move_reach(change, store_.read(), authority_, actor, *access, entry, random_); !moved)
        co_return moved.error();
    auto stored = co_await store_.commit(std::move(change));
    if (!stored)
        co_return stored.error();
    outbox_.wake();
    co_return view(actor, *access, entry, locale);
}

Result<> CaseWriter::put_in_place(domain::Actor const& actor, Entry& entry)
{
    auto session = session_of(entry);
    if (!session)
        return session.error();
    if (!entry.session.is_nil() && !session->is_nil() && entry.session != *session)
        return fault("wrong_type", "session");
    if (!session->is_nil())
        entry.session = *session;
    if (auto checked = check_session(actor, entry); !checked)
        return checked;
    return check_owner(entry);
}

Result<SessionId> CaseWriter::session_of(Entry const& entry)
{
    auto about = casefile::rule_of(entry.kind).about;
    switch (about) {
    case About::action:
    case About::question:
    case About::plan_action:
    case About::referral:
    case About::entry:
        return session_of_entry(entry);
    case About::alert:
    case About::alert_or_session: {
        auto alert = store_.read().alert(*AlertId::parse(entry.about));
        if (alert && alert->subject == entry.subject)
            return alert->session;
        if (about == About::alert)
            return fail(Errc::not_found, "no such alert of theirs");
        return *SessionId::parse(entry.about); // Whether it is there and theirs, check_session() says.
    }
    default:
        return entry.session;
    }
}

Result<SessionId> CaseWriter::session_of_entry(Entry const& entry)
{
    auto named = store_.read().case_entry(*EntryId::parse(entry.about));
    if (!named)
        return named.error();
    if (named->subject != entry.subject)
        return fail(Errc::not_found, "somebody else's entry");
    if (!fits(casefile::rule_of(entry.kind).about, named->kind))
        return fault("wrong_type", "about");
    return named->session;
}

Result<> CaseWriter::check_session(domain::Actor const& actor, Entry const& entry)
{
    if (entry.session.is_nil() && actor.is_worker()) {
        auto sees_all = authority_.sees_all_of(actor, entry.subject);
        if (!sees_all)
            return sees_all.error();
        return *sees_all ? Result<>() : fail(Errc::not_found, "outside the conversations this worker may see");
    }
    if (entry.session.is_nil())
        return {};
    auto record = actor.is_worker() ? desk_.reached(actor, entry.session) : store_.read().session(entry.session);
    if (!record)
        return record.error();
    if (record->subject != entry.subject)
        return fail(Errc::not_found, "somebody else's conversation");
    return {};
}

Result<> CaseWriter::check_owner(Entry const& entry)
{
    auto id = WorkerId::parse(entry.owner);
    if (entry.owner.empty() || !id)
        return {};
    auto worker = store_.read().worker(*id);
    if (!worker || !worker->active || domain::works_on_flows(worker->role))
        return fault("wrong_type", "owner"); // A promise in the name of nobody.
    return {};
}

/// Not of a referral to the safeguarding front door: telling could put them in danger.
bool CaseWriter::is_told(Entry const& entry)
{
    if (!casefile::rule_of(entry.kind).told || entry.owner == "mash")
        return false;
    if (entry.kind != EntryKind::referral_state)
        return true;
    auto referral = store_.read().case_entry(*EntryId::parse(entry.about));
    return referral && referral->owner != "mash";
}

Change CaseWriter::change_for(Access const& access, Entry const& entry, std::string digest)
{
    casefile::IdSource ids(entry.at, random_);
    Change change;
    change.case_entries.push_back(sealed_entry(access.key, entry, std::move(digest)));

    casefile::ChronologyRecord line;
    line.id = ids.next<EntryTag>();
    line.subject = entry.subject;
    line.at = entry.at;
    line.kind = "entry";
    line.session = entry.session;
    line.detail = casefile::name(entry.kind);
    change.chronology.push_back(std::move(line));

    if (is_told(entry) && !entry.session.is_nil() && !entry.by.is_nil())
        change.session_events.push_back(
            session_event(entry.session, domain::SessionEventKind::entry, entry.at, entry.id.text(), entry.by));
    store::OutboxRecord news;
    news.id = ids.next<OutboxTag>();
    news.kind = "entry";
    news.authority = access.subject.authority;
    news.subject = entry.subject;
    news.session = entry.session;
    news.ref = entry.id.text();
    news.created = entry.at;
    change.outbox.push_back(std::move(news));
    change.audit.push_back(access.entry);
    return change;
}

Result<domain::EntryView> CaseWriter::view(
    domain::Actor const& actor, Access const& access, Entry const& entry, text::Locale const& locale)
{
    std::string name;
    if (actor.is_worker()) {
        auto details = open_details(access.key, access.subject);
        if (!details)
            return details.error();
        name = shown_name(*details);
    }
    CaseViews views(store_.read(), presenter_, locale, clock_.now(), std::move(name), access.subject.adviser);
    return views.entry(entry);
}

} // namespace sayso::app
