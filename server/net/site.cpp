#include "net/site.h"

#include <algorithm>

namespace sayso::net {

namespace {

std::string permissions_policy()
{
    static constexpr char const* features[] = { "accelerometer", "autoplay", "display-capture",
        "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts",
        "magnetometer", "midi", "payment", "picture-in-picture",
        "screen-wake-lock", "serial", "storage-access", "usb", "window-management", "xr-spatial-tracking" };
    std::string policy;
    for (auto const* feature : features)
        policy += std::string(policy.empty() ? "" : ", ") + feature + "=()";
    policy += ", camera=(self), microphone=(self)"; // A photo or a voice note as an answer; the browser asks first.
    return policy + ", publickey-credentials-get=(self), publickey-credentials-create=(self)"; // Passkeys of workers.
}

} // namespace

std::string content_security_policy(OwnHashes const& own, bool worker)
{
    return "default-src 'none'; script-src 'self'" + own.script + "; style-src 'self'" + own.style
        + "; img-src 'self' data:; font-src 'self'; media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; "
        + (worker ? "worker-src 'self'; " : "")
        + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
          "trusted-types "
        + (worker ? "sayso-worker" : "'none'");
}

Site::Site(std::vector<std::string> origins, bool secure)
    : origins_(std::move(origins))
    , secure_(secure)
    , cookie_name_(secure ? "__Host-sayso" : "sayso")
{
    headers_ = {
        { "Content-Security-Policy", content_security_policy() },
        { "X-Content-Type-Options", "nosniff" },
        { "Referrer-Policy", "no-referrer" },
        { "Cross-Origin-Opener-Policy", "same-origin" },
        { "Cross-Origin-Resource-Policy", "same-origin" },
        { "Permissions-Policy", permissions_policy() },
    };
    if (secure)
        headers_.emplace_back("Strict-Transport-Security", "max-age=63072000");
}

bool Site::is_own(std::optional<std::string> const& origin) const
{
    return origin && std::find(origins_.begin(), origins_.end(), *origin) != origins_.end();
}

std::optional<Secret<std::string>> Site::token(Request const& request) const
{
    auto value = cookie_value(request.cookie, cookie_name_);
    if (!value || value->empty())
        return std::nullopt;
    return Secret<std::string>(std::move(*value));
}

std::string Site::cookie_attributes() const
{
    return secure_ ? "; Path=/; Secure; HttpOnly; SameSite=Strict" : "; Path=/; HttpOnly; SameSite=Strict";
}

void Site::set_cookie(Response& response, Secret<std::string> const& token, Moment expires, Moment now) const
{
    auto seconds = std::max<std::int64_t>(0, std::chrono::duration_cast<std::chrono::seconds>(expires - now).count());
    response.headers.emplace_back("Set-Cookie",
        cookie_name_ + "=" + token.reveal() + cookie_attributes() + "; Max-Age=" + std::to_string(seconds));
}

void Site::set_passing_cookie(Response& response, Secret<std::string> const& token) const
{
    // Lax: a Strict cookie is not sent when another site sends the browser back.
    response.headers.emplace_back("Set-Cookie",
        cookie_name_ + "-passing=" + token.reveal() + (secure_ ? "; Path=/; Secure" : "; Path=/")
            + "; HttpOnly; SameSite=Lax; Max-Age=600");
}

std::optional<Secret<std::string>> Site::passing_token(Request const& request) const
{
    auto value = cookie_value(request.cookie, cookie_name_ + "-passing");
    if (!value || value->empty())
        return std::nullopt;
    return Secret<std::string>(std::move(*value));
}

void Site::set_kiosk_cookie(Response& response, Secret<std::string> const& token) const
{
    constexpr int longest = 400 * 24 * 60 * 60; // More than that browsers do not keep.
    response.headers.emplace_back("Set-Cookie",
        cookie_name_ + "-kiosk=" + token.reveal() + cookie_attributes() + "; Max-Age=" + std::to_string(longest));
}

std::optional<Secret<std::string>> Site::kiosk_token(Request const& request) const
{
    auto value = cookie_value(request.cookie, cookie_name_ + "-kiosk");
    if (!value || value->empty())
        return std::nullopt;
    return Secret<std::string>(std::move(*value));
}

void Site::end_visit(Response& response) const
{
    // "cookies" would take what makes it a kiosk with it.
    response.headers.emplace_back("Set-Cookie", cookie_name_ + "=" + cookie_attributes() + "; Max-Age=0");
    response.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
}

void Site::clear_cookie(Response& response, bool keep_storage) const
{
    // Both: Clear-Site-Data only works where the browser trusts the connection.
    response.headers.emplace_back("Set-Cookie", cookie_name_ + "=" + cookie_attributes() + "; Max-Age=0");
    response.headers.emplace_back("Clear-Site-Data", keep_storage ? "\"cookies\"" : "\"cookies\", \"storage\"");
}

} // namespace sayso::net
