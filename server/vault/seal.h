#pragma once

#include "vault/vault.h"
#include <array>
#include <optional>
#include <span>

/// Inside the vault only: the bytes of a seal.
///
///     0      format, 1
///     1      algorithm, 1: XChaCha20-Poly1305 (IETF)
///     2..5   version of the key, most significant byte first
///     6..29  nonce, random
///     30..   ciphertext, then a tag of 16 bytes
///
/// Bound in besides: table, column, row, subject and the first six bytes, each with its length in front. These records
/// are kept for 75 years: whoever needs another cipher gives it a new algorithm number and goes on opening this one.
namespace sayso::vault {

/// 256 bits that are wiped when they go away.
class KeyBytes {
public:
    KeyBytes() = default;
    ~KeyBytes();
    KeyBytes(KeyBytes const&) = delete;
    KeyBytes& operator=(KeyBytes const&) = delete;

    std::array<std::uint8_t, 32> bytes {};
};

/// A key, and everything a seal made with it is bound to but for the cell.
struct SealingKey {
    KeyBytes const& key;
    std::uint32_t version = 1;
    YoungPersonId subject; // Nil for what belongs to nobody.
};

Sealed seal(SealingKey const& key, Cell const& cell, std::span<std::uint8_t const> plain, Random& random);

/// How many bytes open_into() gives; nothing if this can not be a seal.
std::optional<std::size_t> plain_size(Sealed const& sealed);

/// The version of the key that a seal was made with; nothing if this can not be a seal.
std::optional<std::uint32_t> key_version_of(Sealed const& sealed);

/// The same, as SQLite compares it: bytes 2 to 5 of a seal.
std::array<std::uint8_t, 4> version_bytes(std::uint32_t version);

/// Fills `plain`, which must have plain_size() bytes. Fails with corrupt.
Result<> open_into(std::span<std::uint8_t> plain, SealingKey const& key, Cell const& cell, Sealed const& sealed);

/// Readies libsodium; cheap after the first time. Threads: any.
void ready_sodium();

} // namespace sayso::vault
