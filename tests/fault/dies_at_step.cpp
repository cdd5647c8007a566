// The same program, but it is killed at a step that the environment names: "erase.buried", or "rotate.batch" ...

#include "commands/command_line.h"
#include <csignal>
#include <cstdlib>
#include <string_view>

int main(int count, char** words)
{
    sayso::commands::World world;
    world.at_step = [](char const* step) {
        char const* last = std::getenv("SAYSO_DIES_AT");
        if (last && std::string_view(last) == step)
            std::raise(SIGKILL);
    };
    return sayso::commands::run(count, words, world);
}
