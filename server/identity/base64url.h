#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sayso::identity {

/// Bytes as browsers and tokens write them: base64url without padding (RFC 4648, section 5).
std::string to_base64url(std::string_view bytes);

/// Nothing unless `text` is exactly what to_base64url() would have written.
std::optional<std::string> from_base64url(std::string_view text);

/// RFC 4648, section 6, without padding: how a secret for an authenticator app is typed in by hand.
std::string to_base32(std::string_view bytes);

/// For a part of a URL or a form: letters, digits and "-._" stand for themselves, all else is %XX.
std::string percent_encoded(std::string_view text);

/// Nothing if a percent sign is followed by anything but two hexadecimal digits. A plus sign stands for itself.
std::optional<std::string> percent_decoded(std::string_view text);

std::string sha256(std::string_view bytes);

} // namespace sayso::identity
