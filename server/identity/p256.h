#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

/// Keys and signatures of the curve P-256, as browsers and tokens write them. Pure; any thread.
namespace sayso::identity {

/// A public key from its point (65 bytes: 4, x, y); null if it is no point of the curve.
std::shared_ptr<evp_pkey_st> p256_key(std::string const& point);

/// Whether `signature` (r and s side by side, 64 bytes) is that of SHA-256 of the message.
bool p256_signature_fits(evp_pkey_st& key, std::string_view message, std::string const& signature);

} // namespace sayso::identity
