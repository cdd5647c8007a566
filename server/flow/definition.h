#pragma once

#include "domain/case.h"
#include "flow/expression.h"
#include "flow/parameters.h"
#include "flow/problem.h"
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sayso::flow {

enum class AskType { choice, many, integer, date, text, phone, scale, photo, voice, drawing };
char const* name(
    AskType type); // "choice", "many", "int", "date", "text", "phone", "scale", "photo", "voice", "drawing"
std::optional<AskType> ask_type_from(std::string_view word);

/// A picture or a sound: the answer is the id of what was uploaded.
bool is_media(AskType type);

/// What kind of step it is, where an author says so.
enum class About { nothing, safety, rights, consent, voice };
char const* name(About about); // "" for nothing
std::optional<About> about_from(std::string_view word);

enum class Harm { none, low, medium, high };
char const* name(Harm harm);
std::optional<Harm> harm_from(std::string_view word);

/// A way on from a step. The first branch whose condition is true is taken; one without a condition is the else.
struct Branch {
    std::optional<Expression> when;
    std::string to; // A step id, or "end".
    std::string unknown_to; // Where to go if `when` can not be known; empty: the checker proved that it can.
    std::vector<std::string> alerts; // Raised when `when` is true.
    std::vector<std::string> unknown_alerts; // Raised on the way to `unknown_to`.
    Mark mark;
};

/// One thing to tap. Options of a `scale` step are its faces in order, from 1.
struct Option {
    std::string id;
    std::string text; // English; other languages are in i18n under "<step>.<option>".
    std::string symbol;
    std::string to; // Empty: the step's own `next`.
    Harm harm = Harm::none;
    std::vector<std::string> alerts;
    Mark mark;
};

/// Skip, or "I don't know". Offered where the flow says where it leads: `skip:` / `dont_know:` on the step, an option
/// called not_say / unsure, `optional: true`, or a plain `next`. `barred` takes it away.
struct WayOut {
    bool offered = false;
    bool barred = false; // The author took it away; nobody forgot it.
    bool written = false; // The author said where it leads: for problems only, not part of the version.
    std::string to; // Empty: the step's own `next`.
    std::vector<std::string> alerts;
    Mark mark;
};

/// Going through what was chosen at a `many` step, one after another, in the order of its options. The repeat is a
/// silent step of its own: each time it is passed the next one is talked about, and its name stands for that one. The
/// first of its ways on leads inside as long as there is one; the others lead on.
struct Repeat {
    std::string over;
    int at_most = 0;
};

struct Step {
    std::string id;
    bool asks = false; // False: a `say`, shown and passed.
    bool silent = false; // Neither asks nor says: only `next` is followed. Made by the loader, never written.
    std::string part; // The part it came with (flows/parts/<part>.yaml), or empty. Its words are translated there.
    About about = About::nothing;
    std::optional<Repeat> repeat;
    std::string inside; // The repeat it belongs to, or empty.
    AskType type = AskType::choice;
    std::string text; // ICU MessageFormat in English; named arguments are inputs, lets and earlier steps.
    std::string help; // Why we ask; may be empty.
    std::string easy; // The same in easy words; may be empty.
    std::vector<Option> options;
    std::optional<std::pair<std::int64_t, std::int64_t>> range;
    bool optional = false;
    bool is_private = false; // Never in a text, title, log or count.
    bool read_aloud = false;
    std::string file; // A field of flows/fields.yaml, or empty.
    std::vector<Branch> next;
    WayOut skip;
    WayOut dont_know;
    Mark mark;
    Mark text_mark;
    Mark easy_mark;

    Option const* find_option(std::string_view option_id) const; // Null if there is none.
    bool says() const { return !asks && !silent; }
};

/// Said to somebody who began and did not come back.
struct Reminder {
    std::chrono::minutes after { 0 };
    std::string text;
};

struct Alert {
    std::string name;
    std::string title; // For the desk: "No safe place tonight". Without one, the name with its underscores opened out.
    domain::Level level = domain::Level::routine;
    std::vector<domain::Recipient> to;
    std::chrono::minutes acknowledge_in { 0 };
    domain::Recipient otherwise = domain::Recipient::duty_team; // `else`: who is told if nobody acknowledges.
    std::vector<std::string> add; // Steps whose answers belong with the alert, also when they come later.
    Mark mark;
};

/// A rules table that a flow reads: its name is then a name in conditions, and is one of what can come out.
struct RulesUse {
    std::string name;
    std::shared_ptr<RulesTable const> table;
    std::vector<Expression> reads; // One for each column.
    Mark mark;
};

struct TaskRule {
    std::string name;
    std::string title; // As for an alert.
    domain::Recipient to = domain::Recipient::adviser;
    int due_in_days = 0; // 0: today.
    std::optional<Expression> when;
    std::string on; // The alert that starts it.
    Mark mark;
};

enum class InputType { date, staff, team, boolean, text };
char const* name(InputType type); // "date", "staff", "team", "bool", "text"
std::optional<InputType> input_type_from(std::string_view word);

struct Input {
    std::string name;
    InputType type = InputType::text;
    Mark mark;
};

/// A checked flow, as the runtime knows it. Immutable once published; sessions pin theirs with a shared_ptr.
struct Definition {
    std::string id;
    int format = 1; // As the author wrote it. What format 1 lacks is filled in when it is loaded; see migrate().
    int number = 1; // `version:` as the author counts it.
    std::string version; // SHA-256 of the canonical JSON, in hexadecimal: what a session and a statement carry.
    std::string title;
    std::string file; // As given to the loader; for problems only, not part of the version.

    std::string who = "young_person"; // Or "anyone": also a nameless visitor at a kiosk (input `nameless` is then
                                      // true); or "visitor": only such a one, whom nobody can answer.
    std::string topic = "me"; // Where it stands in a young person's list: see topics() in load.h.
    int youngest = 0;
    int oldest = 120;

    std::vector<Input> inputs;
    std::vector<std::pair<std::string, Expression>> lets; // In order: a later one may use an earlier one.
    std::vector<Mark> let_marks; // Of the lets, in the same order.
    std::vector<RulesUse> rules; // Each is the last of the lets too, worked out like any other; see join_rules.
    std::vector<Amount> amounts; // For texts: what is in force on the day the conversation began.
    std::shared_ptr<Holidays const> bank_holidays; // Null unless an expression counts working days.
    std::chrono::minutes pause_after { 10 };
    std::string pause_text;
    std::string pause_back; // Said to somebody who comes back; empty only where there is no pause.
    std::optional<Reminder> remind;
    Mark pause_mark;
    std::chrono::hours keep { 48 }; // How long an unsent conversation is kept.

    std::vector<Alert> alerts;
    std::vector<TaskRule> tasks;
    std::vector<std::string> harm_goes_to; // The safety steps.
    Mark harm_mark;
    std::vector<Step> steps; // The first is where a session begins.

    Step const* find(std::string_view step_id) const; // Null if there is none.
    Alert const* find_alert(std::string_view alert_name) const;
    Amount const* find_amount(std::string_view amount_name) const;
    bool is_safety(std::string_view step_id) const;

    /// About safety, rights or consent: in harm_goes_to, with an option marked harm, or called so by its author. Its
    /// words are translated into every language the service speaks.
    bool is_core(Step const& step) const;

    bool for_young_person() const { return who != "visitor"; }
    bool for_visitor() const { return who != "young_person"; }

    /// The parts it uses, once each, in the order of its steps.
    std::vector<std::string> parts() const;
};

/// Fills in what an older format lacks: a flow of format 1 says the same when somebody comes back as when they pause.
void migrate(Definition& definition);

/// Makes its rules and its holidays part of its expressions; once, when everything else has been read.
void join_rules(Definition& definition);

/// True if any of its expressions counts working days.
bool counts_working_days(Definition const& definition);

using Published = std::shared_ptr<Definition const>;

} // namespace sayso::flow
