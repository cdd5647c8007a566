// The same server with one fault put in: it says "stored" before it is. tests/fault/kill must find the loss; if it does not,
// the test that guards our promise is blind.

#include "commands/command_line.h"
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace {

using namespace sayso;

/// Forwards every read; puts every write off, and lies about it.
class EarlyStore final : public store::Store {
public:
    explicit EarlyStore(std::unique_ptr<store::Store> real)
        : real_(std::move(real))
        , late_([this] { write_late(); })
    {
    }

    ~EarlyStore() override
    {
        {
            std::scoped_lock lock(mutex_);
            stopping_ = true;
        }
        changed_.notify_one();
        late_.join();
    }

    std::vector<Result<>> commit_group(std::span<store::Change const> changes) override
    {
        std::scoped_lock lock(mutex_);
        std::vector<Result<>> said;
        for (auto const& change : changes) {
            waiting_.push_back(change);
            said.emplace_back(); // "Stored." It is not.
        }
        changed_.notify_one();
        return said;
    }

    Result<store::AuthorityRecord> authority() override { return settled().authority(); }
    Result<std::vector<domain::Team>> teams() override { return settled().teams(); }
    Result<domain::Worker> worker(WorkerId id) override { return settled().worker(id); }
    Result<domain::Worker> worker_by_username(std::string const& name) override
    {
        return settled().worker_by_username(name);
    }
    Result<std::vector<domain::Worker>> workers() override { return settled().workers(); }
    Result<store::YoungPersonRecord> young_person(YoungPersonId id) override { return settled().young_person(id); }
    Result<std::vector<store::YoungPersonRecord>> young_people_of_adviser(WorkerId id) override
    {
        return settled().young_people_of_adviser(id);
    }
    Result<std::vector<store::YoungPersonRecord>> young_people_of_team(TeamId id) override
    {
        return settled().young_people_of_team(id);
    }
    Result<store::YoungPersonRecord> young_person_by_case_number(std::string const& index) override
    {
        return settled().young_person_by_case_number(index);
    }
    Result<std::string> flow_version(std::string const& version) override { return settled().flow_version(version); }
    Result<store::CodeRecord> code(std::string const& index) override { return settled().code(index); }
    Result<store::SignInRecord> sign_in(std::string const& index) override { return settled().sign_in(index); }
    Result<store::SessionRecord> session(SessionId id) override { return settled().session(id); }
    Result<std::vector<store::AnswerRecord>> answers(SessionId id) override { return settled().answers(id); }
    Result<store::AnswerRecord> answer(SessionId id, AnswerId answer_id) override
    {
        return settled().answer(id, answer_id);
    }
    Result<std::vector<store::SessionEventRecord>> session_events(SessionId id) override
    {
        return settled().session_events(id);
    }
    Result<std::vector<store::SessionRecord>> sessions_of(YoungPersonId id) override
    {
        return settled().sessions_of(id);
    }
    Result<std::vector<casefile::FiledField>> fields_of_session(SessionId id) override
    {
        return settled().fields_of_session(id);
    }
    Result<casefile::AlertRecord> alert(AlertId id) override { return settled().alert(id); }
    Result<std::vector<casefile::AlertRecord>> alerts_of_session(SessionId id) override
    {
        return settled().alerts_of_session(id);
    }
    Result<std::vector<casefile::AlertRecord>> alerts_of(YoungPersonId id) override { return settled().alerts_of(id); }
    Result<std::vector<casefile::TaskRecord>> tasks_of(YoungPersonId id) override { return settled().tasks_of(id); }
    Result<std::vector<casefile::ChronologyRecord>> chronology_of(YoungPersonId id) override
    {
        return settled().chronology_of(id);
    }
    Result<store::ReplyRecord> reply(ReplyId id) override { return settled().reply(id); }
    Result<std::vector<store::ReplyRecord>> replies_to(SessionId id) override { return settled().replies_to(id); }
    Result<std::vector<store::OutboxRecord>> outbox_waiting(std::size_t most) override
    {
        return settled().outbox_waiting(most);
    }
    Result<std::vector<store::AuditRecord>> audit_after(std::uint64_t number, std::size_t most) override
    {
        return settled().audit_after(number, most);
    }

private:
    /// A phone must see its own writes or it could not go on talking: a read waits for the writes put off so far.
    store::Store& settled()
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return waiting_.empty() && !writing_; });
        return *real_;
    }

    void write_late()
    {
        std::unique_lock lock(mutex_);
        for (;;) {
            changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
            if (waiting_.empty())
                return;
            std::vector<store::Change> group(waiting_.begin(), waiting_.end());
            waiting_.clear();
            writing_ = true;
            lock.unlock();
            std::this_thread::sleep_for(std::chrono::milliseconds(5)); // The window in which a tick is a lie.
            real_->commit_group(group);
            lock.lock();
            writing_ = false;
            changed_.notify_all();
        }
    }

    std::unique_ptr<store::Store> real_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<store::Change> waiting_;
    bool writing_ = false;
    bool stopping_ = false;
    std::thread late_; // Last: it uses the others.
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
