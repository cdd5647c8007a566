#include "store/memory_case.h"

#include <algorithm>
#include <map>
#include <set>

/// Case entries and the index of names, as the memory store reads them.
namespace sayso::store {

namespace {

Error taken(char const* what)
{
    return fail(Errc::conflict, std::string(what) + " is there already");
}
Error missing(char const* what)
{
    return fail(Errc::not_found, std::string("no such ") + what);
}

template <class Fits> std::vector<CaseEntryRecord> in_order(std::deque<CaseEntryRecord> const& rows, Fits fits)
{
    std::vector<CaseEntryRecord> found;
    std::ranges::copy_if(rows, std::back_inserter(found), fits);
    std::ranges::stable_sort(found, {}, &CaseEntryRecord::at);
    return found;
}

} // namespace

Result<> write(MemoryTables& tables, Undo& undo, CaseEntryRecord const& entry)
{
    if (std::ranges::find(tables.case_entries, entry.id, &CaseEntryRecord::id) != tables.case_entries.end())
        return taken("the case entry");
    if (!tables.young_people.contains(entry.subject))
        return missing("young person");
    if (!entry.session.is_nil() && !tables.conversations.contains(entry.session))
        return missing("session");
    tables.case_entries.push_back(entry);
    undo.push_back([&tables] { tables.case_entries.pop_back(); });
    return {};
}

Result<> write(MemoryTables& tables, Undo& undo, NameIndexRecord const& name)
{
    if (!tables.young_people.contains(name.subject))
        return missing("young person");
    std::pair key { name.word_index, name.subject };
    if (tables.names.emplace(key, name).second)
        undo.push_back([&tables, key] { tables.names.erase(key); });
    return {};
}

Result<> write(MemoryTables& tables, Undo& undo, casefile::AlertStep const& step)
{
    auto found = std::ranges::find(tables.alerts, step.alert, &casefile::AlertRecord::id);
    if (found == tables.alerts.end())
        return missing("alert");
    if (found->acknowledged)
        return taken_up();
    for (auto const& other : tables.alert_steps)
        if (other.alert == step.alert && other.number == step.number)
            return taken("the step");
    tables.alert_steps.push_back(step);
    undo.push_back([&tables] { tables.alert_steps.pop_back(); });
    return {};
}

Result<> write(MemoryTables& tables, Undo& undo, ScanRecord const& scan)
{
    if (!tables.conversations.contains(scan.session))
        return missing("session");
    auto found = tables.scans.find(scan.session);
    if (found == tables.scans.end()) {
        tables.scans.emplace(scan.session, scan);
        undo.push_back([&tables, session = scan.session] { tables.scans.erase(session); });
    } else if (found->second.level < scan.level) {
        undo.push_back([&stored = found->second, old = found->second] { stored = old; });
        found->second = scan;
    }
    return {};
}

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

Result<std::vector<YoungPersonId>> MemoryStore::people_with_promises_due_before(Date day)
{
    using casefile::EntryKind;
    std::scoped_lock lock(mutex_);
    std::map<std::string, YoungPersonId> open;
    std::map<std::string, YoungPersonId> made;
    for (auto const& entry : tables_.case_entries) {
        bool promises = entry.kind == EntryKind::action || entry.kind == EntryKind::plan_action;
        bool plan_moves = entry.kind == EntryKind::plan_state;
        if (promises && entry.due && *entry.due < day)
            made[entry.id.text()] = open[entry.id.text()] = entry.subject;
        else if (entry.kind == EntryKind::action_done || entry.kind == EntryKind::action_dropped
            || (plan_moves && entry.state != "started"))
            open.erase(entry.about);
        else if (((entry.kind == EntryKind::action_said && entry.state != "done") || plan_moves)
            && made.contains(entry.about))
            open[entry.about] = made[entry.about];
    }
    std::set<YoungPersonId> people;
    for (auto const& [entry, subject] : open)
        people.insert(subject);
    return std::vector<YoungPersonId>(people.begin(), people.end());
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
        if (row->entry.subject == subject
            && (row->entry.action == "words.read" || row->entry.action == "words.export") && row->entry.outcome == "done")
            found.push_back(*row);
    return found;
}

} // namespace sayso::store
