#pragma once

#include "app/session_file.h"
#include "casefile/book.h"
#include "domain/case_views.h"
#include "text/present.h"

/// Case entries as people read them, in their language. One maker for both sides, so that both see the same dates.
namespace sayso::app {

class CaseViews {
public:
    /// `name`: what the young person is called by this reader; empty when they read it themself. `adviser`: theirs.
    CaseViews(store::Store& store, text::Presenter& presenter, text::Locale const& locale, Moment now, std::string name,
        WorkerId adviser);

    domain::Due due(Date date) const;
    domain::EntryView entry(casefile::Entry const& entry) const;
    domain::ActionView action(casefile::Book::Action const& action) const;
    domain::LoopView loop(casefile::StatementTimes const& statement, casefile::Book const& book,
        std::string const& title, std::string const& heard_by) const;
    domain::PlanView plan(casefile::Book const& book) const;
    std::vector<domain::AdultCareView> adult_care(casefile::Book const& book) const;
    std::optional<domain::StatusView> status(casefile::Book const& book) const;

    /// All but loops and what is not folded from entries.
    domain::CaseBookView book(casefile::Book const& book) const;

    std::string owner_name(std::string const& owner) const;

private:
    domain::Told told_at(Moment at) const { return told(at, now_, locale_); }
    domain::PlanActionView plan_action(casefile::Book::PlanAction const& action) const;

    store::Store& store_;
    text::Presenter& presenter_;
    text::Locale const& locale_;
    Moment now_;
    Date today_;
    std::string name_;
    WorkerId adviser_;
};

/// The times of one statement, for its loop. `heard` and so on as far as the store knows.
Result<casefile::StatementTimes> times_of(store::Store& store, store::SessionRecord const& session);

} // namespace sayso::app
