#include "identity/base64url.h"

#include <array>
#include <cstdint>
#include <openssl/evp.h>
#include <stdexcept>

namespace sayso::identity {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view base32_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The bits of `bytes` in groups of `width`, each as one letter.
std::string in_groups(std::string_view bytes, unsigned width, std::string_view letters)
{
    std::string text;
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (char c : bytes) {
        bits = bits << 8 | static_cast<std::uint8_t>(c);
        held += 8;
        while (held >= width) {
            held -= width;
            text.push_back(letters[bits >> held & ((1U << width) - 1)]);
        }
        bits &= (1U << held) - 1;
    }
    if (held > 0)
        text.push_back(letters[bits << (width - held)]);
    return text;
}

} // namespace

std::string to_base64url(std::string_view bytes)
{
    return in_groups(bytes, 6, alphabet);
}

std::string to_base32(std::string_view bytes)
{
    return in_groups(bytes, 5, base32_alphabet);
}

std::optional<std::string> from_base64url(std::string_view text)
{
    std::string bytes;
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (char c : text) {
        auto value = alphabet.find(c);
        if (value == std::string_view::npos)
            return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes.push_back(static_cast<char>(bits >> held));
        }
        bits &= (1U << held) - 1;
    }
    // One text for each value: what is left over must be too short for a byte, and nothing.
    if (held >= 6 || bits != 0)
        return std::nullopt;
    return bytes;
}

std::string percent_encoded(std::string_view text)
{
    static constexpr char hex[] = "0123456789ABCDEF";
    std::string encoded;
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
            || c == '.' || c == '_';
        if (plain)
            encoded.push_back(c);
        else
            encoded.append({ '%', hex[byte >> 4], hex[byte & 15] });
    }
    return encoded;
}

std::optional<std::string> percent_decoded(std::string_view text)
{
    auto value_of = [](char c) {
        if (c >= '0' && c <= '9')
            return c - '0';
        if (c >= 'a' && c <= 'f')
            return c - 'a' + 10;
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    };
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded.push_back(text[i]);
            continue;
        }
        int high = i + 2 < text.size() ? value_of(text[i + 1]) : -1;
        int low = high >= 0 ? value_of(text[i + 2]) : -1;
        if (low < 0)
            return std::nullopt;
        decoded.push_back(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return decoded;
}

std::string sha256(std::string_view bytes)
{
    std::string hash(32, '\0');
    unsigned size = 0;
    if (!EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(hash.data()), &size, EVP_sha256(),
            nullptr)
        || size != hash.size())
        throw std::runtime_error("OpenSSL has no SHA-256");
    return hash;
}

} // namespace sayso::identity
