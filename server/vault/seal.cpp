#include "vault/seal.h"

#include <algorithm>
#include <sodium.h>
#include <stdexcept>

namespace sayso::vault {

namespace {

constexpr std::uint8_t format = 1;
constexpr std::uint8_t algorithm = 1;
constexpr std::size_t header_size = 6;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

using Header = std::array<std::uint8_t, header_size>;

Header header_for(std::uint32_t key_version)
{
    return { format, algorithm, static_cast<std::uint8_t>(key_version >> 24U),
        static_cast<std::uint8_t>(key_version >> 16U), static_cast<std::uint8_t>(key_version >> 8U),
        static_cast<std::uint8_t>(key_version) };
}

void append(std::vector<std::uint8_t>& data, void const* bytes, std::size_t size)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        data.push_back(static_cast<std::uint8_t>(size >> static_cast<unsigned>(shift)));
    auto first = static_cast<std::uint8_t const*>(bytes);
    data.insert(data.end(), first, first + size);
}

std::vector<std::uint8_t> associated_data(SealingKey const& key, Cell const& cell, Header const& header)
{
    std::vector<std::uint8_t> data;
    data.reserve(128);
    append(data, cell.table.data(), cell.table.size());
    append(data, cell.column.data(), cell.column.size());
    append(data, cell.row.data(), cell.row.size());
    append(data, key.subject.bytes().data(), key.subject.bytes().size());
    append(data, header.data(), header.size());
    return data;
}

} // namespace

KeyBytes::~KeyBytes()
{
    sodium_memzero(bytes.data(), bytes.size());
}

Sealed seal(SealingKey const& key, Cell const& cell, std::span<std::uint8_t const> plain, Random& random)
{
    auto header = header_for(key.version);
    auto bound = associated_data(key, cell, header);
    Sealed sealed(header_size + nonce_size + plain.size() + tag_size);
    std::copy(header.begin(), header.end(), sealed.begin());
    auto nonce = std::span(sealed).subspan(header_size, nonce_size);
    random.fill(nonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + header_size + nonce_size, nullptr, plain.data(),
        plain.size(), bound.data(), bound.size(), nullptr, nonce.data(), key.key.bytes.data());
    return sealed;
}

std::optional<std::size_t> plain_size(Sealed const& sealed)
{
    constexpr auto around = header_size + nonce_size + tag_size;
    if (sealed.size() < around)
        return std::nullopt;
    return sealed.size() - around;
}

std::optional<std::uint32_t> key_version_of(Sealed const& sealed)
{
    if (!plain_size(sealed))
        return std::nullopt;
    std::uint32_t version = 0;
    for (std::size_t i = 2; i < header_size; ++i)
        version = version << 8U | sealed[i];
    return version;
}

std::array<std::uint8_t, 4> version_bytes(std::uint32_t version)
{
    auto header = header_for(version);
    return { header[2], header[3], header[4], header[5] };
}

Result<> open_into(std::span<std::uint8_t> plain, SealingKey const& key, Cell const& cell, Sealed const& sealed)
{
    if (plain_size(sealed) != plain.size())
        return fail(Errc::corrupt, "sealed bytes are too short");
    auto header = header_for(key.version);
    if (!std::equal(header.begin(), header.end(), sealed.begin()))
        return fail(Errc::corrupt, "sealed bytes have an unknown format, algorithm or key version");

    auto bound = associated_data(key, cell, header);
    auto body = std::span(sealed).subspan(header_size + nonce_size);
    int refused = crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, body.data(), body.size(),
        bound.data(), bound.size(), sealed.data() + header_size, key.key.bytes.data());
    if (refused != 0)
        return fail(Errc::corrupt, "sealed bytes were changed, moved, or sealed with another key");
    return {};
}

void ready_sodium()
{
    static int const state = sodium_init();
    if (state < 0)
        throw std::runtime_error("libsodium does not start");
}

} // namespace sayso::vault
