#pragma once

#include "flow/author_map.h"
#include "flow/definition.h"
#include "flow/explore.h"
#include "flow/fields.h"

namespace sayso::flow {

// One check for each publishing rule. The later ones rely on the earlier: names must exist before ways are followed.

void check_names(Definition const& definition, Fields const& fields, ProblemList& problems); // Rule 1.
void check_shape(Definition const& definition, ProblemList& problems); // Rule 2, but for what can not be known.
void check_unknown(Exploration const& exploration, ProblemList& problems); // Rule 2: unknown is handled.
void check_conditions(Definition const& definition, Exploration const& exploration, ProblemList& problems); // Rule 3.
void check_harm_reaches_safety(Exploration const& exploration, ProblemList& problems); // Rule 4.
void check_harm_has_alert(Exploration const& exploration, ProblemList& problems); // Rule 5.
void check_promises(Exploration const& exploration, ProblemList& problems); // Rule 6.
void check_unsure(Exploration const& exploration, ProblemList& problems); // Rule 7.
void check_private(Exploration const& exploration, Fields const& fields, ProblemList& problems); // Rule 8.
void check_emergency_number(Exploration const& exploration, ProblemList& problems); // Rule 10.
void check_words(Definition const& definition, ProblemList& problems); // Warnings about how it reads.

/// Every step id that a step can lead to by what is written, whatever the answers: options, next, skip and dont_know.
std::vector<std::string> written_targets(Step const& step);

/// All English text of a step that a person is shown, each with its place.
struct ShownText {
    std::string const* text;
    Mark mark;
};
std::vector<ShownText> shown_texts(Step const& step);

} // namespace sayso::flow
