#include "tests/contract/store_contract.h"

/// The phones that young people call their own.
namespace sayso::tests {

namespace {

class PhoneContract : public StoreContract {
protected:
    store::PhoneRecord phone(YoungPersonId young_person)
    {
        store::PhoneRecord row;
        row.id = make_id<PhoneId>();
        row.young_person = young_person;
        row.sign_in = make_id<SignInId>();
        row.label = "Chrome, Android";
        row.data = { 1, 0, 9 };
        row.created = clock.now();
        return row;
    }

    Change adding(store::PhoneRecord row) const
    {
        Change change;
        change.phones.push_back(std::move(row));
        change.audit.push_back(entry("phone.add"));
        return change;
    }

    Change trying(PhoneId id, int most = 3) const
    {
        store::TryPhone taken;
        taken.id = id;
        taken.most = most;
        Change change;
        change.phone_tries.push_back(taken);
        return change;
    }

    Change using_it(PhoneId id, SignInId sign_in, std::uint64_t counter = 0) const
    {
        store::UsePhone use;
        use.id = id;
        use.sign_in = sign_in;
        use.counter = counter;
        use.at = clock.now();
        Change change;
        change.phones_used.push_back(use);
        change.audit.push_back(entry("sign_in.pin"));
        return change;
    }

    Change forgetting(PhoneId id) const
    {
        store::ForgetPhone forget;
        forget.id = id;
        forget.at = clock.now();
        Change change;
        change.phones_forgotten.push_back(forget);
        change.audit.push_back(entry("phone.forget"));
        return change;
    }
};

TEST_P(PhoneContract, KeepsAPhoneOfSomeone)
{
    auto kit = someone();
    auto row = phone(kit);
    commit_well(adding(row));
    auto kept = store->phone(row.id);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->young_person, kit);
    EXPECT_EQ(kept->sign_in, row.sign_in);
    EXPECT_EQ(kept->label, "Chrome, Android");
    EXPECT_EQ(kept->data, row.data);
    EXPECT_EQ(kept->tries, 0);
    EXPECT_EQ(kept->created, row.created);
    EXPECT_FALSE(kept->last_used);
    clock.advance(std::chrono::seconds(1));
    auto second = phone(kit);
    commit_well(adding(second));
    auto all = store->phones_of(kit);
    ASSERT_TRUE(all);
    ASSERT_EQ(all->size(), 2U);
    EXPECT_EQ(all->at(0).id, row.id);
    EXPECT_EQ(all->at(1).id, second.id);
    EXPECT_TRUE(store->phones_of(someone())->empty());
    EXPECT_EQ(error_of(store->phone(make_id<PhoneId>())), Errc::not_found);
}

TEST_P(PhoneContract, WantsAnAuditEntryAndSomeoneWhoseItIs)
{
    Change silent;
    silent.phones.push_back(phone(someone()));
    EXPECT_EQ(error_of(commit(silent)), Errc::invalid_input);
    EXPECT_EQ(error_of(commit(adding(phone(make_id<YoungPersonId>())))), Errc::not_found);
    auto nameless = phone(someone());
    nameless.id = PhoneId();
    EXPECT_EQ(error_of(commit(adding(nameless))), Errc::invalid_input);
    auto row = phone(someone());
    commit_well(adding(row));
    EXPECT_EQ(error_of(commit(adding(row))), Errc::conflict);
}

TEST_P(PhoneContract, TriesAreCountedUntilItOpensOrNoneIsLeft)
{
    auto row = phone(someone());
    commit_well(adding(row));
    commit_well(trying(row.id));
    commit_well(trying(row.id));
    EXPECT_EQ(store->phone(row.id)->tries, 2);
    clock.advance(std::chrono::minutes(1));
    auto sign_in = make_id<SignInId>();
    commit_well(using_it(row.id, sign_in));
    auto opened = store->phone(row.id);
    EXPECT_EQ(opened->tries, 0);
    EXPECT_EQ(opened->sign_in, sign_in);
    EXPECT_EQ(opened->last_used, clock.now());
    auto four = std::vector { trying(row.id), trying(row.id), trying(row.id), trying(row.id) };
    auto results = store->commit_group(four);
    EXPECT_TRUE(results.at(2));
    EXPECT_EQ(error_of(results.at(3)), Errc::conflict) << "not even when they come together";
    EXPECT_EQ(store->phone(row.id)->tries, 3);
    EXPECT_EQ(error_of(commit(trying(make_id<PhoneId>()))), Errc::conflict);
}

TEST_P(PhoneContract, ACounterOnlyGrows)
{
    auto row = phone(someone());
    commit_well(adding(row));
    commit_well(using_it(row.id, row.sign_in, 0));
    commit_well(using_it(row.id, row.sign_in, 7));
    EXPECT_EQ(error_of(commit(using_it(row.id, row.sign_in, 7))), Errc::conflict);
    EXPECT_EQ(error_of(commit(using_it(row.id, row.sign_in, 0))), Errc::conflict);
    commit_well(using_it(row.id, row.sign_in, 8));
    EXPECT_EQ(store->phone(row.id)->counter, 8U);
}

TEST_P(PhoneContract, WhatIsForgottenOpensNothing)
{
    auto kit = someone();
    auto row = phone(kit);
    commit_well(adding(row));
    commit_well(forgetting(row.id));
    commit_well(forgetting(row.id));
    commit_well(forgetting(make_id<PhoneId>()));
    EXPECT_EQ(error_of(store->phone(row.id)), Errc::not_found);
    EXPECT_TRUE(store->phones_of(kit)->empty());
    EXPECT_EQ(error_of(commit(trying(row.id))), Errc::conflict);
    EXPECT_EQ(error_of(commit(using_it(row.id, row.sign_in))), Errc::conflict);
}

TEST_P(PhoneContract, GoesWithWhomItBelongsTo)
{
    auto kit = someone();
    auto noor = someone();
    auto theirs = phone(kit);
    auto other = phone(noor);
    commit_well(adding(theirs));
    commit_well(adding(other));
    store::TombstoneRecord tombstone;
    tombstone.subject = kit;
    tombstone.at = clock.now();
    Change change;
    change.tombstones.push_back(tombstone);
    change.audit.push_back(entry("erase.begin"));
    commit_well(change);
    EXPECT_EQ(error_of(store->phone(theirs.id)), Errc::not_found);
    EXPECT_TRUE(store->phone(other.id));
}

INSTANTIATE_TEST_SUITE_P(
    Stores, PhoneContract, testing::Values(StoreKind::memory, StoreKind::sqlite), [](auto const& info) {
        return info.param == StoreKind::memory ? "Memory" : "Sqlite";
    });

} // namespace

} // namespace sayso::tests
