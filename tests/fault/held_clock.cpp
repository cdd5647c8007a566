// The real program with a clock that stands where a file says (milliseconds since 1970): another composition root, not a
// switch in production. It looks often at what has run out, so that nobody has to wait.

#include "commands/command_line.h"
#include <cstdlib>
#include <fstream>

namespace {

class HeldClock final : public sayso::Clock {
public:
    explicit HeldClock(std::string file)
        : file_(std::move(file))
    {
    }

    sayso::Moment now() const override
    {
        std::int64_t millis = 0;
        std::ifstream(file_) >> millis;
        return sayso::from_millis(millis);
    }

private:
    std::string file_;
};

} // namespace

int main(int count, char** words)
{
    char const* file = std::getenv("SAYSO_HELD_CLOCK");
    if (!file)
        return 2;
    HeldClock clock(file);
    sayso::commands::World world;
    world.clock = &clock;
    world.look_every = std::chrono::milliseconds { 20 };
    return sayso::commands::run(count, words, world);
}
