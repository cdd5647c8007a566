#include "exchange/pdf/finish.h"

#include <algorithm>
#include <cstdio>
#include <optional>

namespace sayso::pdf {

namespace {

/// What follows `key` up to the next space.
std::optional<std::size_t> number_after(std::string_view text, std::string_view key)
{
    auto at = text.rfind(key);
    if (at == std::string_view::npos)
        return std::nullopt;
    at += key.size();
    std::size_t number = 0;
    std::size_t digits = 0;
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n') && digits == 0)
        ++at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++digits)
        number = number * 10 + static_cast<std::size_t>(text[at] - '0');
    return digits == 0 ? std::nullopt : std::optional(number);
}

/// Language tags only: what goes between the brackets of a PDF string may not end it.
bool is_plain(std::string const& lang)
{
    return !lang.empty() && lang.size() < 36 && std::ranges::all_of(lang, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// Adds objects in place of older ones, and the table that says where they are.
class Update {
public:
    explicit Update(std::string bytes)
        : bytes_(std::move(bytes))
    {
    }

    std::optional<std::string> object(std::size_t number) const
    {
        auto head = "\n" + std::to_string(number) + " 0 obj\n";
        auto at = bytes_.find(head);
        auto end = at == std::string::npos ? at : bytes_.find("\nendobj", at);
        if (end == std::string::npos)
            return std::nullopt;
        return bytes_.substr(at + head.size(), end - at - head.size());
    }

    void replace(std::size_t number, std::string const& body)
    {
        changed_.emplace_back(number, bytes_.size() + added_.size());
        added_ += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
    }

    std::string done(std::size_t size, std::size_t root, std::size_t info, std::size_t before) &&
    {
        std::ranges::sort(changed_);
        auto table = bytes_.size() + added_.size();
        added_ += "xref\n";
        for (auto const& [number, offset] : changed_) {
            char entry[64];
            std::snprintf(entry, sizeof entry, "%zu 1\n%010zu 00000 n \n", number, offset);
            added_ += entry;
        }
        added_ += "trailer\n<< /Size " + std::to_string(size) + " /Root " + std::to_string(root) + " 0 R /Info "
            + std::to_string(info) + " 0 R /Prev " + std::to_string(before) + " >>\nstartxref\n" + std::to_string(table)
            + "\n%%EOF\n";
        return std::move(bytes_) + added_;
    }

    std::string const& bytes() const { return bytes_; }

private:
    std::string bytes_;
    std::string added_;
    std::vector<std::pair<std::size_t, std::size_t>> changed_;
};

bool add_to(std::string& dictionary, std::string const& entries)
{
    auto end = dictionary.rfind(">>");
    if (end == std::string::npos)
        return false;
    dictionary.insert(end, "   " + entries + "\n");
    return true;
}

struct Element {
    std::size_t number = 0;
    std::string tag;
};

/// Elements that hold content, in the order they stand in the file.
std::vector<Element> elements_with_content(std::string const& bytes)
{
    std::vector<Element> elements;
    constexpr std::string_view mark = " 0 obj\n<< /Type /StructElem\n   /S /";
    for (auto at = bytes.find(mark); at != std::string::npos; at = bytes.find(mark, at + 1)) {
        auto begin = bytes.rfind('\n', at) + 1;
        auto end = bytes.find_first_of("\n ", at + mark.size());
        Element element;
        element.number = std::stoul(bytes.substr(begin, at - begin));
        element.tag = bytes.substr(at + mark.size(), end - at - mark.size());
        bool holds_others = element.tag == "Document" || element.tag == "L" || element.tag == "LI";
        if (!holds_others)
            elements.push_back(std::move(element));
    }
    return elements;
}

/// Only if every piece is found where it must be: a wrong language would be worse than none.
void add_languages(Update& update, std::vector<TaggedLanguage> const& pieces)
{
    auto elements = elements_with_content(update.bytes());
    auto same = [](Element const& element, TaggedLanguage const& piece) { return element.tag == piece.tag; };
    if (!std::ranges::equal(elements, pieces, same))
        return;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!is_plain(pieces[i].lang))
            continue;
        auto body = update.object(elements[i].number);
        if (body && add_to(*body, "/Lang (" + pieces[i].lang + ")"))
            update.replace(elements[i].number, *body);
    }
}

} // namespace

std::string finished(std::string bytes, std::string const& lang, std::vector<TaggedLanguage> const& pieces)
{
    auto tail = std::string_view(bytes).substr(bytes.size() > 1024 ? bytes.size() - 1024 : 0);
    auto size = number_after(tail, "/Size ");
    auto root = number_after(tail, "/Root ");
    auto info = number_after(tail, "/Info ");
    auto before = number_after(tail, "startxref");
    if (!size || !root || !info || !before || !is_plain(lang))
        return bytes;
    Update update(std::move(bytes));
    auto catalogue = update.object(*root);
    if (!catalogue || !add_to(*catalogue, "/Lang (" + lang + ")\n   /ViewerPreferences << /DisplayDocTitle true >>"))
        return update.bytes();
    update.replace(*root, *catalogue);
    add_languages(update, pieces);
    return std::move(update).done(*size, *root, *info, *before);
}

} // namespace sayso::pdf
