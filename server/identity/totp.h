#pragma once

#include "base/time.h"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Codes from an authenticator app: RFC 6238, six digits, thirty seconds, SHA-1, which is what every app can do.
/// Pure; any thread.
namespace sayso::identity {

enum class TotpHash { sha1, sha256, sha512 };

/// The code for one step of thirty seconds. Longer codes and other hashes are for the RFC's own examples.
std::string totp_code(
    std::string_view key, std::uint64_t step, std::size_t digits = 6, TotpHash hash = TotpHash::sha1);

std::uint64_t totp_step(Moment now);

/// The step that `code` is of: now's, the one before or the one after, for clocks differ. Nothing if it is of none of
/// them, or if the step is not beyond `used`: a code that somebody saw being typed is worth nothing.
std::optional<std::uint64_t> matching_step(
    std::string_view key, std::string_view code, Moment now, std::uint64_t used);

/// What an app reads from the square: otpauth://totp/...
std::string totp_link(std::string_view key, std::string_view council, std::string_view user);

} // namespace sayso::identity
