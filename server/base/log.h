#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace sayso {

/// One `key=value` of a log line. Values are ids, counts, codes and fixed words: never what a person wrote or is called.
struct LogField {
    LogField(std::string_view key_, std::string_view value_)
        : key(key_)
        , value(value_)
    {
    }
    LogField(std::string_view key_, char const* value_)
        : LogField(key_, std::string_view(value_))
    {
    }
    template <std::integral Number>
    LogField(std::string_view key_, Number number)
        : key(key_)
        , value(std::to_string(number))
    {
    }

    std::string_view key;
    std::string value;
};

/// Writes one line, `event=NAME key=value ...`, to stderr. Control characters, spaces and quotes in a value are
/// escaped, so that a value can not forge a line. Threads: any.
void log_event(std::string_view event, std::initializer_list<LogField> fields = {});

} // namespace sayso
