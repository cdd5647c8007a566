// Just enough of a spreadsheet to get words back out of it.
#include "exchange/translation_file.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <zip.h>

namespace sayso::exchange {

namespace {

constexpr zip_uint64_t largest_part = 64u * 1024u * 1024u; // Unpacked: a small file must not fill the memory.
constexpr std::size_t most_rows = 200'000;

Error not_a_workbook(std::string const& path, std::string const& why)
{
    return Error { Errc::invalid_input, path + " is no spreadsheet that can be read (" + why + "); save it as .xlsx" };
}

class Archive {
public:
    explicit Archive(std::string const& path)
        : zip_(zip_open(path.c_str(), ZIP_RDONLY, nullptr), [](zip_t* open) {
            if (open)
                zip_discard(open);
        })
    {
    }

    bool is_open() const { return zip_ != nullptr; }

    std::optional<std::string> read(std::string const& name) const
    {
        zip_stat_t found;
        bool there = zip_stat(zip_.get(), name.c_str(), 0, &found) == 0 && (found.valid & ZIP_STAT_SIZE) != 0;
        if (!there || found.size > largest_part)
            return std::nullopt;
        std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen(zip_.get(), name.c_str(), 0), zip_fclose);
        std::string text(found.size, '\0');
        if (!file || zip_fread(file.get(), text.data(), found.size) != static_cast<zip_int64_t>(found.size))
            return std::nullopt;
        return text;
    }

private:
    std::unique_ptr<zip_t, void (*)(zip_t*)> zip_;
};

bool parse(std::optional<std::string> const& text, pugi::xml_document& document)
{
    return text && document.load_buffer(text->data(), text->size(), pugi::parse_default | pugi::parse_ws_pcdata);
}

/// The words in a <si> or <is>: one <t>, or several in runs of other looks. Sounds written over characters are left
/// out.
std::string words_in(pugi::xml_node const& node)
{
    std::string words;
    for (auto child : node.children()) {
        std::string_view name = child.name();
        if (name == "t")
            words += child.child_value();
        else if (name == "r")
            words += child.child("t").child_value();
    }
    return words;
}

std::vector<std::string> shared_strings(Archive const& archive)
{
    std::vector<std::string> all;
    pugi::xml_document document;
    if (parse(archive.read("xl/sharedStrings.xml"), document))
        for (auto item : document.child("sst").children("si"))
            all.push_back(words_in(item));
    return all;
}

/// Where the first sheet is: a program may call it anything.
std::string first_sheet(Archive const& archive)
{
    pugi::xml_document book, relations;
    if (!parse(archive.read("xl/workbook.xml"), book) || !parse(archive.read("xl/_rels/workbook.xml.rels"), relations))
        return "";
    std::string id = book.child("workbook").child("sheets").child("sheet").attribute("r:id").value();
    for (auto relation : relations.child("Relationships").children("Relationship")) {
        std::string target = relation.attribute("Target").value();
        if (id == relation.attribute("Id").value())
            return target.starts_with('/') ? target.substr(1) : "xl/" + target;
    }
    return "";
}

/// "AB12" is column 27, counted from 0.
std::size_t column_of(std::string_view reference)
{
    std::size_t column = 0;
    for (char c : reference)
        if (c >= 'A' && c <= 'Z' && column < 100'000)
            column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    return column == 0 ? 0 : column - 1;
}

using Cells = std::map<std::size_t, std::string>;

/// Nothing if a cell is a formula: what it shows now is not what somebody wrote.
std::optional<Cells> cells_of(pugi::xml_node const& row, std::vector<std::string> const& shared)
{
    Cells cells;
    std::size_t next = 0;
    for (auto cell : row.children("c")) {
        auto reference = cell.attribute("r");
        auto column = reference ? column_of(reference.value()) : next;
        next = column + 1;
        std::string_view type = cell.attribute("t").value();
        if (cell.child("f"))
            return std::nullopt;
        if (type == "s") {
            auto index = cell.child("v").text().as_ullong(shared.size());
            cells[column] = index < shared.size() ? shared[index] : "";
        } else {
            cells[column] = type == "inlineStr" ? words_in(cell.child("is")) : cell.child("v").child_value();
        }
    }
    return cells;
}

/// Which column is which, by its heading.
struct Heading {
    std::map<std::string, std::size_t> columns;
    std::string locale;
};

std::optional<Heading> heading_of(Cells const& cells)
{
    Heading heading;
    constexpr std::string_view translation = "translation (";
    for (auto const& [column, title] : cells) {
        if (title.starts_with(translation) && title.ends_with(')')) {
            heading.columns["translation"] = column;
            heading.locale = title.substr(translation.size(), title.size() - translation.size() - 1);
        } else {
            heading.columns[title] = column;
        }
    }
    for (char const* needed : { "flow or part", "key", "English", "translation" })
        if (!heading.columns.contains(needed))
            return std::nullopt;
    return heading;
}

} // namespace

Result<TranslationFile> read_xlsx(std::string const& path)
{
    Archive archive(path);
    if (!archive.is_open())
        return not_a_workbook(path, "it can not be opened");
    pugi::xml_document sheet;
    if (!parse(archive.read(first_sheet(archive)), sheet))
        return not_a_workbook(path, "it has no first sheet");
    auto shared = shared_strings(archive);
    std::optional<Heading> heading;
    TranslationFile file;
    int number = 0;
    for (auto node : sheet.child("worksheet").child("sheetData").children("row")) {
        number = node.attribute("r").as_int(number + 1);
        auto cells = cells_of(node, shared);
        if (!cells)
            return fail(Errc::invalid_input,
                "row " + std::to_string(number) + " has a formula; write words, with the cell set to text");
        if (!heading) {
            heading = heading_of(*cells);
            if (!heading)
                return fail(Errc::invalid_input,
                    path + " lacks one of the columns: flow or part, key, English, translation (LANGUAGE)");
            file.locale = heading->locale;
            continue;
        }
        auto cell = [&](char const* title) { return (*cells)[heading->columns[title]]; };
        text::TranslationRow row { cell("flow or part"), cell("key"), cell("English"), cell("translation"), "", "" };
        row.number = number;
        if (!row.in.empty() || !row.key.empty())
            file.rows.push_back(std::move(row));
        if (file.rows.size() > most_rows)
            return fail(Errc::invalid_input, path + " has more rows than there are texts");
    }
    if (!heading)
        return not_a_workbook(path, "its first sheet is empty");
    return file;
}

} // namespace sayso::exchange
