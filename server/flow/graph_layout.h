#pragma once

#include <cstddef>
#include <vector>

/// Where boxes and arrows go: columns from left to right. Nobody outside the drawing of graphs includes it.
namespace sayso::flow {

struct LayoutBox {
    double height = 0;
    double x = 0; // Of the left upper corner; worked out.
    double y = 0;
    std::size_t column = 0;
};

struct LayoutArrow {
    std::size_t from = 0; // A box.
    double from_y = 0; // Below the top of its box: the row it begins at.
    std::size_t to = 0;
    struct Bend {
        double x;
        double y;
    };
    std::vector<Bend> bends; // Worked out: where it is level, if it passes columns.
    bool back = false; // It leads to an earlier column.
};

struct LayoutSizes {
    double box_width = 260;
    double column_gap = 110;
    double row_gap = 36;
    double lane_gap = 12;
    double head = 22; // Where arrows arrive, below the top of a box.
};

struct Layout {
    double width = 0;
    double height = 0;
};

/// The first box is where everything begins. Deterministic.
Layout lay_out(std::vector<LayoutBox>& boxes, std::vector<LayoutArrow>& arrows, LayoutSizes const& sizes);

} // namespace sayso::flow
