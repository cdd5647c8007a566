#pragma once

#include "flow/author_map.h"
#include "flow/definition.h"

namespace sayso::flow {

// The parts of a flow file, each read from its own map. What is wrong goes to `problems`; what is returned then must
// not be used.

Step load_step(YamlNode const& node, ProblemList& problems);
Alert load_alert(YamlNode::Member const& member, ProblemList& problems);
TaskRule load_task(YamlNode::Member const& member, ProblemList& problems);

/// The expression in a member of `map`; nothing if it is not there, or with a problem if it can not be read.
std::optional<Expression> load_expression(AuthorMap& map, std::string_view name, ProblemList& problems);
std::optional<Expression> parse_expression(
    std::string const& what, std::string const& source, Mark mark, ProblemList& problems);

/// The names in `alert:`, one word or a list.
std::vector<std::string> load_alert_names(AuthorMap& map);

/// Works out what skip and "I don't know" do where the author left it to the rules of WayOut.
void settle_ways_out(Definition& definition);

} // namespace sayso::flow
