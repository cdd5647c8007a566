#pragma once

#include <boost/json/value.hpp>
#include <string>

namespace sayso::flow {

/// JSON without white space, each object's members in order of their names: the same content always gives the same
/// bytes.
std::string to_sorted_text(boost::json::value const& value);

/// In hexadecimal.
std::string sha256(std::string_view text);

} // namespace sayso::flow
