#pragma once

#include "store/change.h"
#include <deque>
#include <map>
#include <mutex>
#include <set>

namespace sayso::store {

/// Everything a memory store holds. Containers whose elements stay where they are, so that an undo can point at them.
struct MemoryTables {
    struct Conversation {
        SessionRecord record;
        std::deque<AnswerRecord> answers;
        std::deque<SessionEventRecord> events;
        std::deque<casefile::FiledField> fields;
    };

    struct Upload {
        UploadRecord record;
        std::vector<UploadPiece> pieces;
    };

    std::optional<AuthorityRecord> authority;
    std::map<TeamId, domain::Team> teams;
    std::map<WorkerId, domain::Worker> workers;
    std::map<YoungPersonId, YoungPersonRecord> young_people;
    std::map<std::string, FlowVersionRecord> flow_versions;
    std::deque<DraftRecord> drafts;
    std::deque<PublicationRecord> publications;
    std::map<std::string, PublicationId> live; // By flow.
    std::map<std::pair<std::string, std::string>, TranslationApprovalRecord> approvals; // By (locale, in).
    std::deque<CodeRecord> codes;
    std::deque<SignInRecord> sign_ins;
    std::deque<SignInDeviceRecord> devices;
    std::deque<CredentialRecord> credentials;
    std::deque<PhoneRecord> phones;
    std::deque<KioskRecord> kiosks;
    std::map<std::string, std::multiset<Moment>> tries; // When each stops counting.
    std::map<SessionId, Conversation> conversations;
    std::deque<SessionId> session_order;
    std::deque<casefile::AlertRecord> alerts;
    std::deque<casefile::AlertStep> alert_steps;
    std::map<std::string, Moment> clocks_told;
    std::map<SessionId, ScanRecord> scans;
    std::deque<casefile::TaskRecord> tasks;
    std::deque<casefile::ChronologyRecord> chronology;
    std::deque<ReplyRecord> replies;
    std::deque<CaseEntryRecord> case_entries;
    std::map<std::pair<std::string, YoungPersonId>, NameIndexRecord> names; // By (word, subject).
    std::deque<GrantRecord> grants;
    std::map<UploadId, Upload> uploads;
    std::map<WorkerId, WorkerCardRecord> worker_cards;
    std::deque<OutboxRecord> outbox;
    std::deque<TombstoneRecord> tombstones;
    std::deque<AuditRecord> audit;
};

/// The store without a disk, for tests and for trying flows. Threads: any.
class MemoryStore : public Store {
public:
    std::vector<Result<>> commit_group(std::span<Change const> changes) override;

    Result<AuthorityRecord> authority() override;
    Result<std::vector<domain::Team>> teams() override;
    Result<domain::Worker> worker(WorkerId) override;
    Result<domain::Worker> worker_by_username(std::string const& username) override;
    Result<std::vector<domain::Worker>> workers() override;
    Result<std::vector<YoungPersonRecord>> young_people() override;
    Result<std::vector<TombstoneRecord>> tombstones() override;
    Result<std::vector<SessionRecord>> unsent_since(Moment last_change) override;
    Result<YoungPersonRecord> young_person(YoungPersonId) override;
    Result<std::vector<YoungPersonRecord>> young_people_of_adviser(WorkerId) override;
    Result<std::vector<YoungPersonRecord>> young_people_of_team(TeamId) override;
    Result<YoungPersonRecord> young_person_by_case_number(std::string const& index) override;
    Result<std::string> flow_version(std::string const& version) override;
    Result<Moment> flow_version_since(std::string const& version) override;
    Result<DraftRecord> draft(DraftId) override;
    Result<DraftRecord> open_draft(std::string const& flow) override;
    Result<std::vector<DraftRecord>> drafts(std::size_t most) override;
    Result<PublicationRecord> publication(PublicationId) override;
    Result<std::vector<PublicationRecord>> publications_of(std::string const& flow) override;
    Result<std::vector<PublicationRecord>> live_publications() override;
    Result<std::vector<TranslationApprovalRecord>> translation_approvals() override;
    Result<CodeRecord> code(std::string const& code_index) override;
    Result<SignInRecord> sign_in(std::string const& token_index) override;
    Result<std::vector<SignInRecord>> sign_ins_of(WorkerId) override;
    Result<std::vector<SignInRecord>> sign_ins_of(YoungPersonId) override;
    Result<SignInDeviceRecord> sign_in_device(SignInId) override;
    Result<std::vector<CredentialRecord>> credentials_of(WorkerId) override;
    Result<CredentialRecord> credential(CredentialKind, std::string const& key_index) override;
    Result<PhoneRecord> phone(PhoneId) override;
    Result<std::vector<PhoneRecord>> phones_of(YoungPersonId) override;
    Result<std::vector<KioskRecord>> kiosks() override;
    Result<KioskRecord> kiosk_by_token(std::string const& token_index) override;
    Result<SessionRecord> session(SessionId) override;
    Result<std::vector<AnswerRecord>> answers(SessionId) override;
    Result<AnswerRecord> answer(SessionId, AnswerId) override;
    Result<std::vector<SessionEventRecord>> session_events(SessionId) override;
    Result<std::vector<SessionRecord>> sessions_of(YoungPersonId) override;
    Result<std::vector<casefile::FiledField>> fields_of_session(SessionId) override;
    Result<casefile::AlertRecord> alert(AlertId) override;
    Result<std::vector<casefile::AlertRecord>> alerts_of_session(SessionId) override;
    Result<std::vector<casefile::AlertRecord>> alerts_of(YoungPersonId) override;
    Result<std::vector<casefile::AlertRecord>> open_alerts() override;
    Result<std::vector<casefile::AlertStep>> alert_steps(AlertId) override;
    Result<std::vector<std::string>> clocks_told(std::string const& prefix) override;
    Result<ScanRecord> scan_of(SessionId) override;
    Result<std::vector<SessionRecord>> sessions_without_reply() override;
    Result<std::vector<casefile::TaskRecord>> tasks_of(YoungPersonId) override;
    Result<std::vector<casefile::ChronologyRecord>> chronology_of(YoungPersonId) override;
    Result<ReplyRecord> reply(ReplyId) override;
    Result<std::vector<ReplyRecord>> replies_to(SessionId) override;
    Result<UploadRecord> upload(UploadId) override;
    Result<std::vector<UploadRecord>> uploads_of(SessionId) override;
    Result<std::vector<UploadRecord>> unnamed_uploads(Moment begun_before) override;
    Result<std::vector<UploadPiece>> upload_pieces(UploadId) override;
    Result<CaseEntryRecord> case_entry(EntryId) override;
    Result<std::vector<CaseEntryRecord>> case_entries_of(YoungPersonId) override;
    Result<std::vector<CaseEntryRecord>> case_entries_owned_by(std::string const& owner) override;
    Result<std::vector<YoungPersonId>> young_people_named(std::string const& word_index) override;
    Result<bool> name_is_indexed(YoungPersonId) override;
    Result<GrantRecord> grant(GrantId) override;
    Result<std::vector<GrantRecord>> grants() override;
    Result<std::vector<GrantRecord>> grants_on(YoungPersonId) override;
    Result<std::vector<GrantRecord>> grants_of(WorkerId, Moment now) override;
    Result<WorkerCardRecord> worker_card(WorkerId) override;
    Result<std::vector<WorkerId>> named_in(SessionId) override;
    Result<std::vector<YoungPersonId>> people_with_alerts_for(domain::Recipient) override;
    Result<std::vector<Tally>> tallies() override;
    Result<std::vector<AuditRecord>> reads_of(YoungPersonId, std::size_t most) override;
    Result<std::vector<OutboxRecord>> outbox_waiting(std::size_t most) override;
    Result<std::vector<AuditRecord>> audit_after(std::uint64_t number, std::size_t most) override;
    Result<std::vector<YoungPersonId>> people_with_promises_due_before(Date day) override;

private:
    std::mutex mutex_; // Guards tables_.
    MemoryTables tables_;
};

} // namespace sayso::store
