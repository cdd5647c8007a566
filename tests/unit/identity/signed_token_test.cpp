#include "identity/signed_token.h"

#include "identity/base64url.h"
#include "identity/provider.h"
#include <boost/json.hpp>
#include <gtest/gtest.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

namespace sayso::identity {

namespace json = boost::json;

namespace {

/// A key of a council's sign-in, made with OpenSSL, that signs whatever it is given.
class Signer {
public:
    Signer(std::string kind, std::string id)
        : kind_(std::move(kind))
        , id_(std::move(id))
        , key_(kind_ == "RS256" ? EVP_RSA_gen(2048) : EVP_EC_gen("P-256"))
    {
    }
    ~Signer() { EVP_PKEY_free(key_); }
    Signer(Signer const&) = delete;
    Signer& operator=(Signer const&) = delete;

    json::object jwk() const
    {
        json::object jwk { { "kid", id_ }, { "use", "sig" }, { "alg", kind_ } };
        if (kind_ == "RS256") {
            jwk["kty"] = "RSA";
            jwk["n"] = number(OSSL_PKEY_PARAM_RSA_N);
            jwk["e"] = number(OSSL_PKEY_PARAM_RSA_E);
            return jwk;
        }
        unsigned char* point = nullptr;
        auto size = EVP_PKEY_get1_encoded_public_key(key_, &point);
        std::string bytes(reinterpret_cast<char*>(point), size);
        OPENSSL_free(point);
        jwk["kty"] = "EC";
        jwk["crv"] = "P-256";
        jwk["x"] = to_base64url(bytes.substr(1, 32));
        jwk["y"] = to_base64url(bytes.substr(33, 32));
        return jwk;
    }

    std::string token(json::object const& claims) const
    {
        return token(claims, { { "alg", kind_ }, { "kid", id_ } });
    }

    std::string token(json::object const& claims, json::object const& header) const
    {
        auto message = to_base64url(json::serialize(header)) + "." + to_base64url(json::serialize(claims));
        return message + "." + to_base64url(sign(message));
    }

    std::string sign(std::string const& message) const
    {
        auto* context = EVP_MD_CTX_new();
        std::string signature(1024, '\0');
        std::size_t size = signature.size();
        EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key_);
        EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &size,
            reinterpret_cast<unsigned char const*>(message.data()), message.size());
        EVP_MD_CTX_free(context);
        signature.resize(size);
        return kind_ == "RS256" ? signature : side_by_side(signature);
    }

private:
    std::string number(char const* name) const
    {
        BIGNUM* value = nullptr;
        EVP_PKEY_get_bn_param(key_, name, &value);
        std::string bytes(static_cast<std::size_t>(BN_num_bytes(value)), '\0');
        BN_bn2bin(value, reinterpret_cast<unsigned char*>(bytes.data()));
        BN_free(value);
        return to_base64url(bytes);
    }

    static std::string side_by_side(std::string const& der)
    {
        auto const* at = reinterpret_cast<unsigned char const*>(der.data());
        auto* signature = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()));
        std::string raw(64, '\0');
        BN_bn2binpad(ECDSA_SIG_get0_r(signature), reinterpret_cast<unsigned char*>(raw.data()), 32);
        BN_bn2binpad(ECDSA_SIG_get0_s(signature), reinterpret_cast<unsigned char*>(raw.data()) + 32, 32);
        ECDSA_SIG_free(signature);
        return raw;
    }

    std::string kind_;
    std::string id_;
    EVP_PKEY* key_;
};

constexpr std::int64_t now = 1'800'000'000;

class SignedTokenTest : public testing::Test {
protected:
    std::vector<SigningKey> keys()
    {
        json::object set;
        set["keys"] = json::array { rsa.jwk(), ec.jwk() };
        auto read = read_signing_keys(json::serialize(set));
        EXPECT_TRUE(read);
        return *read;
    }

    json::object claims(char const* field = nullptr, json::value value = nullptr)
    {
        json::object made { { "iss", "https://login.example.org" }, { "aud", "sayso" }, { "sub", "user-1" },
            { "nonce", "n-1" }, { "exp", now + 300 }, { "iat", now } };
        if (field && value.is_null())
            made.erase(field);
        else if (field)
            made[field] = std::move(value);
        return made;
    }

    Result<CouncilIdentity> check(std::string const& token) { return check_id_token(token, keys(), expected); }

    ExpectedToken expected { "https://login.example.org", "sayso", "n-1", from_millis(now * 1000) };
    Signer rsa { "RS256", "r" };
    Signer ec { "ES256", "e" };
};

TEST_F(SignedTokenTest, SaysWhoSomebodyIs)
{
    for (auto const* signer : { &rsa, &ec }) {
        auto identity = check(signer->token(claims()));
        ASSERT_TRUE(identity) << identity.error().detail;
        EXPECT_EQ(identity->subject, "user-1");
        EXPECT_EQ(identity->object, "");
    }
    auto entra = claims("tid", "t-1");
    entra["oid"] = "o-1";
    EXPECT_EQ(check(rsa.token(entra))->tenant, "t-1");
    EXPECT_EQ(check(rsa.token(entra))->object, "o-1");
}

TEST_F(SignedTokenTest, BelievesNoOtherClaims)
{
    struct Wrong {
        char const* field;
        json::value value;
    };
    std::vector<Wrong> all { { "iss", "https://login.example.org/" }, { "iss", "https://evil.example" },
        { "iss", nullptr }, { "aud", "other" }, { "aud", json::array { "sayso", "other" } }, { "aud", nullptr },
        { "azp", "other" }, { "sub", "" }, { "sub", nullptr }, { "sub", 7 }, { "nonce", "n-2" }, { "nonce", nullptr },
        { "exp", now - 61 }, { "exp", nullptr }, { "exp", "soon" }, { "iat", now + 61 }, { "iat", nullptr },
        { "nbf", now + 61 }, { "nbf", "later" } };
    for (auto const& wrong : all) {
        auto identity = check(rsa.token(claims(wrong.field, wrong.value)));
        ASSERT_FALSE(identity) << wrong.field << " " << json::serialize(wrong.value);
        EXPECT_EQ(identity.error().code, Errc::forbidden);
    }
    EXPECT_TRUE(check(rsa.token(claims("exp", now - 59)))) << "clocks differ";
    EXPECT_TRUE(check(rsa.token(claims("aud", json::array { "sayso" }))));
    auto two = claims("aud", json::array { "sayso", "other" });
    two["azp"] = "sayso";
    EXPECT_TRUE(check(rsa.token(two)));
}

TEST_F(SignedTokenTest, TakesTwoAlgorithmsOnly)
{
    for (char const* algorithm : { "none", "None", "HS256", "RS512", "PS256", "ES384", "EdDSA", "" })
        EXPECT_FALSE(check(rsa.token(claims(), { { "alg", algorithm }, { "kid", "r" } }))) << algorithm;
    // A key is of one kind, whatever a token says of it.
    EXPECT_FALSE(check(rsa.token(claims(), { { "alg", "ES256" }, { "kid", "r" } })));
    EXPECT_FALSE(check(ec.token(claims(), { { "alg", "RS256" }, { "kid", "e" } })));
    EXPECT_FALSE(check(rsa.token(claims(), { { "alg", "RS256" }, { "kid", "r" }, { "crit", json::array { "x" } } })));
    auto message = to_base64url(R"({"alg":"none"})") + "." + to_base64url(json::serialize(claims()));
    EXPECT_FALSE(check(message + "."));
}

TEST_F(SignedTokenTest, AnotherKeysSignatureIsRefused)
{
    Signer stranger("RS256", "r");
    EXPECT_EQ(check(stranger.token(claims())).error().code, Errc::forbidden);
    Signer unknown("RS256", "new");
    EXPECT_EQ(check(unknown.token(claims())).error().code, Errc::not_found) << "perhaps the keys have changed";
    auto token = ec.token(claims());
    for (std::size_t at = 0; at < token.size(); at += 11) {
        auto changed = token;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        EXPECT_TRUE(changed == token || !check(changed)) << at;
    }
    for (char const* text : { "", ".", "..", "...", "a.b.c" })
        EXPECT_FALSE(check(text)) << text;
    EXPECT_FALSE(check(std::string(20000, 'a') + ".b.c"));
}

TEST_F(SignedTokenTest, LeavesKeysOutThatAreNotForSigningOrTooWeak)
{
    auto encrypts = rsa.jwk();
    encrypts["use"] = "enc";
    auto other = rsa.jwk();
    other["alg"] = "PS256";
    auto weak = rsa.jwk();
    weak["n"] = to_base64url(std::string(128, '\xff'));
    json::object curve = ec.jwk();
    curve["crv"] = "P-384";
    json::object off = ec.jwk();
    off["x"] = to_base64url(std::string(32, '\x01'));
    json::object set;
    set["keys"] = json::array { encrypts, other, weak, curve, off, json::object { { "kty", "oct" }, { "k", "AAAA" } },
        "no key", ec.jwk() };
    auto read = read_signing_keys(json::serialize(set));
    ASSERT_TRUE(read);
    ASSERT_EQ(read->size(), 1U);
    EXPECT_EQ(read->front().algorithm, "ES256");
    for (char const* text : { "", "[]", "{}", R"({"keys":{}})" })
        EXPECT_FALSE(read_signing_keys(text)) << text;
}

TEST(Provider, IsReadOnlyAsTheIssuerThatWasAskedFor)
{
    std::string const issuer = "https://login.example.org";
    json::object described { { "issuer", issuer }, { "authorization_endpoint", "https://login.example.org/auth" },
        { "token_endpoint", "https://login.example.org/token" }, { "jwks_uri", "https://login.example.org/keys" } };
    EXPECT_TRUE(read_discovery(json::serialize(described), issuer));
    EXPECT_FALSE(read_discovery(json::serialize(described), issuer + "/"));
    described["token_endpoint"] = "http://login.example.org/token";
    EXPECT_FALSE(read_discovery(json::serialize(described), issuer));
    EXPECT_FALSE(read_discovery("[]", issuer));
    EXPECT_EQ(discovery_url(issuer), issuer + "/.well-known/openid-configuration");
}

TEST(Provider, IsFetchedOverHttpsOrOnThisMachine)
{
    for (char const* fine : { "https://a.example", "http://localhost:3000/x", "http://127.0.0.1/", "http://[::1]:9" })
        EXPECT_TRUE(may_be_fetched(fine)) << fine;
    for (char const* never : { "", "https://", "http://a.example", "http://localhost.evil.example", "file:///etc/passwd",
             "http://localhost@evil.example", "http://127.0.0.1:80@evil.example", "https://a b", "ftp://localhost" })
        EXPECT_FALSE(may_be_fetched(never)) << never;
}

TEST(Provider, SendsTheBrowserWithAChallengeAndKeepsTheVerifier)
{
    Provider provider { "https://i", "https://i/auth?x=1", "https://i/token", "https://i/keys" };
    // RFC 7636, appendix B.
    AuthorizationRequest request { "say so", "https://s/back", "state", "nonce",
        "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk" };
    auto url = authorization_url(provider, request);
    EXPECT_EQ(url,
        "https://i/auth?x=1&response_type=code&scope=openid&client_id=say%20so&redirect_uri=https%3A%2F%2Fs%2Fback"
        "&state=state&nonce=nonce&code_challenge_method=S256"
        "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    EXPECT_EQ(url.find(request.verifier), std::string::npos);
    EXPECT_NE(token_form(request, "c/d").find("code=c%2Fd&"), std::string::npos);
    EXPECT_NE(token_form(request, "c").find("code_verifier=" + request.verifier), std::string::npos);
}

} // namespace

} // namespace sayso::identity
