#include "exchange/pdf/finish.h"
#include "exchange/pdf/pages.h"

#include <cairo-pdf.h>
#include <cstdio>

namespace sayso::pdf {

namespace {

struct Colour {
    double red, green, blue;
};
constexpr Colour accent { 0.05, 0.38, 0.40 };
constexpr Colour pale { 0.80, 0.84, 0.86 };

cairo_status_t append(void* bytes, unsigned char const* data, unsigned size)
{
    static_cast<std::string*>(bytes)->append(reinterpret_cast<char const*>(data), size);
    return CAIRO_STATUS_SUCCESS;
}

std::string replaced(std::string text, std::string_view name, std::size_t number)
{
    if (auto at = text.find(name); at != std::string::npos)
        text.replace(at, name.size(), std::to_string(number));
    return text;
}

/// Draws pages that are laid out. Lives for one paper.
class Pen {
public:
    Pen(Paper const& paper, std::vector<Set> const& sets, Typesetter const& typesetter)
        : paper_(paper)
        , sets_(sets)
        , typesetter_(typesetter)
        , surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, sheet::width, sheet::height))
        , cr_(cairo_create(surface_))
    {
    }
    Pen(Pen const&) = delete;
    Pen& operator=(Pen const&) = delete;
    ~Pen()
    {
        cairo_destroy(cr_);
        cairo_surface_destroy(surface_);
    }

    Result<std::string> draw(std::vector<Page> const& pages)
    {
        describe();
        cairo_tag_begin(cr_, "Document", nullptr);
        for (std::size_t number = 1; number <= pages.size(); ++number) {
            draw_margins(number, pages.size());
            for (auto const& fragment : pages[number - 1])
                draw_fragment(fragment, number);
            close_list();
            cairo_show_page(cr_);
        }
        cairo_tag_end(cr_, "Document");
        auto drawn = cairo_status(cr_);
        cairo_surface_finish(surface_);
        if (drawn == CAIRO_STATUS_SUCCESS)
            drawn = cairo_surface_status(surface_);
        if (drawn != CAIRO_STATUS_SUCCESS)
            return fail(Errc::unavailable, std::string("a PDF can not be drawn: ") + cairo_status_to_string(drawn));
        return finished(std::move(bytes_), paper_.lang, langs_);
    }

private:
    void describe()
    {
        auto title = legible(paper_.title);
        auto council = legible(paper_.council);
        auto made = iso_text(paper_.made);
        made = made.substr(0, 19) + "Z";
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, title.c_str());
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_AUTHOR, council.c_str());
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATOR, "Sayso");
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE, made.c_str());
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_MOD_DATE, made.c_str());
    }

    /// Whose paper it is and which page: outside the structure, for it is on every page.
    void draw_margins(std::size_t number, std::size_t pages)
    {
        auto page = replaced(replaced(paper_.numbering, "{page}", number), "{pages}", pages);
        bool mirrored = paper_.right_to_left;
        draw_small(paper_.council, 42, !mirrored, true);
        if (number > 1)
            draw_small(paper_.title, 42, mirrored, false);
        set_colour(pale);
        cairo_rectangle(cr_, sheet::side, 60, sheet::inner, 0.6);
        cairo_fill(cr_);
        draw_small(paper_.as_at, sheet::height - 44, !mirrored, false);
        draw_small(page, sheet::height - 44, mirrored, false);
    }

    /// One line at the left or right edge, cut short if it is too long.
    void draw_small(std::string const& text, double top, bool at_left, bool bold)
    {
        constexpr double room = sheet::inner * 0.62;
        Phrase phrase;
        phrase.text = text;
        auto column = typesetter_.column(phrase, { 8.5, bold, 0.36, 1.2 }, 0, room, "");
        pango_layout_set_height(column.layout.get(), -1);
        pango_layout_set_ellipsize(column.layout.get(), PANGO_ELLIPSIZE_END);
        pango_layout_set_auto_dir(column.layout.get(), FALSE);
        pango_layout_set_single_paragraph_mode(column.layout.get(), TRUE);
        PangoRectangle extents;
        auto* line = pango_layout_get_line_readonly(column.layout.get(), 0);
        pango_layout_line_get_extents(line, nullptr, &extents);
        double width = static_cast<double>(extents.width) / PANGO_SCALE;
        if (bold)
            set_colour(accent);
        else
            cairo_set_source_rgb(cr_, 0.36, 0.38, 0.41);
        cairo_move_to(cr_, at_left ? sheet::side : sheet::side + sheet::inner - width, top + 9);
        pango_cairo_show_layout_line(cr_, line);
    }

    void draw_fragment(Fragment const& fragment, std::size_t page)
    {
        auto const& set = sets_[fragment.set];
        auto const& column = set.columns[fragment.column];
        bool in_list = set.block && (set.block->style == Style::row || set.block->style == Style::point);
        if (!in_list)
            close_list();
        else if (!list_open_) {
            cairo_tag_begin(cr_, "L", nullptr);
            list_open_ = true;
        }
        if (in_list && fragment.column == 0) {
            close_item();
            cairo_tag_begin(cr_, "LI", nullptr);
            item_open_ = true;
        }
        if (set.rule && fragment.column == 0)
            draw_rule(set, fragment);
        if (set.block && set.block->style == Style::point && fragment.from == 0)
            draw_dot(column, fragment);
        if (fragment.from == 0)
            add_bookmark(set, fragment, page);
        draw_lines(column, fragment);
    }

    void draw_lines(Column const& column, Fragment const& fragment)
    {
        cairo_tag_begin(cr_, column.tag.c_str(), nullptr);
        langs_.push_back({ column.tag, column.lang });
        cairo_save(cr_);
        cairo_rectangle(cr_, sheet::side + column.left - 8, fragment.top, column.width + 16, fragment.height);
        cairo_clip(cr_);
        double blue = column.look.ink + 0.05;
        cairo_set_source_rgb(cr_, column.look.ink, column.look.ink + 0.02, blue);
        double top = fragment.top;
        for (auto i = fragment.from; i < fragment.to; ++i) {
            auto const& line = column.lines[i];
            cairo_move_to(cr_, sheet::side + column.left + line.left, top + line.ascent);
            pango_cairo_show_layout_line(cr_, pango_layout_get_line_readonly(column.layout.get(), line.index));
            top += line.height;
        }
        cairo_restore(cr_);
        cairo_tag_end(cr_, column.tag.c_str());
    }

    void draw_rule(Set const& set, Fragment const& fragment)
    {
        set_colour(accent);
        double x = set.rule_at_right ? sheet::side + sheet::inner - 2 : sheet::side;
        cairo_rectangle(cr_, x, fragment.top + 1, 2, fragment.height - 2);
        cairo_fill(cr_);
    }

    void draw_dot(Column const& column, Fragment const& fragment)
    {
        set_colour(accent);
        double x = paper_.right_to_left ? sheet::side + sheet::inner - 4 : sheet::side + 4;
        double middle = fragment.top + column.lines[0].ascent - column.look.size * 0.33;
        cairo_arc(cr_, x, middle, 1.8, 0, 6.2832);
        cairo_fill(cr_);
    }

    void add_bookmark(Set const& set, Fragment const& fragment, std::size_t page)
    {
        auto style = set.block ? set.block->style : Style::plain;
        if (style != Style::heading && style != Style::subheading)
            return;
        char place[64];
        std::snprintf(place, sizeof place, "page=%zu pos=[%.0f %.0f]", page, sheet::side, fragment.top - 12);
        bool below = style == Style::subheading && heading_ != CAIRO_PDF_OUTLINE_ROOT;
        auto title = legible(set.block->text.text);
        auto flags = below ? cairo_pdf_outline_flags_t {} : CAIRO_PDF_OUTLINE_FLAG_OPEN;
        int added = cairo_pdf_surface_add_outline(
            surface_, below ? heading_ : CAIRO_PDF_OUTLINE_ROOT, title.c_str(), place, flags);
        if (style == Style::heading)
            heading_ = added;
    }

    void close_item()
    {
        if (item_open_)
            cairo_tag_end(cr_, "LI");
        item_open_ = false;
    }

    void close_list()
    {
        close_item();
        if (list_open_)
            cairo_tag_end(cr_, "L");
        list_open_ = false;
    }

    void set_colour(Colour colour) { cairo_set_source_rgb(cr_, colour.red, colour.green, colour.blue); }

    Paper const& paper_;
    std::vector<Set> const& sets_;
    Typesetter const& typesetter_;
    std::string bytes_; // Before the surface, which writes to it until it is gone.
    cairo_surface_t* surface_;
    cairo_t* cr_;
    std::vector<TaggedLanguage> langs_;
    int heading_ = CAIRO_PDF_OUTLINE_ROOT;
    bool list_open_ = false;
    bool item_open_ = false;
};

} // namespace

Result<std::string> draw(Paper const& paper)
{
    Typesetter typesetter(paper.lang, paper.right_to_left);
    auto sets = set_blocks(paper, typesetter);
    return Pen(paper, sets, typesetter).draw(paginate(sets));
}

} // namespace sayso::pdf
