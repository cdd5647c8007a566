#pragma once

#include "flow/definition.h"
#include "flow/expression.h"
#include <map>
#include <set>
#include <string>

namespace sayso::flow {

using Names = std::map<std::string, NameType, std::less<>>;

/// What a step's answer is to an expression.
NameType type_of(Step const& step);

/// The names an expression may use before any `let`: inputs, `today`, `nameless` and the steps that ask.
Names base_names(Definition const& definition);

/// base_names and every `let` whose own expression fits.
Names all_names(Definition const& definition);

/// The inputs and steps that an expression, or a part of one, reads: lets opened out, option ids left out.
std::set<std::string> base_names_read(Definition const& definition, Expression const& expression);
std::set<std::string> base_names_read(Definition const& definition, ExpressionNode const& node);

/// The inputs and steps that a name stands for: itself, or what a `let` reads.
std::set<std::string> base_names_of(Definition const& definition, std::string const& name);

} // namespace sayso::flow
