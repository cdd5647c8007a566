#include "council.h"

#include <gtest/gtest.h>

/// A flow on its way through the studio, as its pages ask for it.
namespace sayso::protocol {

class StudioTest : public testing::Test {
protected:
    static std::string path(std::string const& rest) { return "/api/v1/studio/" + rest; }

    json::object body_of(HttpAnswer const& answer, int status = 200)
    {
        EXPECT_EQ(answer.status, status) << answer.body.substr(0, 400);
        return json::parse(answer.body).as_object();
    }

    json::object act(json::object const& draft, std::string const& what, std::string const& cookie, int status = 200)
    {
        json::object body { { "hash", draft.at("hash") }, { "note", "because" } };
        return body_of(council.post(path("drafts/" + text_at(draft, "id") + "/" + what), body, cookie), status);
    }

    json::object begin(std::string const& flow)
    {
        return body_of(council.post(path("drafts"), { { "flow", flow } }, jo));
    }

    /// The words of the question that a conversation of this flow begins with.
    std::string first_words(std::string const& flow)
    {
        auto seen = body_of(council.get(path("flows/" + flow), jo));
        return text_at(seen.at("outline").as_array().at(0).as_object(), "text");
    }

    Council& council = Council::open();
    std::string jo = council.sign_in("jo");
    std::string kim = council.sign_in("kim");
};

TEST_F(StudioTest, WordsGoLiveOnceASecondPersonHasApprovedThem)
{
    std::string const flow = "college-next";
    auto draft = begin(flow);
    auto const& step = draft.at("steps").as_array().at(1).as_object();
    auto key = text_at(step.at("messages").as_array().at(0).as_object(), "key");
    auto before = first_words(flow);
    auto after = before + " New.";
    auto words = path("drafts/" + text_at(draft, "id") + "/words");
    json::object written { { "hash", draft.at("hash") }, { "key", key }, { "locale", "en" }, { "text", after } };
    auto stale = body_of(council.post(words, written, jo));
    EXPECT_FALSE(stale.at("problems").as_array().empty()) << "the translations are stale";

    auto late = body_of(council.post(words, written, jo), 409);
    EXPECT_EQ(late.at("draft").as_object().at("hash"), stale.at("hash")) << "the newest comes with the refusal";
    auto blocked = act(stale, "submit", jo, 422);
    EXPECT_FALSE(blocked.at("problems").as_array().empty());

    json::object fits { { "hash", stale.at("hash") }, { "key", key }, { "locale", "*" } };
    auto ready = body_of(council.post(path("drafts/" + text_at(draft, "id") + "/still-fits"), fits, jo));
    auto submitted = act(ready, "submit", jo);
    act(submitted, "approve", jo, 403);
    auto approved = act(submitted, "approve", kim);
    EXPECT_EQ(first_words(flow), before) << "approved is not live";
    auto published = act(approved, "publish", jo);
    EXPECT_EQ(text_at(published, "state"), "published");
    EXPECT_EQ(first_words(flow), after);

    auto versions = body_of(council.get(path("flows/" + flow), kim)).at("versions").as_array();
    ASSERT_EQ(versions.size(), 2U);
    json::object back { { "version", versions[1].as_object().at("version") }, { "reason", "not clear" } };
    EXPECT_EQ(council.post(path("flows/" + flow + "/roll-back"), back, jo).status, 403);
    body_of(council.post(path("flows/" + flow + "/roll-back"), back, kim));
    EXPECT_EQ(first_words(flow), before);
}

TEST_F(StudioTest, APreviewShowsPromptsAsAPhoneGetsThem)
{
    auto draft = begin("housing-tonight");
    json::object body { { "locale", "cy" }, { "easy", false }, { "nameless", false }, { "today", "2026-11-22" },
        { "answers", json::array() } };
    auto target = path("drafts/" + text_at(draft, "id") + "/preview");
    auto preview = body_of(council.post(target, body, kim));
    EXPECT_FALSE(preview.at("done").as_bool());
    EXPECT_EQ(text_at(preview.at("waiting").as_object().at("words").as_object(), "lang"), "cy");
    body["today"] = "tomorrow";
    EXPECT_EQ(council.post(target, body, kim).status, 400);
    act(draft, "discard", jo);
}

TEST_F(StudioTest, ASecondDraftOfAFlowBringsTheOneThereIs)
{
    auto draft = begin("how-are-things");
    auto refused = body_of(council.post(path("drafts"), { { "flow", "how-are-things" } }, jo), 409);
    EXPECT_EQ(refused.at("draft").as_object().at("id"), draft.at("id"));
    act(draft, "discard", jo);
}

TEST_F(StudioTest, WhoWorksOnFlowsHasNoSocket)
{
    Page page(council.handshake(jo));
    EXPECT_EQ(page.refused_with(), 403);
}

} // namespace sayso::protocol
