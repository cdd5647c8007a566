#pragma once

#include "store/change.h"
#include "store/sqlite_connection.h"

namespace sayso::store {

/// The writing half of the SQLite store: turns the parts of a Change into rows, inside the caller's transaction.
/// Threads: the writer thread.
class SqliteWrites {
public:
    explicit SqliteWrites(Connection& connection)
        : connection_(connection)
    {
    }

    /// Where the audit chain goes on. Call once, before anything else.
    Result<> load_audit_head();

    /// Fails with forbidden if one of the tries is one too many; the others stay taken.
    Result<> take_tries(Change const& change);

    /// Writes all but the tries. After a failure the caller rolls back to where it was, and calls forget().
    Result<> write(Change const& change);

    /// What write() keeps between the changes of a group, and so must be put back when rows are rolled back.
    struct Head {
        std::uint64_t number = 0;
        vault::ChainHash hash {};
    };
    Head head() const { return head_; }
    void go_back_to(Head const& head) { head_ = head; }

    /// Once per group, before its commit.
    Result<> store_audit_head();

    Result<> apply(AuthorityRecord const& authority);
    Result<> apply(domain::Team const& team);
    Result<> apply(domain::Worker const& worker);
    Result<> apply(YoungPersonRecord const& person);
    Result<> apply(FlowVersionRecord const& version);
    Result<> apply(DraftRecord const& draft);
    Result<> apply(Change::DraftWrite const& write);
    Result<> apply(PublicationRecord const& publication);
    Result<> apply(Change::GoLive const& live);
    Result<> apply(TranslationApprovalRecord const& approval);
    Result<> apply(CodeRecord const& code);
    Result<> apply(SignInRecord const& sign_in);
    Result<> apply(std::string const& forgiven);
    Result<> apply(Change::UseCode const& use);
    Result<> apply(Change::EndSignIn const& end);
    Result<> apply(SignInDeviceRecord const& device);
    Result<> apply(CredentialRecord const& credential);
    Result<> apply(Change::UseCredential const& use);
    Result<> apply(Change::RevokeCredential const& revoke);
    Result<> apply(PhoneRecord const& phone);
    Result<> apply(TryPhone const& taken);
    Result<> apply(UsePhone const& use);
    Result<> apply(ForgetPhone const& forget);
    Result<> apply(KioskRecord const& kiosk);
    Result<> apply(EnrolKiosk const& enrol);
    Result<> apply(RemoveKiosk const& remove);
    Result<> apply(SessionRecord const& session);
    Result<> apply(Change::TurnWrite const& turn);
    Result<> apply(SessionEventRecord const& event);
    Result<> apply(casefile::FiledField const& field);
    Result<> apply(casefile::AlertRecord const& alert);
    Result<> apply(casefile::TaskRecord const& task);
    Result<> apply(casefile::ChronologyRecord const& entry);
    Result<> apply(ReplyRecord const& reply);
    Result<> apply(CaseEntryRecord const& entry);
    Result<> apply(NameIndexRecord const& name);
    Result<> apply(Change::Acknowledge const& acknowledge);
    Result<> apply(casefile::AlertStep const& step);
    Result<> apply(Change::ClockTold const& told);
    Result<> apply(ScanRecord const& scan);
    Result<> apply(GrantRecord const& grant);
    Result<> apply(WorkerCardRecord const& card);
    Result<> apply(Change::EndGrant const& end);
    Result<> apply(Change::EndSignInsOf const& end);
    Result<> apply(UploadRecord const& upload);
    Result<> apply(UploadArrived const& arrived);
    Result<> apply(UploadKept const& kept);
    Result<> apply(UploadNamed const& named);
    Result<> apply(UploadDropped const& dropped);
    Result<> apply(OutboxRecord const& outbox);
    Result<> apply(OutboxId delivered);
    Result<> apply(TombstoneRecord const& tombstone);
    Result<> apply(EraseDone const& done);
    Result<> apply(SweepUnsent const& sweep);
    Result<> apply(vault::AuditEntry const& entry);

private:
    /// A session that this change touches: read once, written back once at its end.
    struct Progress {
        SessionId session;
        RowNumber row = 0;
        std::uint64_t number = 0;
        Moment changed;
        std::optional<domain::Level> top_level;
        std::optional<RowNumber> last_answer;
        std::optional<RowNumber> last_field;
        std::uint64_t seen = 0; // One bit for each answer id: no bit, no such answer.
        bool dirty = false;
    };
    static Progress read_progress(Row& row);

    /// Fails with not_found. Valid until the next call.
    Result<Progress*> progress(SessionId session);
    Result<> save(Progress const& progress);
    Result<bool> is_there(Progress const& progress, AnswerId answer);
    Result<> take_try(AttemptTaken const& attempt);
    Result<> move_on(RowNumber session, SessionEventRecord const& event);

    Connection& connection_;
    Head head_;
    std::vector<Progress> touched_;
};

} // namespace sayso::store
