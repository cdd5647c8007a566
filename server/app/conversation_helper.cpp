#include "app/case_entries.h"
#include "app/conversation.h"

namespace sayso::app {

/// Beside the answer in one change. Said once: what they said last of this conversation is not filed again.
Result<> Conversation::add_helper(
    Change& change, Access const& access, OpenSession const& open, std::string const& helper, Moment now)
{
    if (helper.empty())
        return {};
    auto entries = store_.read().case_entries_of(open.record.subject);
    if (!entries)
        return entries.error();
    std::string last;
    for (auto const& entry : *entries) // Oldest first.
        if (entry.kind == casefile::EntryKind::present && entry.session == open.record.id && entry.by.is_nil())
            last = entry.state;
    if (last == helper)
        return {};
    casefile::Entry entry;
    entry.id = EntryId::make(now, random_);
    entry.subject = open.record.subject;
    entry.session = open.record.id;
    entry.kind = casefile::EntryKind::present;
    entry.state = helper;
    entry.words["who"] = presenter_.app(text::locale_or_english("en"), "web.helping." + helper);
    entry.at = now;
    auto digest = vault_.blind_index("case_entry", content_of(entry));
    change.case_entries.push_back(sealed_entry(access.key, entry, std::move(digest)));
    return {};
}

} // namespace sayso::app
