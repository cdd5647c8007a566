#include "store/memory_access.h"

#include <algorithm>

namespace sayso::store {

namespace {

Error missing(char const* what)
{
    return fail(Errc::not_found, std::string("no such ") + what);
}

template <class Fits> std::vector<GrantRecord> newest_first(std::deque<GrantRecord> const& grants, Fits fits)
{
    std::vector<GrantRecord> found;
    std::copy_if(grants.rbegin(), grants.rend(), std::back_inserter(found), fits);
    return found;
}

} // namespace

Result<> write(MemoryTables& tables, Undo& undo, GrantRecord const& grant)
{
    if (std::ranges::find(tables.grants, grant.id, &GrantRecord::id) != tables.grants.end())
        return fail(Errc::conflict, "the grant is there already");
    bool is_cover = grant.kind == domain::GrantKind::cover;
    if (is_cover != grant.subject.is_nil() || is_cover == grant.for_worker.is_nil())
        return fail(Errc::invalid_input, "cover is for a worker, any other grant for a young person");
    if (grant.worker.is_nil() != grant.role.has_value() || is_of_a_conversation(grant.kind) == grant.session.is_nil())
        return fail(Errc::invalid_input, "a grant is to a worker or a role, and on a conversation or not");
    if (!tables.authority || tables.authority->id != grant.authority
        || (!grant.role && !tables.workers.contains(grant.worker)))
        return missing("authority or worker");
    if (is_cover ? !tables.workers.contains(grant.for_worker) : !tables.young_people.contains(grant.subject))
        return missing("worker or young person");
    tables.grants.push_back(grant);
    undo.push_back([&tables] { tables.grants.pop_back(); });
    return {};
}

Result<> write(MemoryTables& tables, Undo& undo, WorkerCardRecord const& card)
{
    if (!tables.authority || tables.authority->id != card.authority || !tables.workers.contains(card.worker))
        return missing("authority or worker");
    undo.push_back([&tables, before = tables.worker_cards] { tables.worker_cards = before; });
    tables.worker_cards[card.worker] = card;
    return {};
}

Result<> write(MemoryTables& tables, Undo& undo, Change::EndGrant const& end)
{
    auto found = std::ranges::find(tables.grants, end.id, &GrantRecord::id);
    if (found == tables.grants.end())
        return missing("grant");
    if (found->ended)
        return {};
    found->ended = end.at;
    undo.push_back([&grant = *found] { grant.ended.reset(); });
    return {};
}

Result<> write(MemoryTables& tables, Undo& undo, Change::EndSignInsOf const& end)
{
    for (auto& sign_in : tables.sign_ins) {
        if (sign_in.worker != end.worker || sign_in.ended || end.worker.is_nil())
            continue;
        sign_in.ended = end.at;
        undo.push_back([&sign_in] { sign_in.ended.reset(); });
    }
    return {};
}

Result<GrantRecord> MemoryStore::grant(GrantId id)
{
    std::scoped_lock lock(mutex_);
    auto found = std::ranges::find(tables_.grants, id, &GrantRecord::id);
    if (found == tables_.grants.end())
        return missing("grant");
    return *found;
}

Result<std::vector<GrantRecord>> MemoryStore::grants()
{
    std::scoped_lock lock(mutex_);
    return newest_first(tables_.grants, [](auto const&) { return true; });
}

Result<std::vector<GrantRecord>> MemoryStore::grants_on(YoungPersonId subject)
{
    std::scoped_lock lock(mutex_);
    return newest_first(
        tables_.grants, [&](auto const& grant) { return !subject.is_nil() && grant.subject == subject; });
}

Result<std::vector<GrantRecord>> MemoryStore::grants_of(WorkerId worker, Moment now)
{
    std::scoped_lock lock(mutex_);
    auto known = tables_.workers.find(worker);
    return newest_first(tables_.grants, [&](auto const& grant) {
        bool theirs = grant.role ? known != tables_.workers.end() && known->second.role == *grant.role
                                 : grant.worker == worker;
        return theirs && in_force(grant, now);
    });
}

Result<WorkerCardRecord> MemoryStore::worker_card(WorkerId worker)
{
    std::scoped_lock lock(mutex_);
    auto found = tables_.worker_cards.find(worker);
    return found == tables_.worker_cards.end() ? WorkerCardRecord {} : found->second;
}

Result<std::vector<WorkerId>> MemoryStore::named_in(SessionId session)
{
    std::scoped_lock lock(mutex_);
    std::vector<WorkerId> workers;
    for (auto const& entry : tables_.case_entries)
        if (entry.session == session && casefile::keeps_from_owner(entry.kind))
            if (auto worker = WorkerId::parse(entry.owner))
                workers.push_back(*worker);
    std::ranges::sort(workers);
    workers.erase(std::unique(workers.begin(), workers.end()), workers.end());
    return workers;
}

Result<std::vector<YoungPersonId>> MemoryStore::people_with_alerts_for(domain::Recipient recipient)
{
    std::scoped_lock lock(mutex_);
    std::set<YoungPersonId> people;
    for (auto const& alert : tables_.alerts) {
        std::vector<casefile::AlertStep> steps;
        std::ranges::copy_if(tables_.alert_steps, std::back_inserter(steps),
            [&](auto const& step) { return step.alert == alert.id; });
        auto reached = casefile::now_with(alert, steps);
        if (std::ranges::find(reached, recipient) != reached.end())
            people.insert(alert.subject);
    }
    return std::vector<YoungPersonId>(people.begin(), people.end());
}

Result<std::vector<Tally>> MemoryStore::tallies()
{
    std::scoped_lock lock(mutex_);
    std::map<Tally, std::uint64_t> counts;
    for (auto const& [id, conversation] : tables_.conversations) {
        auto const& session = conversation.record;
        if (!session.submitted && !session.top_level)
            continue;
        std::vector<casefile::AlertRecord> alerts;
        std::ranges::copy_if(tables_.alerts, std::back_inserter(alerts),
            [&](auto const& alert) { return alert.session == session.id; });
        if (casefile::is_past_the_adviser(alerts))
            continue;
        Tally tally;
        tally.team = tables_.young_people.at(session.subject).team;
        tally.flow = session.flow;
        tally.locale = session.locale;
        tally.channel = session.channel;
        tally.sent = session.submitted.has_value();
        tally.read = session.read.has_value();
        tally.replied
            = std::ranges::find(tables_.replies, session.id, &ReplyRecord::session) != tables_.replies.end();
        tally.level = session.top_level;
        ++counts[tally];
    }
    std::vector<Tally> tallies;
    for (auto const& [tally, count] : counts) {
        tallies.push_back(tally);
        tallies.back().count = count;
    }
    return tallies;
}

} // namespace sayso::store
