#include "tests/unit/app/studio_rig.h"

#include <algorithm>

/// What is live, for whom, and how it goes back.
namespace sayso::tests {

namespace {

using app::FlowAct;

std::string detail_of(Error const& error)
{
    return error.detail.substr(0, error.detail.find(':'));
}

std::string with_number(int number)
{
    std::string yaml = talk_yaml;
    std::string const before = "version: 3";
    return yaml.replace(yaml.find(before), before.size(), "version: " + std::to_string(number));
}

} // namespace

TEST(Publishing, NewConversationsGetTheNewWordsAndOpenOnesKeepTheirs)
{
    StudioRig rig;
    auto old_talk = rig.start_talk();
    auto old_version = rig.version_of(old_talk);
    rig.publish_words("What is on your mind?");
    EXPECT_EQ(rig.live_number(), 4);
    auto new_talk = rig.start_talk();
    EXPECT_EQ(rig.waits_at(new_talk), "What is on your mind?");
    EXPECT_EQ(rig.waits_at(old_talk), "What is it about?");
    EXPECT_EQ(rig.version_of(old_talk), old_version);
    EXPECT_NE(rig.version_of(new_talk), old_version);

    rig.restart();
    EXPECT_EQ(rig.live_number(), 4);
    EXPECT_EQ(rig.waits_at(rig.start_talk()), "What is on your mind?");
    EXPECT_EQ(rig.waits_at(old_talk), "What is it about?");
    EXPECT_EQ(rig.waits_at(new_talk), "What is on your mind?");
}

TEST(Publishing, SomebodyWhoBeganInWelshGoesOnInWelsh)
{
    StudioRig rig;
    auto talk = rig.start_talk("cy");
    auto before = rig.waits_at(talk, "cy");
    EXPECT_EQ(before, "Cymraeg: What is it about?");
    rig.publish_words("What is on your mind?");
    EXPECT_EQ(rig.waits_at(talk, "cy"), before);
    EXPECT_EQ(rig.waits_at(rig.start_talk("cy"), "cy"), "Cymraeg: What is it about? wedyn");
    rig.restart();
    EXPECT_EQ(rig.waits_at(talk, "cy"), before);
    EXPECT_EQ(rig.waits_at(rig.start_talk("cy"), "cy"), "Cymraeg: What is it about? wedyn");
}

TEST(Publishing, HistorySaysWhoWroteApprovedAndPublished)
{
    StudioRig rig;
    rig.publish_words("What is on your mind?");
    auto flow = rig.wait(rig.studio->flow(rig.jo, "check-in"));
    ASSERT_TRUE(flow) << flow.error().detail;
    EXPECT_NE(flow->yaml.find("version: 4   # counted on"), std::string::npos);
    EXPECT_NE(flow->yaml.find("\"What is on your mind?\" # the first question"), std::string::npos);
    ASSERT_EQ(flow->versions.size(), 2U);
    EXPECT_TRUE(flow->versions[0].live);
    EXPECT_EQ(flow->versions[0].number, 4);
    EXPECT_EQ(flow->versions[0].published_by, "Jo Example");
    EXPECT_EQ(flow->versions[0].approved_by, "Kim Example");
    EXPECT_EQ(flow->versions[1].number, 3);
    EXPECT_EQ(flow->versions[1].published_by, "") << "it came with the program";
    EXPECT_FALSE(flow->versions[1].live);

    auto actions = rig.audit_actions();
    for (char const* act : { "draft.begin", "draft.write_words", "draft.submit", "draft.approve", "flow.publish" })
        EXPECT_NE(std::ranges::find(actions, act), actions.end()) << act;
    auto records = *rig.store->audit_after(0, 1000);
    auto published = std::ranges::find(records, "flow.publish", [](auto const& r) { return r.entry.action; });
    EXPECT_EQ(published->entry.actor, "worker:" + rig.jo.worker.text());
    EXPECT_TRUE(published->entry.ref.ends_with(" check-in@4"));
}

TEST(Publishing, AnEarlierVersionCanBeLiveAgain)
{
    StudioRig rig;
    rig.publish_words("What is on your mind?");
    auto talk = rig.start_talk();
    auto history = rig.wait(rig.studio->flow(rig.kim, "check-in"))->versions;
    auto installed = history.at(1).version;
    auto no_reason = rig.wait(rig.studio->roll_back(rig.kim, "check-in", installed, " "));
    EXPECT_EQ(detail_of(no_reason.error()), "reason_empty");
    auto no_such = rig.wait(rig.studio->roll_back(rig.kim, "check-in", "nothing", "why"));
    EXPECT_EQ(no_such.error().code, Errc::not_found);
    auto live_already = rig.wait(rig.studio->roll_back(rig.kim, "check-in", history.at(0).version, "why"));
    EXPECT_EQ(detail_of(live_already.error()), "live_already");

    auto back = rig.wait(rig.studio->roll_back(rig.kim, "check-in", installed, "Nobody understood it."));
    ASSERT_TRUE(back) << back.error().detail;
    EXPECT_EQ(back->number, 3);
    ASSERT_EQ(back->versions.size(), 3U);
    EXPECT_TRUE(back->versions[0].live);
    EXPECT_EQ(back->versions[0].reason, "Nobody understood it.");
    EXPECT_EQ(back->versions[0].published_by, "Kim Example");
    EXPECT_EQ(rig.waits_at(rig.start_talk()), "What is it about?");
    EXPECT_EQ(rig.waits_at(rig.start_talk("cy"), "cy"), "Cymraeg: What is it about?");
    EXPECT_EQ(rig.waits_at(talk), "What is on your mind?") << "begun before: to its end as it began";

    rig.restart();
    EXPECT_EQ(rig.live_number(), 3) << "the installed file is no newer than what was gone back from";
    EXPECT_EQ(rig.waits_at(talk), "What is on your mind?");
    EXPECT_EQ(rig.audit_actions().back(), "own_words.read");

    rig.publish_words("What now?");
    EXPECT_EQ(rig.live_number(), 5) << "no number is given twice";
}

TEST(Publishing, AFileInstalledLaterWithAHigherNumberIsNewer)
{
    StudioRig rig;
    rig.publish_words("What is on your mind?");
    rig.install(with_number(4), talk_yaml);
    rig.restart();
    EXPECT_EQ(rig.live_words(), "What is on your mind?") << "no newer than what was published";
    rig.install(with_number(5), talk_yaml);
    rig.restart();
    EXPECT_EQ(rig.live_words(), "What is it about?");
    EXPECT_EQ(rig.live_number(), 5);
    auto flow = rig.wait(rig.studio->flow(rig.kim, "check-in"));
    EXPECT_TRUE(flow->versions.at(0).live);
    EXPECT_EQ(flow->versions.at(0).number, 5);

    rig.publish_words("And now?");
    EXPECT_EQ(rig.live_number(), 6);
    rig.restart();
    EXPECT_EQ(rig.live_words(), "And now?");
}

TEST(Publishing, ReloadingTheFilesKeepsWhatWasPublished)
{
    StudioRig rig;
    rig.publish_words("What is on your mind?");
    EXPECT_TRUE(rig.live->take(rig.installed));
    EXPECT_EQ(rig.live_words(), "What is on your mind?");
    EXPECT_EQ(rig.waits_at(rig.start_talk("cy"), "cy"), "Cymraeg: What is it about? wedyn");
}

TEST(Publishing, WhatWentLiveMeanwhileMustBeSeenBeforeADraftFollowsIt)
{
    StudioRig rig;
    rig.publish_words("First.");
    auto versions = rig.wait(rig.studio->flow(rig.kim, "check-in"))->versions;
    auto draft = *rig.write(rig.begin(), "words", "cy", "Arall");
    draft = *rig.move(rig.jo, FlowAct::submit, draft);
    ASSERT_TRUE(rig.wait(rig.studio->roll_back(rig.kim, "check-in", versions.at(1).version, "why")));
    EXPECT_EQ(detail_of(rig.move(rig.kim, FlowAct::approve, draft).error()), "live_changed");
    draft = *rig.move(rig.jo, FlowAct::take_back, draft);
    EXPECT_FALSE(draft.changes.empty()) << "now told apart from what is live now";
}

TEST(Publishing, AnApprovalStandsForExactlyTheWordsItWasGivenTo)
{
    StudioRig rig;
    auto welsh = [&rig] {
        auto items = rig.wait(rig.studio->translations(rig.kim));
        EXPECT_EQ(items->size(), 1U);
        return items->at(0);
    };
    EXPECT_EQ(welsh().language.approved_by, "Carys Example") << "as the file says";
    rig.publish_words("What is on your mind?");
    EXPECT_EQ(welsh().language.approved_by, "") << "other words";

    auto stale = rig.wait(rig.studio->approve_translation(rig.kim, "check-in", "cy", "another digest"));
    EXPECT_EQ(stale.error().code, Errc::conflict);
    auto hash = welsh().hash;
    EXPECT_EQ(rig.wait(rig.studio->approve_translation(rig.jo, "check-in", "cy", hash)).error().code, Errc::forbidden);
    ASSERT_TRUE(rig.wait(rig.studio->approve_translation(rig.kim, "check-in", "cy", hash)));
    EXPECT_EQ(welsh().language.approved_by, "Kim Example");
    EXPECT_TRUE(welsh().approved);
    EXPECT_EQ(rig.audit_actions().back(), "translation.approve");
    rig.restart();
    EXPECT_EQ(welsh().language.approved_by, "Kim Example");

    rig.publish_words("What is it now?");
    EXPECT_EQ(welsh().language.approved_by, "") << "any later change takes it away";
}

TEST(Publishing, NothingOfARefusedPublicationIsStored)
{
    StudioRig rig;
    auto draft = *rig.move(rig.jo, FlowAct::submit, rig.begin());
    draft = *rig.move(rig.kim, FlowAct::approve, draft);
    auto published = rig.move(rig.jo, FlowAct::publish, draft);
    ASSERT_TRUE(published);
    EXPECT_EQ(rig.live_number(), 4);
    auto twice = rig.move(rig.jo, FlowAct::publish, *published);
    EXPECT_EQ(detail_of(twice.error()), "draft_state");
    EXPECT_EQ(rig.store->publications_of("check-in")->size(), 2U);
}

} // namespace sayso::tests
