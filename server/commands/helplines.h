#pragma once

#include "text/present.h"
#include "wire/http_bodies.h"
#include <string>
#include <vector>

namespace sayso::commands {

/// Reads flows/helplines.yaml. Fails with invalid_input, naming the file and line.
Result<std::vector<wire::Helpline>> load_helplines(std::string const& file);

/// The same in a locale's words: app messages helpline.<id>.when and helpline.<id>.note.
std::vector<wire::Helpline> in_words_of(
    std::vector<wire::Helpline> helplines, text::Presenter& presenter, text::Locale const& locale);

} // namespace sayso::commands
