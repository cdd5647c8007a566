#include "tests/contract/store_contract.h"

/// What lets a worker in besides a password, and where people are signed in.
namespace sayso::tests {

namespace {

class SignInContract : public StoreContract {
protected:
    store::CredentialRecord credential(store::CredentialKind kind, std::string key_index)
    {
        store::CredentialRecord row;
        row.id = make_id<CredentialId>();
        row.worker = adviser;
        row.kind = kind;
        row.label = "My phone";
        row.key_index = std::move(key_index);
        row.data = { 4, 5, 6 };
        row.created = clock.now();
        return row;
    }

    Change adding(store::CredentialRecord row) const
    {
        Change change;
        change.credentials.push_back(std::move(row));
        change.audit.push_back(entry("credential.add"));
        return change;
    }

    Change using_it(CredentialId id, std::uint64_t counter) const
    {
        Change::UseCredential use;
        use.id = id;
        use.counter = counter;
        use.at = clock.now();
        Change change;
        change.credentials_used.push_back(use);
        change.audit.push_back(entry("second_step.totp"));
        return change;
    }

    Change revoking(CredentialId id) const
    {
        Change::RevokeCredential revoke;
        revoke.id = id;
        revoke.at = clock.now();
        Change change;
        change.credentials_revoked.push_back(revoke);
        change.audit.push_back(entry("credential.revoke"));
        return change;
    }

    SignInId signed_in(WorkerId worker, YoungPersonId young_person = {})
    {
        store::SignInRecord row;
        row.id = make_id<SignInId>();
        row.token_index = "token " + row.id.text();
        row.role = worker.is_nil() ? domain::Role::young_person : domain::Role::personal_adviser;
        row.authority = council;
        row.worker = worker;
        row.young_person = young_person;
        row.created = clock.now();
        row.expires = clock.now() + std::chrono::hours(1);
        Change change;
        change.sign_ins.push_back(row);
        store::SignInDeviceRecord device;
        device.sign_in = row.id;
        device.label = "Chrome, Windows";
        device.method = "password";
        device.last_seen = clock.now();
        change.devices.push_back(device);
        commit_well(change);
        clock.advance(std::chrono::seconds(1));
        return row.id;
    }
};

TEST_P(SignInContract, KeepsWhatLetsAWorkerIn)
{
    auto row = credential(store::CredentialKind::passkey, "a key");
    commit_well(adding(row));
    auto found = store->credentials_of(adviser);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->size(), 1U);
    auto const& kept = found->at(0);
    EXPECT_EQ(kept.id, row.id);
    EXPECT_EQ(kept.worker, adviser);
    EXPECT_EQ(kept.kind, store::CredentialKind::passkey);
    EXPECT_EQ(kept.label, "My phone");
    EXPECT_EQ(kept.key_index, "a key");
    EXPECT_EQ(kept.data, row.data);
    EXPECT_EQ(kept.counter, 0U);
    EXPECT_EQ(kept.created, row.created);
    EXPECT_FALSE(kept.last_used);
    EXPECT_FALSE(kept.revoked);
    ASSERT_TRUE(store->credential(store::CredentialKind::passkey, "a key"));
    EXPECT_EQ(error_of(store->credential(store::CredentialKind::oidc, "a key")), Errc::not_found);
    EXPECT_TRUE(store->credentials_of(make_id<WorkerId>())->empty());
}

TEST_P(SignInContract, WantsAnAuditEntryAndAWorkerForIt)
{
    Change silent;
    silent.credentials.push_back(credential(store::CredentialKind::totp, ""));
    EXPECT_EQ(error_of(commit(silent)), Errc::invalid_input);
    auto nobodys = credential(store::CredentialKind::totp, "");
    nobodys.worker = make_id<WorkerId>();
    EXPECT_EQ(error_of(commit(adding(nobodys))), Errc::not_found);
}

TEST_P(SignInContract, OneKeyBelongsToOneWorkerUntilItIsRevoked)
{
    auto first = credential(store::CredentialKind::oidc, "issuer and subject");
    commit_well(adding(first));
    EXPECT_EQ(error_of(commit(adding(credential(store::CredentialKind::oidc, "issuer and subject")))), Errc::conflict);
    commit_well(adding(credential(store::CredentialKind::passkey, "issuer and subject")));
    commit_well(revoking(first.id));
    EXPECT_EQ(error_of(store->credential(store::CredentialKind::oidc, "issuer and subject")), Errc::not_found);
    commit_well(adding(credential(store::CredentialKind::oidc, "issuer and subject")));
    // Apps have no key to be found by, so any number of them may be without one.
    commit_well(adding(credential(store::CredentialKind::totp, "")));
    commit_well(adding(credential(store::CredentialKind::totp, "")));
    EXPECT_EQ(error_of(store->credential(store::CredentialKind::totp, "")), Errc::not_found);
}

TEST_P(SignInContract, WhatWasUsedOnceIsUsedUp)
{
    auto row = credential(store::CredentialKind::totp, "");
    commit_well(adding(row));
    commit_well(using_it(row.id, 50));
    EXPECT_EQ(error_of(commit(using_it(row.id, 50))), Errc::conflict);
    EXPECT_EQ(error_of(commit(using_it(row.id, 49))), Errc::conflict);
    EXPECT_EQ(error_of(commit(using_it(row.id, 0))), Errc::conflict);
    commit_well(using_it(row.id, 51));
    EXPECT_EQ(store->credentials_of(adviser)->at(0).counter, 51U);
    EXPECT_EQ(store->credentials_of(adviser)->at(0).last_used, clock.now());
    commit_well(revoking(row.id));
    EXPECT_EQ(error_of(commit(using_it(row.id, 52))), Errc::conflict);
    EXPECT_TRUE(store->credentials_of(adviser)->empty());
}

TEST_P(SignInContract, APasskeyThatDoesNotCountStaysAtNothing)
{
    auto row = credential(store::CredentialKind::passkey, "no counter");
    commit_well(adding(row));
    commit_well(using_it(row.id, 0));
    commit_well(using_it(row.id, 0));
    commit_well(using_it(row.id, 1));
    EXPECT_EQ(error_of(commit(using_it(row.id, 0))), Errc::conflict);
}

TEST_P(SignInContract, TwoUsesOfOneCodeInOneGroupAreOne)
{
    auto row = credential(store::CredentialKind::totp, "");
    commit_well(adding(row));
    auto results = store->commit_group(std::vector { using_it(row.id, 9), using_it(row.id, 9) });
    EXPECT_TRUE(results.at(0));
    EXPECT_EQ(error_of(results.at(1)), Errc::conflict);
}

TEST_P(SignInContract, ListsWhereSomebodyIsSignedIn)
{
    auto kit = someone();
    auto older = signed_in(adviser);
    auto newer = signed_in(adviser);
    auto phone = signed_in({}, kit);
    auto of_adviser = store->sign_ins_of(adviser);
    ASSERT_TRUE(of_adviser);
    ASSERT_EQ(of_adviser->size(), 2U);
    EXPECT_EQ(of_adviser->at(0).id, newer);
    EXPECT_EQ(of_adviser->at(1).id, older);
    ASSERT_EQ(store->sign_ins_of(kit)->size(), 1U);
    EXPECT_EQ(store->sign_ins_of(kit)->at(0).id, phone);
    EXPECT_TRUE(store->sign_ins_of(WorkerId())->empty()) << "nobody is not everybody";
    EXPECT_TRUE(store->sign_ins_of(YoungPersonId())->empty());

    Change::EndSignIn end;
    end.id = older;
    end.at = clock.now();
    Change change;
    change.sign_ins_ended.push_back(end);
    commit_well(change);
    EXPECT_EQ(store->sign_ins_of(adviser)->size(), 1U);
}

TEST_P(SignInContract, ADeviceChangesOnlyInWhenItWasSeenAndProved)
{
    auto id = signed_in(adviser);
    store::SignInDeviceRecord again;
    again.sign_in = id;
    again.label = "Another, Machine";
    again.method = "code";
    again.last_seen = clock.now();
    again.stepped_up = clock.now();
    Change change;
    change.devices.push_back(again);
    commit_well(change);
    auto kept = store->sign_in_device(id);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->label, "Chrome, Windows");
    EXPECT_EQ(kept->method, "password");
    EXPECT_EQ(kept->last_seen, clock.now());
    EXPECT_EQ(kept->stepped_up, clock.now());

    change.devices[0].sign_in = make_id<SignInId>();
    EXPECT_EQ(error_of(commit(change)), Errc::not_found);
    EXPECT_EQ(error_of(store->sign_in_device(make_id<SignInId>())), Errc::not_found);
}

INSTANTIATE_TEST_SUITE_P(
    Stores, SignInContract, testing::Values(StoreKind::memory, StoreKind::sqlite), [](auto const& info) {
        return info.param == StoreKind::memory ? "Memory" : "Sqlite";
    });

} // namespace

} // namespace sayso::tests
