#pragma once

#include "flow/engine.h"
#include "flow/explore.h"
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sayso::flow::transcripts {

/// One conversation as data. The file is a list of lines; `#` begins a comment.
///
///     today 2026-11-22               the day it takes place
///     given dob = 2010-05-01         an input: a day, true, false or "words"
///     said hello                     a step that was said
///     at safe                        the question that waits: a place
///     > choice unsafe                the answer: choice ID, many ID ID, int N, scale N, date DAY, text "WORDS",
///                                    phone "NUMBER", skipped, dont_know or cleared
///     change safe                    the next answer is an edit of this place, not of the one that waits
///     filed safe housing.tonight     what the answer put into the file
///     unfiled nights housing.nights  what left the file, because an edit led elsewhere
///     alert no_safe_place at safe: urgent to adviser, duty_team within 15m else out_of_hours
///     task emergency_housing to duty_team in 0d
///     end                            nothing waits
///
/// The lines `today`, `given`, `>` and `change` are what is done; all others are what must come of it.
struct Script {
    struct Turn {
        std::optional<Place> change; // Nothing: the question that waits.
        AnswerValue value;
    };
    Date today;
    std::map<std::string, Value, std::less<>> inputs;
    std::vector<Turn> turns;
};

/// What is done in a transcript; an error says which line can not be read.
struct Parsed {
    Script script;
    std::vector<std::string> lines; // All that is said in it: no comments, no empty lines.
    std::string error;
};
Parsed parse(std::string_view text);

/// When the session is stored, forgotten and read again.
enum class Reload { every_turn, once, never };

/// What came of a script.
struct Played {
    std::vector<std::string> lines; // As a transcript has them.
    std::set<Edge> edges; // Each way that was taken.
    Session session;
    std::string error; // An answer that was refused.
};
/// `reload_after`: the turn after which Reload::once disconnects.
Played play(Definition const& definition, Script const& script, Reload reload, std::size_t reload_after = 0);

/// Out as text and back, as a store would have it: nothing but what was written down is left.
Session stored_and_read(Definition const& definition, Session const& session);

Session begin(Definition const& definition, Script const& script);

/// Gives the next answer its id from how many there are.
Result<flow::Turn> give(Definition const& definition, Session const& session, Place place, AnswerValue value);

} // namespace sayso::flow::transcripts
