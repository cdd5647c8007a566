#include "store/memory_store.h"

#include <algorithm>

namespace sayso::store {

namespace {

Error missing()
{
    return fail(Errc::not_found, "no such row");
}

template <class Map, class Key> auto found_in(Map const& rows, Key const& key) -> Result<typename Map::mapped_type>
{
    auto found = rows.find(key);
    if (found == rows.end())
        return missing();
    return found->second;
}

template <class Rows, class Fits> auto first_where(Rows const& rows, Fits fits) -> Result<typename Rows::value_type>
{
    auto found = std::ranges::find_if(rows, fits);
    if (found == rows.end())
        return missing();
    return *found;
}

template <class Rows, class Fits> auto all_where(Rows const& rows, Fits fits)
{
    std::vector<typename Rows::value_type> result;
    std::ranges::copy_if(rows, std::back_inserter(result), fits);
    return result;
}

template <class Map, class Fits> auto values_where(Map const& rows, Fits fits)
{
    std::vector<typename Map::mapped_type> result;
    for (auto const& [key, row] : rows)
        if (fits(row))
            result.push_back(row);
    return result;
}

/// The rows of one conversation; none if there is no such.
template <class Row>
std::vector<Row> rows_of(
    MemoryTables const& tables, SessionId session, std::deque<Row> MemoryTables::Conversation::*part)
{
    auto found = tables.conversations.find(session);
    if (found == tables.conversations.end())
        return {};
    auto const& rows = found->second.*part;
    return { rows.begin(), rows.end() };
}

auto everything = [](auto const&) { return true; };

} // namespace

Result<AuthorityRecord> MemoryStore::authority()
{
    std::scoped_lock lock(mutex_);
    if (!tables_.authority)
        return missing();
    return *tables_.authority;
}

Result<std::vector<domain::Team>> MemoryStore::teams()
{
    std::scoped_lock lock(mutex_);
    return values_where(tables_.teams, everything);
}

Result<domain::Worker> MemoryStore::worker(WorkerId id)
{
    std::scoped_lock lock(mutex_);
    return found_in(tables_.workers, id);
}

Result<domain::Worker> MemoryStore::worker_by_username(std::string const& username)
{
    std::scoped_lock lock(mutex_);
    for (auto const& [id, worker] : tables_.workers)
        if (worker.username == username)
            return worker;
    return missing();
}

Result<std::vector<domain::Worker>> MemoryStore::workers()
{
    std::scoped_lock lock(mutex_);
    return values_where(tables_.workers, everything);
}

Result<YoungPersonRecord> MemoryStore::young_person(YoungPersonId id)
{
    std::scoped_lock lock(mutex_);
    return found_in(tables_.young_people, id);
}

Result<std::vector<YoungPersonRecord>> MemoryStore::young_people_of_adviser(WorkerId adviser)
{
    std::scoped_lock lock(mutex_);
    // A visitor's nil adviser is nobody's.
    return values_where(
        tables_.young_people, [&](auto const& person) { return !adviser.is_nil() && person.adviser == adviser; });
}

Result<std::vector<YoungPersonRecord>> MemoryStore::young_people_of_team(TeamId team)
{
    std::scoped_lock lock(mutex_);
    return values_where(
        tables_.young_people, [&](auto const& person) { return !team.is_nil() && person.team == team; });
}

Result<std::vector<YoungPersonRecord>> MemoryStore::young_people()
{
    std::scoped_lock lock(mutex_);
    return values_where(tables_.young_people, everything);
}

Result<std::vector<TombstoneRecord>> MemoryStore::tombstones()
{
    std::scoped_lock lock(mutex_);
    return all_where(tables_.tombstones, everything);
}

Result<std::vector<SessionRecord>> MemoryStore::unsent_since(Moment last_change)
{
    std::scoped_lock lock(mutex_);
    std::vector<SessionRecord> rows;
    for (auto id : tables_.session_order) {
        auto const& session = tables_.conversations.at(id).record;
        if (session.state == domain::StatementState::in_progress && session.changed < last_change)
            rows.push_back(session);
    }
    return rows;
}

Result<YoungPersonRecord> MemoryStore::young_person_by_case_number(std::string const& index)
{
    std::scoped_lock lock(mutex_);
    for (auto const& [id, person] : tables_.young_people)
        if (!index.empty() && person.case_number_index == index)
            return person;
    return missing();
}

Result<std::string> MemoryStore::flow_version(std::string const& version)
{
    std::scoped_lock lock(mutex_);
    auto found = found_in(tables_.flow_versions, version);
    if (!found)
        return found.error();
    return found->canonical_json;
}

Result<Moment> MemoryStore::flow_version_since(std::string const& version)
{
    std::scoped_lock lock(mutex_);
    auto found = found_in(tables_.flow_versions, version);
    if (!found)
        return found.error();
    return found->published;
}

Result<DraftRecord> MemoryStore::draft(DraftId id)
{
    std::scoped_lock lock(mutex_);
    return first_where(tables_.drafts, [&](auto const& draft) { return draft.id == id; });
}

Result<DraftRecord> MemoryStore::open_draft(std::string const& flow)
{
    std::scoped_lock lock(mutex_);
    return first_where(tables_.drafts, [&](auto const& draft) { return draft.flow == flow && is_open(draft.state); });
}

Result<std::vector<DraftRecord>> MemoryStore::drafts(std::size_t most)
{
    std::scoped_lock lock(mutex_);
    std::vector<DraftRecord> rows(tables_.drafts.begin(), tables_.drafts.end());
    std::ranges::sort(rows, [](auto const& left, auto const& right) {
        return std::pair(is_open(left.state), left.id) > std::pair(is_open(right.state), right.id);
    });
    rows.resize(std::min(most, rows.size()));
    return rows;
}

Result<PublicationRecord> MemoryStore::publication(PublicationId id)
{
    std::scoped_lock lock(mutex_);
    return first_where(tables_.publications, [&](auto const& row) { return row.id == id; });
}

Result<std::vector<PublicationRecord>> MemoryStore::publications_of(std::string const& flow)
{
    std::scoped_lock lock(mutex_);
    auto rows = all_where(tables_.publications, [&](auto const& row) { return row.flow == flow; });
    std::ranges::reverse(rows);
    return rows;
}

Result<std::vector<PublicationRecord>> MemoryStore::live_publications()
{
    std::scoped_lock lock(mutex_);
    return all_where(tables_.publications, [&](auto const& row) {
        auto live = tables_.live.find(row.flow);
        return live != tables_.live.end() && live->second == row.id;
    });
}

Result<std::vector<TranslationApprovalRecord>> MemoryStore::translation_approvals()
{
    std::scoped_lock lock(mutex_);
    return values_where(tables_.approvals, everything);
}

Result<CodeRecord> MemoryStore::code(std::string const& code_index)
{
    std::scoped_lock lock(mutex_);
    return first_where(tables_.codes, [&](auto const& code) { return code.code_index == code_index; });
}

Result<SignInRecord> MemoryStore::sign_in(std::string const& token_index)
{
    std::scoped_lock lock(mutex_);
    return first_where(tables_.sign_ins, [&](auto const& sign_in) { return sign_in.token_index == token_index; });
}

Result<SessionRecord> MemoryStore::session(SessionId id)
{
    std::scoped_lock lock(mutex_);
    auto found = tables_.conversations.find(id);
    if (found == tables_.conversations.end())
        return missing();
    return found->second.record;
}

Result<std::vector<AnswerRecord>> MemoryStore::answers(SessionId session)
{
    std::scoped_lock lock(mutex_);
    return rows_of(tables_, session, &MemoryTables::Conversation::answers);
}

Result<AnswerRecord> MemoryStore::answer(SessionId session, AnswerId id)
{
    std::scoped_lock lock(mutex_);
    auto rows = rows_of(tables_, session, &MemoryTables::Conversation::answers);
    return first_where(rows, [&](auto const& answer) { return answer.id == id; });
}

Result<std::vector<SessionEventRecord>> MemoryStore::session_events(SessionId session)
{
    std::scoped_lock lock(mutex_);
    return rows_of(tables_, session, &MemoryTables::Conversation::events);
}

Result<std::vector<SessionRecord>> MemoryStore::sessions_of(YoungPersonId subject)
{
    std::scoped_lock lock(mutex_);
    std::vector<SessionRecord> rows;
    for (auto id = tables_.session_order.rbegin(); id != tables_.session_order.rend(); ++id) {
        auto const& session = tables_.conversations.at(*id).record;
        if (session.subject == subject)
            rows.push_back(session);
    }
    std::ranges::stable_sort(rows, std::ranges::greater {}, &SessionRecord::started);
    return rows;
}

Result<std::vector<casefile::FiledField>> MemoryStore::fields_of_session(SessionId session)
{
    std::scoped_lock lock(mutex_);
    return rows_of(tables_, session, &MemoryTables::Conversation::fields);
}

Result<casefile::AlertRecord> MemoryStore::alert(AlertId id)
{
    std::scoped_lock lock(mutex_);
    return first_where(tables_.alerts, [&](auto const& alert) { return alert.id == id; });
}

Result<std::vector<casefile::AlertRecord>> MemoryStore::alerts_of_session(SessionId session)
{
    std::scoped_lock lock(mutex_);
    return all_where(tables_.alerts, [&](auto const& alert) { return alert.session == session; });
}

Result<std::vector<casefile::AlertRecord>> MemoryStore::alerts_of(YoungPersonId subject)
{
    std::scoped_lock lock(mutex_);
    return all_where(tables_.alerts, [&](auto const& alert) { return alert.subject == subject; });
}

Result<std::vector<casefile::TaskRecord>> MemoryStore::tasks_of(YoungPersonId subject)
{
    std::scoped_lock lock(mutex_);
    return all_where(tables_.tasks, [&](auto const& task) { return task.subject == subject; });
}

Result<std::vector<casefile::ChronologyRecord>> MemoryStore::chronology_of(YoungPersonId subject)
{
    std::scoped_lock lock(mutex_);
    auto rows = all_where(tables_.chronology, [&](auto const& entry) { return entry.subject == subject; });
    std::ranges::stable_sort(rows, {}, &casefile::ChronologyRecord::at);
    return rows;
}

Result<ReplyRecord> MemoryStore::reply(ReplyId id)
{
    std::scoped_lock lock(mutex_);
    return first_where(tables_.replies, [&](auto const& reply) { return reply.id == id; });
}

Result<std::vector<ReplyRecord>> MemoryStore::replies_to(SessionId session)
{
    std::scoped_lock lock(mutex_);
    auto rows = all_where(tables_.replies, [&](auto const& reply) { return reply.session == session; });
    std::ranges::stable_sort(rows, {}, &ReplyRecord::at);
    return rows;
}

Result<std::vector<OutboxRecord>> MemoryStore::outbox_waiting(std::size_t most)
{
    std::scoped_lock lock(mutex_);
    auto end = tables_.outbox.begin() + static_cast<std::ptrdiff_t>(std::min(most, tables_.outbox.size()));
    return std::vector(tables_.outbox.begin(), end);
}

Result<std::vector<AuditRecord>> MemoryStore::audit_after(std::uint64_t number, std::size_t most)
{
    std::scoped_lock lock(mutex_);
    std::vector<AuditRecord> rows;
    for (auto next = number; next < tables_.audit.size() && rows.size() < most; ++next)
        rows.push_back(tables_.audit[next]);
    return rows;
}

} // namespace sayso::store
