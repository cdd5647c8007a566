#include "exchange/translation_file.h"

#include <array>
#include <xlsxwriter.h>

namespace sayso::exchange {

namespace {

struct Column {
    char const* title;
    double width;
};

/// The fourth also says the language, so that nobody brings Farsi back as Arabic.
constexpr std::array columns { Column { "flow or part", 22 }, Column { "key", 26 }, Column { "English", 60 },
    Column { "translation", 60 }, Column { "state", 10 }, Column { "context", 50 } };

} // namespace

Result<> write_xlsx(std::string const& path, TranslationFile const& file)
{
    auto* book = workbook_new(path.c_str());
    if (!book)
        return fail(Errc::unavailable, path + " can not be written; choose another place");
    lxw_doc_properties properties {};
    properties.created = 1; // The same words give the same file.
    workbook_set_properties(book, &properties);
    auto* sheet = workbook_add_worksheet(book, "words");
    auto* wrapped = workbook_add_format(book);
    format_set_text_wrap(wrapped);
    format_set_align(wrapped, LXW_ALIGN_VERTICAL_TOP);
    format_set_num_format(wrapped, "@"); // Text, whatever is typed into it later.
    auto* head = workbook_add_format(book);
    format_set_bold(head);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto at = static_cast<lxw_col_t>(i);
        worksheet_set_column(sheet, at, at, columns[i].width, wrapped);
        auto title = std::string(columns[i].title) + (i == 3 ? " (" + file.locale + ")" : "");
        worksheet_write_string(sheet, 0, at, title.c_str(), head);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    lxw_row_t number = 0;
    for (auto const& row : file.rows) {
        ++number;
        lxw_col_t at = 0;
        for (auto const* text : { &row.in, &row.key, &row.english, &row.translation, &row.state, &row.context })
            worksheet_write_string(sheet, number, at++, text->c_str(), wrapped);
    }
    if (workbook_close(book) != LXW_NO_ERROR)
        return fail(Errc::unavailable, path + " can not be written; choose another place");
    return {};
}

} // namespace sayso::exchange
