#include "store/memory_store.h"

#include <algorithm>

namespace sayso::store {

Result<std::vector<casefile::AlertRecord>> MemoryStore::open_alerts()
{
    std::scoped_lock lock(mutex_);
    std::vector<casefile::AlertRecord> open;
    for (auto const& alert : tables_.alerts)
        if (!alert.acknowledged)
            open.push_back(alert);
    std::ranges::stable_sort(open, {}, &casefile::AlertRecord::raised);
    return open;
}

Result<std::vector<casefile::AlertStep>> MemoryStore::alert_steps(AlertId alert)
{
    std::scoped_lock lock(mutex_);
    std::vector<casefile::AlertStep> steps;
    for (auto const& step : tables_.alert_steps)
        if (step.alert == alert)
            steps.push_back(step);
    std::ranges::sort(steps, {}, &casefile::AlertStep::number);
    return steps;
}

Result<std::vector<std::string>> MemoryStore::clocks_told(std::string const& prefix)
{
    std::scoped_lock lock(mutex_);
    std::vector<std::string> keys;
    for (auto const& [key, at] : tables_.clocks_told)
        if (key.starts_with(prefix))
            keys.push_back(key);
    return keys;
}

Result<ScanRecord> MemoryStore::scan_of(SessionId session)
{
    std::scoped_lock lock(mutex_);
    auto found = tables_.scans.find(session);
    return found == tables_.scans.end() ? ScanRecord { session, 0, "" } : found->second;
}

Result<std::vector<SessionRecord>> MemoryStore::sessions_without_reply()
{
    std::scoped_lock lock(mutex_);
    std::vector<SessionRecord> waiting;
    for (auto const& id : tables_.session_order) {
        auto const& session = tables_.conversations.at(id).record;
        bool replied = std::ranges::find(tables_.replies, id, &ReplyRecord::session) != tables_.replies.end();
        if (session.submitted && !replied && !tables_.young_people.at(session.subject).nameless)
            waiting.push_back(session);
    }
    std::ranges::stable_sort(waiting, {}, &SessionRecord::submitted);
    return waiting;
}

} // namespace sayso::store
