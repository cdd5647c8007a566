#include "app/case_entries.h"
#include "app/case_views.h"
#include "app/own_file.h"
#include "app/statement_views.h"

/// A young person's copy of everything: what they said, what was answered and done, who has read it.
namespace sayso::app {

namespace asio = boost::asio;
using casefile::EntryKind;

namespace {

/// Notes about them are theirs. What could put them in danger on a shared phone, and who was named in an allegation,
/// a person gives them.
bool is_in_copy(store::CaseEntryRecord const& entry)
{
    return entry.kind != EntryKind::names_worker && !(entry.kind == EntryKind::referral && entry.owner == "mash");
}

} // namespace

asio::awaitable<Result<domain::OwnCopyView>> OwnFile::copy(domain::Actor actor, text::Locale locale)
{
    if (actor.role != domain::Role::young_person)
        co_return fail(Errc::forbidden, "not a young person with a file");
    auto access = co_await authority_.for_reading(actor, Act::own_copy, actor.young_person, "own_copy");
    if (!access)
        co_return access.error();
    co_return own_copy(*access, locale);
}

Result<domain::OwnCopyView> OwnFile::own_copy(Access const& access, text::Locale const& locale)
{
    auto now = clock_.now();
    auto details = open_details(access.key, access.subject);
    if (!details)
        return details.error();
    auto council = store_.read().authority();
    if (!council)
        return council.error();
    auto file = own_file(access, locale);
    if (!file)
        return file.error();
    auto readers = readers_of(access, locale);
    if (!readers)
        return readers.error();
    auto entries = copied_entries(access, locale);
    if (!entries)
        return entries.error();

    domain::OwnCopyView copy;
    copy.made = told(now, now, locale);
    copy.council = council->name;
    copy.name = details->full_name;
    if (details->born)
        copy.born = iso_text(*details->born);
    copy.readers = std::move(*readers);
    copy.file = std::move(*file);
    copy.file.book.entries = std::move(*entries);
    for (auto const& statement : copy.file.statements) {
        auto record = store_.read().session(statement.session);
        if (!record)
            return record.error();
        auto open = open_session(store_.read(), flows_, access.key, std::move(*record));
        if (!open)
            return open.error();
        auto lines = statement_lines(*open, flows_, presenter_, now, locale);
        if (!lines)
            return lines.error();
        domain::CopiedStatement words;
        words.locale = open->record.locale;
        words.version = open->record.version;
        words.channel = open->record.channel;
        words.lines = std::move(*lines);
        copy.words.push_back(std::move(words));
    }
    return copy;
}

Result<std::vector<domain::EntryView>> OwnFile::copied_entries(Access const& access, text::Locale const& locale)
{
    auto records = store_.read().case_entries_of(access.subject.id);
    if (!records)
        return records.error();
    std::set<std::string> left_out;
    for (auto const& record : *records)
        if (!is_in_copy(record))
            left_out.insert(record.id.text());
    CaseViews views(store_.read(), presenter_, locale, clock_.now(), "", access.subject.adviser);
    std::vector<domain::EntryView> entries;
    for (auto const& record : *records) {
        if (!is_in_copy(record) || left_out.contains(record.about))
            continue;
        auto entry = open_entry(access.key, record);
        if (!entry)
            return entry.error();
        entries.push_back(views.entry(*entry));
    }
    return entries;
}

} // namespace sayso::app
