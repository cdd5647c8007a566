#include "app/council_sign_in.h"

#include "identity/base64url.h"
#include "tests/unit/app/rig.h"
#include <boost/json.hpp>

namespace sayso::tests {

namespace json = boost::json;

namespace {

constexpr char const* issuer = "https://login.example.org";

/// The council's own sign-in, down or up. What it signs is looked at in identity's own tests; here it signs nothing.
class CouncilSignInTest : public testing::Test {
protected:
    Result<app::WebPage> answer(app::WebRequest const& request)
    {
        asked.push_back(request);
        if (down)
            return fail(Errc::unavailable, "down");
        json::object described { { "issuer", says_it_is }, { "authorization_endpoint", std::string(issuer) + "/auth" },
            { "token_endpoint", std::string(issuer) + "/token" }, { "jwks_uri", std::string(issuer) + "/keys" } };
        app::WebPage page;
        page.status = 200;
        if (request.url.ends_with("openid-configuration"))
            page.body = json::serialize(described);
        else if (request.url.ends_with("/keys"))
            page.body = R"({"keys":[]})";
        else
            page.body = R"({"id_token":"a.b.c"})";
        return page;
    }

    app::CouncilSignIn make()
    {
        app::CouncilSignInSettings settings;
        settings.name = "Testshire";
        settings.issuer = issuer;
        settings.client = "sayso";
        return app::CouncilSignIn(*rig.link, *rig.vault, *rig.sign_in, *rig.hashing,
            [this](app::WebRequest const& request) { return answer(request); }, rig.clock, rig.random,
            std::move(settings));
    }

    static std::string part(std::string const& url, std::string const& name)
    {
        auto from = url.find("&" + name + "=") + name.size() + 2;
        return url.substr(from, url.find('&', from) - from);
    }

    AppRig rig;
    std::vector<app::WebRequest> asked;
    std::string says_it_is = issuer;
    bool down = false;
    app::CouncilSignIn sign_in = make();
};

TEST_F(CouncilSignInTest, SendsTheBrowserOnlyToTheIssuerThatIsSet)
{
    auto begun = rig.wait(sign_in.begin("https://s/back", "127.0.0.1"));
    ASSERT_TRUE(begun) << begun.error().detail;
    EXPECT_TRUE(begun->url.starts_with(std::string(issuer) + "/auth?"));
    EXPECT_EQ(asked.size(), 1U);
    rig.wait(sign_in.begin("https://s/back", "127.0.0.1"));
    EXPECT_EQ(asked.size(), 1U) << "its description is kept";
    rig.clock.advance(std::chrono::hours(2));
    says_it_is = "https://evil.example";
    EXPECT_EQ(rig.wait(sign_in.begin("https://s/back", "127.0.0.1")).error().code, Errc::unavailable);
}

TEST_F(CouncilSignInTest, SaysSoWhenItIsDown)
{
    down = true;
    EXPECT_EQ(rig.wait(sign_in.begin("https://s/back", "127.0.0.1")).error().code, Errc::unavailable);
}

TEST_F(CouncilSignInTest, OnlyTheBrowserThatBeganMayEndItAndOnce)
{
    auto begun = rig.wait(sign_in.begin("https://s/back", "127.0.0.1"));
    app::CouncilSignIn::Returned returned;
    returned.state = part(begun->url, "state");
    returned.code = "code";
    returned.browser = Secret<std::string>("another");
    auto asked_before = asked.size();
    EXPECT_EQ(rig.wait(sign_in.finish(returned, {})).error().detail, "step_over");
    returned.browser = begun->browser;
    EXPECT_EQ(rig.wait(sign_in.finish(returned, {})).error().detail, "step_over") << "used up by the first";
    EXPECT_EQ(asked.size(), asked_before) << "no code of a stranger's is sent on";
}

TEST_F(CouncilSignInTest, WhatItDidNotSignLetsNobodyInAndIsNoted)
{
    auto begun = rig.wait(sign_in.begin("https://s/back", "127.0.0.1"));
    app::CouncilSignIn::Returned returned;
    returned.state = part(begun->url, "state");
    returned.code = "code";
    returned.browser = begun->browser;
    EXPECT_EQ(rig.wait(sign_in.finish(returned, {})).error().code, Errc::forbidden);
    EXPECT_EQ(rig.audit_actions().back(), "sign_in.oidc refused");
    EXPECT_NE(asked.back().url, "") << "its token was asked for";
}

TEST_F(CouncilSignInTest, AnAnswerOfAnotherIssuerIsRefused)
{
    auto begun = rig.wait(sign_in.begin("https://s/back", "127.0.0.1"));
    app::CouncilSignIn::Returned returned;
    returned.state = part(begun->url, "state");
    returned.code = "code";
    returned.issuer = "https://evil.example";
    returned.browser = begun->browser;
    EXPECT_EQ(rig.wait(sign_in.finish(returned, {})).error().code, Errc::forbidden);
    EXPECT_EQ(asked.size(), 1U);
}

TEST(CouncilIdentity, NoTwoAreRecordedAlike)
{
    AppRig rig;
    auto index = [&](identity::CouncilIdentity const& who, bool by_object) {
        return app::council_identity_index(*rig.vault, who, by_object);
    };
    EXPECT_NE(index({ "i", "ab", "", "" }, false), index({ "ia", "b", "", "" }, false));
    EXPECT_NE(index({ "i", "s", "t", "o" }, true), index({ "i", "s", "to", "" }, true));
    EXPECT_NE(index({ "i", "s", "s", "s" }, true), index({ "i", "s", "s", "s" }, false));
}

} // namespace

} // namespace sayso::tests
