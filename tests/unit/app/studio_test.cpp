#include "tests/unit/app/studio_rig.h"

#include <algorithm>

namespace sayso::tests {

namespace {

using app::FlowAct;
using domain::DraftState;

template <class T> std::string detail_of(Result<T> const& result)
{
    return result ? "" : result.error().detail.substr(0, result.error().detail.find(':'));
}

template <class T> std::optional<Errc> code_of(Result<T> const& result)
{
    return result ? std::nullopt : std::optional(result.error().code);
}

text::MessageView const& message_in(text::DraftView const& draft, std::string const& key)
{
    for (auto const& step : draft.steps)
        for (auto const& message : step.messages)
            if (message.key == key)
                return message;
    throw std::logic_error("no such message");
}

bool blocks(text::DraftView const& draft)
{
    return std::ranges::any_of(draft.problems, &flow::Problem::blocks);
}

} // namespace

TEST(Studio, ADraftIsACopyOfWhatIsLiveAndAFlowHasOne)
{
    StudioRig rig;
    auto draft = rig.begin();
    EXPECT_EQ(draft.yaml, talk_yaml);
    EXPECT_EQ(draft.entry.author, "Jo Example");
    EXPECT_EQ(draft.entry.state, DraftState::draft);
    EXPECT_FALSE(blocks(draft));
    EXPECT_TRUE(draft.changes.empty());
    EXPECT_NE(draft.svg.find("<svg"), std::string::npos);
    EXPECT_EQ(draft.outline.size(), 3U);
    EXPECT_EQ(message_in(draft, "safe").words.at("cy").state, text::TextState::fits);

    EXPECT_EQ(detail_of(rig.wait(rig.studio->begin(rig.lee, "check-in"))), "draft_open");
    EXPECT_EQ(code_of(rig.wait(rig.studio->begin(rig.jo, "no-such-flow"))), Errc::not_found);
    EXPECT_EQ(rig.wait(rig.studio->drafts(rig.kim))->size(), 1U);
    EXPECT_EQ(rig.wait(rig.studio->library(rig.kim))->flows.at(0).draft->author, "Jo Example");
}

TEST(Studio, WordsChangeInTheFileAndTheirTranslationGoesStale)
{
    StudioRig rig;
    auto draft = *rig.write(rig.begin(), "words", "en", "What is \"it\" about?");
    std::string expected = talk_yaml;
    std::string const before = R"("What is it about?")";
    expected.replace(expected.find(before), before.size(), R"("What is \"it\" about?")");
    EXPECT_EQ(draft.yaml, expected) << "comments and order stay";
    EXPECT_EQ(message_in(draft, "words").words.at("cy").state, text::TextState::stale);
    EXPECT_TRUE(blocks(draft));
    EXPECT_EQ(draft.entry.editors, std::vector<std::string> { "Jo Example" });
    EXPECT_EQ(rig.live_words(), "What is it about?") << "nothing of it is live";

    auto translated = *rig.write(draft, "words", "cy", "Am beth?");
    EXPECT_EQ(message_in(translated, "words").words.at("cy").text, "Am beth?");
    EXPECT_EQ(message_in(translated, "words").words.at("cy").state, text::TextState::fits);
    EXPECT_FALSE(blocks(translated));
    ASSERT_EQ(translated.changes.size(), 2U);
    EXPECT_EQ(translated.changes[0].before, "What is it about?");
    EXPECT_EQ(translated.changes[0].after, "What is \"it\" about?");
    EXPECT_EQ(translated.changes[1].locale, "cy");
}

TEST(Studio, ATranslationThatStillFitsIsSaidSoAndShownToTheApprover)
{
    StudioRig rig;
    auto draft = *rig.write(rig.begin(), "words", "en", "What is it all about?");
    auto fits = rig.wait(rig.studio->say_still_fits(rig.jo, draft.entry.id, draft.hash, "words", "*"));
    ASSERT_TRUE(fits) << fits.error().detail;
    EXPECT_FALSE(blocks(*fits));
    ASSERT_EQ(fits->changes.size(), 2U);
    EXPECT_EQ(fits->changes[1].before, fits->changes[1].after);
    EXPECT_EQ(fits->changes[1].still_fits_by, "Jo Example");

    auto nothing = rig.wait(rig.studio->say_still_fits(rig.jo, draft.entry.id, fits->hash, "words", "*"));
    EXPECT_EQ(detail_of(nothing), "nothing_stale");

    auto back = *rig.write(*fits, "words", "en", "What is it about?");
    EXPECT_TRUE(back.changes.empty()) << "the English is as it was, and so is the Welsh";
}

TEST(Studio, WhoSawAnOlderDraftChangesNothing)
{
    StudioRig rig;
    auto first = rig.begin();
    auto second = *rig.write(first, "words", "en", "First.");
    EXPECT_EQ(detail_of(rig.write(first, "words", "en", "Second.")), "draft_changed");
    EXPECT_EQ(detail_of(rig.move(rig.jo, FlowAct::discard, first)), "draft_changed");
    EXPECT_EQ(rig.wait(rig.studio->draft(rig.jo, first.entry.id))->yaml, second.yaml);
}

TEST(Studio, RefusesWordsThatAreNone)
{
    StudioRig rig;
    auto draft = rig.begin();
    EXPECT_EQ(detail_of(rig.write(draft, "words", "en", "  ")), "words_empty");
    EXPECT_EQ(detail_of(rig.write(draft, "words", "cy", "")), "words_empty");
    EXPECT_EQ(detail_of(rig.write(draft, "words", "en", std::string(5000, 'a'))), "too_long");
    EXPECT_EQ(code_of(rig.write(draft, "nothing", "en", "Words")), Errc::not_found);
    EXPECT_EQ(code_of(rig.write(draft, "words", "xx", "Words")), Errc::invalid_input);
    EXPECT_EQ(rig.wait(rig.studio->draft(rig.jo, draft.entry.id))->hash, draft.hash);
}

TEST(Studio, AFileThatCanNotBeReadIsKeptWithItsProblems)
{
    StudioRig rig;
    auto draft = rig.begin();
    auto broken = rig.wait(rig.studio->write_file(rig.jo, draft.entry.id, draft.hash, "flow: [broken"));
    ASSERT_TRUE(broken) << broken.error().detail;
    EXPECT_EQ(broken->yaml, "flow: [broken");
    EXPECT_TRUE(blocks(*broken));
    EXPECT_TRUE(broken->steps.empty());
    EXPECT_EQ(detail_of(rig.write(*broken, "words", "en", "Words")), "file_unreadable");
    EXPECT_EQ(detail_of(rig.move(rig.jo, FlowAct::submit, *broken)), "problems_block");

    std::string other = talk_yaml;
    other.replace(other.find("check-in"), 8, "other-talk");
    auto renamed = rig.wait(rig.studio->write_file(rig.jo, draft.entry.id, broken->hash, other));
    EXPECT_TRUE(blocks(*renamed)) << "a flow keeps its name";

    std::string nowhere = talk_yaml;
    nowhere.replace(nowhere.find("to: end"), 7, "to: gone");
    auto unknown = rig.wait(rig.studio->write_file(rig.jo, draft.entry.id, renamed->hash, nowhere));
    ASSERT_TRUE(unknown);
    EXPECT_TRUE(blocks(*unknown));
    EXPECT_TRUE(unknown->svg.empty());
}

/// The reason for all of this: nobody may, by mistake, take away who is told when somebody is not safe.
TEST(Studio, AnAlertTakenFromAHarmAnswerIsRefusedWithTheWayOnWhichItGoesWrong)
{
    StudioRig rig;
    auto draft = rig.begin();
    std::string yaml = talk_yaml;
    std::string const alert = ", alert: not_safe";
    yaml.erase(yaml.find(alert), alert.size());
    auto written = rig.wait(rig.studio->write_file(rig.jo, draft.entry.id, draft.hash, yaml));
    ASSERT_TRUE(written);
    EXPECT_EQ(detail_of(rig.move(rig.jo, FlowAct::submit, *written)), "problems_block");
    EXPECT_EQ(rig.wait(rig.studio->draft(rig.jo, draft.entry.id))->entry.state, DraftState::draft);
    auto found = std::ranges::find_if(
        written->problems, [](auto const& problem) { return problem.rule == flow::Rule::harm_has_alert; });
    ASSERT_NE(found, written->problems.end());
    EXPECT_TRUE(found->blocks);
    EXPECT_EQ(found->file, "check-in.yaml");
    EXPECT_NE(found->path.find("I am not"), std::string::npos) << "\"" << found->path << "\"";
}

TEST(Studio, NothingGoesLiveThatASecondPersonHasNotApproved)
{
    StudioRig rig;
    auto draft = rig.begin();
    EXPECT_EQ(detail_of(rig.move(rig.kim, FlowAct::approve, draft)), "draft_state");
    EXPECT_EQ(detail_of(rig.move(rig.jo, FlowAct::publish, draft)), "draft_state");
    auto submitted = *rig.move(rig.jo, FlowAct::submit, draft);
    EXPECT_EQ(submitted.entry.state, DraftState::submitted);
    EXPECT_EQ(detail_of(rig.write(submitted, "words", "en", "Late.")), "draft_state");
    EXPECT_EQ(code_of(rig.move(rig.jo, FlowAct::approve, submitted)), Errc::forbidden);
    EXPECT_EQ(detail_of(rig.move(rig.kim, FlowAct::publish, submitted)), "draft_state");

    EXPECT_EQ(detail_of(rig.move(rig.kim, FlowAct::refuse, submitted, " ")), "note_empty");
    auto refused = *rig.move(rig.kim, FlowAct::refuse, submitted, "Kinder words, please.");
    EXPECT_EQ(refused.entry.state, DraftState::draft);
    EXPECT_EQ(refused.entry.note, "Kinder words, please.");
    EXPECT_EQ(rig.live_number(), 3);
}

TEST(Studio, WhoWroteInADraftDoesNotApproveItWhateverTheyBecome)
{
    StudioRig rig;
    auto draft = *rig.move(rig.jo, FlowAct::submit, rig.begin());
    auto promoted = rig.jo; // The author, who never wrote a word of it.
    promoted.role = domain::Role::content_approver;
    EXPECT_EQ(detail_of(rig.move(promoted, FlowAct::approve, draft)), "second_person");

    auto taken_back = *rig.move(rig.jo, FlowAct::take_back, draft);
    app::Studio::Words words;
    words.key = "words";
    words.locale = "cy";
    words.text = "Am beth?";
    auto by_lee = *rig.wait(rig.studio->write_words(rig.lee, draft.entry.id, taken_back.hash, std::move(words)));
    auto again = *rig.move(rig.jo, FlowAct::submit, by_lee);
    auto editor = rig.lee;
    editor.role = domain::Role::content_approver;
    EXPECT_EQ(detail_of(rig.move(editor, FlowAct::approve, again)), "second_person");
    EXPECT_EQ(rig.move(rig.kim, FlowAct::approve, again)->entry.state, DraftState::approved);
}

TEST(Studio, EachRoleKeepsToItsOwnActs)
{
    StudioRig rig;
    auto draft = rig.begin();
    for (auto act : { FlowAct::approve, FlowAct::refuse })
        EXPECT_EQ(code_of(rig.move(rig.jo, act, draft)), Errc::forbidden);
    for (auto act : { FlowAct::submit, FlowAct::take_back, FlowAct::discard })
        EXPECT_EQ(code_of(rig.move(rig.kim, act, draft)), Errc::forbidden);
    EXPECT_EQ(code_of(rig.wait(rig.studio->begin(rig.kim, "check-in"))), Errc::forbidden);
    EXPECT_EQ(code_of(rig.wait(rig.studio->roll_back(rig.jo, "check-in", "x", "why"))), Errc::forbidden);
    auto stranger = rig.kim;
    stranger.authority = AuthorityId::make(rig.clock.now(), rig.random);
    for (auto const& nobody : { rig.sam, rig.kit, stranger }) {
        EXPECT_EQ(code_of(rig.wait(rig.studio->library(nobody))), Errc::forbidden);
        EXPECT_EQ(code_of(rig.wait(rig.studio->draft(nobody, draft.entry.id))), Errc::forbidden);
        EXPECT_EQ(code_of(rig.move(nobody, FlowAct::publish, draft)), Errc::forbidden);
    }
    auto actions = rig.audit_actions();
    EXPECT_EQ(std::ranges::count(actions, "draft.approve refused"), 1);
    EXPECT_EQ(std::ranges::count(actions, "flow.publish refused"), 3);
}

TEST(Studio, ADraftGivenUpMakesRoomForAnother)
{
    StudioRig rig;
    auto draft = rig.begin();
    EXPECT_EQ(rig.move(rig.jo, FlowAct::discard, draft)->entry.state, DraftState::withdrawn);
    auto next = rig.begin();
    EXPECT_NE(next.entry.id, draft.entry.id);
    auto gone = rig.wait(rig.studio->draft(rig.jo, draft.entry.id));
    EXPECT_EQ(detail_of(rig.write(*gone, "words", "en", "Words")), "draft_state");
}

TEST(Studio, APreviewTalksTheDraftThroughAndKeepsNothing)
{
    StudioRig rig;
    auto draft = *rig.write(rig.begin(), "words", "en", "New words?");
    auto before = rig.audit_actions().size();
    app::Studio::PreviewRequest request;
    request.locale = "en";
    request.today = *parse_date("2026-11-22");
    auto first = rig.wait(rig.studio->preview(rig.kim, draft.entry.id, request));
    ASSERT_TRUE(first) << first.error().detail;
    EXPECT_EQ(first->waiting->words.text, "New words?");
    EXPECT_FALSE(first->done);

    request.answers = { { "words", R"({"skipped":true})" }, { "safe", R"({"choice":"unsafe"})" } };
    auto last = rig.wait(rig.studio->preview(rig.kim, draft.entry.id, request));
    ASSERT_TRUE(last) << last.error().detail;
    EXPECT_TRUE(last->done);
    ASSERT_EQ(last->shown.size(), 3U);
    EXPECT_NE(last->shown[2].words.text.find("Sam Example"), std::string::npos);
    ASSERT_EQ(last->alerts.size(), 1U);
    EXPECT_EQ(last->alerts[0].title, "Not safe");
    EXPECT_EQ(last->filed, std::vector<std::string> { "Safe now" });

    request.answers = { { "safe", R"({"choice":"unsafe"})" } };
    EXPECT_FALSE(rig.wait(rig.studio->preview(rig.kim, draft.entry.id, request))) << "not the question it waits at";
    EXPECT_EQ(rig.audit_actions().size(), before);
    EXPECT_TRUE(rig.store->sessions_of(rig.kit.young_person)->empty());
}

} // namespace sayso::tests
