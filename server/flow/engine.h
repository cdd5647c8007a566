#pragma once

#include "flow/definition.h"
#include "flow/value.h"
#include <map>
#include <string>
#include <vector>

namespace sayso::flow {

/// Every number that bounds a run, in one place.
struct Limits {
    static constexpr std::size_t text_bytes = 16 * 1024; // One free-text answer.
    static constexpr std::size_t path_steps = 400; // Steps on one path, repeats counted.
    static constexpr std::size_t answers = 2000; // In one session, edits counted.
    static constexpr int combining_marks = 30; // In a row.
};

/// A step on a path. A step that comes round again is another visit: `nights` is the first, `nights#2` the second.
struct Place {
    std::string step;
    int visit = 1;

    auto operator<=>(Place const&) const = default;
};
std::string to_text(Place const& place);
Result<Place> parse_place(std::string_view text);

/// One answer as given, in the order given. A later one for the same place supersedes it and never deletes it.
struct Answer {
    AnswerId id;
    Place place;
    AnswerValue value;
    Moment at;
};

/// One run through a flow. Its state is the ordered answers plus the version: the path is worked out from them, so
/// back, edit, resume, review and audit are one mechanism. `today` and the inputs are fixed when the session begins,
/// so that a replay always leads to the same place.
struct Session {
    SessionId id;
    std::string flow;
    std::string version;
    Date today;
    std::map<std::string, Value, std::less<>> inputs;
    std::vector<Answer> answers;
    std::vector<std::string> raised; // Names of the alerts raised so far: an edit never takes one away.
};

/// Where the answers lead: every step shown, in order, and where the session waits now.
struct Path {
    struct Visited {
        Place place;
        Step const* step;
        Answer const* answer; // Null for a `say`.
    };
    std::vector<Visited> visited; // Everything before `waiting`.
    std::optional<Place> waiting; // Empty: at the end, ready to review and send.
};

/// Pure. Fails with corrupt if the answers do not fit the definition.
Result<Path> follow(Definition const& definition, Session const& session);

/// One answer that belongs in the case file, or one that left it because an edit led another way.
struct Filing {
    Place place;
    std::string field;
    bool filed = true; // False: leaves the filing; it is kept for audit.
};

/// An alert this answer raised. Never withdrawn by an edit.
struct Raised {
    Alert const* alert;
    Place place;
    std::vector<TaskRule const*> tasks;
};

/// What one answer changed. The caller stores it whole or not at all.
struct Turn {
    Session session; // With the answer in it.
    Answer answer;
    bool edit = false; // It supersedes an earlier answer.
    std::vector<Filing> filings;
    std::vector<Raised> raised; // Each alert at most once in a session.
    std::vector<Step const*> said; // `say` steps passed since the answer, in order.
    std::optional<Place> waiting; // The next question; empty at the end.
};

/// Pure: no clock, store, locale or randomness, so a transcript replays exactly.
/// Fails with invalid_input (wrong type, not an option, out of range, too long, ill-formed UTF-8, skip where it is
/// barred; `detail` names the rule broken, never the value), conflict (the session waits elsewhere and `place` has no
/// earlier answer to change), not_found (no such step).
Result<Turn> advance(Definition const& definition, Session session, Answer answer);

/// About how many questions are left on the longest way to the end, and how many are answered: for "about 4 left".
struct Progress {
    int answered = 0;
    int about_left = 0;
};
Progress progress(Definition const& definition, Session const& session, Path const& path);

/// An input, a `let`, or the answer of a step by its id, for expressions and for text arguments.
Value value_of(Definition const& definition, Session const& session, Path const& path, std::string_view name);

} // namespace sayso::flow
