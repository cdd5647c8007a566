#include "net/router.h"

#include "fakes.h"
#include "tests/support/fakes.h"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <gtest/gtest.h>
#include <stdexcept>

using namespace sayso;
using namespace sayso::net;
namespace asio = boost::asio;

namespace {

asio::awaitable<Response> say_hello(Call call)
{
    co_return json_response(200, "hello " + call.argument);
}

asio::awaitable<Response> break_down(Call)
{
    throw std::logic_error("a bug");
    co_return Response();
}

Result<domain::Actor> known_tokens(Secret<std::string> const& token)
{
    domain::Actor actor;
    if (token.reveal() == "kit")
        actor.role = domain::Role::young_person;
    else if (token.reveal() == "sam")
        actor.role = domain::Role::personal_adviser;
    else if (token.reveal() == "broken")
        return fail(Errc::unavailable, "the disk");
    else
        return fail(Errc::forbidden, "nobody");
    std::array<std::uint8_t, 16> bytes {};
    bytes[0] = 1;
    if (token.reveal() == "sam")
        actor.worker = WorkerId::from_bytes(bytes);
    return actor;
}

} // namespace

class RouterTest : public testing::Test {
protected:
    RouterTest() { make({}); }

    void make(Limits limits)
    {
        router = std::make_unique<Router>(site, problems, known_tokens, limits, clock);
        router->add({ Method::get, "/open", Who::anyone, say_hello });
        router->add({ Method::get, "/broken", Who::anyone, break_down });
        router->add({ Method::post, "/change", Who::anyone, say_hello });
        router->add({ Method::get, "/mine", Who::young_person, say_hello });
        router->add({ Method::get, "/inside", Who::signed_in, say_hello });
        router->add({ Method::get, "/desk/things/{}", Who::worker, say_hello });
        router->add({ Method::post, "/desk/things/{}/read", Who::worker, say_hello });
    }

    Response ask(Method method, std::string path, std::string token = "")
    {
        Request request;
        request.method = method;
        request.path = std::move(path);
        request.address = "192.0.2.1";
        if (!token.empty())
            request.cookie = "sayso=" + token;
        request.origin = "http://localhost:1";
        request.content_type = "application/json";
        return ask(std::move(request));
    }

    Response ask(Request request)
    {
        asio::io_context network;
        Response answer;
        auto keep = [&answer](std::exception_ptr, Response response) { answer = std::move(response); };
        asio::co_spawn(network, router->respond(std::move(request)), keep);
        network.run();
        return answer;
    }

    unsigned status(Method method, std::string path, std::string token = "")
    {
        return ask(method, std::move(path), std::move(token)).status;
    }

    tests::ManualClock clock;
    text::Translations translations = tests::some_translations();
    text::Presenter presenter { translations };
    Problems problems { presenter, translations };
    Site site { { "http://localhost:1" }, false };
    std::unique_ptr<Router> router;
};

TEST_F(RouterTest, FindsWhatIsThereAndNothingElse)
{
    EXPECT_EQ(status(Method::get, "/open"), 200u);
    EXPECT_EQ(status(Method::head, "/open"), 200u);
    EXPECT_EQ(status(Method::get, "/open/"), 404u);
    EXPECT_EQ(status(Method::get, "/op%65n"), 404u);
    EXPECT_EQ(status(Method::get, ""), 404u);
    EXPECT_EQ(ask(Method::get, "/desk/things/7", "sam").body, "hello 7");
    EXPECT_EQ(status(Method::get, "/desk/things/", "sam"), 404u);
    EXPECT_EQ(status(Method::get, "/desk/things/7/8", "sam"), 404u);
    EXPECT_EQ(status(Method::post, "/desk/things//read", "sam"), 404u);
}

TEST_F(RouterTest, TheWrongMethodSaysWhichIsRight)
{
    auto answer = ask(Method::post, "/open");
    EXPECT_EQ(answer.status, 405u);
    EXPECT_EQ(answer.headers.at(0), (std::pair<std::string, std::string>("Allow", "GET, HEAD")));
    EXPECT_EQ(status(Method::get, "/change"), 405u);
    EXPECT_EQ(status(Method::other, "/open"), 405u);
}

TEST_F(RouterTest, EachRouteKnowsWhoMayCallIt)
{
    struct Expectation {
        char const* path;
        unsigned stranger, young_person, worker;
    };
    for (auto const& expected : { Expectation { "/open", 200, 200, 200 }, Expectation { "/inside", 401, 200, 200 },
             Expectation { "/mine", 401, 200, 403 }, Expectation { "/desk/things/7", 401, 403, 200 } }) {
        EXPECT_EQ(status(Method::get, expected.path), expected.stranger) << expected.path;
        EXPECT_EQ(status(Method::get, expected.path, "nobody"), expected.stranger) << expected.path;
        EXPECT_EQ(status(Method::get, expected.path, "kit"), expected.young_person) << expected.path;
        EXPECT_EQ(status(Method::get, expected.path, "sam"), expected.worker) << expected.path;
    }
}

TEST_F(RouterTest, WhenNobodyCanSayWhoItIsNobodyGetsIn)
{
    EXPECT_EQ(status(Method::get, "/inside", "broken"), 503u);
    EXPECT_EQ(status(Method::get, "/desk/things/7", "broken"), 503u);
}

TEST_F(RouterTest, AChangeNeedsAnOriginOfOurOwn)
{
    Request request;
    request.method = Method::post;
    request.path = "/change";
    request.content_type = "application/json";
    EXPECT_EQ(ask(request).status, 403u);
    for (char const* origin : { "", "null", "http://localhost:2", "http://localhost:1.evil.example" }) {
        request.origin = origin;
        EXPECT_EQ(ask(request).status, 403u) << origin;
    }
    request.origin = "http://localhost:1";
    EXPECT_EQ(ask(request).status, 200u);
}

TEST_F(RouterTest, AChangeNeedsJson)
{
    Request request;
    request.method = Method::post;
    request.path = "/change";
    request.origin = "http://localhost:1";
    for (char const* type : { "", "text/plain", "application/x-www-form-urlencoded", "application/jsonp" }) {
        request.content_type = type;
        EXPECT_EQ(ask(request).status, 400u) << type;
    }
    request.content_type = "application/json; charset=utf-8";
    EXPECT_EQ(ask(request).status, 200u);
}

TEST_F(RouterTest, ABugIsAProblemAndNotTheEnd)
{
    auto answer = ask(Method::get, "/broken");
    EXPECT_EQ(answer.status, 500u);
    EXPECT_NE(answer.body.find("words for corrupt"), std::string::npos);
    EXPECT_EQ(answer.body.find("a bug"), std::string::npos);
    EXPECT_EQ(status(Method::get, "/open"), 200u);
}

TEST_F(RouterTest, TooManyRequestsAreTurnedAwayForAWhile)
{
    Limits limits;
    limits.requests_per_minute_per_address = 2;
    make(limits);
    EXPECT_EQ(status(Method::get, "/open"), 200u);
    EXPECT_EQ(status(Method::get, "/open"), 200u);
    EXPECT_EQ(status(Method::get, "/open"), 429u);
    clock.advance(std::chrono::minutes(1));
    EXPECT_EQ(status(Method::get, "/open"), 200u);
}

TEST_F(RouterTest, OneSignInCanNotAskForEverOnManyAddresses)
{
    Limits limits;
    limits.requests_per_minute_per_sign_in = 1;
    make(limits);
    EXPECT_EQ(status(Method::get, "/mine", "kit"), 200u);
    EXPECT_EQ(status(Method::get, "/mine", "kit"), 429u);
    EXPECT_EQ(status(Method::get, "/open"), 200u);
}
