#pragma once

#include "base/result.h"
#include "text/translation_rows.h"
#include <string>
#include <vector>

/// Words for translators who have a spreadsheet or a translation program, and back.
namespace sayso::exchange {

struct TranslationFile {
    std::string locale; // "ar"
    std::vector<text::TranslationRow> rows;
};

/// XLSX: a header, then a row for each message. Every cell is text, also one that begins with "=".
/// Fails with unavailable if the file can not be written.
Result<> write_xlsx(std::string const& path, TranslationFile const& file);

/// Reads what write_xlsx wrote, after another program has saved it: shared or inline strings, cells left out, columns
/// in another order. Fails with invalid_input, naming what is wrong: no workbook, no such columns, a formula.
Result<TranslationFile> read_xlsx(std::string const& path);

/// XLIFF 2.0, one <file> for each flow or part.
std::string to_xliff(TranslationFile const& file);
Result<TranslationFile> parse_xliff(std::string_view xml);

/// By the end of the path: .xlsx, or .xlf and .xliff. Fails with invalid_input for another.
Result<> write_translation_file(std::string const& path, TranslationFile const& file);
Result<TranslationFile> read_translation_file(std::string const& path);

} // namespace sayso::exchange
