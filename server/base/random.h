#pragma once

#include <cstdint>
#include <span>

namespace sayso {

/// Where randomness comes from. Keys and tokens are made from it, so the real one is the kernel's.
/// Threads: any.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

/// getrandom(2). Ends the process if the kernel has no randomness to give.
class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

} // namespace sayso
