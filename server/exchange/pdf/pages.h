#pragma once

#include "exchange/pdf/typesetter.h"
#include <vector>

/// Nobody outside this folder includes it.
namespace sayso::pdf {

/// Sizes in points. A4.
namespace sheet {
    constexpr double width = 595.28;
    constexpr double height = 841.89;
    constexpr double side = 64;
    constexpr double top = 78;
    constexpr double bottom = 72;
    constexpr double inner = width - 2 * side;
    constexpr double lowest = height - bottom;
}

/// A block broken into lines.
struct Set {
    Block const* block = nullptr; // Null: the head of the paper.
    double before = 0; // Room above, unless it begins a page.
    bool keeps_next = false;
    bool rule = false; // A line beside it.
    bool rule_at_right = false;
    std::vector<Column> columns;
};

/// Lines `from` to `to` of a column, on one page.
struct Fragment {
    std::size_t set = 0;
    std::size_t column = 0;
    std::size_t from = 0;
    std::size_t to = 0;
    double top = 0;
    double height = 0;
};

using Page = std::vector<Fragment>;

std::vector<Set> set_blocks(Paper const& paper, Typesetter const& typesetter);

/// Puts blocks on pages: long ones break over them, and what belongs to the next block stays with it.
std::vector<Page> paginate(std::vector<Set> const& sets);

} // namespace sayso::pdf
