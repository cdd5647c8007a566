#pragma once

#include "store/store.h"
#include <functional>
#include <memory>

namespace sayso::net {
class Server;
}

namespace sayso::commands {

/// What the program takes from outside, so that a test can be another composition root without a switch in production.
struct World {
    /// Put around the store that `serve` opened; empty: nothing.
    std::function<std::unique_ptr<store::Store>(std::unique_ptr<store::Store>)> around_store;
    /// Called once `serve` listens, before it answers; empty: nothing.
    std::function<void(net::Server const&)> when_listening;
    Clock const* clock = nullptr; // Null: the machine's.
    std::chrono::milliseconds look_every { 15'000 }; // At what has run out.
    /// Called between the steps of rotating and erasing, by their names; empty: nothing.
    std::function<void(char const*)> at_step;
};

/// The command line of `sayso`. Returns the exit code: 0 done, 1 it could not be done (one line on stderr says what and
/// what to do), 2 the command line itself was wrong.
int run(int count, char** words, World const& world);

} // namespace sayso::commands
