#pragma once

#include "app/case_views.h"
#include "casefile/clocks.h"

/// Between a case file's rows and its clocks: the same for the desk and for the young person.
namespace sayso::app {

/// A statement somebody answered: by a reply, a question, a promise or a closing.
Result<bool> is_answered(store::Store& store, store::SessionRecord const& session, casefile::Book const& book);

/// `sessions`: those the reader may see.
Result<casefile::ClockFacts> clock_facts(store::Store& store, casefile::Book const& book,
    std::vector<store::SessionRecord> const& sessions, std::optional<Date> born);

enum class Side { worker, young_person };

/// Those meant for that side, in its words.
std::vector<domain::ClockView> clock_views(std::vector<casefile::Clock> const& clocks, Side side,
    text::Presenter& presenter, CaseViews const& views, text::Locale const& locale, Moment now);

/// What a council starts from, for whoever was told of no settings.
domain::CouncilSettings const& settings_or_usual(domain::CouncilSettings const* settings);

} // namespace sayso::app
