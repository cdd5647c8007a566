#include "vault/audit_chain.h"

#include "vault/seal.h"
#include <sodium.h>
#include <string_view>

namespace sayso::vault {

namespace {

class Hasher {
public:
    Hasher() { crypto_generichash_init(&state_, nullptr, 0, std::tuple_size_v<ChainHash>); }

    void add(void const* bytes, std::size_t size)
    {
        add_number(size);
        update(bytes, size);
    }
    void add(std::string_view text) { add(text.data(), text.size()); }

    /// Eight bytes, most significant first, so that a chain can be checked on any machine.
    void add_number(std::uint64_t number)
    {
        std::array<std::uint8_t, 8> bytes;
        for (auto& byte : bytes) {
            byte = static_cast<std::uint8_t>(number >> 56U);
            number <<= 8U;
        }
        update(bytes.data(), bytes.size());
    }

    ChainHash finish()
    {
        ChainHash hash;
        crypto_generichash_final(&state_, hash.data(), hash.size());
        return hash;
    }

private:
    void update(void const* bytes, std::size_t size)
    {
        crypto_generichash_update(&state_, static_cast<unsigned char const*>(bytes), size);
    }

    crypto_generichash_state state_;
};

} // namespace

ChainHash next_hash(ChainHash const& previous, std::uint64_t number, AuditEntry const& entry)
{
    ready_sodium();
    Hasher hasher;
    hasher.add(previous.data(), previous.size());
    hasher.add_number(number);
    hasher.add_number(static_cast<std::uint64_t>(to_millis(entry.at)));
    hasher.add(entry.actor);
    hasher.add(entry.action);
    hasher.add(entry.subject.bytes().data(), entry.subject.bytes().size());
    hasher.add(entry.ref);
    hasher.add(entry.outcome);
    return hasher.finish();
}

} // namespace sayso::vault
