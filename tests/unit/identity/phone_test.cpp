#include "identity/base64url.h"
#include "identity/p256.h"
#include "identity/pin.h"
#include <gtest/gtest.h>

namespace sayso::identity {

namespace {

// RFC 6979, A.2.5: P-256 with SHA-256 of "sample". Not ours, so that we are held against somebody else's arithmetic.
std::string bytes(std::string const& hex)
{
    std::string read;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        read.push_back(static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
    return read;
}
std::string const x = "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6";
std::string const y = "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299";
std::string const r = "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716";
std::string const s = "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8";

TEST(DeviceKey, TakesASignatureOfExactlyThisMessage)
{
    auto key = p256_key(bytes("04" + x + y));
    ASSERT_TRUE(key);
    EXPECT_TRUE(p256_signature_fits(*key, "sample", bytes(r + s)));
    EXPECT_FALSE(p256_signature_fits(*key, "simple", bytes(r + s)));
    EXPECT_FALSE(p256_signature_fits(*key, "sample", bytes(s + r)));
    EXPECT_FALSE(p256_signature_fits(*key, "sample", bytes(r + s).substr(0, 63)));
    EXPECT_FALSE(p256_signature_fits(*key, "sample", ""));
    EXPECT_FALSE(p256_signature_fits(*key, "sample", std::string(64, '\0')));
}

TEST(DeviceKey, IsAPointOfTheCurveAndNothingElse)
{
    EXPECT_FALSE(p256_key(""));
    EXPECT_FALSE(p256_key(bytes("04" + x + x)));
    EXPECT_FALSE(p256_key(bytes("02" + x + y)));
    EXPECT_FALSE(p256_key(bytes("04" + x + y + "00")));
}

TEST(Pin, IsSixNumbersThatAreNotTheFirstToBeTried)
{
    EXPECT_TRUE(is_pin("048213"));
    for (char const* text : { "", "12345", "1234567", "12345a", "12 456", "\xd9\xa1\xd9\xa2\xd9\xa3" })
        EXPECT_FALSE(is_pin(text)) << text;
    for (char const* pin : { "000000", "777777", "123456", "012345", "456789", "789012", "987654", "654321", "210987",
             "121212", "909090", "123123", "507507" })
        EXPECT_TRUE(is_weak_pin(pin)) << pin;
    for (char const* pin : { "048213", "112233", "135790", "246813", "123465", "200961" })
        EXPECT_FALSE(is_weak_pin(pin)) << pin;
}

} // namespace

} // namespace sayso::identity
