#pragma once

#include "text/pattern.h"
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// What can be wrong with one message, without knowing where it stands. Nobody outside this room includes it.
namespace sayso::text {

struct Finding {
    std::string reason;
    std::string fix;
    bool blocks = true;
};

/// The names in a pattern, and how they are used.
struct MessageNames {
    std::set<std::string> all;
    std::set<std::string> counted; // In a plural.
};
MessageNames names_in(Pattern const& message);

/// Faults of a pattern by itself: empty, unreadable to ICU, braces a person would see, plural categories the language
/// lacks or misses.
std::vector<Finding> check_message(std::string_view text, Locale const& locale, LocaleTools const& tools);

/// Faults of a translation against its English, both already sound: other placeholders, other select keys, a number
/// (999) that got lost.
std::vector<Finding> compare_with_english(std::string_view text, std::string_view english);

} // namespace sayso::text
