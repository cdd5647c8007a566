#include "net/device_label.h"

#include <array>

namespace sayso::net {

namespace {

struct Name {
    char const* sign; // Part of a User-Agent.
    char const* name;
};

// Browsers pretend to be one another: what pretends stands before what it pretends to be.
constexpr std::array browsers { Name { "Edg", "Edge" }, Name { "SamsungBrowser", "Samsung Internet" },
    Name { "OPR/", "Opera" }, Name { "Firefox", "Firefox" }, Name { "FxiOS", "Firefox" }, Name { "CriOS", "Chrome" },
    Name { "Chrome", "Chrome" }, Name { "Safari", "Safari" } };
constexpr std::array systems { Name { "iPhone", "iPhone" }, Name { "iPad", "iPad" }, Name { "Android", "Android" },
    Name { "Windows", "Windows" }, Name { "CrOS", "Chromebook" }, Name { "Mac OS X", "Mac" },
    Name { "Linux", "Linux" } };

template <class Names> std::string first_in(std::string_view text, Names const& names)
{
    for (auto const& entry : names)
        if (text.find(entry.sign) != std::string_view::npos)
            return entry.name;
    return "";
}

} // namespace

std::string device_label(std::string_view user_agent)
{
    auto browser = first_in(user_agent, browsers);
    auto system = first_in(user_agent, systems);
    return browser + (browser.empty() || system.empty() ? "" : ", ") + system;
}

} // namespace sayso::net
