#pragma once

#include <string>
#include <vector>

namespace sayso::flow {

/// A place in a file an author wrote; both counted from 1.
struct Mark {
    int line = 1;
    int column = 1;
    std::string file = {}; // Where it is not the flow's own file: that of a part, say.
};

/// The rules that block publishing are numbered as in flows/README.md; `syntax` is a file that can not be read at all.
enum class Rule {
    syntax = 0,
    names = 1, // Unknown step, field, enum value, recipient; duplicate id; type error.
    shape = 2, // Unreachable step, dead end, branch without else, cycle without an answer in it.
    conditions = 3, // Contradicts itself, or is always true.
    harm_reaches_safety = 4,
    harm_has_alert = 5,
    promise_has_alert = 6,
    unsure_is_not_safe = 7,
    private_stays_private = 8,
    translations = 9, // Found by text/check_translations.
    emergency_number = 10,
};
char const* name(Rule rule); // "harm reaches safety"

/// One thing wrong with a flow file, said so that its author can put it right.
struct Problem {
    std::string file;
    Mark mark;
    Rule rule = Rule::syntax;
    bool blocks = true; // False for a warning.
    std::string reason; // "step \"where_now\" can not be reached"
    std::string fix; // "give it a route from another step, or delete it"
    std::string path = {}; // A way on which it goes wrong, in the author's words, where there is one.
    std::string step = {}; // The step it is about, where there is one.
};

/// `file:line:column: error [rule 2: shape]: reason; on the way path; to put it right: fix`
std::string to_text(Problem const& problem);

/// One JSON document: {"flows": 4, "errors": 1, "warnings": 0, "problems": [{"file", "line", "column",
/// "rule": {"number", "name"}, "blocks", "reason", "fix", "step", "path"}]}. A warning without a rule has null there.
std::string to_json(std::vector<Problem> const& problems, int flows);

/// For people: under each file its problems, wrapped to `width` characters.
std::string to_table(std::vector<Problem> const& problems, std::size_t width = 110);

bool any_blocking(std::vector<Problem> const& problems);

} // namespace sayso::flow
