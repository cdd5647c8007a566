#include "base/log.h"

#include <cstdio>
#include <mutex>

namespace sayso {

namespace {

void append_value(std::string& line, std::string_view value)
{
    static constexpr char digits[] = "0123456789abcdef";
    for (char c : value) {
        auto byte = static_cast<unsigned char>(c);
        if (byte <= ' ' || byte >= 0x7f || c == '"' || c == '\\' || c == '=') {
            line += "\\x";
            line.push_back(digits[byte >> 4]);
            line.push_back(digits[byte & 15]);
        } else {
            line.push_back(c);
        }
    }
}

} // namespace

void log_event(std::string_view event, std::initializer_list<LogField> fields)
{
    std::string line = "event=";
    append_value(line, event);
    for (auto const& field : fields) {
        line.push_back(' ');
        line += field.key;
        line.push_back('=');
        append_value(line, field.value);
    }
    line.push_back('\n');

    static std::mutex sink;
    std::scoped_lock lock(sink);
    std::fwrite(line.data(), 1, line.size(), stderr);
}

} // namespace sayso
