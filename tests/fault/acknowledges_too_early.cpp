// The same server with one fault put in: it says "stored" before it is. tests/fault/kill must find the loss; if it does
// not, the test that guards our promise is blind.

#include "commands/command_line.h"
#include <map>
#include <mutex>

namespace {

using namespace sayso;

/// Forwards everything, except that an answer is put off until somebody asks for its conversation, and said to be
/// stored before. Nobody who talks to it can tell, until it is killed.
class EarlyStore final : public store::Store {
public:
    explicit EarlyStore(std::unique_ptr<store::Store> real)
        : real_(std::move(real))
    {
    }

    std::vector<Result<>> commit_group(std::span<store::Change const> changes) override
    {
        std::scoped_lock lock(mutex_);
        std::vector<Result<>> said;
        for (auto const& change : changes) {
            if (change.turns.empty()) {
                said.push_back(real_->commit_group({ &change, 1 }).front());
            } else {
                put_off_[change.turns.front().answer.session].push_back(change);
                said.emplace_back(); // "Stored." It is not.
            }
        }
        return said;
    }

    Result<store::AuthorityRecord> authority() override { return real_->authority(); }
    Result<std::vector<domain::Team>> teams() override { return real_->teams(); }
    Result<domain::Worker> worker(WorkerId id) override { return real_->worker(id); }
    Result<domain::Worker> worker_by_username(std::string const& name) override
    {
        return real_->worker_by_username(name);
    }
    Result<std::vector<domain::Worker>> workers() override { return real_->workers(); }
    Result<std::vector<store::YoungPersonRecord>> young_people() override { return real_->young_people(); }
    Result<std::vector<store::TombstoneRecord>> tombstones() override { return real_->tombstones(); }
    Result<std::vector<store::SessionRecord>> unsent_since(Moment moment) override
    {
        return real_->unsent_since(moment);
    }
    Result<store::YoungPersonRecord> young_person(YoungPersonId id) override { return real_->young_person(id); }
    Result<std::vector<store::YoungPersonRecord>> young_people_of_adviser(WorkerId id) override
    {
        return real_->young_people_of_adviser(id);
    }
    Result<std::vector<store::YoungPersonRecord>> young_people_of_team(TeamId id) override
    {
        return real_->young_people_of_team(id);
    }
    Result<store::YoungPersonRecord> young_person_by_case_number(std::string const& index) override
    {
        return real_->young_person_by_case_number(index);
    }
    Result<std::string> flow_version(std::string const& version) override { return real_->flow_version(version); }
    Result<Moment> flow_version_since(std::string const& version) override
    {
        return real_->flow_version_since(version);
    }
    Result<store::DraftRecord> draft(DraftId id) override { return real_->draft(id); }
    Result<store::DraftRecord> open_draft(std::string const& flow) override { return real_->open_draft(flow); }
    Result<std::vector<store::DraftRecord>> drafts(std::size_t most) override { return real_->drafts(most); }
    Result<store::PublicationRecord> publication(PublicationId id) override { return real_->publication(id); }
    Result<std::vector<store::PublicationRecord>> publications_of(std::string const& flow) override
    {
        return real_->publications_of(flow);
    }
    Result<std::vector<store::PublicationRecord>> live_publications() override { return real_->live_publications(); }
    Result<std::vector<store::TranslationApprovalRecord>> translation_approvals() override
    {
        return real_->translation_approvals();
    }
    Result<store::CodeRecord> code(std::string const& index) override { return real_->code(index); }
    Result<store::SignInRecord> sign_in(std::string const& index) override { return real_->sign_in(index); }
    Result<store::SessionRecord> session(SessionId id) override { return settled(id).session(id); }
    Result<std::vector<store::AnswerRecord>> answers(SessionId id) override { return settled(id).answers(id); }
    Result<store::AnswerRecord> answer(SessionId id, AnswerId answer_id) override
    {
        return settled(id).answer(id, answer_id);
    }
    Result<std::vector<store::SessionEventRecord>> session_events(SessionId id) override
    {
        return settled(id).session_events(id);
    }
    Result<std::vector<store::SessionRecord>> sessions_of(YoungPersonId id) override { return real_->sessions_of(id); }
    Result<std::vector<casefile::FiledField>> fields_of_session(SessionId id) override
    {
        return settled(id).fields_of_session(id);
    }
    Result<casefile::AlertRecord> alert(AlertId id) override { return real_->alert(id); }
    Result<std::vector<casefile::AlertRecord>> alerts_of_session(SessionId id) override
    {
        return settled(id).alerts_of_session(id);
    }
    Result<std::vector<casefile::AlertRecord>> alerts_of(YoungPersonId id) override { return real_->alerts_of(id); }
    Result<std::vector<casefile::AlertRecord>> open_alerts() override { return real_->open_alerts(); }
    Result<std::vector<casefile::AlertStep>> alert_steps(AlertId id) override { return real_->alert_steps(id); }
    Result<std::vector<std::string>> clocks_told(std::string const& prefix) override
    {
        return real_->clocks_told(prefix);
    }
    Result<store::ScanRecord> scan_of(SessionId id) override { return real_->scan_of(id); }
    Result<std::vector<store::SessionRecord>> sessions_without_reply() override
    {
        return real_->sessions_without_reply();
    }
    Result<std::vector<casefile::TaskRecord>> tasks_of(YoungPersonId id) override { return real_->tasks_of(id); }
    Result<std::vector<casefile::ChronologyRecord>> chronology_of(YoungPersonId id) override
    {
        return real_->chronology_of(id);
    }
    Result<store::ReplyRecord> reply(ReplyId id) override { return real_->reply(id); }
    Result<std::vector<store::ReplyRecord>> replies_to(SessionId id) override { return settled(id).replies_to(id); }
    Result<store::CaseEntryRecord> case_entry(EntryId id) override { return real_->case_entry(id); }
    Result<std::vector<store::CaseEntryRecord>> case_entries_of(YoungPersonId id) override
    {
        return real_->case_entries_of(id);
    }
    Result<std::vector<store::CaseEntryRecord>> case_entries_owned_by(std::string const& owner) override
    {
        return real_->case_entries_owned_by(owner);
    }
    Result<std::vector<YoungPersonId>> young_people_named(std::string const& word) override
    {
        return real_->young_people_named(word);
    }
    Result<bool> name_is_indexed(YoungPersonId id) override { return real_->name_is_indexed(id); }
    Result<store::GrantRecord> grant(GrantId id) override { return real_->grant(id); }
    Result<std::vector<store::GrantRecord>> grants() override { return real_->grants(); }
    Result<std::vector<store::GrantRecord>> grants_on(YoungPersonId id) override { return real_->grants_on(id); }
    Result<std::vector<store::GrantRecord>> grants_of(WorkerId id, Moment now) override
    {
        return real_->grants_of(id, now);
    }
    Result<std::vector<WorkerId>> named_in(SessionId id) override { return real_->named_in(id); }
    Result<std::vector<YoungPersonId>> people_with_alerts_for(domain::Recipient recipient) override
    {
        return real_->people_with_alerts_for(recipient);
    }
    Result<std::vector<store::Tally>> tallies() override { return real_->tallies(); }
    Result<std::vector<store::AuditRecord>> reads_of(YoungPersonId id, std::size_t most) override
    {
        return real_->reads_of(id, most);
    }
    Result<std::vector<store::OutboxRecord>> outbox_waiting(std::size_t most) override
    {
        return real_->outbox_waiting(most);
    }
    Result<std::vector<store::AuditRecord>> audit_after(std::uint64_t number, std::size_t most) override
    {
        return real_->audit_after(number, most);
    }

private:
    /// A phone must see its own answers or it could not go on talking.
    store::Store& settled(SessionId session)
    {
        std::scoped_lock lock(mutex_);
        auto late = put_off_.find(session);
        if (late != put_off_.end()) {
            real_->commit_group(late->second);
            put_off_.erase(late);
        }
        return *real_;
    }

    std::unique_ptr<store::Store> real_;
    std::mutex mutex_; // Guards put_off_, and keeps to one commit at a time.
    std::map<SessionId, std::vector<store::Change>> put_off_;
};

} // namespace

int main(int count, char** words)
{
    sayso::commands::World world;
    world.around_store = [](std::unique_ptr<sayso::store::Store> real) -> std::unique_ptr<sayso::store::Store> {
        return std::make_unique<EarlyStore>(std::move(real));
    };
    return sayso::commands::run(count, words, world);
}
