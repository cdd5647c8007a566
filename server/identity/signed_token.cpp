#include "identity/signed_token.h"

#include "identity/base64url.h"
#include "identity/p256.h"
#include <algorithm>
#include <boost/json.hpp>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

namespace sayso::identity {

namespace json = boost::json;

namespace {

constexpr std::size_t longest_token = 16 * 1024;
constexpr std::int64_t clocks_differ_by = 60; // Seconds.
constexpr int smallest_rsa = 2048;

Error wrong(char const* what)
{
    return fail(Errc::forbidden, std::string("token_wrong: ") + what);
}

template <class T, void (*release)(T*)> struct Release {
    void operator()(T* thing) const { release(thing); }
};
template <class T, void (*release)(T*)> using Owned = std::unique_ptr<T, Release<T, release>>;

std::string text_of(json::object const& object, char const* field)
{
    auto const* value = object.if_contains(field);
    return value && value->is_string() ? std::string(value->get_string().data(), value->get_string().size())
                                       : std::string();
}

unsigned char const* bytes_of(std::string const& text)
{
    return reinterpret_cast<unsigned char const*>(text.data());
}

std::shared_ptr<EVP_PKEY> made_from(char const* kind, OSSL_PARAM_BLD* builder)
{
    Owned<OSSL_PARAM, OSSL_PARAM_free> parameters(OSSL_PARAM_BLD_to_param(builder));
    Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free> context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
    EVP_PKEY* key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    return { key, EVP_PKEY_free };
}

std::shared_ptr<EVP_PKEY> rsa_key(json::object const& jwk)
{
    auto n = from_base64url(text_of(jwk, "n"));
    auto e = from_base64url(text_of(jwk, "e"));
    if (!n || !e || n->size() > 1024 || e->size() > 8)
        return nullptr;
    Owned<BIGNUM, BN_free> modulus(BN_bin2bn(bytes_of(*n), static_cast<int>(n->size()), nullptr));
    Owned<BIGNUM, BN_free> exponent(BN_bin2bn(bytes_of(*e), static_cast<int>(e->size()), nullptr));
    Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> builder(OSSL_PARAM_BLD_new());
    if (!modulus || !exponent || !builder || BN_num_bits(modulus.get()) < smallest_rsa
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1)
        return nullptr;
    return made_from("RSA", builder.get());
}

std::shared_ptr<EVP_PKEY> p256_key_of(json::object const& jwk)
{
    auto x = from_base64url(text_of(jwk, "x"));
    auto y = from_base64url(text_of(jwk, "y"));
    if (text_of(jwk, "crv") != "P-256" || !x || !y || x->size() != 32 || y->size() != 32)
        return nullptr;
    return p256_key("\x04" + *x + *y);
}

bool signature_fits(SigningKey const& key, std::string_view message, std::string const& signature)
{
    if (key.algorithm == "ES256")
        return p256_signature_fits(*key.key, message, signature);
    Owned<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    return context && !signature.empty()
        && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.key.get()) == 1
        && EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(),
               reinterpret_cast<unsigned char const*>(message.data()), message.size())
        == 1;
}

std::optional<json::object> decoded_object(std::string_view part)
{
    auto text = from_base64url(part);
    json::error_code bad;
    auto parsed = text ? json::parse(*text, bad) : json::value();
    if (bad || !parsed.is_object())
        return std::nullopt;
    return std::move(parsed.get_object());
}

std::optional<std::int64_t> second_of(json::object const& claims, char const* field)
{
    auto const* value = claims.if_contains(field);
    if (!value || !(value->is_int64() || value->is_uint64() || value->is_double()))
        return std::nullopt;
    json::error_code bad;
    auto number = value->to_number<double>(bad);
    if (bad || number < 0 || number > 1e12)
        return std::nullopt;
    return static_cast<std::int64_t>(number);
}

bool is_for(json::object const& claims, std::string const& client)
{
    auto const* audience = claims.if_contains("aud");
    auto party = text_of(claims, "azp");
    if (!audience || (claims.contains("azp") && party != client))
        return false;
    if (audience->is_string())
        return audience->get_string() == client;
    if (!audience->is_array())
        return false;
    auto const& all = audience->get_array();
    bool named = std::ranges::any_of(all, [&](auto const& one) { return one.is_string() && one.get_string() == client; });
    return named && (all.size() == 1 || party == client);
}

Result<CouncilIdentity> check_claims(json::object const& claims, ExpectedToken const& expected)
{
    if (text_of(claims, "iss") != expected.issuer)
        return wrong("issuer");
    if (!is_for(claims, expected.client))
        return wrong("audience");
    if (expected.nonce.empty() || text_of(claims, "nonce") != expected.nonce)
        return wrong("nonce");
    auto now = to_millis(expected.now) / 1000;
    auto until = second_of(claims, "exp");
    auto made = second_of(claims, "iat");
    if (!until || *until + clocks_differ_by <= now)
        return wrong("expired");
    if (!made || *made > now + clocks_differ_by)
        return wrong("not made yet");
    auto from = second_of(claims, "nbf");
    if (claims.contains("nbf") && (!from || *from > now + clocks_differ_by))
        return wrong("not valid yet");
    CouncilIdentity identity;
    identity.issuer = expected.issuer;
    identity.subject = text_of(claims, "sub");
    if (identity.subject.empty() || identity.subject.size() > 255)
        return wrong("subject");
    auto tenant = text_of(claims, "tid");
    auto object = text_of(claims, "oid");
    if (!tenant.empty() && !object.empty()) {
        identity.tenant = std::move(tenant);
        identity.object = std::move(object);
    }
    return identity;
}

} // namespace

Result<std::vector<SigningKey>> read_signing_keys(std::string const& text)
{
    json::error_code bad;
    auto parsed = json::parse(text, bad);
    auto const* object = bad ? nullptr : parsed.if_object();
    auto const* list = object ? object->if_contains("keys") : nullptr;
    if (!list || !list->is_array())
        return fail(Errc::invalid_input, "no list of keys");
    std::vector<SigningKey> keys;
    for (auto const& entry : list->get_array()) {
        auto const* jwk = entry.if_object();
        if (!jwk || (jwk->contains("use") && text_of(*jwk, "use") != "sig"))
            continue;
        SigningKey key;
        key.id = text_of(*jwk, "kid");
        auto kind = text_of(*jwk, "kty");
        if (kind == "RSA") {
            key.algorithm = "RS256";
            key.key = rsa_key(*jwk);
        } else if (kind == "EC") {
            key.algorithm = "ES256";
            key.key = p256_key_of(*jwk);
        }
        if (key.key && (!jwk->contains("alg") || text_of(*jwk, "alg") == key.algorithm))
            keys.push_back(std::move(key));
    }
    return keys;
}

Result<CouncilIdentity> check_id_token(
    std::string const& token, std::vector<SigningKey> const& keys, ExpectedToken const& expected)
{
    if (token.size() > longest_token || std::ranges::count(token, '.') != 2)
        return wrong("form");
    std::string_view whole(token);
    auto first = whole.find('.');
    auto second = whole.rfind('.');
    auto header = decoded_object(whole.substr(0, first));
    auto claims = decoded_object(whole.substr(first + 1, second - first - 1));
    auto signature = from_base64url(whole.substr(second + 1));
    if (!header || !claims || !signature)
        return wrong("form");
    auto algorithm = text_of(*header, "alg");
    if ((algorithm != "RS256" && algorithm != "ES256") || header->contains("crit"))
        return wrong("algorithm");
    auto id = text_of(*header, "kid");
    std::vector<SigningKey const*> fitting;
    for (auto const& key : keys)
        if (key.algorithm == algorithm && (id.empty() || key.id == id))
            fitting.push_back(&key);
    if (fitting.empty())
        return fail(Errc::not_found, "the token is signed with a key that is not known");
    if (fitting.size() > 1 || !signature_fits(*fitting.front(), whole.substr(0, second), std::move(*signature)))
        return wrong("signature");
    return check_claims(*claims, expected);
}

} // namespace sayso::identity
