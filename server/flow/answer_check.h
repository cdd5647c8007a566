#pragma once

#include "flow/definition.h"
#include "flow/value.h"

namespace sayso::flow {

/// Whether an answer may be given to a step. Fails with invalid_input; the detail begins with a fixed key: wrong_type,
/// not_an_option, out_of_range, too_long, ill_formed, empty, skip_barred, dont_know_barred, not_phone.
/// `edit`: there is an earlier answer that can be taken back.
Result<> check_answer(Step const& step, AnswerValue const& value, Date today, bool edit);

/// Cheap: whether a stored answer is of the kind the step asks for, and its options exist.
bool fits(Step const& step, AnswerValue const& value);

/// A photo, voice note or drawing can always be given in words instead: whether this answer is words.
bool is_in_words(Step const& step, AnswerValue const& value);

/// The faces of a scale are numbered from 1; null for a number that has none.
Option const* face_of(Step const& step, std::int64_t number);

} // namespace sayso::flow
