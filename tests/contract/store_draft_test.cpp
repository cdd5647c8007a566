#include "tests/contract/store_contract.h"

namespace sayso::tests {

namespace {

using domain::DraftState;
using domain::WentLive;

class DraftContract : public StoreContract {
protected:
    store::DraftRecord draft(std::string flow)
    {
        store::DraftRecord draft;
        draft.id = make_id<DraftId>();
        draft.flow = std::move(flow);
        draft.author = adviser;
        draft.editors = { adviser, make_id<WorkerId>() };
        draft.base = "version-1";
        draft.yaml = "flow: housing-tonight # a comment\n";
        draft.translations = "{}";
        draft.note = "first words";
        draft.created = draft.changed = clock.now();
        return draft;
    }

    Change begin(store::DraftRecord const& draft)
    {
        Change change;
        change.new_drafts.push_back(draft);
        change.audit.push_back(entry("draft.begin"));
        return change;
    }

    Change write(store::DraftRecord draft, std::uint64_t expected)
    {
        Change change;
        change.drafts.push_back({ expected, std::move(draft) });
        change.audit.push_back(entry("draft.write_words"));
        return change;
    }

    store::PublicationRecord publication(std::string version, int number)
    {
        store::PublicationRecord row;
        row.id = make_id<PublicationId>();
        row.flow = "housing-tonight";
        row.version = std::move(version);
        row.number = number;
        row.highest = number + 1;
        row.yaml = "flow: housing-tonight\n";
        row.translations = "{\"cy\":{}}";
        row.draft = make_id<DraftId>();
        row.author = adviser;
        row.approved_by = make_id<WorkerId>();
        row.by = adviser;
        row.reason = "why";
        row.at = clock.now();
        return row;
    }

    Change go_live(store::PublicationRecord const& row, PublicationId expected)
    {
        Change change;
        change.flow_versions.push_back({ row.version, row.flow, row.number, "{}", clock.now() });
        change.publications.push_back(row);
        change.go_live.push_back({ row.flow, expected, row.id });
        change.audit.push_back(entry("flow.publish"));
        return change;
    }
};

} // namespace

TEST_P(DraftContract, GivesADraftBackAndLetsOnlyOneBeOpen)
{
    auto first = draft("housing-tonight");
    commit_well(begin(first));
    auto found = store->draft(first.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->flow, "housing-tonight");
    EXPECT_EQ(found->state, DraftState::draft);
    EXPECT_EQ(found->revision, 0U);
    EXPECT_EQ(found->author, adviser);
    EXPECT_EQ(found->editors, first.editors);
    EXPECT_TRUE(found->approved_by.is_nil());
    EXPECT_EQ(found->base, "version-1");
    EXPECT_EQ(found->yaml, first.yaml);
    EXPECT_EQ(found->translations, "{}");
    EXPECT_EQ(found->note, "first words");
    EXPECT_EQ(found->created, clock.now());
    EXPECT_EQ(store->open_draft("housing-tonight")->id, first.id);
    EXPECT_EQ(error_of(store->open_draft("college-next")), Errc::not_found);
    EXPECT_EQ(error_of(store->draft(make_id<DraftId>())), Errc::not_found);

    EXPECT_EQ(error_of(commit(begin(draft("housing-tonight")))), Errc::conflict);
    commit_well(begin(draft("college-next")));

    first.state = DraftState::withdrawn;
    commit_well(write(first, 0));
    EXPECT_EQ(error_of(store->open_draft("housing-tonight")), Errc::not_found);
    auto second = draft("housing-tonight");
    commit_well(begin(second));
    auto all = store->drafts(10);
    ASSERT_EQ(all->size(), 3U);
    EXPECT_EQ(all->at(2).id, first.id) << "open ones first";
    EXPECT_EQ(store->drafts(1)->size(), 1U);
}

TEST_P(DraftContract, WritesADraftOnlyOverWhatTheWriterSaw)
{
    auto one = draft("housing-tonight");
    commit_well(begin(one));
    clock.advance(std::chrono::minutes(1));
    auto changed = one;
    changed.flow = "another";
    changed.author = make_id<WorkerId>();
    changed.state = DraftState::submitted;
    changed.approved_by = adviser;
    changed.yaml = "flow: housing-tonight\ntitle: \"other words\"\n";
    changed.changed = clock.now();
    commit_well(write(changed, 0));
    auto found = store->draft(one.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->revision, 1U);
    EXPECT_EQ(found->state, DraftState::submitted);
    EXPECT_EQ(found->approved_by, adviser);
    EXPECT_EQ(found->yaml, changed.yaml);
    EXPECT_EQ(found->changed, clock.now());
    EXPECT_EQ(found->flow, "housing-tonight") << "what it is of never changes";
    EXPECT_EQ(found->author, adviser);

    changed.yaml = "late";
    EXPECT_EQ(error_of(commit(write(changed, 0))), Errc::conflict);
    EXPECT_EQ(store->draft(one.id)->yaml, "flow: housing-tonight\ntitle: \"other words\"\n");
    EXPECT_EQ(error_of(commit(write(draft("nothing"), 0))), Errc::conflict);
}

TEST_P(DraftContract, AFlowGoesLiveOverTheOneThatWasLive)
{
    auto seven = publication("version-7", 7);
    seven.how = WentLive::installed;
    auto eight = publication("version-8", 8);
    EXPECT_TRUE(store->live_publications()->empty());
    commit_well(go_live(seven, {}));
    EXPECT_EQ(error_of(commit(go_live(eight, {}))), Errc::conflict) << "there is one already";
    EXPECT_EQ(error_of(store->publication(eight.id)), Errc::not_found) << "nothing of it is stored";
    commit_well(go_live(eight, seven.id));

    auto live = store->live_publications();
    ASSERT_EQ(live->size(), 1U);
    auto const& found = live->at(0);
    EXPECT_EQ(found.id, eight.id);
    EXPECT_EQ(found.flow, "housing-tonight");
    EXPECT_EQ(found.how, WentLive::published);
    EXPECT_EQ(found.version, "version-8");
    EXPECT_EQ(found.number, 8);
    EXPECT_EQ(found.highest, 9);
    EXPECT_EQ(found.yaml, eight.yaml);
    EXPECT_EQ(found.translations, eight.translations);
    EXPECT_EQ(found.draft, eight.draft);
    EXPECT_EQ(found.author, adviser);
    EXPECT_EQ(found.approved_by, eight.approved_by);
    EXPECT_EQ(found.by, adviser);
    EXPECT_EQ(found.reason, "why");
    EXPECT_EQ(found.at, clock.now());

    auto history = store->publications_of("housing-tonight");
    ASSERT_EQ(history->size(), 2U);
    EXPECT_EQ(history->at(0).id, eight.id) << "newest first";
    EXPECT_EQ(history->at(1).how, WentLive::installed);
    EXPECT_EQ(store->publication(seven.id)->version, "version-7");
    EXPECT_TRUE(store->publications_of("college-next")->empty());

    Change nowhere;
    nowhere.go_live.push_back({ "housing-tonight", eight.id, make_id<PublicationId>() });
    nowhere.audit.push_back(entry("flow.publish"));
    EXPECT_EQ(error_of(commit(nowhere)), Errc::not_found);
    Change unknown;
    unknown.publications.push_back(publication("version-9", 9));
    unknown.audit.push_back(entry("flow.publish"));
    EXPECT_EQ(error_of(commit(unknown)), Errc::not_found) << "a version nobody kept";
}

TEST_P(DraftContract, KeepsWhenAVersionWasFirstThere)
{
    Change change;
    change.flow_versions.push_back({ "version-1", "housing-tonight", 7, "{}", clock.now() });
    commit_well(change);
    change.flow_versions[0].published = clock.now() + std::chrono::hours(1);
    commit_well(change);
    EXPECT_EQ(*store->flow_version_since("version-1"), clock.now());
    EXPECT_EQ(error_of(store->flow_version_since("version-2")), Errc::not_found);
}

TEST_P(DraftContract, TheLastApprovalOfATranslationCounts)
{
    Change change;
    change.translation_approvals.push_back({ "cy", "housing-tonight", "digest 1", adviser, clock.now() });
    change.translation_approvals.push_back({ "ar", "parts/hurt", "digest 2", adviser, clock.now() });
    change.audit.push_back(entry("translation.approve"));
    commit_well(change);
    auto other = make_id<WorkerId>();
    change.translation_approvals = { { "cy", "housing-tonight", "digest 3", other, clock.now() } };
    commit_well(change);
    auto approvals = store->translation_approvals();
    ASSERT_EQ(approvals->size(), 2U);
    EXPECT_EQ(approvals->at(0).in, "parts/hurt");
    EXPECT_EQ(approvals->at(0).digest, "digest 2");
    EXPECT_EQ(approvals->at(1).locale, "cy");
    EXPECT_EQ(approvals->at(1).digest, "digest 3");
    EXPECT_EQ(approvals->at(1).by, other);
    EXPECT_EQ(approvals->at(1).at, clock.now());
}

TEST_P(DraftContract, NoActOnFlowsWithoutItsAuditEntry)
{
    auto without_entry = [](Change change) {
        change.audit.clear();
        return change;
    };
    auto one = draft("housing-tonight");
    EXPECT_EQ(error_of(commit(without_entry(begin(one)))), Errc::invalid_input);
    commit_well(begin(one));
    EXPECT_EQ(error_of(commit(without_entry(write(one, 0)))), Errc::invalid_input);
    EXPECT_EQ(error_of(commit(without_entry(go_live(publication("version-7", 7), {})))), Errc::invalid_input);
    Change approval;
    approval.translation_approvals.push_back({ "cy", "housing-tonight", "digest", adviser, clock.now() });
    EXPECT_EQ(error_of(commit(approval)), Errc::invalid_input);
}

INSTANTIATE_TEST_SUITE_P(Stores, DraftContract, testing::Values(StoreKind::memory, StoreKind::sqlite),
    [](auto const& parameter) { return parameter.param == StoreKind::memory ? "memory" : "sqlite"; });

} // namespace sayso::tests
