#include "identity/base64url.h"

#include <gtest/gtest.h>

namespace sayso::identity {

namespace {

TEST(Base64url, WritesTheExamplesOfTheStandard)
{
    EXPECT_EQ(to_base64url(""), "");
    EXPECT_EQ(to_base64url("f"), "Zg");
    EXPECT_EQ(to_base64url("fo"), "Zm8");
    EXPECT_EQ(to_base64url("foobar"), "Zm9vYmFy");
    EXPECT_EQ(to_base64url("\xfb\xff"), "-_8");
    EXPECT_EQ(to_base32("f"), "MY");
    EXPECT_EQ(to_base32("foobar"), "MZXW6YTBOI");
}

TEST(Base64url, ReadsWhatItWrote)
{
    std::string bytes;
    for (int i = 0; i < 300; ++i) {
        EXPECT_EQ(from_base64url(to_base64url(bytes)), bytes);
        bytes.push_back(static_cast<char>(i * 7));
    }
}

TEST(Base64url, TakesOneSpellingOnly)
{
    for (char const* text : { "Zg==", "Zh", "Z", "Zm9+", "Zm9/", "Z g", "Zm8=" })
        EXPECT_FALSE(from_base64url(text)) << text;
}

} // namespace

} // namespace sayso::identity
