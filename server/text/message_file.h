#pragma once

#include "flow/problem.h"
#include <string>
#include <string_view>
#include <vector>

/// Reads JSON while remembering on which line each thing stands. Nobody outside this room includes it.
namespace sayso::text {

/// One value at the end of a way through the objects of a file.
struct MessageFileEntry {
    std::vector<std::string> path; // {"messages", "safe", "text"}
    std::string text;
    bool is_string = false; // False: a number, list, true, false or null, which no message is.
    std::vector<int> lines; // Of each key of the path.

    int line() const { return lines.empty() ? 1 : lines.back(); }
};

struct MessageFile {
    std::vector<MessageFileEntry> entries; // In the order of the file.
    std::vector<flow::Problem> problems; // Not JSON, or a key given twice: the entries are then not to be used.
};

/// `name` is used in problems. Unlike Boost.JSON's own parser it refuses duplicate keys.
MessageFile read_message_file(std::string const& name, std::string_view json);

} // namespace sayso::text
