#include "store/memory_erase.h"

#include <algorithm>

namespace sayso::store {

MemoryTables without(MemoryTables tables, YoungPersonId subject, Moment at)
{
    auto theirs = [&](auto const& row) { return row.subject == subject; };
    std::erase_if(tables.session_order, [&](SessionId id) { return theirs(tables.conversations.at(id).record); });
    std::erase_if(tables.conversations, [&](auto const& entry) { return theirs(entry.second.record); });
    std::erase_if(tables.scans, [&](auto const& entry) { return !tables.conversations.contains(entry.first); });
    std::erase_if(tables.codes, theirs);
    std::erase_if(tables.alert_steps, [&](auto const& step) {
        auto alert = std::ranges::find(tables.alerts, step.alert, &casefile::AlertRecord::id);
        return alert == tables.alerts.end() || theirs(*alert);
    });
    std::erase_if(tables.alerts, theirs);
    std::erase_if(tables.tasks, theirs);
    std::erase_if(tables.chronology, theirs);
    std::erase_if(tables.replies, theirs);
    std::erase_if(tables.case_entries, theirs);
    std::erase_if(tables.uploads, [&](auto const& entry) { return theirs(entry.second.record); });
    std::erase_if(tables.names, [&](auto const& entry) { return entry.first.second == subject; });
    std::erase_if(tables.grants, theirs);
    std::erase_if(tables.outbox, theirs);
    std::erase_if(tables.case_entries, theirs);
    std::erase_if(tables.grants, theirs);
    std::erase_if(tables.phones, [&](auto const& phone) { return phone.young_person == subject; });
    tables.young_people.erase(subject);
    for (auto& sign_in : tables.sign_ins)
        if (sign_in.young_person == subject && !sign_in.ended)
            sign_in.ended = at;
    std::erase_if(tables.devices, [&](auto const& device) {
        auto sign_in = std::ranges::find(tables.sign_ins, device.sign_in, &SignInRecord::id);
        return sign_in != tables.sign_ins.end() && sign_in->young_person == subject;
    });
    return tables;
}

MemoryTables without(MemoryTables tables, SessionId session)
{
    auto of_it = [&](auto const& row) { return row.session == session; };
    std::erase(tables.session_order, session);
    tables.conversations.erase(session);
    tables.scans.erase(session);
    std::erase_if(tables.uploads, [&](auto const& entry) { return of_it(entry.second.record); });
    std::erase_if(tables.case_entries, of_it);
    std::erase_if(tables.grants, of_it);
    std::erase_if(tables.tasks, of_it);
    std::erase_if(tables.chronology, of_it);
    std::erase_if(tables.replies, of_it);
    std::erase_if(tables.outbox, of_it);
    return tables;
}

} // namespace sayso::store
