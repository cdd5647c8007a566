#include "exchange/pdf/pages.h"

#include <algorithm>

namespace sayso::pdf {

namespace {

constexpr double gap = 22; // Between what is said and how it was first said.

/// Two languages stand side by side; the line is where the first begins.
void set_words(Set& set, Block const& block, Typesetter const& typesetter, bool right_to_left)
{
    constexpr double indent = 13;
    bool both = !block.beside.text.empty();
    double width = both ? (sheet::inner - 2 * indent - gap) / 2 : sheet::inner - 2 * indent;
    double near = indent;
    double far = indent + width + gap;
    Look look { 11.5, false, 0.08, 1.3 };
    auto add = [&](Phrase const& phrase, double left) {
        set.columns.push_back(typesetter.column(phrase, look, left, width, "BlockQuote", Side::of_text));
    };
    add(block.text, both && right_to_left ? far : near);
    if (both)
        add(block.beside, right_to_left ? near : far);
    set.before = 4;
    set.rule = true;
    set.rule_at_right = both ? right_to_left : set.columns[0].at_right;
}

/// Two scripts side by side stand on one line, whatever room each asks for above it.
void share_first_line(std::vector<Column>& columns)
{
    double ascent = 0;
    for (auto const& column : columns)
        ascent = std::max(ascent, column.lines[0].ascent);
    for (auto& column : columns) {
        auto& line = column.lines[0];
        line.height += ascent - line.ascent;
        line.ascent = ascent;
    }
}

Set set_block(Block const& block, Typesetter const& typesetter, bool right_to_left)
{
    Set set;
    set.block = &block;
    auto whole = [&](Look look, char const* tag, double left = 0) {
        double from = right_to_left ? 0 : left;
        set.columns.push_back(typesetter.column(block.text, look, from, sheet::inner - left, tag));
    };
    switch (block.style) {
    case Style::heading:
        set.before = 26;
        set.keeps_next = true;
        whole({ 15, true, 0.08, 1.2 }, "H2");
        break;
    case Style::subheading:
        set.before = 18;
        set.keeps_next = true;
        whole({ 11.5, true, 0.08, 1.2 }, "H3");
        break;
    case Style::question:
        set.before = 13;
        set.keeps_next = true;
        whole({ 10, false, 0.36, 1.2 }, "P");
        break;
    case Style::words:
        set_words(set, block, typesetter, right_to_left);
        break;
    case Style::plain:
        set.before = 6;
        whole({ 10.5, false, 0.13, 1.28 }, "P");
        break;
    case Style::small:
        set.before = 4;
        whole({ 8.5, false, 0.36, 1.2 }, "P");
        break;
    case Style::row: {
        set.before = 3;
        constexpr double name = 138;
        double value = sheet::inner - name;
        set.columns.push_back(
            typesetter.column(block.text, { 9.5, false, 0.36, 1.25 }, right_to_left ? value : 0, name - 10, "Lbl"));
        set.columns.push_back(typesetter.column(
            block.beside, { 10, false, 0.1, 1.19 }, right_to_left ? 0 : name, value - (right_to_left ? 10 : 0), "LBody"));
        break;
    }
    case Style::point:
        set.before = 5;
        whole({ 10.5, false, 0.13, 1.28 }, "LBody", 13);
        break;
    }
    share_first_line(set.columns);
    return set;
}

/// How high the first `count` lines of the highest column are.
double first_lines(Set const& set, std::size_t count)
{
    double highest = 0;
    for (auto const& column : set.columns) {
        double height = 0;
        for (std::size_t i = 0; i < std::min(count, column.lines.size()); ++i)
            height += column.lines[i].height;
        highest = std::max(highest, height);
    }
    return highest;
}

/// Short ones stay whole; of long ones two lines begin a page or end one.
std::size_t together(Set const& set)
{
    std::size_t longest = 0;
    for (auto const& column : set.columns)
        longest = std::max(longest, column.lines.size());
    return longest <= 4 ? longest : 2;
}

bool is_note(Set const& set)
{
    return set.block && set.block->style == Style::small;
}

/// The room this block needs where it stands: the beginning of it, or, of what stays with the next, all of both.
double room_needed(std::vector<Set> const& sets, std::size_t at)
{
    double room = 0;
    for (; at < sets.size(); ++at) {
        auto const& set = sets[at];
        if (!set.keeps_next) {
            room += set.before + first_lines(set, together(set));
            bool whole = together(set) != 2 || first_lines(set, 2) == first_lines(set, 3);
            if (whole && !is_note(set) && at + 1 < sets.size() && is_note(sets[at + 1]))
                room += sets[at + 1].before + first_lines(sets[at + 1], 1);
            return room;
        }
        room += set.before + first_lines(set, set.columns[0].lines.size());
    }
    return room;
}

Style style_of(Set const& set)
{
    return set.block ? set.block->style : Style::plain;
}

/// A few rows below a heading are part of it, if something is said below them.
void keep_rows_with_heading(std::vector<Set>& sets)
{
    constexpr std::size_t few = 5;
    for (std::size_t at = 0; at < sets.size(); ++at) {
        if (style_of(sets[at]) != Style::subheading)
            continue;
        auto end = at + 1;
        while (end < sets.size() && style_of(sets[end]) == Style::row)
            ++end;
        bool leads_on = end < sets.size() && style_of(sets[end]) == Style::question && end - at - 1 <= few;
        for (auto row = at + 1; leads_on && row < end; ++row)
            sets[row].keeps_next = true;
    }
}

class Paginator {
public:
    explicit Paginator(std::vector<Set> const& sets)
        : sets_(sets)
    {
        pages_.emplace_back();
    }

    std::vector<Page> run()
    {
        for (std::size_t at = 0; at < sets_.size(); ++at)
            place(at);
        return std::move(pages_);
    }

private:
    void place(std::size_t at)
    {
        auto const& set = sets_[at];
        bool fits_a_page = room_needed(sets_, at) <= sheet::lowest - sheet::top;
        if (!pages_.back().empty() && y_ + room_needed(sets_, at) > sheet::lowest && fits_a_page)
            turn();
        if (!pages_.back().empty())
            y_ += set.before;
        std::vector<std::size_t> next(set.columns.size(), 0);
        while (!take(at, next))
            turn();
    }

    /// What still fits of each column; true if that was all of it.
    bool take(std::size_t at, std::vector<std::size_t>& next)
    {
        bool all = true;
        double deepest = y_;
        for (std::size_t i = 0; i < next.size(); ++i) {
            auto const& lines = sets_[at].columns[i].lines;
            Fragment fragment { at, i, next[i], next[i], y_, 0 };
            while (fragment.to < lines.size() && fits(fragment, lines[fragment.to].height))
                fragment.height += lines[fragment.to++].height;
            leave_no_line_alone(fragment, lines);
            if (fragment.to > fragment.from)
                pages_.back().push_back(fragment);
            next[i] = fragment.to;
            all = all && fragment.to == lines.size();
            deepest = std::max(deepest, y_ + fragment.height);
        }
        y_ = deepest;
        return all;
    }

    static void leave_no_line_alone(Fragment& fragment, std::vector<Line> const& lines)
    {
        if (fragment.to + 1 == lines.size() && fragment.to > fragment.from + 2)
            fragment.height -= lines[--fragment.to].height;
    }

    /// One line at least on an empty page, however high, or there would be no end.
    bool fits(Fragment const& fragment, double height) const
    {
        bool nothing_yet = fragment.to == fragment.from && y_ <= sheet::top;
        return nothing_yet || fragment.top + fragment.height + height <= sheet::lowest;
    }

    void turn()
    {
        pages_.emplace_back();
        y_ = sheet::top;
    }

    std::vector<Set> const& sets_;
    std::vector<Page> pages_;
    double y_ = sheet::top;
};

} // namespace

std::vector<Set> set_blocks(Paper const& paper, Typesetter const& typesetter)
{
    std::vector<Set> sets;
    auto head = [&](std::string const& text, Look look, char const* tag, double before) {
        if (text.empty())
            return;
        Phrase phrase;
        phrase.text = text;
        Set set;
        set.before = before;
        set.keeps_next = true;
        set.columns.push_back(typesetter.column(phrase, look, 0, sheet::inner, tag));
        sets.push_back(std::move(set));
    };
    head(paper.title, { 23, true, 0.08, 1.15 }, "H1", 0);
    head(paper.subtitle, { 13, false, 0.25, 1.2 }, "P", 2);
    head(paper.as_at, { 9.5, false, 0.36, 1.2 }, "P", 4);
    for (auto const& block : paper.blocks)
        sets.push_back(set_block(block, typesetter, paper.right_to_left));
    keep_rows_with_heading(sets);
    return sets;
}

std::vector<Page> paginate(std::vector<Set> const& sets)
{
    return Paginator(sets).run();
}

} // namespace sayso::pdf
