#pragma once

#include "store/credential_records.h"
#include "store/access_records.h"
#include "store/draft_records.h"
#include "store/keeping_records.h"
#include "store/kiosk_records.h"
#include "store/phone_records.h"
#include "store/records.h"
#include "store/upload_records.h"
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace sayso::store {

/// Takes one try from a limit that survives a restart: at most `most` tries in any `window` for a key. A refused try
/// makes the wait no longer. The count is on disk before the guess is looked at, so a kill between guesses gives none
/// back; it stays counted whatever becomes of the rest of its change.
struct AttemptTaken {
    std::string key; // A blind index: "sign_in:<user>", "code:<address>".
    int most = 10;
    std::chrono::minutes window { 15 };
    Moment at;
};

/// Everything one act writes: stored whole or not at all. Parts left empty write nothing.
/// A change with an act in it carries its audit entries, so that the two can not come apart: turns, replies,
/// acknowledgements, codes, young people or acts on flows without one are refused with invalid_input, and so is a row
/// with a nil id.
/// A row that is there already (same id, user name, case number, code or token) is conflict, one that belongs to an
/// authority, young person or session that is not there is not_found, unless its comment says otherwise.
struct Change {
    std::vector<AuthorityRecord> authorities;
    std::vector<domain::Team> teams;
    std::vector<domain::Worker> workers; // Inserted, or replaced by id.
    std::vector<YoungPersonRecord> young_people;
    std::vector<FlowVersionRecord> flow_versions; // One already there is left alone.
    std::vector<DraftRecord> new_drafts; // Fails with conflict if the flow has an open draft.

    /// Replaces all of a draft but its flow, its author and when it began. Fails with conflict unless the stored revision
    /// is `expected`; the draft gets expected + 1.
    struct DraftWrite {
        std::uint64_t expected = 0;
        DraftRecord draft;
    };
    std::vector<DraftWrite> drafts;
    std::vector<PublicationRecord> publications;

    /// What new conversations of a flow begin with. Fails with conflict unless the last one was `expected` (nil: there
    /// was none), not_found if the publication is not there.
    struct GoLive {
        std::string flow;
        PublicationId expected;
        PublicationId publication;
    };
    std::vector<GoLive> go_live;
    std::vector<TranslationApprovalRecord> translation_approvals; // Instead of the one for the same words' place.

    std::vector<CodeRecord> codes;
    std::vector<SignInRecord> sign_ins;

    std::vector<AttemptTaken> attempts; // Over the limit: the whole change fails with forbidden, the try stays counted.
    std::vector<std::string> attempts_forgiven; // Keys, after a success.

    struct UseCode {
        std::string code_index;
        Moment at;
    };
    std::vector<UseCode> codes_used; // Fails with conflict if unknown, used or expired.

    struct EndSignIn {
        SignInId id;
        Moment at;
    };
    std::vector<EndSignIn> sign_ins_ended; // The first end stays; unknown ones are passed over.
    std::vector<SignInDeviceRecord> devices; // Of one there is already, only when it was seen and stepped up changes.
    std::vector<CredentialRecord> credentials;

    /// Fails with conflict if unknown or revoked, or if the counter does not grow: what was used once is used up. A
    /// passkey that does not count stays at 0.
    struct UseCredential {
        CredentialId id;
        std::uint64_t counter = 0;
        Moment at;
    };
    std::vector<UseCredential> credentials_used;

    struct RevokeCredential {
        CredentialId id;
        Moment at;
    };
    std::vector<RevokeCredential> credentials_revoked; // The first stays; unknown ones are passed over.

    std::vector<PhoneRecord> phones;
    std::vector<TryPhone> phone_tries;
    std::vector<UsePhone> phones_used;
    std::vector<ForgetPhone> phones_forgotten;

    std::vector<KioskRecord> kiosks;
    std::vector<EnrolKiosk> kiosks_enrolled;
    std::vector<RemoveKiosk> kiosks_removed;

    std::vector<SessionRecord> new_sessions; // Fails with conflict if there is one with that id.

    /// The hot path. Fails with conflict unless the session's stored number is `expected`, and if the answer id is
    /// already there. The answer gets number expected + 1.
    struct TurnWrite {
        std::uint64_t expected = 0;
        AnswerRecord answer;
        std::optional<domain::Level> top_level; // Raised to this if the session's is lower.
    };
    std::vector<TurnWrite> turns;

    /// Submit, amend, stop, read, acknowledged, replied: the store gives each the session's next number and moves the
    /// session's state, submitted, read and read_by accordingly (the first read stays). Fails with not_found for an
    /// unknown session.
    std::vector<SessionEventRecord> session_events;

    std::vector<casefile::FiledField> fields;
    std::vector<casefile::AlertRecord> alerts;
    std::vector<casefile::TaskRecord> tasks;
    std::vector<casefile::ChronologyRecord> chronology;
    std::vector<ReplyRecord> replies; // Same id and digest again: fails with conflict.

    std::vector<CaseEntryRecord> case_entries;
    std::vector<NameIndexRecord> names; // One already there is left alone.

    struct Acknowledge {
        AlertId alert;
        WorkerId by;
        Moment at;
    };
    std::vector<Acknowledge> acknowledgements; // Fails with conflict if somebody did already, not_found if unknown.

    /// Fails with conflict if the alert has that step already or has been acknowledged, not_found if it is unknown.
    std::vector<casefile::AlertStep> alert_steps;

    struct ClockTold {
        std::string key; // "reply/<session>"
        Moment at;
    };
    std::vector<ClockTold> clocks_told; // Fails with conflict if it was told already.

    std::vector<ScanRecord> scans; // The higher level stays.

    std::vector<WorkerCardRecord> worker_cards; // Instead of the one they had. not_found: no such worker.

    /// Fails with not_found if the worker or whom it is about is not there.
    std::vector<GrantRecord> grants;
    struct EndGrant {
        GrantId id;
        Moment at;
    };
    std::vector<EndGrant> grants_ended; // The first end stays; not_found if unknown.
    struct EndSignInsOf {
        WorkerId worker;
        Moment at;
    };
    std::vector<EndSignInsOf> sign_ins_of_ended; // All that are open.

    std::vector<UploadRecord> new_uploads; // Begun, with nothing received. not_found if the session is not theirs.
    std::vector<UploadArrived> uploads_arrived;
    std::vector<UploadKept> uploads_kept;
    std::vector<UploadNamed> uploads_named;
    std::vector<UploadDropped> uploads_dropped;

    std::vector<OutboxRecord> outbox;
    std::vector<OutboxId> outbox_delivered; // Unknown ones are passed over.

    /// Everything of theirs goes, names and blind indexes first of all, and who is signed in as them is signed out. The
    /// tombstone stays. Fails with not_found if there is nobody with that id, conflict if they are erased already.
    std::vector<TombstoneRecord> tombstones;
    std::vector<EraseDone> erasures_done; // Fails with conflict unless that erasure waits for this.
    std::vector<SweepUnsent> swept; // Fails with conflict if it was sent, stopped, changed since or raised an alert.

    std::vector<vault::AuditEntry> audit;
};

/// Durable state. Two sides that may run at the same time:
///   - commit_group: only the writer thread (see writer.h), which is also the only one that checkpoints;
///   - everything else: one reading thread at a time, through a connection of its own, seeing all that was committed.
/// Reads fail with not_found where they name one thing, give an empty list where they name many, unavailable if the
/// database can not be read, corrupt if it makes no sense.
class Store {
public:
    virtual ~Store() = default;

    /// Commits a group of changes in one transaction, on disk when this returns. A change that fails, fails alone: its
    /// error stands at its place in the result and nothing of it is stored (but for AttemptTaken, see there).
    /// Ends the process if the disk refuses the commit: recover on start, never retry.
    virtual std::vector<Result<>> commit_group(std::span<Change const> changes) = 0;

    virtual Result<AuthorityRecord> authority() = 0; // The one of this database.
    virtual Result<std::vector<domain::Team>> teams() = 0;
    virtual Result<domain::Worker> worker(WorkerId) = 0;
    virtual Result<domain::Worker> worker_by_username(std::string const& username) = 0;
    virtual Result<std::vector<domain::Worker>> workers() = 0;

    virtual Result<std::vector<YoungPersonRecord>> young_people() = 0; // All, nameless visitors included.
    virtual Result<std::vector<TombstoneRecord>> tombstones() = 0; // Oldest first.
    /// Begun, never sent, and with no answer or event since then; alerts or not.
    virtual Result<std::vector<SessionRecord>> unsent_since(Moment last_change) = 0;
    virtual Result<YoungPersonRecord> young_person(YoungPersonId) = 0;
    virtual Result<std::vector<YoungPersonRecord>> young_people_of_adviser(WorkerId) = 0;
    virtual Result<std::vector<YoungPersonRecord>> young_people_of_team(TeamId) = 0; // Nameless visitors included.
    virtual Result<YoungPersonRecord> young_person_by_case_number(std::string const& index) = 0;

    virtual Result<std::string> flow_version(std::string const& version) = 0; // Canonical JSON.
    virtual Result<Moment> flow_version_since(std::string const& version) = 0; // When it was first kept.

    virtual Result<DraftRecord> draft(DraftId) = 0;
    virtual Result<DraftRecord> open_draft(std::string const& flow) = 0;
    virtual Result<std::vector<DraftRecord>> drafts(std::size_t most) = 0; // Open ones first, then the newest.
    virtual Result<PublicationRecord> publication(PublicationId) = 0;
    virtual Result<std::vector<PublicationRecord>> publications_of(std::string const& flow) = 0; // Newest first.
    virtual Result<std::vector<PublicationRecord>> live_publications() = 0; // Of each flow the one that went live last.
    virtual Result<std::vector<TranslationApprovalRecord>> translation_approvals() = 0;

    virtual Result<CodeRecord> code(std::string const& code_index) = 0;
    virtual Result<SignInRecord> sign_in(std::string const& token_index) = 0;
    virtual Result<std::vector<SignInRecord>> sign_ins_of(WorkerId) = 0; // Not ended; newest first.
    virtual Result<std::vector<SignInRecord>> sign_ins_of(YoungPersonId) = 0; // Not ended; newest first.
    virtual Result<SignInDeviceRecord> sign_in_device(SignInId) = 0;
    virtual Result<std::vector<CredentialRecord>> credentials_of(WorkerId) = 0; // Not revoked; oldest first.
    virtual Result<CredentialRecord> credential(CredentialKind, std::string const& key_index) = 0; // Not revoked.

    virtual Result<PhoneRecord> phone(PhoneId) = 0; // Not forgotten.
    virtual Result<std::vector<PhoneRecord>> phones_of(YoungPersonId) = 0; // Not forgotten; oldest first.

    virtual Result<std::vector<KioskRecord>> kiosks() = 0; // Not removed; oldest first.
    virtual Result<KioskRecord> kiosk_by_token(std::string const& token_index) = 0; // Not removed.

    virtual Result<SessionRecord> session(SessionId) = 0;
    virtual Result<std::vector<AnswerRecord>> answers(SessionId) = 0; // In order given.
    virtual Result<AnswerRecord> answer(SessionId, AnswerId) = 0;
    virtual Result<std::vector<SessionEventRecord>> session_events(SessionId) = 0; // In order.
    virtual Result<std::vector<SessionRecord>> sessions_of(YoungPersonId) = 0; // Newest first.

    virtual Result<std::vector<casefile::FiledField>> fields_of_session(SessionId) = 0; // In order written.
    virtual Result<casefile::AlertRecord> alert(AlertId) = 0;
    virtual Result<std::vector<casefile::AlertRecord>> alerts_of_session(SessionId) = 0;
    virtual Result<std::vector<casefile::AlertRecord>> alerts_of(YoungPersonId) = 0;
    virtual Result<std::vector<casefile::AlertRecord>> open_alerts() = 0; // Of everybody; oldest first.
    virtual Result<std::vector<casefile::AlertStep>> alert_steps(AlertId) = 0; // In order.
    virtual Result<std::vector<std::string>> clocks_told(std::string const& prefix) = 0; // Keys that begin so.
    virtual Result<ScanRecord> scan_of(SessionId) = 0; // Level 0 if there is none.
    virtual Result<std::vector<SessionRecord>> sessions_without_reply() = 0; // Sent, of named people; oldest first.
    virtual Result<std::vector<casefile::TaskRecord>> tasks_of(YoungPersonId) = 0;
    virtual Result<std::vector<casefile::ChronologyRecord>> chronology_of(YoungPersonId) = 0; // Oldest first.
    virtual Result<ReplyRecord> reply(ReplyId) = 0;
    virtual Result<std::vector<ReplyRecord>> replies_to(SessionId) = 0; // Oldest first.

    virtual Result<UploadRecord> upload(UploadId) = 0;
    virtual Result<std::vector<UploadRecord>> uploads_of(SessionId) = 0; // Oldest first.
    virtual Result<std::vector<UploadRecord>> unnamed_uploads(Moment begun_before) = 0; // Oldest first.
    virtual Result<std::vector<UploadPiece>> upload_pieces(UploadId) = 0; // In order.

    virtual Result<CaseEntryRecord> case_entry(EntryId) = 0;
    virtual Result<std::vector<CaseEntryRecord>> case_entries_of(YoungPersonId) = 0; // Oldest first.
    virtual Result<std::vector<CaseEntryRecord>> case_entries_owned_by(std::string const& owner) = 0; // Oldest first.
    virtual Result<std::vector<YoungPersonId>> young_people_named(std::string const& word_index) = 0;
    virtual Result<bool> name_is_indexed(YoungPersonId) = 0;
    virtual Result<GrantRecord> grant(GrantId) = 0;
    virtual Result<std::vector<GrantRecord>> grants() = 0; // Newest first, and so are those below.
    virtual Result<std::vector<GrantRecord>> grants_on(YoungPersonId) = 0; // Past ones too; cover is on nobody.
    virtual Result<std::vector<GrantRecord>> grants_of(WorkerId, Moment now) = 0; // In force, and their role's too.
    virtual Result<WorkerCardRecord> worker_card(WorkerId) = 0; // An empty one if nobody has said anything.
    // Who is kept from it, as case entries say: whom its alerts are about, and who is not to see it.
    virtual Result<std::vector<WorkerId>> named_in(SessionId) = 0;
    virtual Result<std::vector<YoungPersonId>> people_with_alerts_for(domain::Recipient) = 0; // Passed on to them too.
    virtual Result<std::vector<Tally>> tallies() = 0;

    /// Audit entries of workers reading this young person's words, newest first.
    virtual Result<std::vector<AuditRecord>> reads_of(YoungPersonId, std::size_t most) = 0;

    virtual Result<std::vector<OutboxRecord>> outbox_waiting(std::size_t most) = 0; // Oldest first.
    virtual Result<std::vector<AuditRecord>> audit_after(std::uint64_t number, std::size_t most) = 0;

    /// Who was promised something for a day before that one, and nobody has said that it is done or given up.
    virtual Result<std::vector<YoungPersonId>> people_with_promises_due_before(Date) = 0;
};

std::unique_ptr<Store> open_memory_store();

/// Opens `folder`/sayso.db, makes it if `make` and it is missing, and brings its schema up to date (forward only, under
/// a lock). Fails with not_found if it is missing, unavailable if it can not be read or written, corrupt if it is no
/// Sayso database or is newer than this program; `detail` says what to do.
struct SqliteOptions {
    std::string folder;
    bool make = false;
};
Result<std::unique_ptr<Store>> open_sqlite_store(SqliteOptions const& options);

} // namespace sayso::store
