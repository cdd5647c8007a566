#pragma once

#include "flow/definition.h"
#include <boost/json/value.hpp>
#include <string>

namespace sayso::flow {

/// JSON without white space, each object's members in order of their names: the same content always gives the same
/// bytes.
std::string to_sorted_text(boost::json::value const& value);

/// What a flow takes from outside its own file, so that its version stays whole: tables, amounts and holidays.
/// canonical_rules.cpp writes and reads them; reading fails with corrupt.
boost::json::value write_rules(Definition const& definition);
boost::json::value write_amounts(Definition const& definition);
boost::json::value write_holidays(Definition const& definition);
Result<> read_rules(boost::json::value const& canonical, Definition& definition);

/// In hexadecimal.
std::string sha256(std::string_view text);

} // namespace sayso::flow
