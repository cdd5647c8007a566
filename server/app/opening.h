#pragma once

#include "domain/council_settings.h"
#include "domain/views.h"
#include "text/present.h"

namespace sayso::app {

/// Whether anybody is there, in the reader's words: shown before they type.
domain::OpeningView opening_view(
    domain::CouncilSettings const& settings, text::Presenter& presenter, text::Locale const& locale, Moment now);

} // namespace sayso::app
