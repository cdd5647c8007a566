#include "base/secret.h"

#include <gtest/gtest.h>
#include <ostream>
#include <string>
#include <type_traits>

namespace sayso::tests {

template <class T>
concept Printable = requires(std::ostream& stream, T const& value)
{
    stream << value;
};

using SecretText = Secret<std::string>;
static_assert(Printable<std::string>, "the question can be answered with yes");
static_assert(!Printable<SecretText>, "a secret must not reach a stream");
static_assert(!std::is_convertible_v<SecretText, std::string>, "nor slip out by itself");
static_assert(!std::is_convertible_v<std::string, SecretText>, "nor may anything become one unseen");

TEST(SecretValue, IsGivenOnlyWhenAskedFor)
{
    SecretText secret("a code");
    EXPECT_EQ(secret.reveal(), "a code");
}

} // namespace sayso::tests
