#pragma once

#include "flow/engine.h"
#include "flow/samples.h"
#include "flow/walk.h"
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace sayso::flow {

/// One way on that an author wrote. A step without options still has its `next`, and what skip and dont_know do.
struct Edge {
    enum class Kind { option, branch, unknown, skip, dont_know };
    std::string step;
    Kind kind = Kind::option;
    int index = 0; // Of the option or the branch.

    auto operator<=>(Edge const&) const = default;
};
/// `feeling, option bad`; `nights, next 1`; `phone, skip`.
std::string to_text(Definition const& definition, Edge const& edge);

/// Every edge of a flow, in the order written. A single plain `next` behind options that go elsewhere is one too.
std::vector<Edge> edges_of(Definition const& definition);

/// The edges that one answer took: its option or way out, and the branch after it.
std::vector<Edge> edges_taken(Step const& step, AnswerValue const* answer, Route const& route);

/// Every way through a flow, as far as ways can differ: one state for each step, each value that a condition can tell
/// apart, and what has been raised so far. Found with the engine's own routes, so that what is proved here holds there.
class Exploration {
public:
    explicit Exploration(Definition const& definition);

    static constexpr int at_end = -1;
    static constexpr std::size_t most_states = 120'000;

    /// Standing before a step, or at the end.
    struct State {
        int step = at_end; // Index into the definition's steps.
        // One byte for each name: 0 for unknown, else the index of a sample from 1. Then one for each repeat: how often
        // it was passed.
        std::string values;
        int harm = 0; // The harmful option (from 1) whose safety step is still to come; 0: none.
        bool alerted = false; // Somebody has been told something on the way here.
    };
    struct Move {
        int from = 0;
        int to = 0;
        std::optional<AnswerValue> answer; // Nothing for a `say`.
        std::vector<int> edges; // Which of edges_of it takes.
    };
    /// A condition that can not be known, where the flow does not say what then.
    struct Gap {
        int state = 0;
        std::optional<AnswerValue> answer;
        Branch const* branch = nullptr;
    };
    /// What one `when` came out as, over all states.
    struct Outcomes {
        bool was_true = false;
        bool was_false = false;
        bool was_unknown = false;
    };
    struct HarmfulOption {
        Step const* step;
        Option const* option;
    };

    Definition const& definition() const { return definition_; }
    std::vector<State> const& states() const { return states_; }
    std::vector<Gap> const& gaps() const { return gaps_; }
    std::vector<HarmfulOption> const& harmful() const { return harmful_; }
    Outcomes outcomes(Branch const& branch) const;
    bool took(Edge const& edge) const { return first_taken_.contains(edge); }
    bool reached(Step const& step) const;
    bool complete() const { return complete_; }

    /// How a state was reached, shortest way first found, in words an author knows: their steps, and the words of the
    /// options. `safe: "I don't" -> where_now: "With a friend" -> end`. Inputs that matter come first.
    std::string way_to(int state) const;
    std::string way_to(Gap const& gap) const; // With the answer after which it went wrong.
    std::string way_to(Step const& step) const; // Empty if nobody gets there.
    std::string way_through(Edge const& edge) const; // To the step after it; empty if nobody can take it.

    /// Every edge that somebody can take: all that are written, but for an `unknown` that can always be known.
    std::vector<Edge> edges_to_cover() const;

    /// A whole conversation that takes `edge`, then as many of `wanted` as a person would sit through, then goes on to
    /// the end; nothing if none was found.
    struct Script {
        Date today;
        std::map<std::string, Value, std::less<>> inputs;
        std::vector<AnswerValue> answers;
    };
    std::optional<Script> script_through(Edge const& edge, std::set<Edge> wanted) const;

private:
    void collect_harm();
    void collect_repeats();
    void pass_repeat(State& state, Step const& step) const;
    Value value_of_repeat(State const& state, std::size_t repeat) const;
    void collect_read_later();
    void begin();
    void begin_with_inputs(std::size_t name, State state);
    void expand(int from);
    void try_answer(int from, Step const& step, AnswerValue const* answer);
    void follow_route(int from, Step const& step, AnswerValue const* answer, State after, Route const& route);
    int state_for(State state, int move);
    std::vector<AnswerValue> answers_to(Step const& step) const;
    int sample_of(Step const& step, AnswerValue const& answer);
    Value value_in(State const& state, std::string_view name) const;
    void remember_answer(State& state, Step const& step, AnswerValue const* answer);
    int harm_of(Step const& step, AnswerValue const* answer) const;
    std::vector<int> moves_to(int state) const;
    std::vector<int> distances_to_end() const;
    std::vector<int> moves_to_wanted(int from, std::set<Edge> const& wanted, std::vector<int> const& distances) const;
    std::vector<int> moves_to_end(int from, std::vector<int> const& distances) const;
    Script script_of(std::vector<int> const& moves) const;
    State const& state(int index) const { return states_[static_cast<std::size_t>(index)]; }
    Move const& move(int index) const { return moves_[static_cast<std::size_t>(index)]; }

    Definition const& definition_;
    Samples samples_;
    std::vector<Edge> edges_;
    std::vector<HarmfulOption> harmful_;
    std::vector<Step const*> repeats_;
    std::vector<std::set<std::string>> read_later_; // For each step: what a condition there or further on reads.
    std::vector<State> states_;
    std::vector<int> came_by_; // For each state the first move to it, or -1.
    std::vector<Move> moves_;
    std::vector<std::vector<int>> moves_from_;
    std::unordered_map<std::string, int> known_;
    std::map<Step const*, std::vector<std::pair<AnswerValue, int>>> samples_of_answers_; // Worked out once.
    std::map<Edge, int> first_taken_;
    std::map<Branch const*, Outcomes> outcomes_;
    std::vector<Gap> gaps_;
    bool complete_ = true;
};

/// An answer in a few plain words for a way: an option id, `skipped`, a number; never free text.
std::string in_short(AnswerValue const& answer);

} // namespace sayso::flow
