#pragma once

#include "base/id.h"
#include "domain/views.h"
#include <boost/json.hpp>
#include <string>
#include <vector>

namespace sayso::test {

/// tests/protocol/messages/<name>.json: what both sides of the protocol must agree on.
boost::json::value fixture(std::string const& name);

/// The names of all the fixtures that begin so.
std::vector<std::string> fixtures_named(std::string const& beginning);

/// Two pieces of JSON that say the same, whatever their white space and order.
boost::json::value parsed(std::string const& text);

template <class Id> Id id_of(char const* digits)
{
    return Id::parse(digits).value();
}

// The people and things that the fixtures are about.
SessionId session();
YoungPersonId alex();
AlertId alert();
AnswerId first_answer();
AnswerId second_answer();
domain::Told at_five_past_two();
domain::Told at_twenty_past();
domain::Told at_twenty_five_past();
domain::ReplyView reply();

} // namespace sayso::test
