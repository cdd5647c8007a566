#include "flow/graph_layout.h"

#include <algorithm>
#include <functional>
#include <map>

namespace sayso::flow {

namespace {

constexpr int sweeps = 8;

/// Boxes stand in columns, from the top. An arrow that passes columns runs below their boxes, in one lane with all
/// others to the same box: ten ways to the end are one line there.
class LayoutMaker {
public:
    LayoutMaker(std::vector<LayoutBox>& boxes, std::vector<LayoutArrow>& arrows, LayoutSizes const& sizes)
        : boxes_(boxes)
        , arrows_(arrows)
        , sizes_(sizes)
    {
    }

    Layout make()
    {
        find_back_arrows();
        find_columns();
        for (int sweep = 0; sweep < sweeps; ++sweep)
            order_columns(sweep % 2 == 0);
        place_boxes();
        place_lanes();
        auto lowest = bottoms_.empty() ? 0 : *std::max_element(bottoms_.begin(), bottoms_.end());
        return { x_of(columns_.size() - 1) + sizes_.box_width, lowest };
    }

private:
    void find_back_arrows()
    {
        std::vector<std::vector<std::size_t>> out(boxes_.size());
        for (std::size_t i = 0; i < arrows_.size(); ++i)
            out[arrows_[i].from].push_back(i);
        std::vector<int> state(boxes_.size(), 0); // 1: on the way here, 2: done.
        std::function<void(std::size_t)> visit = [&](std::size_t box) {
            state[box] = 1;
            for (auto arrow : out[box]) {
                auto to = arrows_[arrow].to;
                arrows_[arrow].back = state[to] == 1;
                if (state[to] == 0)
                    visit(to);
            }
            state[box] = 2;
            order_.push_back(box);
        };
        for (std::size_t box = 0; box < boxes_.size(); ++box)
            if (state[box] == 0)
                visit(box);
        std::reverse(order_.begin(), order_.end());
    }

    void find_columns()
    {
        std::size_t last = 0;
        for (auto box : order_)
            for (auto const& arrow : arrows_)
                if (arrow.from == box && !arrow.back)
                    boxes_[arrow.to].column = std::max(boxes_[arrow.to].column, boxes_[box].column + 1);
        for (auto const& box : boxes_)
            last = std::max(last, box.column);
        columns_.resize(last + 1);
        for (auto box : order_)
            columns_[boxes_[box].column].push_back(box);
        place_boxes();
    }

    /// Fewer crossings: each box goes to the middle of those it is linked with.
    void order_columns(bool forward)
    {
        std::map<std::size_t, std::pair<double, int>> sums;
        for (auto const& arrow : arrows_) {
            if (arrow.back)
                continue;
            auto own = forward ? arrow.to : arrow.from;
            auto y = forward ? boxes_[arrow.from].y + arrow.from_y : boxes_[arrow.to].y + sizes_.head - arrow.from_y;
            sums[own].first += y;
            ++sums[own].second;
        }
        auto middle = [&](std::size_t box) {
            auto found = sums.find(box);
            return found == sums.end() ? boxes_[box].y : found->second.first / found->second.second;
        };
        for (auto& column : columns_)
            std::stable_sort(column.begin(), column.end(),
                [&](std::size_t left, std::size_t right) { return middle(left) < middle(right); });
        place_boxes();
    }

    void place_boxes()
    {
        bottoms_.assign(columns_.size(), 0);
        for (std::size_t column = 0; column < columns_.size(); ++column)
            for (auto box : columns_[column]) {
                boxes_[box].x = x_of(column);
                boxes_[box].y = bottoms_[column] + (bottoms_[column] > 0 ? sizes_.row_gap : 0);
                bottoms_[column] = boxes_[box].y + boxes_[box].height;
            }
    }

    /// Short lanes nearest to the boxes.
    void place_lanes()
    {
        std::map<std::size_t, std::size_t> first; // Of each lane, by where it leads: the first column it passes.
        for (auto const& arrow : arrows_) {
            auto begins = boxes_[arrow.from].column + 1;
            if (arrow.back || begins >= boxes_[arrow.to].column)
                continue;
            auto [entry, added] = first.try_emplace(arrow.to, begins);
            entry->second = std::min(entry->second, begins);
        }
        std::vector<std::pair<std::size_t, std::size_t>> lanes(first.begin(), first.end());
        std::stable_sort(lanes.begin(), lanes.end(), [this](auto const& left, auto const& right) {
            return boxes_[left.first].column - left.second < boxes_[right.first].column - right.second;
        });
        std::map<std::size_t, double> heights;
        for (auto const& [to, begins] : lanes) {
            double y = 0;
            for (auto column = begins; column < boxes_[to].column; ++column)
                y = std::max(y, bottoms_[column]);
            y += sizes_.lane_gap;
            for (auto column = begins; column < boxes_[to].column; ++column)
                bottoms_[column] = y;
            heights[to] = y;
        }
        for (auto& arrow : arrows_) {
            auto begins = boxes_[arrow.from].column + 1;
            if (arrow.back || begins >= boxes_[arrow.to].column)
                continue;
            auto last = boxes_[arrow.to].column - 1;
            arrow.bends = { { x_of(begins), heights[arrow.to] }, { x_of(last) + sizes_.box_width, heights[arrow.to] } };
        }
    }

    double x_of(std::size_t column) const
    {
        return static_cast<double>(column) * (sizes_.box_width + sizes_.column_gap);
    }

    std::vector<LayoutBox>& boxes_;
    std::vector<LayoutArrow>& arrows_;
    LayoutSizes const& sizes_;
    std::vector<std::size_t> order_; // Boxes, each before those its arrows lead to.
    std::vector<std::vector<std::size_t>> columns_;
    std::vector<double> bottoms_; // Of the columns.
};

} // namespace

Layout lay_out(std::vector<LayoutBox>& boxes, std::vector<LayoutArrow>& arrows, LayoutSizes const& sizes)
{
    return boxes.empty() ? Layout {} : LayoutMaker(boxes, arrows, sizes).make();
}

} // namespace sayso::flow
