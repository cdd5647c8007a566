#pragma once

#include "exchange/pdf/paper.h"
#include <memory>
#include <pango/pangocairo.h>

/// Nobody outside this folder includes it.
namespace sayso::pdf {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

/// How one kind of text looks. Sizes in points.
struct Look {
    double size = 10.5;
    bool bold = false;
    double ink = 0.13; // 0 is black.
    double leading = 1.28; // Of the height the font asks for.
};

/// One line of a column: where it stands in it, and how much room it takes.
struct Line {
    int index = 0; // In the layout.
    double left = 0; // Of the column: a right-to-left line does not begin at 0.
    double ascent = 0;
    double height = 0;
};

/// A text broken into lines of a width.
struct Column {
    Layout layout;
    Look look;
    double left = 0; // From the left margin.
    double width = 0;
    std::string tag; // "P", "H1"
    std::string lang;
    bool at_right = false; // What it says begins at the right.
    std::vector<Line> lines;
};

/// Where a text begins: at the side of the paper, or where its own script does.
enum class Side { of_paper, of_text };

/// Breaks texts into lines. Threads: the one it was made on.
class Typesetter {
public:
    Typesetter(std::string lang, bool right_to_left);

    Column column(Phrase const& phrase, Look look, double left, double width, std::string tag,
        Side side = Side::of_paper) const;

private:
    PangoAlignment alignment(bool text_is_right_to_left, Side side) const;

    std::string lang_;
    bool right_to_left_;
    std::unique_ptr<PangoContext, Unref> context_;
};

} // namespace sayso::pdf
