#include "tests/unit/app/rig.h"

namespace sayso::tests {

namespace {

Secret<std::string> secret(std::string text)
{
    return Secret<std::string>(std::move(text));
}

/// A worker without a second factor.
Result<app::SignedIn> enter(AppRig& rig, std::string user, std::string password)
{
    auto entrance = rig.wait(rig.sign_in->worker(std::move(user), secret(std::move(password))));
    if (!entrance)
        return entrance.error();
    return std::get<app::SignedIn>(*entrance);
}

TEST(Enrolment, ACodeLetsAPhoneInOnce)
{
    AppRig rig;
    auto issued = rig.wait(rig.enrolment->issue_code(rig.sam, rig.kit.young_person));
    ASSERT_TRUE(issued) << issued.error().detail;
    auto code = issued->code.reveal();
    ASSERT_EQ(code.size(), 8u);
    // As a person would type it.
    std::string typed = code.substr(0, 4) + " - " + code.substr(4);
    for (char& c : typed)
        c = static_cast<char>(std::tolower(c));

    auto in = rig.wait(rig.sign_in->redeem(secret(typed), "127.0.0.1"));
    ASSERT_TRUE(in) << in.error().detail;
    EXPECT_EQ(in->names.name, "Kit");
    EXPECT_EQ(in->names.adviser, "Sam Example");
    EXPECT_EQ(in->actor.young_person, rig.kit.young_person);
    auto who = rig.sign_in->who(in->token);
    ASSERT_TRUE(who);
    EXPECT_EQ(who->young_person, rig.kit.young_person);

    auto again = rig.wait(rig.sign_in->redeem(secret(code), "127.0.0.1"));
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().detail, "code_wrong");
}

TEST(Enrolment, ACodeIsOldAfterTenMinutes)
{
    AppRig rig;
    auto issued = rig.wait(rig.enrolment->issue_code(rig.sam, rig.kit.young_person));
    rig.clock.advance(std::chrono::minutes(10));
    EXPECT_FALSE(rig.wait(rig.sign_in->redeem(issued->code, "127.0.0.1")));
}

TEST(Enrolment, OnlyTheirOwnAdviserOrManagerGivesACode)
{
    AppRig rig;
    EXPECT_EQ(rig.wait(rig.enrolment->issue_code(rig.alex, rig.kit.young_person)).error().code, Errc::not_found);
    EXPECT_EQ(rig.wait(rig.enrolment->issue_code(rig.kit, rig.kit.young_person)).error().code, Errc::forbidden);
    EXPECT_TRUE(rig.wait(rig.enrolment->issue_code(rig.manager, rig.kit.young_person)));
}

TEST(Enrolment, TenWrongCodesFromAnAddressAreEnough)
{
    AppRig rig;
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(rig.wait(rig.sign_in->redeem(secret("WRONG234"), "192.0.2.7")).error().detail, "code_wrong");
    auto issued = rig.wait(rig.enrolment->issue_code(rig.sam, rig.kit.young_person));
    EXPECT_EQ(rig.wait(rig.sign_in->redeem(issued->code, "192.0.2.7")).error().detail, "too_many_tries");
    EXPECT_TRUE(rig.wait(rig.sign_in->redeem(issued->code, "192.0.2.8")));
}

TEST(SignIn, AWorkerComesInWithTheRightPasswordOnly)
{
    AppRig rig;
    auto in = enter(rig, "SAM", "a password for tests");
    ASSERT_TRUE(in) << in.error().detail;
    EXPECT_EQ(in->names.name, "Sam Example");
    EXPECT_EQ(enter(rig, "sam", "another").error().detail, "sign_in_wrong");
    EXPECT_EQ(enter(rig, "nobody", "another").error().detail, "sign_in_wrong");
}

TEST(SignIn, TenWrongPasswordsAreEnoughEvenWhenTheEleventhIsRight)
{
    AppRig rig;
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(enter(rig, "sam", "wrong").error().detail, "sign_in_wrong");
    EXPECT_EQ(enter(rig, "sam", "a password for tests").error().detail, "too_many_tries");
    rig.clock.advance(std::chrono::minutes(16));
    EXPECT_TRUE(enter(rig, "sam", "a password for tests"));
}

TEST(SignIn, SigningOutEndsTheCookie)
{
    AppRig rig;
    auto in = enter(rig, "sam", "a password for tests");
    ASSERT_TRUE(in);
    EXPECT_TRUE(rig.sign_in->still_in(in->token));
    ASSERT_TRUE(rig.wait(rig.sign_in->sign_out(in->actor)));
    EXPECT_FALSE(rig.sign_in->still_in(in->token));
}

TEST(SignIn, ARevokedWorkerIsOutAtOnce)
{
    AppRig rig;
    auto in = enter(rig, "sam", "a password for tests");
    ASSERT_TRUE(in);
    auto worker = *rig.store->worker(rig.sam.worker);
    worker.active = false;
    store::Change change;
    change.workers.push_back(worker);
    ASSERT_TRUE(rig.store->commit_group(std::vector { change }).front());
    EXPECT_FALSE(rig.sign_in->still_in(in->token));
    EXPECT_FALSE(enter(rig, "sam", "a password for tests"));
}

TEST(SignIn, AVisitorIsForgottenAfterTwentyMinutes)
{
    AppRig rig;
    auto in = rig.wait(rig.sign_in->visitor("127.0.0.1"));
    ASSERT_TRUE(in);
    EXPECT_TRUE(rig.sign_in->still_in(in->token));
    rig.clock.advance(std::chrono::minutes(20));
    EXPECT_FALSE(rig.sign_in->still_in(in->token));
}

} // namespace

} // namespace sayso::tests
