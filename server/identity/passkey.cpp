#include "identity/passkey.h"

#include "identity/base64url.h"
#include <algorithm>
#include <boost/json.hpp>
#include <fido.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <memory>

namespace sayso::identity {

namespace json = boost::json;

namespace {

constexpr std::size_t most_bytes = 8192;
constexpr std::uint8_t user_present = 1;
constexpr std::uint8_t user_verified = 4;

/// The detail says which part did not fit, for the log; the person reads the same words for all of them.
Error wrong(char const* what)
{
    return fail(Errc::forbidden, std::string("second_step_wrong: ") + what);
}

unsigned char const* bytes_of(std::string const& text)
{
    return reinterpret_cast<unsigned char const*>(text.data());
}

Result<> check_client_data(Ceremony const& ceremony, char const* type, std::string const& client_data)
{
    json::error_code bad;
    auto parsed = client_data.size() <= most_bytes ? json::parse(client_data, bad) : json::value();
    auto const* object = bad ? nullptr : parsed.if_object();
    if (!object)
        return wrong("client data");
    auto text_is = [object](char const* field, std::string const& expected) {
        auto const* value = object->if_contains(field);
        return value && value->is_string() && value->get_string() == expected;
    };
    if (!text_is("type", type))
        return wrong("type");
    if (!text_is("challenge", to_base64url(ceremony.challenge)))
        return wrong("challenge");
    if (!text_is("origin", ceremony.origin))
        return wrong("origin");
    auto const* cross = object->if_contains("crossOrigin");
    if (cross && !(cross->is_bool() && !cross->get_bool()))
        return wrong("another site's frame");
    return {};
}

/// The part of authenticatorData that every ceremony has: 32 bytes of the site's hash, flags, counter.
Result<> check_site_and_flags(std::string const& origin, std::string const& data)
{
    if (data.size() < 37 || data.size() > most_bytes)
        return wrong("authenticator data");
    auto site = passkey_site(origin);
    if (site.empty() || data.substr(0, 32) != sha256(site))
        return wrong("site");
    auto flags = static_cast<std::uint8_t>(data[32]);
    if ((flags & user_present) == 0 || (flags & user_verified) == 0)
        return wrong("nobody was verified");
    return {};
}

struct FreeCredential {
    void operator()(fido_cred_t* cred) const { fido_cred_free(&cred); }
};
struct FreeAssertion {
    void operator()(fido_assert_t* assertion) const { fido_assert_free(&assertion); }
};
struct FreeEs256 {
    void operator()(es256_pk_t* key) const { es256_pk_free(&key); }
};
struct FreeRs256 {
    void operator()(rs256_pk_t* key) const { rs256_pk_free(&key); }
};

Result<> verify(fido_assert_t* assertion, PasskeyKey const& key)
{
    if (key.algorithm == COSE_ES256) {
        std::unique_ptr<es256_pk_t, FreeEs256> pk(es256_pk_new());
        if (pk && es256_pk_from_ptr(pk.get(), key.key.data(), key.key.size()) == FIDO_OK
            && fido_assert_verify(assertion, 0, COSE_ES256, pk.get()) == FIDO_OK)
            return {};
    } else if (key.algorithm == COSE_RS256) {
        std::unique_ptr<rs256_pk_t, FreeRs256> pk(rs256_pk_new());
        if (pk && rs256_pk_from_ptr(pk.get(), key.key.data(), key.key.size()) == FIDO_OK
            && fido_assert_verify(assertion, 0, COSE_RS256, pk.get()) == FIDO_OK)
            return {};
    }
    return wrong("signature");
}

} // namespace

std::string passkey_site(std::string const& origin)
{
    auto from = origin.find("://");
    if (from == std::string::npos)
        return "";
    auto host = origin.substr(from + 3);
    host.resize(std::min(host.find(':'), host.size()));
    bool has_letter = std::ranges::any_of(host, [](char c) { return c >= 'a' && c <= 'z'; });
    return has_letter && host.find('[') == std::string::npos ? host : "";
}

std::vector<int> passkey_algorithms()
{
    return { COSE_ES256, COSE_RS256 };
}

Result<PasskeyKey> check_new_passkey(
    Ceremony const& ceremony, std::string const& client_data, std::string const& authenticator_data)
{
    if (auto fits = check_client_data(ceremony, "webauthn.create", client_data); !fits)
        return fits.error();
    if (auto fits = check_site_and_flags(ceremony.origin, authenticator_data); !fits)
        return fits.error();
    for (int algorithm : passkey_algorithms()) {
        std::unique_ptr<fido_cred_t, FreeCredential> cred(fido_cred_new());
        if (!cred || fido_cred_set_type(cred.get(), algorithm) != FIDO_OK
            || fido_cred_set_authdata_raw(cred.get(), bytes_of(authenticator_data), authenticator_data.size())
                != FIDO_OK)
            continue;
        auto const* id = fido_cred_id_ptr(cred.get());
        auto const* key = fido_cred_pubkey_ptr(cred.get());
        if (!id || !key)
            continue;
        PasskeyKey passkey;
        passkey.id.assign(reinterpret_cast<char const*>(id), fido_cred_id_len(cred.get()));
        passkey.key.assign(reinterpret_cast<char const*>(key), fido_cred_pubkey_len(cred.get()));
        passkey.algorithm = algorithm;
        passkey.counter = fido_cred_sigcount(cred.get());
        return passkey;
    }
    return wrong("key");
}

Result<std::uint32_t> check_passkey(Ceremony const& ceremony, PasskeyKey const& key, std::string const& client_data,
    std::string const& authenticator_data, std::string const& signature)
{
    if (auto fits = check_client_data(ceremony, "webauthn.get", client_data); !fits)
        return fits.error();
    if (auto fits = check_site_and_flags(ceremony.origin, authenticator_data); !fits)
        return fits.error();
    std::unique_ptr<fido_assert_t, FreeAssertion> assertion(fido_assert_new());
    auto hash = sha256(client_data);
    bool ready = assertion && fido_assert_set_count(assertion.get(), 1) == FIDO_OK
        && fido_assert_set_rp(assertion.get(), passkey_site(ceremony.origin).c_str()) == FIDO_OK
        && fido_assert_set_clientdata_hash(assertion.get(), bytes_of(hash), hash.size()) == FIDO_OK
        && fido_assert_set_up(assertion.get(), FIDO_OPT_TRUE) == FIDO_OK
        && fido_assert_set_uv(assertion.get(), FIDO_OPT_TRUE) == FIDO_OK
        && fido_assert_set_authdata_raw(
               assertion.get(), 0, bytes_of(authenticator_data), authenticator_data.size())
            == FIDO_OK
        && fido_assert_set_sig(assertion.get(), 0, bytes_of(signature), signature.size()) == FIDO_OK;
    if (!ready)
        return wrong("form");
    if (auto fits = verify(assertion.get(), key); !fits)
        return fits.error();
    auto counter = fido_assert_sigcount(assertion.get(), 0);
    if (counter <= key.counter && !(counter == 0 && key.counter == 0))
        return wrong("counter");
    return counter;
}

} // namespace sayso::identity
