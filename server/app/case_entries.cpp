#include "app/case_entries.h"

#include <boost/json.hpp>

namespace sayso::app {

namespace json = boost::json;

namespace {

vault::Cell words_cell(EntryId entry)
{
    return vault::Cell { "case_entry", "words", entry.text() };
}

json::object words_json(casefile::Entry const& entry)
{
    json::object object;
    for (auto const& [field, text] : entry.words)
        object[field] = text;
    return object;
}

std::string text_of(std::optional<Date> const& date)
{
    return date ? iso_text(*date) : std::string();
}

} // namespace

store::CaseEntryRecord sealed_entry(vault::KeyHandle const& key, casefile::Entry const& entry, std::string digest)
{
    store::CaseEntryRecord row;
    row.id = entry.id;
    row.subject = entry.subject;
    row.session = entry.session;
    row.kind = entry.kind;
    row.about = entry.about;
    row.matter = entry.matter;
    row.owner = entry.owner;
    row.due = entry.due;
    row.happened = entry.happened;
    row.state = entry.state;
    row.by = entry.by;
    row.words = key.seal(words_cell(entry.id), json::serialize(words_json(entry)));
    row.digest = std::move(digest);
    row.at = entry.at;
    return row;
}

casefile::Entry closed_entry(store::CaseEntryRecord const& record)
{
    casefile::Entry entry;
    entry.id = record.id;
    entry.subject = record.subject;
    entry.session = record.session;
    entry.kind = record.kind;
    entry.about = record.about;
    entry.matter = record.matter;
    entry.owner = record.owner;
    entry.due = record.due;
    entry.happened = record.happened;
    entry.state = record.state;
    entry.by = record.by;
    entry.at = record.at;
    return entry;
}

Result<casefile::Entry> open_entry(vault::KeyHandle const& key, store::CaseEntryRecord const& record)
{
    auto text = key.open(words_cell(record.id), record.words);
    if (!text)
        return text.error();
    json::error_code ec;
    auto parsed = json::parse(*text, ec);
    auto const* object = ec ? nullptr : parsed.if_object();
    if (!object)
        return fail(Errc::corrupt, "the words of a case entry make no sense");
    auto entry = closed_entry(record);
    for (auto const& [field, value] : *object)
        if (auto const* words = value.if_string())
            entry.words.emplace(std::string(field), std::string(*words));
    return entry;
}

std::string content_of(casefile::Entry const& entry)
{
    json::array parts { entry.subject.text(), entry.session.text(), casefile::name(entry.kind), entry.about,
        entry.matter, entry.owner, text_of(entry.due), text_of(entry.happened), entry.state };
    parts.emplace_back(words_json(entry)); // In the order of its field names.
    return json::serialize(parts);
}

Result<casefile::Book> open_book(
    store::Store& store, vault::KeyHandle const& key, YoungPersonId subject, Sees const& sees)
{
    auto records = store.case_entries_of(subject);
    if (!records)
        return records.error();
    std::vector<casefile::Entry> entries;
    for (auto const& record : *records) {
        if (!sees(record))
            continue;
        auto entry = open_entry(key, record);
        if (!entry)
            return entry.error();
        entries.push_back(std::move(*entry));
    }
    return casefile::Book(std::move(entries));
}

Result<casefile::Book> closed_book(store::Store& store, YoungPersonId subject, Sees const& sees)
{
    auto records = store.case_entries_of(subject);
    if (!records)
        return records.error();
    std::vector<casefile::Entry> entries;
    for (auto const& record : *records)
        if (sees(record))
            entries.push_back(closed_entry(record));
    return casefile::Book(std::move(entries));
}

} // namespace sayso::app
