#pragma once

#include "store/store.h"
#include <functional>
#include <memory>

namespace sayso::store {

/// The one thread that writes. It takes whatever changes are waiting (at most 256), commits them as one group, and as
/// soon as that commit has returned takes the next: no timer, the group forms by itself under load.
///
/// `done` of a change runs on the writer thread, after its group is on disk, and must only hand over (post) to another
/// thread. `after_group`, if given, runs once after the `done`s of a group: the place to wake an event loop once.
/// Destroying it commits what is still waiting, then stops.
class Writer {
public:
    using Done = std::function<void(Result<>)>;

    explicit Writer(Store& store, std::function<void()> after_group = {});
    ~Writer();
    Writer(Writer const&) = delete;
    Writer& operator=(Writer const&) = delete;

    /// Threads: any. Fails at once with unavailable, through the returned value and without calling `done`, if 10,000
    /// changes are waiting already or it is stopping.
    Result<> submit(Change change, Done done);

    /// Blocks until it is on disk: for start-up and the command line.
    Result<> commit(Change change);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace sayso::store
