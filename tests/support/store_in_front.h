#pragma once

#include "store/store.h"

/// A store that hands everything on to the one behind it: a test overrides what it wants to go wrong.
namespace sayso::store {

class StoreInFront : public Store {
public:
    explicit StoreInFront(std::unique_ptr<Store> real)
        : real_(std::move(real))
    {
    }

    std::vector<Result<>> commit_group(std::span<Change const> changes) override
    {
        return real_->commit_group(changes);
    }
    Result<AuthorityRecord> authority() override { return real_->authority(); }
    Result<std::vector<domain::Team>> teams() override { return real_->teams(); }
    Result<domain::Worker> worker(WorkerId which) override { return real_->worker(which); }
    Result<domain::Worker> worker_by_username(std::string const& username) override
    {
        return real_->worker_by_username(username);
    }
    Result<std::vector<domain::Worker>> workers() override { return real_->workers(); }
    Result<std::vector<YoungPersonRecord>> young_people() override { return real_->young_people(); }
    Result<std::vector<TombstoneRecord>> tombstones() override { return real_->tombstones(); }
    Result<std::vector<SessionRecord>> unsent_since(Moment last_change) override
    {
        return real_->unsent_since(last_change);
    }
    Result<YoungPersonRecord> young_person(YoungPersonId which) override { return real_->young_person(which); }
    Result<std::vector<YoungPersonRecord>> young_people_of_adviser(WorkerId which) override
    {
        return real_->young_people_of_adviser(which);
    }
    Result<std::vector<YoungPersonRecord>> young_people_of_team(TeamId which) override
    {
        return real_->young_people_of_team(which);
    }
    Result<YoungPersonRecord> young_person_by_case_number(std::string const& index) override
    {
        return real_->young_person_by_case_number(index);
    }
    Result<std::string> flow_version(std::string const& version) override { return real_->flow_version(version); }
    Result<Moment> flow_version_since(std::string const& version) override
    {
        return real_->flow_version_since(version);
    }
    Result<DraftRecord> draft(DraftId which) override { return real_->draft(which); }
    Result<DraftRecord> open_draft(std::string const& flow) override { return real_->open_draft(flow); }
    Result<std::vector<DraftRecord>> drafts(std::size_t most) override { return real_->drafts(most); }
    Result<PublicationRecord> publication(PublicationId which) override { return real_->publication(which); }
    Result<std::vector<PublicationRecord>> publications_of(std::string const& flow) override
    {
        return real_->publications_of(flow);
    }
    Result<std::vector<PublicationRecord>> live_publications() override { return real_->live_publications(); }
    Result<std::vector<TranslationApprovalRecord>> translation_approvals() override
    {
        return real_->translation_approvals();
    }
    Result<CodeRecord> code(std::string const& code_index) override { return real_->code(code_index); }
    Result<SignInRecord> sign_in(std::string const& token_index) override { return real_->sign_in(token_index); }
    Result<std::vector<SignInRecord>> sign_ins_of(WorkerId id) override { return real_->sign_ins_of(id); }
    Result<std::vector<SignInRecord>> sign_ins_of(YoungPersonId id) override { return real_->sign_ins_of(id); }
    Result<SignInDeviceRecord> sign_in_device(SignInId id) override { return real_->sign_in_device(id); }
    Result<std::vector<CredentialRecord>> credentials_of(WorkerId id) override { return real_->credentials_of(id); }
    Result<CredentialRecord> credential(CredentialKind kind, std::string const& key_index) override
    {
        return real_->credential(kind, key_index);
    }
    Result<PhoneRecord> phone(PhoneId which) override { return real_->phone(which); }
    Result<std::vector<PhoneRecord>> phones_of(YoungPersonId which) override { return real_->phones_of(which); }
    Result<std::vector<KioskRecord>> kiosks() override { return real_->kiosks(); }
    Result<KioskRecord> kiosk_by_token(std::string const& index) override { return real_->kiosk_by_token(index); }
    Result<SessionRecord> session(SessionId which) override { return real_->session(which); }
    Result<std::vector<AnswerRecord>> answers(SessionId which) override { return real_->answers(which); }
    Result<AnswerRecord> answer(SessionId which, AnswerId second) override { return real_->answer(which, second); }
    Result<std::vector<SessionEventRecord>> session_events(SessionId which) override
    {
        return real_->session_events(which);
    }
    Result<std::vector<SessionRecord>> sessions_of(YoungPersonId which) override { return real_->sessions_of(which); }
    Result<std::vector<casefile::FiledField>> fields_of_session(SessionId which) override
    {
        return real_->fields_of_session(which);
    }
    Result<casefile::AlertRecord> alert(AlertId which) override { return real_->alert(which); }
    Result<std::vector<casefile::AlertRecord>> alerts_of_session(SessionId which) override
    {
        return real_->alerts_of_session(which);
    }
    Result<std::vector<casefile::AlertRecord>> alerts_of(YoungPersonId which) override
    {
        return real_->alerts_of(which);
    }
    Result<std::vector<casefile::AlertRecord>> open_alerts() override { return real_->open_alerts(); }
    Result<std::vector<casefile::AlertStep>> alert_steps(AlertId which) override { return real_->alert_steps(which); }
    Result<std::vector<std::string>> clocks_told(std::string const& prefix) override
    {
        return real_->clocks_told(prefix);
    }
    Result<ScanRecord> scan_of(SessionId which) override { return real_->scan_of(which); }
    Result<std::vector<SessionRecord>> sessions_without_reply() override { return real_->sessions_without_reply(); }
    Result<std::vector<casefile::TaskRecord>> tasks_of(YoungPersonId which) override
    {
        return real_->tasks_of(which);
    }
    Result<std::vector<casefile::ChronologyRecord>> chronology_of(YoungPersonId which) override
    {
        return real_->chronology_of(which);
    }
    Result<ReplyRecord> reply(ReplyId which) override { return real_->reply(which); }
    Result<std::vector<ReplyRecord>> replies_to(SessionId which) override { return real_->replies_to(which); }
    Result<UploadRecord> upload(UploadId which) override { return real_->upload(which); }
    Result<std::vector<UploadRecord>> uploads_of(SessionId which) override { return real_->uploads_of(which); }
    Result<std::vector<UploadRecord>> unnamed_uploads(Moment begun_before) override
    {
        return real_->unnamed_uploads(begun_before);
    }
    Result<std::vector<UploadPiece>> upload_pieces(UploadId which) override { return real_->upload_pieces(which); }
    Result<CaseEntryRecord> case_entry(EntryId which) override { return real_->case_entry(which); }
    Result<std::vector<CaseEntryRecord>> case_entries_of(YoungPersonId which) override
    {
        return real_->case_entries_of(which);
    }
    Result<std::vector<CaseEntryRecord>> case_entries_owned_by(std::string const& owner) override
    {
        return real_->case_entries_owned_by(owner);
    }
    Result<std::vector<YoungPersonId>> young_people_named(std::string const& word_index) override
    {
        return real_->young_people_named(word_index);
    }
    Result<bool> name_is_indexed(YoungPersonId which) override { return real_->name_is_indexed(which); }
    Result<GrantRecord> grant(GrantId which) override { return real_->grant(which); }
    Result<std::vector<GrantRecord>> grants() override { return real_->grants(); }
    Result<std::vector<GrantRecord>> grants_on(YoungPersonId which) override { return real_->grants_on(which); }
    Result<WorkerCardRecord> worker_card(WorkerId which) override { return real_->worker_card(which); }
    Result<std::vector<GrantRecord>> grants_of(WorkerId which, Moment now) override
    {
        return real_->grants_of(which, now);
    }
    Result<std::vector<WorkerId>> named_in(SessionId which) override { return real_->named_in(which); }
    Result<std::vector<YoungPersonId>> people_with_alerts_for(domain::Recipient which) override
    {
        return real_->people_with_alerts_for(which);
    }
    Result<std::vector<Tally>> tallies() override { return real_->tallies(); }
    Result<std::vector<OutboxRecord>> outbox_waiting(std::size_t most) override
    {
        return real_->outbox_waiting(most);
    }
    Result<std::vector<AuditRecord>> audit_after(std::uint64_t number, std::size_t most) override
    {
        return real_->audit_after(number, most);
    }
    Result<std::vector<YoungPersonId>> people_with_promises_due_before(Date day) override
    {
        return real_->people_with_promises_due_before(day);
    }
    Result<std::vector<AuditRecord>> reads_of(YoungPersonId which, std::size_t most) override
    {
        return real_->reads_of(which, most);
    }

protected:
    std::unique_ptr<Store> real_;
};

} // namespace sayso::store
