#include "tests/contract/store_contract.h"

namespace sayso::tests {

class UploadContract : public StoreContract {
protected:
    void SetUp() override
    {
        StoreContract::SetUp();
        kim = someone();
        talk = conversation(kim);
    }

    store::UploadRecord upload()
    {
        store::UploadRecord upload;
        upload.id = make_id<UploadId>();
        upload.subject = kim;
        upload.session = talk;
        upload.place = "show_us";
        upload.kind = "photo";
        upload.type = "image/jpeg";
        upload.bytes = 5;
        upload.begun = clock.now();
        return upload;
    }

    Change begun(store::UploadRecord upload)
    {
        Change change;
        change.new_uploads.push_back(std::move(upload));
        change.audit.push_back(entry("answer.save"));
        return change;
    }

    Change arrived(UploadId id, std::uint64_t from, std::uint64_t bytes)
    {
        Change change;
        change.uploads_arrived.push_back({ id, { from, { 1, 2, 3 } }, bytes });
        change.audit.push_back(entry("answer.save"));
        return change;
    }

    Change kept(UploadId id)
    {
        Change change;
        change.uploads_kept.push_back({ id, "image/jpeg", 9, { { 0, { 4 } }, { 6, { 5 } } }, clock.now() });
        change.audit.push_back(entry("answer.save"));
        return change;
    }

    Change named(UploadId id)
    {
        Change change;
        change.uploads_named.push_back({ id, clock.now() });
        return change;
    }

    Change dropped(UploadId id)
    {
        Change change;
        change.uploads_dropped.push_back({ id });
        change.audit.push_back(entry("unsent.sweep"));
        return change;
    }

    UploadId there()
    {
        auto one = upload();
        commit_well(begun(one));
        return one.id;
    }

    YoungPersonId kim;
    SessionId talk;
};

TEST_P(UploadContract, ArrivesInOrderIsKeptAndIsNamed)
{
    auto id = there();
    commit_well(arrived(id, 0, 3));
    EXPECT_EQ(error_of(commit(arrived(id, 0, 3))), Errc::conflict); // The same again,
    EXPECT_EQ(error_of(commit(arrived(id, 4, 1))), Errc::conflict); // and one with a gap before it.
    EXPECT_EQ(store->upload(id).value().received, 3U);
    EXPECT_FALSE(store->upload(id).value().kept);
    EXPECT_EQ(error_of(commit(named(id))), Errc::conflict); // Not yet.

    commit_well(arrived(id, 3, 2));
    EXPECT_EQ(store->upload_pieces(id).value().size(), 2U);
    commit_well(kept(id));
    auto row = store->upload(id).value();
    EXPECT_EQ(row.kept, clock.now());
    EXPECT_EQ(row.bytes, 9U);
    EXPECT_EQ(row.subject, kim);
    EXPECT_EQ(row.session, talk);
    EXPECT_EQ(row.place, "show_us");
    EXPECT_EQ(row.kind, "photo");
    auto pieces = store->upload_pieces(id).value();
    ASSERT_EQ(pieces.size(), 2U); // What came is gone; what was made of it is there.
    EXPECT_EQ(pieces[0].bytes, vault::Sealed { 4 });
    EXPECT_EQ(pieces[1].from, 6U);
    EXPECT_EQ(error_of(commit(kept(id))), Errc::conflict);
    EXPECT_EQ(error_of(commit(arrived(id, 9, 1))), Errc::conflict);

    auto first = clock.now();
    commit_well(named(id));
    clock.advance(std::chrono::minutes(1));
    commit_well(named(id));
    EXPECT_EQ(store->upload(id).value().named, first);
    EXPECT_EQ(error_of(commit(dropped(id))), Errc::conflict);
    EXPECT_EQ(store->uploads_of(talk).value().size(), 1U);
}

TEST_P(UploadContract, BelongsToAConversationOfItsOwnPerson)
{
    auto stranger = upload();
    stranger.subject = someone();
    EXPECT_EQ(error_of(commit(begun(stranger))), Errc::not_found);
    auto nameless = upload();
    nameless.id = {};
    EXPECT_EQ(error_of(commit(begun(nameless))), Errc::invalid_input);
    auto twice = upload();
    commit_well(begun(twice));
    EXPECT_EQ(error_of(commit(begun(twice))), Errc::conflict);
    EXPECT_EQ(error_of(store->upload(make_id<UploadId>())), Errc::not_found);
    EXPECT_EQ(error_of(commit(named(make_id<UploadId>()))), Errc::not_found);
}

TEST_P(UploadContract, AnAnswerThatNamesOneThatIsGoneIsNotStored)
{
    auto change = turn(talk, 0, make_id<AnswerId>(), "show_us");
    change.uploads_named.push_back({ make_id<UploadId>(), clock.now() });
    EXPECT_EQ(error_of(commit(change)), Errc::not_found);
    EXPECT_TRUE(store->answers(talk).value().empty());
}

TEST_P(UploadContract, WhatWasNeverNamedIsFoundAndDropped)
{
    auto old = there();
    clock.advance(std::chrono::hours(1));
    auto later = there();
    commit_well(arrived(later, 0, 2));
    auto named_one = there();
    commit_well(kept(named_one));
    commit_well(named(named_one));
    ASSERT_EQ(store->unnamed_uploads(clock.now()).value().size(), 1U);
    EXPECT_EQ(store->unnamed_uploads(clock.now()).value()[0].id, old);
    clock.advance(std::chrono::hours(1));
    EXPECT_EQ(store->unnamed_uploads(clock.now()).value().size(), 2U);
    commit_well(dropped(later));
    EXPECT_EQ(error_of(store->upload(later)), Errc::not_found);
    EXPECT_TRUE(store->upload_pieces(later).value().empty());
}

TEST_P(UploadContract, GoesWithThePersonAndWithTheConversation)
{
    auto id = there();
    commit_well(arrived(id, 0, 2));
    auto stays = talk;
    talk = conversation(kim);
    auto swept = there();
    commit_well(arrived(swept, 0, 2));
    clock.advance(std::chrono::hours(49));
    Change sweep;
    sweep.swept.push_back({ talk, clock.now() });
    sweep.audit.push_back(entry("unsent.sweep"));
    commit_well(sweep);
    EXPECT_EQ(error_of(store->upload(swept)), Errc::not_found);
    EXPECT_TRUE(store->upload_pieces(swept).value().empty());
    EXPECT_EQ(store->uploads_of(stays).value().size(), 1U);

    Change erasure;
    erasure.tombstones.push_back({ kim, clock.now(), "Odi", "Alex", "asked for", {}, {} });
    erasure.audit.push_back(entry("young_person.erase"));
    commit_well(erasure);
    EXPECT_EQ(error_of(store->upload(id)), Errc::not_found);
    EXPECT_TRUE(store->upload_pieces(id).value().empty());
}

INSTANTIATE_TEST_SUITE_P(EveryStore, UploadContract, testing::Values(StoreKind::memory, StoreKind::sqlite),
    [](auto const& info) { return info.param == StoreKind::memory ? "memory" : "sqlite"; });

} // namespace sayso::tests
