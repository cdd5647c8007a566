#pragma once

#include "base/time.h"
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sayso::flow {

/// What someone did with a question. `cleared` is an edit that takes an earlier answer back; a question nobody has
/// reached has no answer at all. The three are never mixed up.
enum class AnswerState { given, skipped, dont_know, cleared };

/// One answer as given. The payload fits the step's type: option id (choice), option ids (many), whole number (int,
/// scale), day (date), words (text, phone) or the id of an upload (photo, voice, drawing). Empty unless `given`.
struct AnswerValue {
    AnswerState state = AnswerState::given;
    std::variant<std::monostate, std::string, std::vector<std::string>, std::int64_t, Date> payload;

    bool operator==(AnswerValue const&) const = default;
};

/// The one JSON form of an answer, used on the wire, under seal and in transcripts:
/// {"choice":"unsafe"} {"many":["a","b"]} {"int":3} {"scale":2} {"date":"2026-11-22"} {"text":"..."} {"phone":"..."}
/// {"photo":"<id>"} {"voice":"<id>"} {"drawing":"<id>"}
/// {"skipped":true} {"dont_know":true} {"cleared":true}
/// `type` is the AskType name for `given`; see definition.h.
std::string to_json(AnswerValue const& value, std::string_view type);

/// 26 to 64 small letters, digits and hyphens: what an upload is called.
bool is_upload_id(std::string_view text);

/// A parsed answer and the type its JSON claimed ("choice", "text" ...; empty for skipped, dont_know, cleared).
struct ClaimedAnswer {
    AnswerValue value;
    std::string type;
};

/// Fails with invalid_input unless the text is exactly one of the forms above.
Result<ClaimedAnswer> parse_answer(std::string_view json);

/// What an expression works with. `Unknown` is what an unanswered question gives; it is never read as false.
struct Unknown {
    bool operator==(Unknown const&) const = default;
};
struct EnumValue {
    std::string id;
    bool operator==(EnumValue const&) const = default;
};
using Value = std::variant<Unknown, bool, std::int64_t, Date, std::string, EnumValue, std::vector<std::string>>;

} // namespace sayso::flow
