#include "exchange/pdf/typesetter.h"

#include <algorithm>

namespace sayso::pdf {

namespace {

/// More than any script needs: what piles marks higher than this is cut at its line.
constexpr double highest = 60;

/// Named one by one: left to itself the system takes other scripts from whatever it has.
constexpr char const* families
    = "Noto Sans, Noto Sans Arabic, Noto Sans Ethiopic, Noto Sans Symbols, Noto Sans Symbols2, Symbola, sans-serif";

double points(int units)
{
    return static_cast<double>(units) / PANGO_SCALE;
}

/// A line takes the room its ink needs, so that marks upon marks do not cover the line above.
Line measured(PangoLayoutIter* at, int index, double leading)
{
    PangoRectangle ink;
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(at, &ink, &logical);
    double baseline = points(pango_layout_iter_get_baseline(at));
    double top = points(logical.y);
    double asked = points(logical.height);
    double spare = asked * (leading - 1) / 2;
    double above = std::clamp(baseline - points(ink.y) + 1, 0.0, highest);
    double below = std::clamp(points(ink.y + ink.height) - baseline + 1, 0.0, highest);
    Line line;
    line.index = index;
    line.left = points(logical.x);
    line.ascent = std::max(std::min(baseline - top, highest) + spare, above);
    line.height = line.ascent + std::max(std::min(top + asked - baseline, highest) + spare, below);
    return line;
}

struct FreeAttributes {
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};

struct FreeFont {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

struct FreeIter {
    void operator()(PangoLayoutIter* at) const { pango_layout_iter_free(at); }
};

} // namespace

Typesetter::Typesetter(std::string lang, bool right_to_left)
    : lang_(std::move(lang))
    , right_to_left_(right_to_left)
    , context_(pango_font_map_create_context(pango_cairo_font_map_get_default())) // One per thread.
{
    pango_cairo_context_set_resolution(context_.get(), 72); // A point is a unit of a PDF.
    pango_context_set_language(context_.get(), pango_language_from_string(lang_.c_str()));
    pango_context_set_base_dir(
        context_.get(), right_to_left ? PANGO_DIRECTION_WEAK_RTL : PANGO_DIRECTION_WEAK_LTR);
    std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> options(
        cairo_font_options_create(), &cairo_font_options_destroy);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), options.get());
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
}

/// Pango sets a paragraph that runs against the paper at the other side.
PangoAlignment Typesetter::alignment(bool text_is_right_to_left, Side side) const
{
    bool against = text_is_right_to_left != right_to_left_;
    bool at_right = right_to_left_ != (against && side == Side::of_paper);
    return at_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

Column Typesetter::column(
    Phrase const& phrase, Look look, double left, double width, std::string tag, Side side) const
{
    Column column;
    column.look = look;
    column.left = left;
    column.width = width;
    column.tag = std::move(tag);
    column.lang = phrase.lang;

    std::unique_ptr<PangoFontDescription, FreeFont> font(pango_font_description_new());
    pango_font_description_set_family(font.get(), families);
    pango_font_description_set_weight(font.get(), look.bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_size(font.get(), static_cast<int>(look.size * PANGO_SCALE));

    std::unique_ptr<PangoAttrList, FreeAttributes> attributes(pango_attr_list_new());
    pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE)); // Nothing that was not typed.
    if (!phrase.lang.empty())
        pango_attr_list_insert(
            attributes.get(), pango_attr_language_new(pango_language_from_string(phrase.lang.c_str())));

    column.layout.reset(pango_layout_new(context_.get()));
    auto* layout = column.layout.get();
    pango_layout_set_font_description(layout, font.get());
    pango_layout_set_attributes(layout, attributes.get());
    pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_auto_dir(layout, TRUE);
    auto text = legible(phrase.text);
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
    auto* first = pango_layout_get_line_readonly(layout, 0);
    column.at_right = pango_layout_line_get_resolved_direction(first) == PANGO_DIRECTION_RTL;
    pango_layout_set_alignment(layout, alignment(column.at_right, side));

    std::unique_ptr<PangoLayoutIter, FreeIter> at(pango_layout_get_iter(layout));
    int index = 0;
    do
        column.lines.push_back(measured(at.get(), index++, look.leading));
    while (pango_layout_iter_next_line(at.get()));
    return column;
}

} // namespace sayso::pdf
