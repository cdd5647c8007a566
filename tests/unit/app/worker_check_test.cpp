#include "app/worker_check.h"
#include "identity/totp.h"
#include "tests/unit/app/rig.h"

namespace sayso::tests {

namespace {

/// Sam at a command line.
class WorkerCheckTest : public testing::Test {
protected:
    void add(store::CredentialKind kind)
    {
        store::CredentialRecord row;
        row.id = CredentialId::make(rig.clock.now(), rig.random);
        row.worker = rig.sam.worker;
        row.kind = kind;
        row.key_index = kind == store::CredentialKind::passkey ? "found by this" : "";
        row.data = rig.vault->seal_own(vault::Cell { "credential", "data", row.id.text() }, secret);
        row.created = rig.clock.now();
        app::Change change;
        vault::AuditEntry added;
        added.at = rig.clock.now();
        added.actor = "worker:" + rig.sam.worker.text();
        added.action = "credential.add";
        change.audit.push_back(std::move(added));
        change.credentials.push_back(std::move(row));
        ASSERT_TRUE(rig.wait(rig.link->commit(std::move(change))));
    }

    std::string code() const { return identity::totp_code(secret, identity::totp_step(rig.clock.now())); }

    /// "" if they are let in; else what they are told.
    std::string told(std::string const& app_code, std::string const& password = "a password for tests")
    {
        app::WorkerProof proof;
        proof.username = "Sam";
        proof.password = Secret<std::string>(password);
        proof.app_code = app_code;
        auto worker = rig.wait(workers.check(std::move(proof)));
        if (!worker)
            return worker.error().detail;
        EXPECT_EQ(worker->id, rig.sam.worker);
        return "";
    }

    AppRig rig;
    std::string const secret = "twenty secret bytes.";
    app::WorkerCheck workers { *rig.link, *rig.hashing, *rig.vault, rig.clock, rig.random };
};

} // namespace

TEST_F(WorkerCheckTest, AsksForTheCodeOfWhoHasAnAppAndTakesItOnce)
{
    EXPECT_EQ(told(""), "");
    add(store::CredentialKind::totp);
    EXPECT_EQ(told(""), app::WorkerCheck::needs_app_code);
    EXPECT_NE(told("", "not the password").find("password is wrong"), std::string::npos) << "and says nothing of an app";
    EXPECT_NE(told("000000").find("code is wrong"), std::string::npos);
    EXPECT_EQ(told(code()), "");
    EXPECT_NE(told(code()).find("used already"), std::string::npos);
    rig.clock.advance(std::chrono::seconds(30));
    EXPECT_EQ(told(code()), "");
}

TEST_F(WorkerCheckTest, SaysWhatToDoToWhoHasAPasskeyAlone)
{
    add(store::CredentialKind::passkey);
    EXPECT_NE(told("").find("add an authenticator app"), std::string::npos);
    EXPECT_NE(told(code()).find("add an authenticator app"), std::string::npos);
    add(store::CredentialKind::totp);
    EXPECT_EQ(told(code()), "");
}

TEST_F(WorkerCheckTest, CountsTriesTogetherWithThoseOfSigningIn)
{
    for (int i = 0; i < 6; ++i)
        EXPECT_NE(told("", "not the password").find("password is wrong"), std::string::npos);
    for (int i = 0; i < 4; ++i)
        EXPECT_FALSE(rig.wait(rig.sign_in->worker("sam", Secret<std::string>("nor this"))));
    EXPECT_NE(told("").find("too many tries"), std::string::npos);
    rig.clock.advance(std::chrono::minutes(16));
    add(store::CredentialKind::totp);
    for (int i = 0; i < 10; ++i)
        EXPECT_NE(told("000000").find("code is wrong"), std::string::npos);
    EXPECT_NE(told(code()).find("too many tries"), std::string::npos) << "guessing codes too";
}

} // namespace sayso::tests
