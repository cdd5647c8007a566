#include "vault/digest.h"

#include "base/id.h"
#include "vault/seal.h"
#include <sodium.h>

namespace sayso::vault {

struct Digest::State {
    crypto_generichash_state hash;
};

Digest::Digest()
    : state_(std::make_unique<State>())
{
    ready_sodium();
    crypto_generichash_init(&state_->hash, nullptr, 0, 32);
}

Digest::~Digest() = default;

void Digest::add(std::span<std::uint8_t const> bytes)
{
    crypto_generichash_update(&state_->hash, bytes.data(), bytes.size());
}

void Digest::add(std::string_view text)
{
    add({ reinterpret_cast<std::uint8_t const*>(text.data()), text.size() });
}

std::string Digest::finish()
{
    std::array<std::uint8_t, 32> bytes {};
    crypto_generichash_final(&state_->hash, bytes.data(), bytes.size());
    return to_hex(bytes);
}

} // namespace sayso::vault
