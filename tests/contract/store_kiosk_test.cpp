#include "tests/contract/store_contract.h"

/// The screens that people share.
namespace sayso::tests {

namespace {

class KioskContract : public StoreContract {
protected:
    store::KioskRecord kiosk(std::string const& name)
    {
        store::KioskRecord row;
        row.id = make_id<KioskId>();
        row.name = name;
        row.code_index = "code of " + name;
        row.code_expires = clock.now() + std::chrono::hours(1);
        row.created = clock.now();
        return row;
    }

    Change adding(store::KioskRecord row) const
    {
        Change change;
        change.kiosks.push_back(std::move(row));
        change.audit.push_back(entry("kiosk.add"));
        return change;
    }

    Change enrolling(std::string code, std::string token) const
    {
        store::EnrolKiosk enrol;
        enrol.code_index = std::move(code);
        enrol.token_index = std::move(token);
        enrol.at = clock.now();
        Change change;
        change.kiosks_enrolled.push_back(std::move(enrol));
        change.audit.push_back(entry("kiosk.enrol"));
        return change;
    }

    Change removing(KioskId id) const
    {
        store::RemoveKiosk remove;
        remove.id = id;
        remove.at = clock.now();
        Change change;
        change.kiosks_removed.push_back(remove);
        change.audit.push_back(entry("kiosk.remove"));
        return change;
    }

    /// Somebody who came in, at a kiosk or elsewhere.
    std::string came_in(KioskId kiosk, std::optional<Moment> visit)
    {
        store::SignInRecord row;
        row.id = make_id<SignInId>();
        row.token_index = "token " + row.id.text();
        row.role = domain::Role::young_person;
        row.authority = council;
        row.young_person = someone();
        row.created = clock.now();
        row.expires = clock.now() + std::chrono::hours(1);
        row.kiosk = kiosk;
        row.visit = visit;
        Change change;
        change.sign_ins.push_back(row);
        commit_well(change);
        return row.token_index;
    }
};

TEST_P(KioskContract, IsKnownByItsTokenOnceItsCodeWasUsed)
{
    auto row = kiosk("Front desk");
    commit_well(adding(row));
    ASSERT_EQ(store->kiosks()->size(), 1U);
    EXPECT_FALSE(store->kiosks()->at(0).enrolled);
    EXPECT_EQ(error_of(store->kiosk_by_token("")), Errc::not_found) << "one that is not enrolled has no token";
    clock.advance(std::chrono::minutes(5));
    commit_well(enrolling(row.code_index, "its token"));
    auto known = store->kiosk_by_token("its token");
    ASSERT_TRUE(known);
    EXPECT_EQ(known->id, row.id);
    EXPECT_EQ(known->name, "Front desk");
    EXPECT_EQ(known->created, row.created);
    EXPECT_EQ(known->enrolled, clock.now());
    EXPECT_EQ(known->code_expires, row.code_expires);
    EXPECT_FALSE(known->removed);
    EXPECT_EQ(error_of(store->kiosk_by_token("another")), Errc::not_found);
    EXPECT_EQ(error_of(commit(enrolling(row.code_index, "second token"))), Errc::conflict) << "a code counts once";
}

TEST_P(KioskContract, ACodeRunsOut)
{
    auto row = kiosk("Front desk");
    commit_well(adding(row));
    clock.advance(std::chrono::hours(1));
    EXPECT_EQ(error_of(commit(enrolling(row.code_index, "its token"))), Errc::conflict);
    EXPECT_EQ(error_of(commit(enrolling("no such code", "its token"))), Errc::conflict);
    EXPECT_EQ(error_of(store->kiosk_by_token("its token")), Errc::not_found);
}

TEST_P(KioskContract, WantsAnAuditEntryAndAnId)
{
    Change silent;
    silent.kiosks.push_back(kiosk("Front desk"));
    EXPECT_EQ(error_of(commit(silent)), Errc::invalid_input);
    auto nobody = kiosk("Front desk");
    nobody.id = KioskId();
    EXPECT_EQ(error_of(commit(adding(nobody))), Errc::invalid_input);
    auto row = kiosk("Front desk");
    commit_well(adding(row));
    EXPECT_EQ(error_of(commit(adding(row))), Errc::conflict);
    auto other = kiosk("Library");
    other.code_index = row.code_index;
    EXPECT_EQ(error_of(commit(adding(other))), Errc::conflict);
}

TEST_P(KioskContract, WhatIsRemovedEndsWhoIsAtItAndNobodyElse)
{
    auto front = kiosk("Front desk");
    commit_well(adding(front));
    clock.advance(std::chrono::seconds(1));
    auto library = kiosk("Library");
    commit_well(adding(library));
    commit_well(enrolling(front.code_index, "front token"));
    ASSERT_EQ(store->kiosks()->size(), 2U);
    EXPECT_EQ(store->kiosks()->at(0).id, front.id) << "the oldest first";
    auto there = came_in(front.id, clock.now());
    auto elsewhere = came_in(library.id, clock.now());
    auto on_a_phone = came_in({}, {});
    EXPECT_EQ(store->sign_in(there)->kiosk, front.id);
    EXPECT_EQ(store->sign_in(there)->visit, clock.now());
    EXPECT_TRUE(store->sign_in(on_a_phone)->kiosk.is_nil());
    EXPECT_FALSE(store->sign_in(on_a_phone)->visit);

    clock.advance(std::chrono::minutes(1));
    commit_well(removing(front.id));
    EXPECT_EQ(store->sign_in(there)->ended, clock.now());
    EXPECT_FALSE(store->sign_in(elsewhere)->ended);
    EXPECT_FALSE(store->sign_in(on_a_phone)->ended);
    EXPECT_EQ(error_of(store->kiosk_by_token("front token")), Errc::not_found);
    ASSERT_EQ(store->kiosks()->size(), 1U);
    EXPECT_EQ(store->kiosks()->at(0).id, library.id);
    commit_well(removing(front.id));
    EXPECT_EQ(error_of(commit(removing(make_id<KioskId>()))), Errc::not_found);
    commit_well(removing(library.id));
    EXPECT_EQ(error_of(commit(enrolling(library.code_index, "late"))), Errc::conflict) << "it is gone";
}

INSTANTIATE_TEST_SUITE_P(
    Stores, KioskContract, testing::Values(StoreKind::memory, StoreKind::sqlite), [](auto const& info) {
        return info.param == StoreKind::memory ? "Memory" : "Sqlite";
    });

} // namespace

} // namespace sayso::tests
