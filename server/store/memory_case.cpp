#include "store/memory_store.h"

#include <algorithm>

/// Case entries and the index of names, as the memory store reads them.
namespace sayso::store {

namespace {

template <class Fits> std::vector<CaseEntryRecord> in_order(std::deque<CaseEntryRecord> const& rows, Fits fits)
{
    std::vector<CaseEntryRecord> found;
    std::ranges::copy_if(rows, std::back_inserter(found), fits);
    std::ranges::stable_sort(found, {}, &CaseEntryRecord::at);
    return found;
}

} // namespace

Result<CaseEntryRecord> MemoryStore::case_entry(EntryId id)
{
    std::scoped_lock lock(mutex_);
    auto found = std::ranges::find(tables_.case_entries, id, &CaseEntryRecord::id);
    if (found == tables_.case_entries.end())
        return fail(Errc::not_found, "no such row");
    return *found;
}

Result<std::vector<CaseEntryRecord>> MemoryStore::case_entries_of(YoungPersonId subject)
{
    std::scoped_lock lock(mutex_);
    return in_order(tables_.case_entries, [&](auto const& entry) { return entry.subject == subject; });
}

Result<std::vector<CaseEntryRecord>> MemoryStore::case_entries_owned_by(std::string const& owner)
{
    std::scoped_lock lock(mutex_);
    return in_order(tables_.case_entries, [&](auto const& entry) { return !owner.empty() && entry.owner == owner; });
}

Result<std::vector<YoungPersonId>> MemoryStore::young_people_named(std::string const& word_index)
{
    std::scoped_lock lock(mutex_);
    std::vector<YoungPersonId> found;
    for (auto const& [key, row] : tables_.names)
        if (key.first == word_index)
            found.push_back(row.subject);
    return found;
}

Result<bool> MemoryStore::name_is_indexed(YoungPersonId subject)
{
    std::scoped_lock lock(mutex_);
    return std::ranges::any_of(tables_.names, [&](auto const& entry) { return entry.second.subject == subject; });
}

Result<std::vector<AuditRecord>> MemoryStore::reads_of(YoungPersonId subject, std::size_t most)
{
    std::scoped_lock lock(mutex_);
    std::vector<AuditRecord> found;
    for (auto row = tables_.audit.rbegin(); row != tables_.audit.rend() && found.size() < most; ++row)
        if (row->entry.subject == subject && row->entry.action == "words.read" && row->entry.outcome == "done")
            found.push_back(*row);
    return found;
}

} // namespace sayso::store
