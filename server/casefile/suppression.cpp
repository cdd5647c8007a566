#include "casefile/suppression.h"

#include <algorithm>
#include <numeric>

namespace sayso::casefile {

namespace {

bool is_small(std::uint64_t count)
{
    return count > 0 && count < smallest_shown;
}

std::vector<std::optional<std::uint64_t>> one_column(std::vector<std::uint64_t> const& counts)
{
    auto sum = std::accumulate(counts.begin(), counts.end(), std::uint64_t { 0 });
    std::vector<bool> hidden(counts.size());
    std::uint64_t hidden_sum = 0;
    std::size_t how_many = 0;
    auto hide = [&](std::size_t row) {
        hidden[row] = true;
        hidden_sum += counts[row];
        ++how_many;
    };
    for (std::size_t row = 0; row < counts.size(); ++row)
        if (is_small(counts[row]))
            hide(row);
    // The sum less what is shown gives what is hidden together: that must be more than one count, and not so few that
    // each is known to be small and how small.
    while (how_many == 1 || (how_many > 1 && hidden_sum < smallest_shown)) {
        std::optional<std::size_t> next;
        for (std::size_t row = 0; row < counts.size(); ++row)
            if (!hidden[row] && counts[row] > 0 && (!next || counts[row] < counts[*next]))
                next = row;
        if (!next)
            break; // Nothing is left to hide it among: the sum goes too.
        hide(*next);
    }
    bool sum_hidden = is_small(sum) || how_many == 1 || (how_many > 1 && hidden_sum < smallest_shown);

    std::vector<std::optional<std::uint64_t>> shown;
    for (std::size_t row = 0; row < counts.size(); ++row)
        shown.push_back(hidden[row] ? std::nullopt : std::optional(counts[row]));
    shown.push_back(sum_hidden ? std::nullopt : std::optional(sum));
    return shown;
}

} // namespace

Shown with_small_numbers_hidden(Counts const& counts)
{
    std::size_t columns = counts.empty() ? 0 : counts.front().size();
    Shown shown(counts.size() + 1, std::vector<std::optional<std::uint64_t>>(columns));
    for (std::size_t column = 0; column < columns; ++column) {
        std::vector<std::uint64_t> values;
        for (auto const& row : counts)
            values.push_back(row.at(column));
        auto hidden = one_column(values);
        for (std::size_t row = 0; row < hidden.size(); ++row)
            shown[row][column] = hidden[row];
    }
    return shown;
}

} // namespace sayso::casefile
