#include "store/writer.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace sayso::store {

namespace {

constexpr std::size_t most_in_group = 256;
constexpr std::size_t most_waiting = 10'000;

struct Group {
    std::vector<Change> changes;
    std::vector<Writer::Done> dones;
};

} // namespace

struct Writer::Parts {
    Parts(Store& store_, std::function<void()> after_group_)
        : store(store_)
        , after_group(std::move(after_group_))
    {
    }

    void run();
    Group take_group();

    Store& store;
    std::function<void()> const after_group;

    std::mutex mutex; // Guards the three below.
    std::deque<Change> changes;
    std::deque<Done> dones; // One for each change.
    bool stopping = false;

    std::condition_variable work;
    std::thread thread; // Last: it uses all the others.
};

/// Empty only when there is nothing left to do.
Group Writer::Parts::take_group()
{
    std::unique_lock lock(mutex);
    work.wait(lock, [this] { return stopping || !changes.empty(); });
    auto size = static_cast<std::ptrdiff_t>(std::min(changes.size(), most_in_group));
    Group group;
    group.changes.assign(std::move_iterator(changes.begin()), std::move_iterator(changes.begin() + size));
    group.dones.assign(std::move_iterator(dones.begin()), std::move_iterator(dones.begin() + size));
    changes.erase(changes.begin(), changes.begin() + size);
    dones.erase(dones.begin(), dones.begin() + size);
    return group;
}

void Writer::Parts::run()
{
    for (auto group = take_group(); !group.changes.empty(); group = take_group()) {
        auto results = store.commit_group(group.changes);
        for (std::size_t i = 0; i < group.dones.size(); ++i)
            if (group.dones[i])
                group.dones[i](std::move(results.at(i)));
        if (after_group)
            after_group();
    }
}

Writer::Writer(Store& store, std::function<void()> after_group)
    : parts_(std::make_unique<Parts>(store, std::move(after_group)))
{
    parts_->thread = std::thread([parts = parts_.get()] { parts->run(); });
}

Writer::~Writer()
{
    {
        std::scoped_lock lock(parts_->mutex);
        parts_->stopping = true;
    }
    parts_->work.notify_one();
    parts_->thread.join();
}

Result<> Writer::submit(Change change, Done done)
{
    {
        std::scoped_lock lock(parts_->mutex);
        if (parts_->stopping)
            return fail(Errc::unavailable, "the writer is stopping");
        if (parts_->changes.size() >= most_waiting)
            return fail(Errc::unavailable, "too many changes are waiting to be written");
        parts_->changes.push_back(std::move(change));
        parts_->dones.push_back(std::move(done));
    }
    parts_->work.notify_one();
    return {};
}

Result<> Writer::commit(Change change)
{
    // Shared, because the writer thread may still be inside set_value() when this one has its result.
    auto promise = std::make_shared<std::promise<Result<>>>();
    auto finished = promise->get_future();
    auto submitted = submit(std::move(change), [promise](Result<> result) { promise->set_value(std::move(result)); });
    if (!submitted)
        return submitted;
    return finished.get();
}

} // namespace sayso::store
