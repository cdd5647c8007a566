#include "identity/pin.h"

#include <algorithm>

namespace sayso::identity {

namespace {

constexpr std::size_t length = 6;

bool runs(std::string_view pin, int step)
{
    for (std::size_t i = 1; i < pin.size(); ++i)
        if (pin[i] - pin[i - 1] != step && pin[i] - pin[i - 1] != step - 10 * step)
            return false;
    return true;
}

bool repeats(std::string_view pin, std::size_t every)
{
    for (std::size_t i = every; i < pin.size(); ++i)
        if (pin[i] != pin[i - every])
            return false;
    return true;
}

} // namespace

bool is_pin(std::string_view text)
{
    return text.size() == length && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_weak_pin(std::string_view pin)
{
    return runs(pin, 1) || runs(pin, -1) || repeats(pin, 1) || repeats(pin, 2) || repeats(pin, 3);
}

} // namespace sayso::identity
