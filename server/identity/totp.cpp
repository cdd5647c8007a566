#include "identity/totp.h"

#include "identity/base64url.h"
#include <algorithm>
#include <array>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdexcept>

namespace sayso::identity {

namespace {

constexpr std::int64_t step_millis = 30'000;

EVP_MD const* digest_of(TotpHash hash)
{
    switch (hash) {
    case TotpHash::sha1:
        return EVP_sha1();
    case TotpHash::sha256:
        return EVP_sha256();
    case TotpHash::sha512:
        return EVP_sha512();
    }
    return EVP_sha1();
}

} // namespace

std::string totp_code(std::string_view key, std::uint64_t step, std::size_t digits, TotpHash hash)
{
    std::array<unsigned char, 8> counter;
    for (std::size_t i = 0; i < counter.size(); ++i)
        counter[i] = static_cast<unsigned char>(step >> (8 * (7 - i)));
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac {};
    unsigned size = 0;
    if (!HMAC(digest_of(hash), key.data(), static_cast<int>(key.size()), counter.data(), counter.size(), mac.data(),
            &size))
        throw std::runtime_error("OpenSSL has no HMAC");
    // RFC 4226, section 5.3: the last four bits say where the 31 bits of the number begin.
    std::size_t from = mac[size - 1] & 15U;
    std::uint32_t number = (mac[from] & 127U) << 24U | mac[from + 1] << 16U | mac[from + 2] << 8U | mac[from + 3];
    std::string code(digits, '0');
    for (auto digit = code.rbegin(); digit != code.rend(); ++digit, number /= 10)
        *digit = static_cast<char>('0' + number % 10);
    return code;
}

std::uint64_t totp_step(Moment now)
{
    return static_cast<std::uint64_t>(std::max<std::int64_t>(0, to_millis(now)) / step_millis);
}

std::optional<std::uint64_t> matching_step(
    std::string_view key, std::string_view code, Moment now, std::uint64_t used)
{
    auto current = totp_step(now);
    std::optional<std::uint64_t> found;
    for (auto step : { current, current + 1, current == 0 ? current : current - 1 }) {
        auto expected = totp_code(key, step);
        bool fits = code.size() == expected.size() && CRYPTO_memcmp(code.data(), expected.data(), code.size()) == 0;
        if (fits && step > used && !found)
            found = step;
    }
    return found;
}

std::string totp_link(std::string_view key, std::string_view council, std::string_view user)
{
    auto issuer = percent_encoded(council);
    return "otpauth://totp/" + issuer + ":" + percent_encoded(user) + "?secret=" + to_base32(key) + "&issuer="
        + issuer;
}

} // namespace sayso::identity
