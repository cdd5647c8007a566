#pragma once

#include "domain/council_settings.h"
#include "store/store.h"
#include "text/present.h"

namespace sayso::app {

/// What a young person reads when nobody took their alert up and it was passed on: to whom, and whom they can call
/// themself. `settings` may be null: then without numbers of the council's own.
std::string passed_on_words(store::Store& store, text::Presenter& presenter, text::Locale const& locale,
    domain::CouncilSettings const* settings, store::SessionEventRecord const& event, Moment now);

/// "the duty team": as it is said to the young person.
std::string recipient_words(text::Presenter& presenter, text::Locale const& locale, domain::Recipient recipient,
    casefile::AlertRecord const& alert);

} // namespace sayso::app
