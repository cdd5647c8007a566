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
    std::vector<Line> lines;
};

/// Breaks texts into lines. Threads: the one it was made on.
class Typesetter {
public:
    Typesetter(std::string lang, bool right_to_left);

    Column column(Phrase const& phrase, Look look, double left, double width, std::string tag) const;

private:
    std::string lang_;
    std::unique_ptr<PangoContext, Unref> context_;
};

} // namespace sayso::pdf
