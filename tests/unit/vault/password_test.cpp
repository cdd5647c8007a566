#include "vault/password.h"

#include <gtest/gtest.h>

namespace sayso::tests {

using PasswordText = Secret<std::string>;

TEST(Password, FitsOnlyItself)
{
    PasswordText password("correct horse battery");
    auto hash = vault::hash_password(password);
    ASSERT_TRUE(hash);
    EXPECT_TRUE(vault::password_fits(*hash, password));
    EXPECT_FALSE(vault::password_fits(*hash, PasswordText("correct horse batterz")));
    EXPECT_FALSE(vault::password_fits(*hash, PasswordText("")));
    EXPECT_EQ(hash->find("horse"), std::string::npos);
    EXPECT_NE(*hash, *vault::hash_password(password)) << "each has its own salt";
}

TEST(Password, IsHashedWithTheAgreedWork)
{
    auto hash = vault::hash_password(PasswordText("any"));
    EXPECT_EQ(hash->rfind("$argon2id$v=19$m=48128,t=2,p=1$", 0), 0U) << *hash;
}

TEST(Password, NeverFitsWhatIsNoHash)
{
    for (auto text : { "", "hash", "$argon2id$", "$argon2id$v=19$m=48128,t=2,p=1$AAAA$AAAA" })
        EXPECT_FALSE(vault::password_fits(text, PasswordText("any"))) << text;
}

TEST(Password, CanBeCheckedForNobody)
{
    EXPECT_NO_THROW(vault::pretend_to_check(PasswordText("any")));
}

} // namespace sayso::tests
