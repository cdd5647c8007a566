#include "app/media.h"
#include "flow/load.h"
#include "tests/unit/app/rig.h"
#include <algorithm>

namespace sayso::tests {

namespace {

char const* const show_us = R"(flow: show-us
format: 2
version: 1
title: "Show us"
for: {who: young_person, ages: 10..25}
inputs: {adviser: staff}
pause: {after: 10m, say: "You can stop.", back: "Welcome back.", keep: 7d, remind: {after: 1d, say: "Go on?"}}
alerts:
  about_staff: {title: "About staff", level: soon, to: [safeguarding_lead], ack_in: 1d, else: team_manager}
harm_goes_to: [safety]
steps:
  - id: safe
    ask: choice
    read_aloud: true
    text: "Are you safe?"
    options:
      - {id: safe, text: "I am", to: mend}
      - {id: staff, text: "Because of my adviser", to: safety, harm: medium, alert: about_staff}
  - id: safety
    read_aloud: true
    say: "This has been sent. In danger now? Call 999."
    next: mend
  - id: mend
    ask: photo
    optional: true
    read_aloud: true
    text: "What is broken?"
    next: aloud
  - id: aloud
    ask: voice
    optional: true
    read_aloud: true
    text: "Say it out loud?"
    next: end
)";

/// Says what a real one says, without decoding: what is no "good ..." is refused.
Result<app::CleanMedia> look(std::string const& kind, std::string bytes)
{
    if (!bytes.starts_with("good"))
        return fail(Errc::invalid_input, "upload_wrong_kind: not good");
    app::CleanMedia clean;
    clean.type = kind == "voice" ? "audio/webm" : "image/jpeg";
    clean.bytes = "clean " + bytes;
    return clean;
}

class MediaRig : public AppRig {
public:
    MediaRig()
        : looking(network, 1)
        , media(*link, *authority, *flows, looking, &look, clock)
    {
        auto loaded = flow::load_flow("show-us.yaml", show_us);
        for (auto const& problem : loaded.problems)
            if (problem.blocks)
                ADD_FAILURE() << flow::to_text(problem);
        auto published = std::make_shared<flow::Definition const>(std::move(*loaded.definition));
        store::Change change;
        change.flow_versions = app::FlowLibrary::rows({ published }, clock.now());
        EXPECT_TRUE(store->commit_group(std::vector { change }).front());
        flows->publish({ published }, {});
        begin("show-us");
    }

    void safe(std::string const& choice = "safe")
    {
        EXPECT_TRUE(say("safe", "{\"choice\":\"" + choice + "\"}"));
    }

    app::WantedUpload wanted(std::string const& bytes, std::string place = "mend", std::string kind = "photo")
    {
        app::WantedUpload wanted;
        wanted.id = UploadId::make(clock.now(), random);
        wanted.session = session;
        wanted.place = std::move(place);
        wanted.kind = std::move(kind);
        wanted.bytes = bytes.size();
        return wanted;
    }

    /// Sends all of it; nil if it was refused.
    UploadId upload(std::string const& bytes, std::string place = "mend", std::string kind = "photo")
    {
        auto want = wanted(bytes, std::move(place), std::move(kind));
        EXPECT_TRUE(wait(media.begin(kit, want)));
        EXPECT_TRUE(wait(media.add(kit, want.id, 0, bytes)));
        return wait(media.finish(kit, want.id)) ? want.id : UploadId();
    }

    void send()
    {
        if (wait(conversation->review(kit, session, english))->lines.size() < 3) {
            EXPECT_TRUE(say("aloud", R"({"skipped":true})"));
        }
        EXPECT_TRUE(wait(conversation->submit(kit, session, english)));
    }

    std::string named(UploadId id, char const* kind = "photo")
    {
        return std::string("{\"") + kind + "\":\"" + id.text() + "\"}";
    }

    app::WorkerPool looking;
    app::Media media;
};

template <class T> std::string refusal(Result<T> const& result)
{
    return result ? "" : result.error().detail.substr(0, result.error().detail.find(':'));
}

TEST(MediaOfAnswers, APhotoReachesTheCaseFile)
{
    MediaRig rig;
    rig.safe();
    auto id = rig.upload("good photo");
    auto answered = rig.say("mend", rig.named(id));
    ASSERT_TRUE(answered) << answered.error().detail;
    ASSERT_TRUE(answered->saved.media);
    EXPECT_EQ(answered->saved.media->id, id.text());
    EXPECT_EQ(answered->saved.answer, "Photo");

    EXPECT_EQ(refusal(rig.wait(rig.media.for_worker(rig.sam, id))), "upload_gone"); // They have not sent it.
    rig.send();
    auto statement = rig.wait(rig.desk->statement(rig.sam, rig.session));
    ASSERT_TRUE(statement);
    ASSERT_TRUE(statement->lines.at(1).media);
    EXPECT_EQ(statement->lines.at(1).media->kind, "photo");
    EXPECT_FALSE(statement->lines.at(1).own_words);

    auto seen = rig.wait(rig.media.for_worker(rig.sam, id));
    ASSERT_TRUE(seen) << seen.error().detail;
    EXPECT_EQ(seen->type, "image/jpeg");
    EXPECT_EQ(seen->bytes, "clean good photo");
    EXPECT_EQ(rig.wait(rig.media.own(rig.kit, id))->bytes, "clean good photo");
}

TEST(MediaOfAnswers, WhoLooksIsOnRecordAndTheYoungPersonSeesIt)
{
    MediaRig rig;
    rig.safe();
    auto id = rig.upload("good photo");
    ASSERT_TRUE(rig.say("mend", rig.named(id)));
    rig.send();
    ASSERT_TRUE(rig.wait(rig.media.for_worker(rig.sam, id)));
    EXPECT_EQ(rig.audit_actions().back(), "words.read");
    auto readers = rig.wait(rig.own_file->readers(rig.kit, rig.english));
    ASSERT_TRUE(readers);
    ASSERT_EQ(readers->size(), 1u);
    EXPECT_EQ(readers->front().what, "statement");
    EXPECT_EQ(readers->front().who, "Sam Example");
}

TEST(MediaOfAnswers, OnlyForThoseWhoMayReadTheConversation)
{
    MediaRig rig;
    rig.safe("staff"); // Of a worker: for the safeguarding lead alone.
    auto lead = rig.hire(domain::Role::safeguarding_lead, "lena");
    auto id = rig.upload("good photo");
    EXPECT_EQ(refusal(rig.wait(rig.media.for_worker(lead, id))), "upload_gone"); // No answer names it yet.
    ASSERT_TRUE(rig.say("mend", rig.named(id)));
    for (auto const& nobody : { rig.sam, rig.alex, rig.manager, rig.stranger })
        EXPECT_EQ(rig.wait(rig.media.for_worker(nobody, id)).error().code, Errc::not_found);
    EXPECT_EQ(rig.wait(rig.media.own(rig.noor, id)).error().code, Errc::not_found);
    EXPECT_EQ(rig.wait(rig.media.progress(rig.noor, id)).error().code, Errc::not_found);
    EXPECT_TRUE(rig.wait(rig.media.for_worker(lead, id)));
}

TEST(MediaOfAnswers, OnlyForItsOwnQuestion)
{
    MediaRig rig;
    rig.safe();
    auto voice = rig.upload("good voice", "aloud", "voice");
    EXPECT_EQ(refusal(rig.say("mend", rig.named(voice))), "upload_gone"); // Of another question.
    EXPECT_EQ(refusal(rig.say("mend", R"({"photo":"0123456789abcdef0123456789abcdef"})")), "upload_gone");
    EXPECT_EQ(refusal(rig.say("mend", R"({"photo":"not-an-id-of-ours-at-all-it-is"})")), "upload_gone");
    EXPECT_EQ(refusal(rig.say("mend", rig.named(voice, "voice"))), "wrong_type");

    auto first = rig.session;
    auto photo = rig.upload("good photo");
    rig.begin("show-us");
    rig.safe();
    EXPECT_EQ(refusal(rig.say("mend", rig.named(photo))), "upload_gone"); // Of another conversation.
    rig.session = first;
    EXPECT_TRUE(rig.say("mend", rig.named(photo)));
    EXPECT_EQ(rig.store->answers(first)->size(), 2u);
}

TEST(MediaOfAnswers, NoTickBeforeItIsKept)
{
    MediaRig rig;
    rig.safe();
    auto want = rig.wanted("good photo");
    ASSERT_TRUE(rig.wait(rig.media.begin(rig.kit, want)));
    EXPECT_EQ(refusal(rig.say("mend", rig.named(want.id))), "upload_unfinished");
    EXPECT_EQ(refusal(rig.wait(rig.media.finish(rig.kit, want.id))), "upload_unfinished");
    EXPECT_EQ(rig.wait(rig.media.own(rig.kit, want.id)).error().code, Errc::not_found);
    ASSERT_TRUE(rig.wait(rig.media.add(rig.kit, want.id, 0, "good photo")));
    EXPECT_EQ(refusal(rig.say("mend", rig.named(want.id))), "upload_unfinished"); // Nobody has looked at it.
    EXPECT_TRUE(rig.wait(rig.media.finish(rig.kit, want.id))->kept);
    EXPECT_TRUE(rig.wait(rig.media.finish(rig.kit, want.id))->kept); // Asked twice, looked at once.
    EXPECT_TRUE(rig.say("mend", rig.named(want.id)));
}

TEST(MediaOfAnswers, GoesOnWhereItWasCut)
{
    MediaRig rig;
    rig.safe();
    auto want = rig.wanted("good photo");
    EXPECT_EQ(rig.wait(rig.media.begin(rig.kit, want))->received, 0u);
    EXPECT_EQ(rig.wait(rig.media.add(rig.kit, want.id, 0, "good"))->received, 4u);
    EXPECT_EQ(rig.wait(rig.media.add(rig.kit, want.id, 0, "good"))->received, 4u); // The answer was lost.
    EXPECT_EQ(rig.wait(rig.media.add(rig.kit, want.id, 9, "o"))->received, 4u);
    EXPECT_EQ(rig.wait(rig.media.begin(rig.kit, want))->received, 4u);
    EXPECT_EQ(rig.wait(rig.media.progress(rig.kit, want.id))->received, 4u);
    EXPECT_EQ(refusal(rig.wait(rig.media.add(rig.kit, want.id, 4, " photo and more"))), "upload_too_large");
    EXPECT_EQ(rig.wait(rig.media.add(rig.kit, want.id, 4, " photo"))->received, 10u);
    ASSERT_TRUE(rig.wait(rig.media.finish(rig.kit, want.id)));
    EXPECT_EQ(rig.wait(rig.media.own(rig.kit, want.id))->bytes, "clean good photo");
}

TEST(MediaOfAnswers, WrongContentIsRefusedAndGone)
{
    MediaRig rig;
    rig.safe();
    auto want = rig.wanted("bad photo");
    ASSERT_TRUE(rig.wait(rig.media.begin(rig.kit, want)));
    ASSERT_TRUE(rig.wait(rig.media.add(rig.kit, want.id, 0, "bad photo")));
    EXPECT_EQ(refusal(rig.wait(rig.media.finish(rig.kit, want.id))), "upload_wrong_kind");
    EXPECT_EQ(rig.store->upload(want.id).error().code, Errc::not_found);
    EXPECT_FALSE(rig.upload("good photo").is_nil()); // And tried again.
}

TEST(MediaOfAnswers, LimitsAreKeptBeforeAnythingIsStored)
{
    MediaRig rig;
    rig.safe();
    auto refused = [&](auto change) {
        auto want = rig.wanted("good photo");
        change(want);
        return refusal(rig.wait(rig.media.begin(rig.kit, want)));
    };
    EXPECT_EQ(refused([](auto& want) { want.bytes = 8 * 1024 * 1024 + 1; }), "upload_too_large");
    EXPECT_EQ(refused([](auto& want) { want.bytes = 0; }), "empty");
    EXPECT_EQ(refused([](auto& want) { want.kind = "voice"; }), "wrong_type");
    EXPECT_EQ(refused([](auto& want) { want.place = "safe"; }), "wrong_type");
    EXPECT_EQ(refused([](auto& want) { want.place = "nowhere"; }), "wrong_step");
    auto want = rig.wanted("good photo");
    EXPECT_EQ(rig.wait(rig.media.begin(rig.noor, want)).error().code, Errc::not_found);
    EXPECT_EQ(rig.wait(rig.media.begin(rig.sam, want)).error().code, Errc::forbidden);
    EXPECT_TRUE(rig.store->uploads_of(rig.session)->empty());
    std::string much(app::Media::largest_piece + 1, 'x');
    want.bytes = much.size();
    ASSERT_TRUE(rig.wait(rig.media.begin(rig.kit, want)));
    EXPECT_EQ(refusal(rig.wait(rig.media.add(rig.kit, want.id, 0, much))), "upload_too_large");
}

TEST(MediaOfAnswers, ChoosingAgainLetsTheFirstGoUnlessItWasNamed)
{
    MediaRig rig;
    rig.safe();
    auto first = rig.upload("good first");
    auto second = rig.upload("good second");
    EXPECT_EQ(rig.store->upload(first).error().code, Errc::not_found);
    EXPECT_EQ(refusal(rig.say("mend", rig.named(first))), "upload_gone");
    ASSERT_TRUE(rig.say("mend", rig.named(second)));
    auto third = rig.upload("good third");
    ASSERT_TRUE(rig.say("mend", rig.named(third), true));
    rig.send();
    EXPECT_TRUE(rig.wait(rig.media.for_worker(rig.sam, second))); // What was said first stays on record.
    EXPECT_TRUE(rig.wait(rig.media.for_worker(rig.sam, third)));
}

TEST(MediaOfAnswers, WordsDoInstead)
{
    MediaRig rig;
    rig.safe();
    auto answered = rig.say("mend", R"({"text":"The window is broken."})");
    ASSERT_TRUE(answered) << answered.error().detail;
    EXPECT_EQ(answered->saved.answer, "The window is broken.");
    EXPECT_FALSE(answered->saved.media);
    EXPECT_EQ(refusal(rig.say("aloud", R"({"text":"0123456789abcdef0123456789abcdef"})")), "ill_formed");
    rig.send();
    auto statement = rig.wait(rig.desk->statement(rig.sam, rig.session));
    ASSERT_TRUE(statement);
    EXPECT_TRUE(statement->lines.at(1).own_words);
    EXPECT_EQ(statement->lines.at(1).answer, "The window is broken.");
    auto review = rig.wait(rig.conversation->review(rig.kit, rig.session, rig.english));
    EXPECT_EQ(review->lines.at(1).value, R"({"text":"The window is broken."})");
}

TEST(MediaOfAnswers, ItLiesSealed)
{
    MediaRig rig;
    rig.safe();
    auto id = rig.upload("good canary-in-the-photo");
    auto pieces = rig.store->upload_pieces(id).value();
    ASSERT_EQ(pieces.size(), 1u);
    std::string stored(pieces[0].bytes.begin(), pieces[0].bytes.end());
    EXPECT_EQ(stored.find("canary"), std::string::npos);
}

} // namespace

} // namespace sayso::tests
