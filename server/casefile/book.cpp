#include "casefile/book.h"

#include <algorithm>
#include <utility>

namespace sayso::casefile {

namespace {

template <class Rows> auto* about(Rows& rows, Entry const* std::remove_reference_t<decltype(rows.front())>::*part, std::string const& id)
{
    auto found = std::ranges::find_if(rows, [&](auto const& row) { return (row.*part)->id.text() == id; });
    return found == rows.end() ? nullptr : &*found;
}

void fold_action(Book& book, Entry const& entry)
{
    auto* action = about(book.actions, &Book::Action::promised, entry.about);
    if (!action)
        return;
    if (entry.kind == EntryKind::action_said) {
        action->said = &entry;
        return;
    }
    action->ended = &entry;
    action->said = nullptr; // It was about how things stood before.
}

void fold_plan(Book& book, Entry const& entry)
{
    auto* action = about(book.plan, &Book::PlanAction::agreed, entry.about);
    if (!action)
        return;
    if (entry.kind == EntryKind::plan_ticked)
        action->tick = &entry;
    else if (entry.kind == EntryKind::plan_state)
        action->moved = &entry;
    else
        action->view = &entry;
}

void fold(Book& book, Entry const& entry)
{
    switch (entry.kind) {
    case EntryKind::action:
        book.actions.push_back({ &entry, nullptr, nullptr });
        break;
    case EntryKind::action_done:
    case EntryKind::action_dropped:
    case EntryKind::action_said:
        fold_action(book, entry);
        break;
    case EntryKind::plan_action:
        book.plan.push_back({ &entry, nullptr, nullptr, nullptr });
        break;
    case EntryKind::plan_agree:
    case EntryKind::plan_disagree:
    case EntryKind::plan_ticked:
    case EntryKind::plan_state:
        fold_plan(book, entry);
        break;
    case EntryKind::referral:
        book.referrals.push_back({ &entry, {} });
        break;
    case EntryKind::referral_state:
        if (auto* referral = about(book.referrals, &Book::Referral::made, entry.about))
            referral->states.push_back(&entry);
        break;
    case EntryKind::contact:
        book.contacts[entry.session.text() + "/" + entry.about] = &entry;
        break;
    case EntryKind::adult_care:
        book.adult_care[entry.about] = &entry;
        break;
    case EntryKind::household:
        book.household = &entry;
        break;
    case EntryKind::died:
        book.died = &entry;
        break;
    case EntryKind::status:
        book.status = &entry;
        break;
    default:
        break;
    }
}

} // namespace

Book::Book(std::vector<Entry> entries_)
    : entries(std::move(entries_))
{
    std::ranges::stable_sort(entries, {}, &Entry::at);
    for (auto const& entry : entries)
        fold(*this, entry);
}

Book::Action::State Book::Action::state() const
{
    if (ended && ended->kind == EntryKind::action_dropped)
        return State::dropped;
    if (said && said->state == "done")
        return State::said_done;
    if (said)
        return State::said_not_done;
    return ended ? State::done : State::open;
}

bool Book::Action::open() const
{
    return state() == State::open || state() == State::said_not_done;
}

bool Book::Action::waits_for_young_person() const
{
    return state() == State::done;
}

std::string_view Book::PlanAction::state() const
{
    return moved ? std::string_view(moved->state) : "open";
}

Entry const* Book::find(EntryId id) const
{
    auto found = std::ranges::find(entries, id, &Entry::id);
    return found == entries.end() ? nullptr : &*found;
}

Book::Action const* Book::action(EntryId id) const
{
    return about(actions, &Action::promised, id.text());
}

std::vector<Entry const*> Book::of_kind(EntryKind kind) const
{
    std::vector<Entry const*> found;
    for (auto const& entry : entries)
        if (entry.kind == kind)
            found.push_back(&entry);
    return found;
}

Entry const* Book::last_of(EntryKind kind, SessionId session) const
{
    Entry const* last = nullptr;
    for (auto const& entry : entries)
        if (entry.kind == kind && entry.session == session)
            last = &entry;
    return last;
}

Entry const* Book::last_review() const
{
    auto held = of_kind(EntryKind::plan_reviewed);
    return held.empty() ? nullptr : held.back();
}

Entry const* Book::open_review() const
{
    auto const* held = last_review();
    for (auto const* asked : of_kind(EntryKind::review_asked))
        if (!held || held->at <= asked->at)
            return asked; // The first that still waits: its clock runs longest.
    return nullptr;
}

char const* name(Book::Action::State state)
{
    switch (state) {
    case Book::Action::State::open:
        return "open";
    case Book::Action::State::done:
        return "done";
    case Book::Action::State::said_done:
        return "said_done";
    case Book::Action::State::said_not_done:
        return "said_not_done";
    case Book::Action::State::dropped:
        return "dropped";
    }
    return "open";
}

Loop loop_of(StatementTimes const& statement, Book const& book)
{
    Loop loop;
    loop.said = statement.said;
    loop.heard = statement.heard;
    loop.answered = statement.answered;
    bool any_open = false;
    std::optional<Moment> last_end;
    for (auto const& action : book.actions) {
        if (action.promised->session != statement.session)
            continue;
        any_open = any_open || action.open();
        if (!loop.answered || action.promised->at < *loop.answered)
            loop.answered = action.promised->at; // Saying what will happen is an answer.
        if (action.open() && action.promised->due && (!loop.promised || *action.promised->due < *loop.promised))
            loop.promised = action.promised->due;
        if (action.ended)
            last_end = std::max(last_end.value_or(action.ended->at), action.ended->at);
        if (action.said && (!loop.agreed_at || action.said->at > *loop.agreed_at)) {
            loop.agreed = action.said->state;
            loop.agreed_at = action.said->at;
        }
    }
    auto const* closed = book.last_of(EntryKind::closed, statement.session);
    if (!any_open)
        loop.done = last_end || !closed ? last_end : closed->at;
    // The end of an action stands on their page with the commit that made it.
    loop.told = closed ? closed->at : loop.done;
    return loop;
}

bool past_due(std::optional<Date> const& due, Date today)
{
    return due && *due < today;
}

} // namespace sayso::casefile
