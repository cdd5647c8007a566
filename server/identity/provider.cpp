#include "identity/provider.h"

#include "identity/base64url.h"
#include <boost/json.hpp>

namespace sayso::identity {

namespace json = boost::json;

namespace {

std::optional<json::object> read_object(std::string const& text)
{
    json::error_code bad;
    auto parsed = json::parse(text, bad);
    if (bad || !parsed.is_object())
        return std::nullopt;
    return std::move(parsed.get_object());
}

std::string text_of(json::object const& object, char const* field)
{
    auto const* value = object.if_contains(field);
    return value && value->is_string() ? std::string(value->get_string().data(), value->get_string().size())
                                       : std::string();
}

} // namespace

bool may_be_fetched(std::string const& url)
{
    for (char c : url)
        if (static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '\\')
            return false;
    if (url.starts_with("https://"))
        return url.size() > 8;
    for (char const* here : { "http://localhost", "http://127.0.0.1", "http://[::1]" }) {
        std::string_view begins(here);
        if (url.starts_with(begins) && (url.size() == begins.size() || url[begins.size()] == ':' || url[begins.size()] == '/'))
            return url.find('@') == std::string::npos;
    }
    return false;
}

std::string discovery_url(std::string const& issuer)
{
    return issuer + (issuer.ends_with('/') ? "" : "/") + ".well-known/openid-configuration";
}

Result<Provider> read_discovery(std::string const& text, std::string const& issuer)
{
    auto object = read_object(text);
    if (!object || text_of(*object, "issuer") != issuer)
        return fail(Errc::invalid_input, "the council's sign-in describes itself as another issuer");
    Provider provider;
    provider.issuer = issuer;
    provider.authorization = text_of(*object, "authorization_endpoint");
    provider.token = text_of(*object, "token_endpoint");
    provider.keys = text_of(*object, "jwks_uri");
    for (auto const& url : { provider.authorization, provider.token, provider.keys })
        if (!may_be_fetched(url))
            return fail(Errc::invalid_input, "the council's sign-in names an address that is not HTTPS");
    return provider;
}

std::string authorization_url(Provider const& provider, AuthorizationRequest const& request)
{
    auto const& base = provider.authorization;
    auto url = base + (base.find('?') == std::string::npos ? "?" : "&") + "response_type=code&scope=openid";
    url += "&client_id=" + percent_encoded(request.client) + "&redirect_uri=" + percent_encoded(request.redirect);
    url += "&state=" + percent_encoded(request.state) + "&nonce=" + percent_encoded(request.nonce);
    url += "&code_challenge_method=S256&code_challenge=" + to_base64url(sha256(request.verifier));
    return url;
}

std::string token_form(AuthorizationRequest const& request, std::string const& code)
{
    return "grant_type=authorization_code&code=" + percent_encoded(code) + "&redirect_uri="
        + percent_encoded(request.redirect) + "&client_id=" + percent_encoded(request.client) + "&code_verifier="
        + percent_encoded(request.verifier);
}

Result<Secret<std::string>> read_token_answer(std::string const& text)
{
    auto object = read_object(text);
    auto token = object ? text_of(*object, "id_token") : std::string();
    if (token.empty())
        return fail(Errc::invalid_input, "the council's sign-in gave no token");
    return Secret<std::string>(std::move(token));
}

} // namespace sayso::identity
