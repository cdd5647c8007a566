// The same server with one fault put in: it says "stored" before it is. tests/fault/kill must find the loss; if it does
// not, the test that guards our promise is blind.

#include "commands/command_line.h"
#include "tests/support/store_in_front.h"
#include <map>
#include <mutex>

namespace {

using namespace sayso;

/// Forwards everything, except that an answer is put off until somebody asks for its conversation, and said to be
/// stored before. Nobody who talks to it can tell, until it is killed.
class EarlyStore final : public store::StoreInFront {
public:
    explicit EarlyStore(std::unique_ptr<store::Store> real)
        : StoreInFront(std::move(real))
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
    Result<std::vector<casefile::FiledField>> fields_of_session(SessionId id) override
    {
        return settled(id).fields_of_session(id);
    }
    Result<std::vector<casefile::AlertRecord>> alerts_of_session(SessionId id) override
    {
        return settled(id).alerts_of_session(id);
    }
    Result<std::vector<store::ReplyRecord>> replies_to(SessionId id) override { return settled(id).replies_to(id); }

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
