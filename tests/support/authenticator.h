#pragma once

#include "identity/base64url.h"
#include <cstdint>
#include <memory>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <stdexcept>
#include <string>

namespace sayso::tests {

/// A passkey made with OpenSSL, for tests of ours against another implementation than the one under test. It signs
/// whatever it is told to, right or wrong.
class Authenticator {
public:
    Authenticator()
        : key_(EVP_EC_gen("P-256"))
    {
        if (!key_)
            throw std::runtime_error("no P-256");
    }
    ~Authenticator() { EVP_PKEY_free(key_); }
    Authenticator(Authenticator const&) = delete;
    Authenticator& operator=(Authenticator const&) = delete;

    static constexpr std::uint8_t present = 1, verified = 4, has_key = 64;

    std::string id = "an authenticator's own name for it";
    std::uint32_t counter = 0;

    static std::string client_data(std::string const& type, std::string const& challenge, std::string const& origin,
        std::string const& more = R"(,"crossOrigin":false)")
    {
        return R"({"type":")" + type + R"(","challenge":")" + challenge + R"(","origin":")" + origin + '"' + more + '}';
    }

    /// authenticatorData for an answer.
    std::string data(std::string const& site, std::uint8_t flags = present | verified) const
    {
        auto bytes = identity::sha256(site);
        bytes.push_back(static_cast<char>(flags));
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes.push_back(static_cast<char>(counter >> shift));
        return bytes;
    }

    /// authenticatorData for a new passkey: with its name and its public key as COSE.
    std::string new_data(std::string const& site, std::uint8_t flags = present | verified | has_key) const
    {
        auto bytes = data(site, flags) + std::string(16, '\0'); // No maker's name.
        bytes.push_back(static_cast<char>(id.size() >> 8U));
        bytes.push_back(static_cast<char>(id.size()));
        bytes += id;
        auto [x, y] = point();
        // CBOR: {1: 2, 3: -7, -1: 1, -2: x, -3: y}
        bytes += "\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20" + x + "\x22\x58\x20" + y;
        return bytes;
    }

    std::string sign(std::string const& authenticator_data, std::string const& client_data_json) const
    {
        auto message = authenticator_data + identity::sha256(client_data_json);
        std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
        std::string signature(128, '\0');
        std::size_t size = signature.size();
        if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_) != 1
            || EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                   reinterpret_cast<unsigned char const*>(message.data()), message.size())
                != 1)
            throw std::runtime_error("can not sign");
        signature.resize(size);
        return signature;
    }

private:
    std::pair<std::string, std::string> point() const
    {
        unsigned char* encoded = nullptr;
        auto size = EVP_PKEY_get1_encoded_public_key(key_, &encoded);
        std::string bytes(reinterpret_cast<char*>(encoded), size);
        OPENSSL_free(encoded);
        return { bytes.substr(1, 32), bytes.substr(33, 32) };
    }

    EVP_PKEY* key_;
};

} // namespace sayso::tests
