#include "identity/p256.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

namespace sayso::identity {

namespace {

template <class T, void (*release)(T*)> struct Release {
    void operator()(T* thing) const { release(thing); }
};
template <class T, void (*release)(T*)> using Owned = std::unique_ptr<T, Release<T, release>>;

unsigned char const* bytes_of(std::string_view text)
{
    return reinterpret_cast<unsigned char const*>(text.data());
}

/// OpenSSL wants r and s as DER. Empty if they are not 64 bytes.
std::string as_der(std::string const& raw)
{
    if (raw.size() != 64)
        return "";
    Owned<ECDSA_SIG, ECDSA_SIG_free> signature(ECDSA_SIG_new());
    auto* r = BN_bin2bn(bytes_of(raw), 32, nullptr);
    auto* s = BN_bin2bn(bytes_of(raw) + 32, 32, nullptr);
    if (!signature || ECDSA_SIG_set0(signature.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return "";
    }
    unsigned char* der = nullptr;
    int size = i2d_ECDSA_SIG(signature.get(), &der);
    std::string written(reinterpret_cast<char*>(der), size > 0 ? static_cast<std::size_t>(size) : 0);
    OPENSSL_free(der);
    return written;
}

} // namespace

std::shared_ptr<EVP_PKEY> p256_key(std::string const& point)
{
    if (point.size() != 65 || point.front() != '\x04')
        return nullptr;
    Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> builder(OSSL_PARAM_BLD_new());
    if (!builder
        || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) != 1
        || OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
        return nullptr;
    Owned<OSSL_PARAM, OSSL_PARAM_free> parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free> context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY* key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    return { key, EVP_PKEY_free };
}

bool p256_signature_fits(EVP_PKEY& key, std::string_view message, std::string const& signature)
{
    auto der = as_der(signature);
    Owned<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    return context && !der.empty()
        && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, &key) == 1
        && EVP_DigestVerify(context.get(), bytes_of(der), der.size(), bytes_of(message), message.size()) == 1;
}

} // namespace sayso::identity
