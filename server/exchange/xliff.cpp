#include "exchange/translation_file.h"

#include <fstream>
#include <pugixml.hpp>
#include <sstream>

namespace sayso::exchange {

namespace {

constexpr char const* name_space = "urn:oasis:names:tc:xliff:document:2.0";

void add_text(pugi::xml_node parent, char const* name, std::string const& words)
{
    auto node = parent.append_child(name);
    node.append_attribute("xml:space") = "preserve";
    node.append_child(pugi::node_pcdata).set_value(words.c_str());
}

void add_unit(pugi::xml_node file, text::TranslationRow const& row)
{
    auto unit = file.append_child("unit");
    unit.append_attribute("id") = row.key.c_str();
    auto note = unit.append_child("notes").append_child("note");
    note.append_attribute("category") = "context";
    note.append_child(pugi::node_pcdata).set_value(row.context.c_str());
    auto segment = unit.append_child("segment");
    segment.append_attribute("state") = row.state == "fits" ? "translated" : "initial";
    if (row.state == "stale")
        segment.append_attribute("subState") = "sayso:stale";
    add_text(segment, "source", row.english);
    if (!row.translation.empty())
        add_text(segment, "target", row.translation);
}

/// All words below a node, also inside marks that a translation program put round them.
std::string words_below(pugi::xml_node const& node)
{
    std::string words;
    for (auto child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            words += child.value();
        else
            words += words_below(child);
    }
    return words;
}

text::TranslationRow row_of(std::string const& in, pugi::xml_node const& unit)
{
    text::TranslationRow row;
    row.in = in;
    row.key = unit.attribute("id").value();
    for (auto part : unit.children()) {
        std::string_view name = part.name();
        if (name != "segment" && name != "ignorable")
            continue;
        row.english += words_below(part.child("source"));
        row.translation += words_below(part.child(name == "segment" || part.child("target") ? "target" : "source"));
    }
    return row;
}

bool ends_with(std::string const& path, std::string_view end)
{
    return path.size() > end.size() && path.ends_with(end);
}

} // namespace

std::string to_xliff(TranslationFile const& file)
{
    pugi::xml_document document;
    auto root = document.append_child("xliff");
    root.append_attribute("xmlns") = name_space;
    root.append_attribute("version") = "2.0";
    root.append_attribute("srcLang") = "en";
    root.append_attribute("trgLang") = file.locale.c_str();
    pugi::xml_node in;
    int files = 0;
    for (auto const& row : file.rows) {
        if (!in || row.in != in.attribute("original").value()) {
            in = root.append_child("file");
            in.append_attribute("id") = ("f" + std::to_string(++files)).c_str();
            in.append_attribute("original") = row.in.c_str();
        }
        add_unit(in, row);
    }
    std::ostringstream out;
    document.save(out, "  ", pugi::format_indent, pugi::encoding_utf8);
    return out.str();
}

Result<TranslationFile> parse_xliff(std::string_view xml)
{
    pugi::xml_document document;
    auto parsed = document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    auto root = document.child("xliff");
    if (!parsed || !root || std::string_view(root.attribute("version").value()).substr(0, 2) != "2.")
        return fail(Errc::invalid_input, "this is no XLIFF 2.0; save it in that format");
    if (std::string_view(root.attribute("srcLang").value()) != "en")
        return fail(Errc::invalid_input, "this XLIFF is not from English");
    TranslationFile file { root.attribute("trgLang").value(), {} };
    for (auto part : root.children("file"))
        for (auto unit : part.children("unit")) {
            file.rows.push_back(row_of(part.attribute("original").value(), unit));
            file.rows.back().number = static_cast<int>(file.rows.size());
        }
    return file;
}

Result<> write_translation_file(std::string const& path, TranslationFile const& file)
{
    if (ends_with(path, ".xlsx"))
        return write_xlsx(path, file);
    if (!ends_with(path, ".xlf") && !ends_with(path, ".xliff"))
        return fail(Errc::invalid_input, path + " is neither .xlsx nor .xlf");
    std::ofstream out(path, std::ios::binary);
    out << to_xliff(file);
    if (!out.flush())
        return fail(Errc::unavailable, path + " can not be written; choose another place");
    return {};
}

Result<TranslationFile> read_translation_file(std::string const& path)
{
    if (ends_with(path, ".xlsx"))
        return read_xlsx(path);
    if (!ends_with(path, ".xlf") && !ends_with(path, ".xliff"))
        return fail(Errc::invalid_input, path + " is neither .xlsx nor .xlf");
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in)
        return fail(Errc::not_found, path + " can not be read");
    return parse_xliff(text.str());
}

} // namespace sayso::exchange
