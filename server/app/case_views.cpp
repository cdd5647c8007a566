#include "app/case_views.h"

#include "casefile/entry_rules.h"
#include <algorithm>

namespace sayso::app {

using casefile::Book;
using casefile::Entry;
using casefile::EntryKind;

namespace {

constexpr std::array every_matter { domain::Matter::support, domain::Matter::education, domain::Matter::employment,
    domain::Matter::contingency, domain::Matter::accommodation, domain::Matter::relationships,
    domain::Matter::living_skills, domain::Matter::money, domain::Matter::health, domain::Matter::identity };

/// At least every six months: Care Leavers (England) Regulations 2010, regulation 7.
constexpr std::chrono::months review_every { 6 };

Date months_after(Date date, std::chrono::months months)
{
    auto later = date + months;
    return later.ok() ? later : Date(later.year() / later.month() / std::chrono::last);
}

} // namespace

CaseViews::CaseViews(
    store::Store& store, text::Presenter& presenter, text::Locale const& locale, Moment now, std::string name,
    WorkerId adviser)
    : store_(store)
    , presenter_(presenter)
    , locale_(locale)
    , now_(now)
    , today_(text::day_in_england(now))
    , name_(std::move(name))
    , adviser_(adviser)
{
}

domain::Due CaseViews::due(Date date) const
{
    domain::Due due;
    due.date = date;
    due.words = text::long_date(date, locale_);
    return due;
}

std::string CaseViews::owner_name(std::string const& owner) const
{
    if (owner.empty())
        return {};
    if (owner == casefile::owned_by_young_person)
        return name_.empty() ? presenter_.app(locale_, "owner.you") : name_;
    if (domain::recipient_from(owner) == domain::Recipient::adviser && !adviser_.is_nil())
        return worker_name(store_, adviser_);
    if (domain::recipient_from(owner))
        return presenter_.app(locale_, "recipient." + owner);
    if (auto worker = WorkerId::parse(owner))
        return worker_name(store_, *worker);
    return presenter_.app(locale_, "service." + owner);
}

domain::EntryView CaseViews::entry(Entry const& entry) const
{
    domain::EntryView view;
    view.id = entry.id;
    view.kind = casefile::name(entry.kind);
    view.session = entry.session;
    view.about = entry.about;
    view.matter = entry.matter;
    view.owner = entry.owner;
    view.owner_name = owner_name(entry.owner);
    if (entry.due)
        view.due = due(*entry.due);
    if (entry.happened)
        view.happened = due(*entry.happened);
    view.state = entry.state;
    view.by_young_person = entry.by.is_nil();
    view.by = view.by_young_person ? owner_name(std::string(casefile::owned_by_young_person))
                                   : worker_name(store_, entry.by);
    view.words = entry.words;
    view.at = told_at(entry.at);
    return view;
}

domain::ActionView CaseViews::action(Book::Action const& action) const
{
    auto const& promised = *action.promised;
    domain::ActionView view;
    view.id = promised.id;
    view.session = promised.session;
    view.what = promised.word("what");
    view.owner = promised.owner;
    view.owner_name = owner_name(promised.owner);
    if (promised.due) {
        view.due = due(*promised.due);
        view.due->overdue = action.open() && casefile::past_due(promised.due, today_);
    }
    view.state = casefile::name(action.state());
    if (action.ended)
        view.what_changed = action.ended->word(action.ended->kind == EntryKind::action_done ? "what_changed" : "why");
    if (action.said) {
        view.said = action.said->state;
        view.comment = action.said->word("comment");
    }
    view.at = told_at(promised.at);
    return view;
}

domain::PlanActionView CaseViews::plan_action(Book::PlanAction const& action) const
{
    auto const& agreed = *action.agreed;
    domain::PlanActionView view;
    view.action.id = agreed.id;
    view.action.session = agreed.session;
    view.action.what = agreed.word("what");
    view.action.owner = agreed.owner;
    view.action.owner_name = owner_name(agreed.owner);
    if (agreed.due) {
        view.action.due = due(*agreed.due);
        view.action.due->overdue = action.open() && casefile::past_due(agreed.due, today_);
    }
    view.action.state = action.state();
    view.action.at = told_at(agreed.at);
    if (action.view) {
        view.agreed = !action.disagreed();
        view.action.comment = action.view->word("comment");
    }
    if (action.moved)
        view.note = action.moved->word("note");
    view.agreed_with = agreed.word("agreed_with");
    view.ticked = action.tick && action.tick->state == "ticked";
    return view;
}

domain::PlanView CaseViews::plan(Book const& book) const
{
    domain::PlanView plan;
    for (auto matter : every_matter) {
        domain::PlanMatterView view;
        view.matter = domain::name(matter);
        view.title = presenter_.app(locale_, "matter." + view.matter);
        for (auto const* entry : book.of_kind(EntryKind::plan_view))
            if (entry->matter == view.matter)
                view.views.insert(view.views.begin(), this->entry(*entry));
        for (auto const& action : book.plan)
            if (action.agreed->matter == view.matter)
                view.actions.push_back(plan_action(action));
        plan.matters.push_back(std::move(view));
    }
    if (auto const* asked = book.open_review())
        plan.review_asked = entry(*asked);
    if (auto const* held = book.last_review()) {
        plan.last_review = entry(*held);
        plan.review_due = due(months_after(*held->happened, review_every));
        plan.review_due->overdue = casefile::past_due(plan.review_due->date, today_);
    }
    return plan;
}

std::vector<domain::AdultCareView> CaseViews::adult_care(Book const& book) const
{
    std::vector<domain::AdultCareView> views;
    for (auto statement : casefile::adult_care_statements()) {
        domain::AdultCareView view;
        view.id = statement;
        view.title = presenter_.app(locale_, "adult_care." + view.id);
        if (auto found = book.adult_care.find(statement); found != book.adult_care.end()) {
            auto const& entry = *found->second;
            view.state = entry.state;
            view.words = entry.words;
            if (entry.happened)
                view.happened = due(*entry.happened);
            view.at = told_at(entry.at);
        }
        views.push_back(std::move(view));
    }
    return views;
}

std::optional<domain::StatusView> CaseViews::status(Book const& book) const
{
    if (!book.status)
        return std::nullopt;
    domain::StatusView view;
    view.state = book.status->state;
    view.title = presenter_.app(locale_, "status." + view.state);
    view.rule = presenter_.app(locale_, "status." + view.state + "_rule");
    view.asserted_by = book.status->word("asserted_by");
    view.why = book.status->word("why");
    view.by = worker_name(store_, book.status->by);
    view.at = told_at(book.status->at);
    return view;
}

domain::LoopView CaseViews::loop(casefile::StatementTimes const& statement, Book const& book,
    std::string const& title, std::string const& heard_by) const
{
    auto loop = casefile::loop_of(statement, book);
    auto maybe = [this](std::optional<Moment> const& at) {
        return at ? std::optional(told_at(*at)) : std::nullopt;
    };
    domain::LoopView view;
    view.session = statement.session;
    view.title = title;
    view.said = told_at(loop.said);
    view.heard = maybe(loop.heard);
    view.heard_by = heard_by;
    view.answered = maybe(loop.answered);
    if (loop.promised) {
        view.promised = due(*loop.promised);
        view.promised->overdue = casefile::past_due(loop.promised, today_);
    }
    view.done = maybe(loop.done);
    view.told = maybe(loop.told);
    view.agreed = loop.agreed;
    view.agreed_at = maybe(loop.agreed_at);
    return view;
}

domain::CaseBookView CaseViews::book(Book const& book) const
{
    domain::CaseBookView view;
    for (auto entry = book.entries.rbegin(); entry != book.entries.rend(); ++entry)
        view.entries.push_back(this->entry(*entry));
    for (auto const& action : book.actions)
        view.actions.push_back(this->action(action));
    auto rank = [](domain::ActionView const& action) {
        bool open = action.state == "open" || action.state == "said_not_done";
        return std::pair(!open, action.due ? action.due->date : Date());
    };
    std::ranges::stable_sort(view.actions, {}, rank);
    view.plan = plan(book);
    for (auto const& referral : book.referrals) {
        domain::ReferralView made { entry(*referral.made), {} };
        for (auto const* state : referral.states)
            made.states.push_back(entry(*state));
        view.referrals.insert(view.referrals.begin(), std::move(made));
    }
    if (book.household)
        view.household = entry(*book.household);
    for (auto const& [place, contact] : book.contacts) {
        domain::ContactView shown;
        shown.session = contact->session;
        shown.place = contact->about;
        shown.name = contact->word("name");
        shown.phone = contact->word("phone");
        shown.relation = contact->word("relation");
        shown.state = contact->state;
        view.contacts.push_back(std::move(shown));
    }
    view.status = status(book);
    view.adult_care = adult_care(book);
    for (auto const* tag : book.of_kind(EntryKind::tag))
        view.tags.push_back(entry(*tag));
    return view;
}

Result<casefile::StatementTimes> times_of(store::Store& store, store::SessionRecord const& session)
{
    auto replies = store.replies_to(session.id);
    if (!replies)
        return replies.error();
    casefile::StatementTimes times;
    times.session = session.id;
    times.said = session.submitted.value_or(session.changed);
    times.heard = session.read;
    if (!replies->empty())
        times.answered = replies->front().at;
    return times;
}

} // namespace sayso::app
