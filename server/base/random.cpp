#include "base/random.h"

#include <cstdio>
#include <cstdlib>
#include <sys/random.h>

namespace sayso {

void SystemRandom::fill(std::span<std::uint8_t> bytes)
{
    while (!bytes.empty()) {
        ssize_t got = getrandom(bytes.data(), bytes.size(), 0);
        if (got <= 0) {
            std::fputs("event=no_randomness\n", stderr);
            std::abort();
        }
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
}

} // namespace sayso
