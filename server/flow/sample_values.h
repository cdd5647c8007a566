#pragma once

#include "flow/definition.h"
#include "flow/expression_tree.h"
#include <set>
#include <string>
#include <vector>

/// Values on both sides of whatever conditions say. Only samples.cpp includes it.
namespace sayso::flow {

/// What is written about a name: the numbers, days, texts and options it is held against, and the functions it is used
/// in.
struct Mentions {
    std::set<std::int64_t> numbers;
    std::set<Date> dates;
    std::set<std::string> texts;
    std::set<std::string> words;
    std::set<std::string> functions;
};

void collect_mentions(Definition const& definition, ExpressionNode const& node, Mentions& mentions, int depth = 0);

/// `step` is null for an input.
std::vector<Value> sample_numbers(Mentions const& mentions, Step const* step);
std::vector<Value> sample_dates(Mentions const& mentions, Step const* step);
std::vector<Value> sample_texts(Mentions const& mentions, Step const* step);

/// Sets of options: each mentioned one in and out, with a growing number of others beside them. `repeated`: a repeat
/// goes through the list one by one.
std::vector<Value> sample_lists(Mentions const& mentions, std::vector<std::string> const& options, bool repeated);

Expression const* find_let(Definition const& definition, std::string_view name);

} // namespace sayso::flow
