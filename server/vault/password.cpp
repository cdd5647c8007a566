#include "vault/password.h"

#include "vault/seal.h"
#include <array>
#include <sodium.h>

namespace sayso::vault {

namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory = std::size_t { 47 } << 20U;

/// Of 32 random bytes that were thrown away, with the same passes and memory as every real one.
constexpr auto nobodys_hash
    = "$argon2id$v=19$m=48128,t=2,p=1$C7FKLg6MkFeCiL/kIRo/6A$RupcpoxiI6nPZEMNSvmS8SESMmlt6Avy1MnRQ"
      "y8dFA4";

} // namespace

Result<std::string> hash_password(Secret<std::string> const& password)
{
    ready_sodium();
    std::array<char, crypto_pwhash_STRBYTES> hash {};
    auto const& text = password.reveal();
    if (crypto_pwhash_str(hash.data(), text.data(), text.size(), passes, memory) != 0)
        return fail(Errc::unavailable, "not enough memory to hash a password");
    return std::string(hash.data());
}

bool password_fits(std::string const& hash, Secret<std::string> const& password)
{
    ready_sodium();
    auto const& text = password.reveal();
    return crypto_pwhash_str_verify(hash.c_str(), text.data(), text.size()) == 0;
}

void pretend_to_check(Secret<std::string> const& password)
{
    (void)password_fits(nobodys_hash, password);
}

} // namespace sayso::vault
