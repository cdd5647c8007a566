#pragma once

#include "flow/explore.h"
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sayso::flow {

/// One way on from a step, as it stands in the flow file.
struct GraphWay {
    std::vector<Edge> edges; // More than one where skip and "I don't know" do the same.
    std::string words; // "I don't", `nights <= 3`, "otherwise", "skip".
    std::string to; // A step id or "end"; empty: on to the step's own `next`, which is among the ways too.
    Harm harm = Harm::none;
    std::vector<std::string> alerts;
    bool walked = true; // By a transcript; true too when nobody asked.
};

struct GraphStep {
    std::string id;
    std::string words;
    bool asks = false;
    bool safety = false;
    bool reached = true;
    std::vector<GraphWay> ways;
};

/// A flow as a picture: drawn and listed from this one structure, so that the two never differ.
struct Graph {
    std::string flow;
    std::string title;
    std::vector<GraphStep> steps; // In the order written; the first is where a conversation begins.
    bool asked = false; // Somebody said what is walked.
    std::size_t walked = 0; // Ways that a transcript goes, of those that somebody can go.
    std::size_t all = 0;
};

/// Pure. `walked`: the edges that transcripts take; nothing: not asked.
Graph graph_of(Definition const& definition, std::optional<std::set<Edge>> const& walked = {});

/// "40 of 42 ways are walked by a transcript (95 %)"; only all of them are 100 %.
std::string coverage_words(Graph const& graph);

/// Indented text: what only one way leads to stands beneath it, what ways come together in stands below them.
std::string to_outline(Graph const& graph);

/// A picture by itself: no script, no other file; light and dark as the reader's machine is set; all text escaped.
std::string to_svg(Graph const& graph);

} // namespace sayso::flow
