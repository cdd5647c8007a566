#include "app/adviser_desk.h"

#include "app/case_entries.h"
#include "app/case_views.h"
#include "app/clock_views.h"
#include "app/overdue.h"
#include "app/rows.h"
#include "app/session_file.h"
#include "app/statement_views.h"
#include <algorithm>

/// The inbox: what waits for a worker, in groups, the most pressing first. Nobody's words stand in it.
namespace sayso::app {

namespace asio = boost::asio;
using casefile::Book;
using casefile::Entry;
using casefile::EntryKind;
using domain::InboxItem;

namespace {

/// By group, then more pressing before less; alerts and promises by age, news newest first.
bool comes_first(InboxItem const& left, InboxItem const& right)
{
    if (left.group != right.group)
        return left.group < right.group;
    if (left.level != right.level)
        return left.level > right.level;
    if (left.scan != right.scan)
        return left.scan > right.scan;
    if (left.overdue != right.overdue)
        return left.overdue;
    if (left.due && right.due && left.due->date != right.due->date)
        return left.due->date < right.due->date;
    bool oldest_first = left.group == InboxItem::Group::urgent || left.group == InboxItem::Group::overdue;
    return oldest_first ? left.at.at < right.at.at : left.at.at > right.at.at;
}

/// One young person's part of the inbox, as it grows.
class PersonItems {
public:
    PersonItems(store::Store& store, CaseViews const& views, InboxItem item, Moment now)
        : store_(store)
        , views_(views)
        , blank_(std::move(item))
        , now_(now)
        , today_(text::day_in_england(now))
    {
    }

    void add_promises(Book const& book);
    void add_what_they_say(Book const& book);
    void add_questions(Book const& book, std::optional<Moment> last_word);

    std::vector<InboxItem> items;

private:
    InboxItem of(Entry const& entry, InboxItem::Kind kind, InboxItem::Group group) const;
    bool taken_up(Entry const& answer, Book const& book) const;
    void add_promise(Entry const& promised, InboxItem::Kind kind, std::optional<Moment> not_done);

    store::Store& store_;
    CaseViews const& views_;
    InboxItem blank_;
    Moment now_;
    Date today_;
};

InboxItem PersonItems::of(Entry const& entry, InboxItem::Kind kind, InboxItem::Group group) const
{
    auto item = blank_;
    item.kind = kind;
    item.group = group;
    item.ref = entry.id.text();
    item.entry = entry.id;
    item.session = entry.session;
    item.title = opened_out(casefile::name(entry.kind));
    item.at = told(entry.at, now_, text::locale_or_english("en"));
    item.owner = views_.owner_name(entry.owner);
    return item;
}

void PersonItems::add_promise(Entry const& promised, InboxItem::Kind kind, std::optional<Moment> not_done)
{
    bool late = casefile::past_due(promised.due, today_);
    auto group = not_done ? InboxItem::Group::fresh : late ? InboxItem::Group::overdue : InboxItem::Group::promised;
    auto item = of(promised, kind, group);
    if (promised.due)
        item.due = views_.due(*promised.due);
    if (item.due)
        item.due->overdue = late;
    item.overdue = late;
    if (not_done)
        item.at = told(*not_done, now_, text::locale_or_english("en"));
    items.push_back(std::move(item));
}

void PersonItems::add_promises(Book const& book)
{
    for (auto const& action : book.actions)
        if (action.open())
            add_promise(*action.promised, InboxItem::Kind::action,
                action.said ? std::optional(action.said->at) : std::nullopt);
    for (auto const& action : book.plan)
        if (action.open() && !action.disagreed())
            add_promise(*action.agreed, InboxItem::Kind::action, std::nullopt);
}

void PersonItems::add_what_they_say(Book const& book)
{
    if (auto const* asked = book.open_review())
        items.push_back(of(*asked, InboxItem::Kind::review, InboxItem::Group::fresh));
    for (auto const& action : book.plan)
        if (action.disagreed() && (!action.moved || action.moved->at < action.view->at))
            items.push_back(of(*action.view, InboxItem::Kind::disagreed, InboxItem::Group::fresh));
}

void PersonItems::add_questions(Book const& book, std::optional<Moment> last_word)
{
    for (auto const* question : book.of_kind(EntryKind::question))
        if (!last_word || *last_word < question->at)
            items.push_back(of(*question, InboxItem::Kind::action, InboxItem::Group::waiting));
    for (auto const* answer : book.of_kind(EntryKind::question_answered))
        if (!taken_up(*answer, book))
            items.push_back(of(*answer, InboxItem::Kind::action, InboxItem::Group::fresh));
}

/// A worker has written or replied in that conversation since.
bool PersonItems::taken_up(Entry const& answer, Book const& book) const
{
    for (auto const& entry : book.entries)
        if (!entry.by.is_nil() && entry.session == answer.session && answer.at < entry.at)
            return true;
    if (answer.session.is_nil())
        return false;
    auto replies = store_.replies_to(answer.session);
    return replies && std::ranges::any_of(*replies, [&](auto const& reply) { return answer.at < reply.at; });
}

InboxItem::Group group_of(domain::AlertView const& alert)
{
    if (alert.level != domain::Level::routine)
        return InboxItem::Group::urgent;
    return alert.overdue ? InboxItem::Group::overdue : InboxItem::Group::fresh;
}

/// Dealt with: answered, closed, or something was promised, which stands in the inbox itself.
bool is_dealt_with(InboxItem const& item, Book const& book)
{
    return item.replied || book.last_of(EntryKind::closed, item.session) || book.last_of(EntryKind::action, item.session)
        || book.last_of(EntryKind::question, item.session);
}

std::optional<Moment> last_word_in(Book const& book, std::optional<Moment> last)
{
    for (auto const& entry : book.entries)
        if (entry.by.is_nil())
            last = std::max(last.value_or(entry.at), entry.at);
    return last;
}

} // namespace

Result<> AdviserDesk::add_items(domain::Actor const& actor, std::vector<InboxItem>& items,
    store::YoungPersonRecord const& person, std::string const& name, Moment now)
{
    auto const& english = text::locale_or_english("en");
    auto sessions = sessions_for(actor, person.id);
    if (!sessions)
        return sessions.error();
    auto sees = sees_entries(actor, person.id, *sessions);
    if (!sees)
        return sees.error();
    auto book = closed_book(store_.read(), person.id, *sees);
    if (!book)
        return book.error();
    CaseViews views(store_.read(), presenter_, english, now, name, person.adviser);
    InboxItem blank;
    blank.young_person = person.id;
    blank.young_person_name = name;
    blank.nameless = person.nameless;
    PersonItems made(store_.read(), views, blank, now);
    std::optional<Moment> last_word;
    int recent_alerts = 0;
    for (auto const& session : *sessions) {
        auto said = last_said(store_.read(), session);
        if (!said)
            return said.error();
        last_word = std::max(last_word.value_or(*said), *said);
        auto added = add_session_items(made.items, session, blank, *book, recent_alerts, now);
        if (!added)
            return added;
    }
    made.add_promises(*book);
    made.add_what_they_say(*book);
    made.add_questions(*book, last_word_in(*book, last_word));
    for (auto& item : made.items) {
        item.flags = recent_alerts > 1 ? recent_alerts : 0;
        if (auto const* handed = book->handed_over(item.session); handed && !item.session.is_nil())
            item.owner = views.owner_name(handed->owner);
        items.push_back(std::move(item));
    }
    return {};
}

Result<> AdviserDesk::add_session_items(std::vector<InboxItem>& items, store::SessionRecord const& session,
    InboxItem item, Book const& book, int& recent_alerts, Moment now)
{
    auto const& english = text::locale_or_english("en");
    item.session = session.id;
    item.read = session.read.has_value();
    if (auto scan = store_.read().scan_of(session.id))
        item.scan = scan->level;
    auto replies = store_.read().replies_to(session.id);
    if (!replies)
        return replies.error();
    item.replied = !replies->empty();

    auto alerts = store_.read().alerts_of_session(session.id);
    if (!alerts)
        return alerts.error();
    bool open_alert = false;
    for (auto const& alert : *alerts) {
        recent_alerts += alert.raised > now - std::chrono::days { settings_or_usual(settings_).repeat_alert_days } ? 1 : 0;
        if (alert.acknowledged)
            continue;
        open_alert = true;
        auto view = alert_view(
            store_.read(), alert, alert_title(flows_, session, alert.name), item.young_person_name, now);
        auto pressing = item;
        pressing.kind = InboxItem::Kind::alert;
        pressing.group = group_of(view);
        pressing.ref = alert.id.text();
        pressing.title = view.title;
        pressing.level = view.level;
        pressing.at = view.raised;
        pressing.acknowledge_by = view.acknowledge_by;
        pressing.overdue = view.overdue;
        items.push_back(std::move(pressing));
    }
    if (!was_sent(session) && open_alert)
        return {}; // The alert stands for it until somebody has taken it up.
    auto definition = flows_.version(session.version);
    if (!definition)
        return definition.error();
    item.kind = InboxItem::Kind::statement;
    item.group = item.read && is_dealt_with(item, book) ? InboxItem::Group::done : InboxItem::Group::fresh;
    item.ref = session.id.text();
    item.title = presenter_.title(**definition, english);
    item.level = session.top_level.value_or(domain::Level::routine);
    item.at = told(session.submitted.value_or(session.changed), now, english);
    if (session.submitted && item.group == InboxItem::Group::fresh && !item.nameless && !is_dealt_with(item, book)) {
        auto const& settings = settings_or_usual(settings_);
        auto day = casefile::reply_day(*session.submitted, settings);
        item.overdue = casefile::reply_due(*session.submitted, settings) <= now;
        item.due = domain::Due { day, text::long_date(day, english), item.overdue };
        item.group = item.overdue ? InboxItem::Group::overdue : item.group;
    }
    items.push_back(std::move(item));
    return {};
}

Result<> AdviserDesk::add_what_ran_out(domain::Actor const& actor, Access const& access, std::string const& name,
    std::vector<InboxItem>& items, Moment now)
{
    auto sessions = sessions_for(actor, access.subject.id);
    auto sees_all = authority_.sees_all_of(actor, access.subject.id);
    if (!sessions || !sees_all)
        return !sessions ? sessions.error() : sees_all.error();
    auto sees = sees_entries(actor, access.subject.id, *sessions);
    if (!sees)
        return sees.error();
    auto book = closed_book(store_.read(), access.subject.id, *sees);
    if (!book)
        return book.error();
    InboxItem like;
    like.young_person = access.subject.id;
    like.young_person_name = name;
    like.nameless = access.subject.nameless;
    OverdueView view { store_.read(), presenter_, settings_or_usual(settings_), now, *sees_all };
    return add_overdue(view, access, *book, *sessions, like, items);
}

asio::awaitable<Result<std::vector<InboxItem>>> AdviserDesk::inbox(domain::Actor actor)
{
    auto people = co_await within_reach(actor, "inbox");
    if (!people)
        co_return people.error();
    auto now = clock_.now();
    std::vector<InboxItem> items;
    for (auto const& access : *people) {
        auto details = open_details(access.key, access.subject);
        if (!details)
            co_return details.error();
        std::vector<InboxItem> theirs;
        auto added = add_items(actor, theirs, access.subject, shown_name(*details), now);
        if (!added)
            co_return added.error();
        auto chased = add_what_ran_out(actor, access, shown_name(*details), theirs, now);
        if (!chased)
            co_return chased.error();
        std::ranges::move(theirs, std::back_inserter(items));
    }
    std::stable_sort(items.begin(), items.end(), comes_first);
    co_return items;
}

} // namespace sayso::app
