#include "app/codes.h"

#include "base/id.h"
#include <array>

namespace sayso::app {

namespace {

constexpr std::string_view alphabet = "BCDFGHJKMNPQRSTVWXYZ23456789";
constexpr std::size_t code_length = 8;

} // namespace

std::string make_code(Random& random)
{
    // 252 is the largest multiple of 28 in a byte: beyond it the choice would lean towards the first letters.
    constexpr std::uint8_t fair = 252;
    std::string code;
    while (code.size() < code_length) {
        std::array<std::uint8_t, 16> bytes;
        random.fill(bytes);
        for (auto byte : bytes)
            if (byte < fair && code.size() < code_length)
                code.push_back(alphabet[byte % alphabet.size()]);
    }
    return code;
}

std::string tidy_code(std::string_view typed)
{
    std::string code;
    for (char c : typed) {
        if (c == ' ' || c == '-' || c == '\t')
            continue;
        code.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    }
    return code;
}

std::string code_index(vault::Vault const& vault, std::string_view code)
{
    return vault.blind_index("code", tidy_code(code));
}

std::string make_token(Random& random)
{
    std::array<std::uint8_t, 32> bytes;
    random.fill(bytes);
    return to_hex(bytes);
}

std::string token_index(vault::Vault const& vault, std::string_view token)
{
    return vault.blind_index("token", token);
}

} // namespace sayso::app
