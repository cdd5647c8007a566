#pragma once

#include <memory>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <stdexcept>
#include <string>

namespace sayso::tests {

/// The key of a phone as a browser makes it, made with OpenSSL. It signs whatever it is told to.
class PhoneKey {
public:
    PhoneKey()
        : key_(EVP_EC_gen("P-256"), &EVP_PKEY_free)
    {
        if (!key_)
            throw std::runtime_error("no P-256");
    }

    /// 65 bytes: 4, x, y.
    std::string point() const
    {
        unsigned char* encoded = nullptr;
        auto size = EVP_PKEY_get1_encoded_public_key(key_.get(), &encoded);
        std::string bytes(reinterpret_cast<char*>(encoded), size);
        OPENSSL_free(encoded);
        return bytes;
    }

    /// r and s side by side, as WebCrypto gives them.
    std::string sign(std::string const& message) const
    {
        std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
        unsigned char der[128];
        std::size_t size = sizeof der;
        if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) != 1
            || EVP_DigestSign(context.get(), der, &size, reinterpret_cast<unsigned char const*>(message.data()),
                   message.size())
                != 1)
            throw std::runtime_error("can not sign");
        unsigned char const* begin = der;
        std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> parts(
            d2i_ECDSA_SIG(nullptr, &begin, static_cast<long>(size)), &ECDSA_SIG_free);
        std::string raw(64, '\0');
        auto* bytes = reinterpret_cast<unsigned char*>(raw.data());
        BN_bn2binpad(ECDSA_SIG_get0_r(parts.get()), bytes, 32);
        BN_bn2binpad(ECDSA_SIG_get0_s(parts.get()), bytes + 32, 32);
        return raw;
    }

private:
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
};

} // namespace sayso::tests
