#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace sayso::vault {

/// BLAKE2b-256 over bytes as they come. It shows that something was changed, not by whom: what must prove that too is
/// Vault::blind_index. Threads: one at a time.
class Digest {
public:
    Digest();
    ~Digest();
    Digest(Digest const&) = delete;
    Digest& operator=(Digest const&) = delete;

    void add(std::span<std::uint8_t const> bytes);
    void add(std::string_view text);

    /// 64 hexadecimal digits. Call once, last.
    std::string finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace sayso::vault
