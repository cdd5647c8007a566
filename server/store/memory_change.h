#pragma once

#include "store/memory_store.h"
#include "store/memory_erase.h"
#include "store/memory_access.h"
#include "store/memory_case.h"
#include "store/memory_kiosks.h"
#include "store/memory_phones.h"
#include "store/memory_sign_in.h"
#include "store/memory_upload.h"
#include <algorithm>
#include <functional>

/// Inside the memory store only: a change on its way into the tables.
namespace sayso::store {

inline Error taken(char const* what)
{
    return fail(Errc::conflict, std::string(what) + " is there already");
}
inline Error missing(char const* what)
{
    return fail(Errc::not_found, std::string("no such ") + what);
}

/// One change on its way into the tables; takes itself back unless kept.
class MemoryChange {
public:
    explicit MemoryChange(MemoryTables& tables)
        : tables_(tables)
    {
    }
    ~MemoryChange()
    {
        for (auto step = undo_.rbegin(); step != undo_.rend(); ++step)
            (*step)();
    }
    MemoryChange(MemoryChange const&) = delete;
    MemoryChange& operator=(MemoryChange const&) = delete;

    void keep() { undo_.clear(); }

    Result<> apply(AuthorityRecord const& authority)
    {
        if (tables_.authority)
            return taken("the authority");
        set(tables_.authority, std::optional(authority));
        return {};
    }

    Result<> apply(domain::Team const& team)
    {
        if (!is_ours(team.authority))
            return missing("authority");
        return insert(tables_.teams, team.id, team, "the team");
    }

    Result<> apply(domain::Worker const& worker)
    {
        if (!is_ours(worker.authority))
            return missing("authority");
        for (auto const& [id, other] : tables_.workers)
            if (id != worker.id && other.username == worker.username)
                return taken("the user name");
        if (auto found = tables_.workers.find(worker.id); found != tables_.workers.end()) {
            set(found->second, worker);
            return {};
        }
        return insert(tables_.workers, worker.id, worker, "the worker");
    }

    Result<> apply(YoungPersonRecord const& person)
    {
        if (!is_ours(person.authority))
            return missing("authority");
        for (auto const& [id, other] : tables_.young_people)
            if (!person.case_number_index.empty() && other.case_number_index == person.case_number_index)
                return taken("the case number");
        return insert(tables_.young_people, person.id, person, "the young person");
    }

    Result<> apply(FlowVersionRecord const& version)
    {
        if (!tables_.flow_versions.contains(version.version))
            return insert(tables_.flow_versions, version.version, version, "the flow version");
        return {};
    }

    Result<> apply(DraftRecord const& draft)
    {
        for (auto const& other : tables_.drafts)
            if (other.id == draft.id || (other.flow == draft.flow && is_open(other.state) && is_open(draft.state)))
                return taken("a draft of the flow");
        append(tables_.drafts, draft);
        return {};
    }

    Result<> apply(Change::DraftWrite const& write)
    {
        auto found = std::ranges::find(tables_.drafts, write.draft.id, &DraftRecord::id);
        if (found == tables_.drafts.end() || found->revision != write.expected)
            return fail(Errc::conflict, "the draft has moved on");
        auto draft = write.draft;
        draft.revision = write.expected + 1;
        draft.flow = found->flow;
        draft.author = found->author;
        draft.created = found->created;
        set(*found, std::move(draft));
        return {};
    }

    Result<> apply(PublicationRecord const& publication)
    {
        if (std::ranges::find(tables_.publications, publication.id, &PublicationRecord::id)
            != tables_.publications.end())
            return taken("the publication");
        if (!tables_.flow_versions.contains(publication.version))
            return missing("flow version");
        append(tables_.publications, publication);
        return {};
    }

    Result<> apply(Change::GoLive const& live)
    {
        if (std::ranges::find(tables_.publications, live.publication, &PublicationRecord::id)
            == tables_.publications.end())
            return missing("publication");
        auto found = tables_.live.find(live.flow);
        if ((found == tables_.live.end() ? PublicationId() : found->second) != live.expected)
            return fail(Errc::conflict, "another version has gone live");
        if (found == tables_.live.end())
            return insert(tables_.live, live.flow, live.publication, "the flow");
        set(found->second, live.publication);
        return {};
    }

    Result<> apply(TranslationApprovalRecord const& approval)
    {
        std::pair place { approval.locale, approval.in };
        if (auto found = tables_.approvals.find(place); found != tables_.approvals.end()) {
            set(found->second, approval);
            return {};
        }
        return insert(tables_.approvals, place, approval, "the approval");
    }

    template <class T> void set(T& place, T value)
    {
        undo_.push_back([&place, old = place] { place = old; });
        place = std::move(value);
    }

    template <class T> void append(std::deque<T>& rows, T const& row)
    {
        rows.push_back(row);
        undo_.push_back([&rows] { rows.pop_back(); });
    }

    template <class Row>
        requires requires(MemoryChange& undo, MemoryTables& tables, Row const& row) { apply_sign_in(undo, tables, row); }
    Result<> apply(Row const& row)
    {
        return apply_sign_in(*this, tables_, row);
    }

    Result<> apply(std::string const& forgiven)
    {
        if (auto found = tables_.tries.find(forgiven); found != tables_.tries.end())
            set(found->second, {});
        return {};
    }

    Result<> apply(SessionRecord const& session)
    {
        if (!is_ours(session.authority) || !tables_.young_people.contains(session.subject))
            return missing("authority or young person");
        MemoryTables::Conversation conversation;
        conversation.record = session;
        if (auto done = insert(tables_.conversations, session.id, conversation, "the session"); !done)
            return done;
        append(tables_.session_order, session.id);
        return {};
    }

    Result<> apply(Change::TurnWrite const& turn)
    {
        auto* conversation = find(turn.answer.session);
        if (!conversation || conversation->record.number != turn.expected)
            return fail(Errc::conflict, "the session has moved on");
        for (auto const& other : conversation->answers)
            if (other.id == turn.answer.id)
                return taken("the answer");
        auto session = conversation->record;
        session.number = turn.expected + 1;
        session.changed = turn.answer.at;
        session.top_level = std::max(session.top_level, turn.top_level); // None is less than any.
        set(conversation->record, session);
        auto answer = turn.answer;
        answer.number = session.number;
        append(conversation->answers, answer);
        return {};
    }

    Result<> apply(SessionEventRecord const& event)
    {
        auto* conversation = find(event.session);
        if (!conversation)
            return missing("session");
        auto session = conversation->record;
        session.number += 1;
        session.changed = event.at;
        move_on(session, event);
        set(conversation->record, session);
        auto numbered = event;
        numbered.number = session.number;
        append(conversation->events, numbered);
        return {};
    }

    Result<> apply(casefile::FiledField const& field)
    {
        auto* conversation = find(field.session);
        if (!conversation)
            return missing("session");
        append(conversation->fields, field);
        return {};
    }

    Result<> apply(casefile::AlertRecord const& alert) { return append_new(tables_.alerts, alert, "the alert"); }
    Result<> apply(casefile::TaskRecord const& task) { return append_new(tables_.tasks, task, "the task"); }
    Result<> apply(ReplyRecord const& reply) { return append_new(tables_.replies, reply, "the reply"); }

    Result<> apply(casefile::ChronologyRecord const& entry)
    {
        if (std::ranges::find(tables_.chronology, entry.id, &casefile::ChronologyRecord::id)
            != tables_.chronology.end())
            return taken("the chronology entry");
        append(tables_.chronology, entry);
        return {};
    }

    Result<> apply(CaseEntryRecord const& entry) { return store::write(tables_, undo_, entry); }

    Result<> apply(NameIndexRecord const& name) { return store::write(tables_, undo_, name); }

    Result<> apply(Change::Acknowledge const& acknowledge)
    {
        auto found = std::ranges::find(tables_.alerts, acknowledge.alert, &casefile::AlertRecord::id);
        if (found == tables_.alerts.end())
            return missing("alert");
        if (found->acknowledged)
            return fail(Errc::conflict, "the alert was acknowledged already");
        set(found->acknowledged, std::optional(acknowledge.at));
        set(found->acknowledged_by, acknowledge.by);
        return {};
    }

    Result<> apply(casefile::AlertStep const& step) { return store::write(tables_, undo_, step); }

    Result<> apply(Change::ClockTold const& told) { return insert(tables_.clocks_told, told.key, told.at, "the clock"); }

    Result<> apply(ScanRecord const& scan) { return store::write(tables_, undo_, scan); }

    Result<> apply(UploadRecord const& upload) { return store::write(tables_, undo_, upload); }
    Result<> apply(UploadArrived const& arrived) { return store::write(tables_, undo_, arrived); }
    Result<> apply(UploadKept const& kept) { return store::write(tables_, undo_, kept); }
    Result<> apply(UploadNamed const& named) { return store::write(tables_, undo_, named); }
    Result<> apply(UploadDropped const& dropped) { return store::write(tables_, undo_, dropped); }
    Result<> apply(GrantRecord const& grant) { return store::write(tables_, undo_, grant); }
    Result<> apply(WorkerCardRecord const& card) { return store::write(tables_, undo_, card); }
    Result<> apply(Change::EndGrant const& end) { return store::write(tables_, undo_, end); }
    Result<> apply(Change::EndSignInsOf const& end) { return store::write(tables_, undo_, end); }

    Result<> apply(OutboxRecord const& outbox)
    {
        if (std::ranges::find(tables_.outbox, outbox.id, &OutboxRecord::id) != tables_.outbox.end())
            return taken("the outbox row");
        append(tables_.outbox, outbox);
        return {};
    }

    Result<> apply(OutboxId delivered)
    {
        auto left = tables_.outbox;
        std::erase_if(left, [&](auto const& row) { return row.id == delivered; });
        set(tables_.outbox, left);
        return {};
    }

    Result<> apply(TombstoneRecord const& tombstone)
    {
        if (std::ranges::find(tables_.tombstones, tombstone.subject, &TombstoneRecord::subject)
            != tables_.tombstones.end())
            return taken("the tombstone");
        if (!tables_.young_people.contains(tombstone.subject))
            return missing("young person");
        set(tables_, without(tables_, tombstone.subject, tombstone.at));
        append(tables_.tombstones, tombstone);
        return {};
    }

    Result<> apply(EraseDone const& done)
    {
        auto found = std::ranges::find(tables_.tombstones, done.subject, &TombstoneRecord::subject);
        if (found == tables_.tombstones.end() || found->completed)
            return fail(Errc::conflict, "nobody with that id is waiting to be erased");
        set(found->completed, std::optional(done.at));
        set(found->backups_until, done.backups_until);
        return {};
    }

    Result<> apply(SweepUnsent const& sweep)
    {
        auto* conversation = find(sweep.session);
        bool stays = !conversation || conversation->record.state != domain::StatementState::in_progress
            || conversation->record.changed >= sweep.unchanged_since || conversation->record.top_level
            || std::ranges::find(tables_.alerts, sweep.session, &casefile::AlertRecord::session)
                != tables_.alerts.end();
        if (stays)
            return fail(Errc::conflict, "the conversation has moved on, or raised an alert");
        set(tables_, without(tables_, sweep.session));
        return {};
    }

    Result<> apply(vault::AuditEntry const& entry)
    {
        AuditRecord record { tables_.audit.size() + 1, entry, {} };
        auto previous = tables_.audit.empty() ? vault::ChainHash {} : tables_.audit.back().hash;
        record.hash = vault::next_hash(previous, record.number, entry);
        append(tables_.audit, record);
        return {};
    }

private:
    bool is_ours(AuthorityId authority) const { return tables_.authority && tables_.authority->id == authority; }

    MemoryTables::Conversation* find(SessionId session)
    {
        auto found = tables_.conversations.find(session);
        return found == tables_.conversations.end() ? nullptr : &found->second;
    }

    static void move_on(SessionRecord& session, SessionEventRecord const& event)
    {
        using Kind = domain::SessionEventKind;
        using State = domain::StatementState;
        if (event.kind == Kind::submitted) {
            session.state = State::submitted;
            session.submitted = event.at;
        } else if (event.kind == Kind::amended) {
            session.state = State::amended;
        } else if (event.kind == Kind::stopped) {
            session.state = State::stopped;
        } else if (event.kind == Kind::read && !session.read) {
            session.read = event.at;
            session.read_by = event.by;
        }
    }

    template <class T> Result<> append_new(std::deque<T>& rows, T const& row, char const* what)
    {
        if (std::ranges::find(rows, row.id, &T::id) != rows.end())
            return taken(what);
        if (!find(row.session))
            return missing("session");
        append(rows, row);
        return {};
    }

    template <class Key, class T>
    Result<> insert(std::map<Key, T>& rows, Key const& key, T const& row, char const* what)
    {
        if (!rows.emplace(key, row).second)
            return taken(what);
        undo_.push_back([&rows, key] { rows.erase(key); });
        return {};
    }

    MemoryTables& tables_;
    std::vector<std::function<void()>> undo_;
};

} // namespace sayso::store
