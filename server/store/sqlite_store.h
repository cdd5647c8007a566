#pragma once

#include "store/folder_lock.h"
#include "store/sqlite_writes.h"
#include "store/store.h"

namespace sayso::store {

/// Two connections to one file: the writer's, which alone checkpoints, and the reader's.
class SqliteStore final : public Store {
public:
    static Result<std::unique_ptr<SqliteStore>> open(SqliteOptions const& options);
    ~SqliteStore() override;

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

    /// For tests that play a failing disk.
    Connection& writing_connection() { return *writer_; }

private:
    SqliteStore(FolderLock lock, std::unique_ptr<Connection> writer);

    Result<> write_alone(Change const& change);
    std::vector<Result<>> give_up(std::size_t changes, Error const& error);
    void checkpoint_if_due();

    FolderLock lock_; // First: let go of last.
    std::unique_ptr<Connection> writer_;
    SqliteWrites writes_;
    int wal_pages_ = 0; // After the last commit.
    int checkpointed_pages_ = 0; // How many of them are in the database already.

    // The reader's: answers are only ever added, so what was read once needs no second look.
    struct KnownAnswers {
        RowNumber last = 0;
        std::vector<AnswerRecord> answers;
    };
    std::unordered_map<SessionId, KnownAnswers> known_answers_;
    std::unique_ptr<Connection> reader_; // Last: closed first, so that the writer is the one to tidy up.
};

} // namespace sayso::store
