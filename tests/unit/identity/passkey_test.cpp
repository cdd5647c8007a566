#include "identity/passkey.h"

#include "tests/support/authenticator.h"
#include <gtest/gtest.h>

namespace sayso::identity {

namespace {

using tests::Authenticator;

class PasskeyTest : public testing::Test {
protected:
    Result<PasskeyKey> make(std::string const& data)
    {
        return check_new_passkey(ceremony, Authenticator::client_data("webauthn.create", challenge, origin), data);
    }

    Result<std::uint32_t> prove(PasskeyKey const& key, std::string const& client, std::string const& data)
    {
        return check_passkey(ceremony, key, client, data, authenticator.sign(data, client));
    }

    PasskeyKey known()
    {
        auto made = make(authenticator.new_data(site));
        EXPECT_TRUE(made) << made.error().detail;
        return made ? *made : PasskeyKey();
    }

    std::string const site = "sayso.example.org";
    std::string const origin = "https://sayso.example.org";
    Ceremony const ceremony { std::string(32, 'c'), origin };
    std::string const challenge = to_base64url(ceremony.challenge);
    std::string const client = Authenticator::client_data("webauthn.get", challenge, origin);
    Authenticator authenticator;
};

TEST_F(PasskeyTest, ANewOneIsKnownAgain)
{
    auto key = known();
    EXPECT_EQ(key.id, authenticator.id);
    EXPECT_EQ(key.algorithm, -7);
    authenticator.counter = 5;
    auto counter = prove(key, client, authenticator.data(site));
    ASSERT_TRUE(counter) << counter.error().detail;
    EXPECT_EQ(*counter, 5U);
}

TEST_F(PasskeyTest, OneThatDoesNotCountIsFine)
{
    EXPECT_TRUE(prove(known(), client, authenticator.data(site)));
}

TEST_F(PasskeyTest, ACounterThatDoesNotGrowIsACopy)
{
    auto key = known();
    key.counter = 7;
    for (std::uint32_t counter : { 0U, 6U, 7U }) {
        authenticator.counter = counter;
        EXPECT_FALSE(prove(key, client, authenticator.data(site))) << counter;
    }
    authenticator.counter = 8;
    EXPECT_TRUE(prove(key, client, authenticator.data(site)));
}

TEST_F(PasskeyTest, AnotherPagesChallengeOriginOrTypeIsRefused)
{
    auto key = known();
    auto data = authenticator.data(site);
    for (auto const& other : { std::string("https://sayso.example.org.evil.example"),
             std::string("https://sub.sayso.example.org"), std::string("http://sayso.example.org"),
             std::string("https://sayso.example.org:8443"), std::string("https://SAYSO.example.org"),
             std::string("null") })
        EXPECT_FALSE(prove(key, Authenticator::client_data("webauthn.get", challenge, other), data)) << other;
    auto old = to_base64url(std::string(32, 'd'));
    EXPECT_FALSE(prove(key, Authenticator::client_data("webauthn.get", old, origin), data));
    EXPECT_FALSE(prove(key, Authenticator::client_data("webauthn.create", challenge, origin), data));
    EXPECT_FALSE(prove(
        key, Authenticator::client_data("webauthn.get", challenge, origin, R"(,"crossOrigin":true)"), data));
    EXPECT_FALSE(prove(key, "not json", data));
    EXPECT_FALSE(prove(key, "[]", data));
}

TEST_F(PasskeyTest, AnotherSiteIsRefused)
{
    EXPECT_FALSE(prove(known(), client, authenticator.data("evil.example")));
    EXPECT_FALSE(make(authenticator.new_data("example.org")));
}

TEST_F(PasskeyTest, ThePersonMustHaveBeenVerified)
{
    auto key = known();
    EXPECT_FALSE(prove(key, client, authenticator.data(site, Authenticator::present)));
    EXPECT_FALSE(prove(key, client, authenticator.data(site, Authenticator::verified)));
    EXPECT_FALSE(make(authenticator.new_data(site, Authenticator::present | Authenticator::has_key)));
}

TEST_F(PasskeyTest, AnotherKeysSignatureIsRefused)
{
    auto key = known();
    Authenticator other;
    auto data = other.data(site);
    EXPECT_FALSE(check_passkey(ceremony, key, client, data, other.sign(data, client)));
    auto signature = authenticator.sign(data, client);
    for (std::size_t at = 0; at < signature.size(); at += 7) {
        auto changed = signature;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_FALSE(check_passkey(ceremony, key, client, data, changed)) << at;
    }
    EXPECT_FALSE(check_passkey(ceremony, key, client, data, ""));
}

TEST_F(PasskeyTest, WhatIsCutShortIsRefused)
{
    auto whole = authenticator.new_data(site);
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(make(whole.substr(0, size))) << size;
    EXPECT_FALSE(make(whole + std::string(9000, 'x')));
}

TEST_F(PasskeyTest, ASiteIsTheHostOfAnOrigin)
{
    EXPECT_EQ(passkey_site("https://sayso.example.org"), "sayso.example.org");
    EXPECT_EQ(passkey_site("http://localhost:8080"), "localhost");
    for (char const* none : { "", "null", "http://127.0.0.1:8080", "http://[::1]:8080" })
        EXPECT_EQ(passkey_site(none), "") << none;
}

} // namespace

} // namespace sayso::identity
