#include "identity/totp.h"

#include <gtest/gtest.h>

namespace sayso::identity {

namespace {

std::string const key = "12345678901234567890";
std::string const key32 = key + "123456789012";
std::string const key64 = key + key + key + "1234";

Moment at_second(std::int64_t second)
{
    return from_millis(second * 1000);
}

struct Example {
    std::int64_t second;
    char const* sha1;
    char const* sha256;
    char const* sha512;
};

// RFC 6238, appendix B.
constexpr Example examples[] = {
    { 59, "94287082", "46119246", "90693936" },
    { 1111111109, "07081804", "68084774", "25091201" },
    { 1111111111, "14050471", "67062674", "99943326" },
    { 1234567890, "89005924", "91819424", "93441116" },
    { 2000000000, "69279037", "90698825", "38618901" },
    { 20000000000, "65353130", "77737706", "47863826" },
};

TEST(Totp, GivesTheCodesOfTheStandard)
{
    for (auto const& example : examples) {
        auto step = totp_step(at_second(example.second));
        EXPECT_EQ(totp_code(key, step, 8, TotpHash::sha1), example.sha1) << example.second;
        EXPECT_EQ(totp_code(key32, step, 8, TotpHash::sha256), example.sha256) << example.second;
        EXPECT_EQ(totp_code(key64, step, 8, TotpHash::sha512), example.sha512) << example.second;
        EXPECT_EQ(totp_code(key, step), std::string(example.sha1).substr(2)) << "six digits are the last six";
    }
}

TEST(Totp, ForgivesAClockThatIsAStepOut)
{
    auto now = at_second(1234567890);
    auto step = totp_step(now);
    EXPECT_EQ(matching_step(key, totp_code(key, step), now, 0), step);
    EXPECT_EQ(matching_step(key, totp_code(key, step - 1), now, 0), step - 1);
    EXPECT_EQ(matching_step(key, totp_code(key, step + 1), now, 0), step + 1);
    EXPECT_FALSE(matching_step(key, totp_code(key, step - 2), now, 0));
    EXPECT_FALSE(matching_step(key, totp_code(key, step + 2), now, 0));
}

TEST(Totp, TakesNoCodeTwiceAndNoneFromBeforeTheLast)
{
    auto now = at_second(1234567890);
    auto step = totp_step(now);
    EXPECT_FALSE(matching_step(key, totp_code(key, step), now, step));
    EXPECT_FALSE(matching_step(key, totp_code(key, step - 1), now, step));
    EXPECT_EQ(matching_step(key, totp_code(key, step + 1), now, step), step + 1);
}

TEST(Totp, RefusesWhatIsNoCode)
{
    auto now = at_second(1234567890);
    auto code = totp_code(key, totp_step(now));
    for (auto const& wrong : { std::string(), code.substr(1), code + "0", std::string("abcdef") })
        EXPECT_FALSE(matching_step(key, wrong, now, 0)) << wrong;
}

TEST(Totp, WritesALinkThatAnAppCanScan)
{
    EXPECT_EQ(totp_link(key, "Sayso Test & Co", "sam"),
        "otpauth://totp/Sayso%20Test%20%26%20Co:sam?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        "&issuer=Sayso%20Test%20%26%20Co");
}

} // namespace

} // namespace sayso::identity
