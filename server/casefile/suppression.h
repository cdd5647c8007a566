#pragma once

#include <cstdint>
#include <optional>
#include <vector>

/// Hiding small numbers, so that nobody can be made out in a count. Pure.
namespace sayso::casefile {

/// Below this a count is of too few people to be shown: 1 to 4.
constexpr std::uint64_t smallest_shown = 5;

using Counts = std::vector<std::vector<std::uint64_t>>; // By row, without sums.
using Shown = std::vector<std::vector<std::optional<std::uint64_t>>>; // The same, with a row of sums below.

/// The counts with their sums: what is small is hidden, and so is as much else as it takes that no hidden count can be
/// worked out from its column's sum, nor be known to within the small numbers. Columns are looked at one by one: they
/// do not add up to each other. A zero is shown as it is: that nobody did something tells of nobody.
Shown with_small_numbers_hidden(Counts const& counts);

} // namespace sayso::casefile
