#include "wire/book_requests.h"

#include "wire/reading.h"

namespace sayso::wire {

namespace {

std::optional<Date> date_if_there(ObjectReader& reader, char const* field)
{
    auto text = reader.text_if_there(field);
    if (text.empty())
        return std::nullopt;
    auto date = parse_date(text);
    if (date)
        return *date;
    reader.fault("wrong_type", field);
    return std::nullopt;
}

void read_words(ObjectReader& reader, casefile::Entry& entry)
{
    auto text = reader.json_of("words");
    if (reader.has_fault())
        return;
    auto parsed = json::parse(text);
    auto const* object = parsed.if_object();
    if (!object)
        return reader.fault("wrong_type", "words");
    for (auto const& [field, value] : *object) {
        auto const* words = value.if_string();
        if (!words)
            return reader.fault("wrong_type", "words");
        if (words->find('\0') != json::string::npos)
            return reader.fault("ill_formed", "words");
        if (!words->empty()) // Left empty is left out.
            entry.words.emplace(std::string(field), std::string(*words));
    }
}

void read_what_all_have(ObjectReader& reader, casefile::Entry& entry)
{
    entry.id = reader.id<EntryId>("id");
    if (entry.id.is_nil())
        reader.fault("wrong_type", "id");
    if (auto kind = casefile::entry_kind_from(reader.text("kind")))
        entry.kind = *kind;
    else
        reader.fault("wrong_type", "kind");
    entry.about = reader.text_if_there("about");
    entry.matter = reader.text_if_there("matter");
    entry.state = reader.text_if_there("state");
    read_words(reader, entry);
}

ParsedBody<casefile::Entry> finished(ObjectReader& reader, casefile::Entry entry)
{
    if (auto fault = reader.finish())
        return *fault;
    return entry;
}

} // namespace

ParsedBody<casefile::Entry> parse_entry_body(std::string_view text)
{
    ObjectReader reader(text);
    casefile::Entry entry;
    read_what_all_have(reader, entry);
    if (auto session = reader.text_if_there("session"); !session.empty()) {
        auto id = SessionId::parse(session);
        if (id)
            entry.session = *id;
        else
            reader.fault("wrong_type", "session");
    }
    entry.owner = reader.text_if_there("owner");
    entry.due = date_if_there(reader, "due");
    entry.happened = date_if_there(reader, "happened");
    return finished(reader, std::move(entry));
}

ParsedBody<casefile::Entry> parse_own_entry_body(std::string_view text)
{
    ObjectReader reader(text);
    casefile::Entry entry;
    read_what_all_have(reader, entry);
    return finished(reader, std::move(entry));
}

ParsedBody<std::string> parse_search_body(std::string_view text)
{
    ObjectReader reader(text);
    auto query = reader.text("q");
    if (auto fault = reader.finish())
        return *fault;
    return query;
}

} // namespace sayso::wire
