#include "council.h"

#include <gtest/gtest.h>

/// HTTP from outside: what every answer carries, and who may ask for what.
namespace sayso::protocol {

class HttpTest : public testing::Test {
protected:
    HttpAnswer post_with(Headers const& headers, std::string const& body = "{}")
    {
        return request(council.port(), "POST", "/api/v1/kiosk/begin", headers, body);
    }

    Council& council = Council::open();
};

TEST_F(HttpTest, EveryAnswerCarriesTheHeadersThatTieABrowserDown)
{
    for (char const* target : { "/", "/kiosk", "/desk", "/studio", "/assets/main-K3VQ7XAZ.js", "/api/v1/council",
             "/no/such/thing", "/exit", "/healthz" }) {
        SCOPED_TRACE(target);
        auto answer = council.get(target);
        // The young person's page alone has a service worker, and the one policy that may name its script.
        bool worker = std::string_view(target) == "/";
        EXPECT_EQ(answer.header("Content-Security-Policy"),
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            "media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; "
                + std::string(worker ? "worker-src 'self'; " : "")
                + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
                  "trusted-types "
                + (worker ? "sayso-worker" : "'none'"));
        EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(answer.header("Referrer-Policy"), "no-referrer");
        EXPECT_EQ(answer.header("Cross-Origin-Opener-Policy"), "same-origin");
        EXPECT_EQ(answer.header("Cross-Origin-Resource-Policy"), "same-origin");
        EXPECT_NE(answer.header("Permissions-Policy").find("geolocation=()"), std::string::npos);
        EXPECT_NE(answer.header("Permissions-Policy").find("camera=(self), microphone=(self)"), std::string::npos);
        bool never_changes = std::string(target).find("/assets/") == 0;
        EXPECT_EQ(answer.header("Cache-Control"), never_changes ? "public, max-age=31536000, immutable" : "no-store");
    }
}

TEST_F(HttpTest, PagesAndHealthAreThere)
{
    EXPECT_NE(council.get("/").body.find("index.html"), std::string::npos);
    EXPECT_NE(council.get("/desk").body.find("desk.html"), std::string::npos);
    EXPECT_EQ(council.get("/healthz").body, "ok");
    auto head = request(council.port(), "HEAD", "/");
    EXPECT_EQ(head.status, 200);
    EXPECT_TRUE(head.body.empty());
    EXPECT_EQ(head.header("Content-Length"), std::to_string(council.get("/").body.size()));
}

TEST_F(HttpTest, TheCouncilTellsWhatAPageNeedsBeforeAnyoneIsIn)
{
    auto view = council.get_json("/api/v1/council", "");
    EXPECT_TRUE(view.at("demo").as_bool());
    EXPECT_FALSE(view.at("flows").as_array().empty());
    EXPECT_FALSE(view.at("helplines").as_array().empty());
    EXPECT_EQ(text_at(view.at("locales").as_array().at(0).as_object(), "id"), "en");
    auto strings = council.get_json("/api/v1/strings/en", "");
    EXPECT_TRUE(strings.at("strings").as_object().contains("problem.not_found"));
    EXPECT_EQ(council.get("/api/v1/strings/xx").status, 404);
}

TEST_F(HttpTest, OnlyTheNameOfARecordingIsLookedUp)
{
    for (auto const* path : { "/sound/0123456789abcdef.opus", "/sound/..%2f..%2fkek.key", "/sound/0123456789abcdef.wav",
             "/sound/0123456789ABCDEF.opus", "/sound/x" })
        EXPECT_EQ(council.get(path).status, 404) << path;
}

TEST_F(HttpTest, TheWordsOfTheFieldAreExplainedToAnyone)
{
    auto glossary = council.get_json("/api/v1/glossary", "");
    auto const& terms = glossary.at("terms").as_array();
    EXPECT_GE(terms.size(), 80u);
    auto const& first = terms.at(0).as_object();
    EXPECT_FALSE(text_at(first.at("term").as_object(), "text").empty());
    EXPECT_EQ(text_at(first.at("plain").as_object(), "lang"), "en");
}

TEST_F(HttpTest, WhatIsNotThereIsAProblemInPlainWords)
{
    auto answer = council.get("/api/v1/no-such-thing");
    EXPECT_EQ(answer.status, 404);
    auto problem = json::parse(answer.body).at("problem").as_object();
    EXPECT_EQ(text_at(problem, "code"), "not_found");
    EXPECT_EQ(text_at(problem, "text"), "We can't find that.");
    EXPECT_EQ(request(council.port(), "DELETE", "/api/v1/me").status, 405);
    EXPECT_EQ(request(council.port(), "POST", "/api/v1/me").status, 405);
}

TEST_F(HttpTest, AChangeNeedsOurOriginAndJson)
{
    auto own = council.origin();
    EXPECT_EQ(post_with({ { "Content-Type", "application/json" } }).status, 403);
    for (auto const& origin :
        { std::string("null"), own + ".evil.example", own + "0", std::string("http://evil.example") })
        EXPECT_EQ(post_with({ { "Content-Type", "application/json" }, { "Origin", origin } }).status, 403) << origin;
    EXPECT_EQ(post_with({ { "Content-Type", "application/json" }, { "Origin", own }, { "Origin", own } }).status, 403);
    EXPECT_EQ(post_with({ { "Content-Type", "text/plain" }, { "Origin", own } }).status, 400);
    EXPECT_EQ(post_with({ { "Content-Type", "application/json" }, { "Origin", own } }, "not json").status, 400);
    EXPECT_EQ(post_with({ { "Content-Type", "application/json" }, { "Origin", own } }).status, 200);
}

TEST_F(HttpTest, TooMuchIsTurnedAway)
{
    Headers headers { { "Content-Type", "application/json" }, { "Origin", council.origin() } };
    EXPECT_EQ(post_with(headers, std::string(65 * 1024, ' ')).status, 413);
    // Only a piece of an upload may be larger.
    auto put = [&](std::size_t size) {
        return request(council.port(), "PUT", "/api/v1/uploads/" + new_id() + "?from=0", headers, std::string(size, ' '));
    };
    EXPECT_EQ(put(129 * 1024).status, 413);
    EXPECT_NE(put(128 * 1024).status, 413);
    EXPECT_EQ(request(council.port(), "GET", "/", { { "X-Long", std::string(20000, 'a') } }).status, 431);
    EXPECT_EQ(request(council.port(), "GET", "/" + std::string(20000, 'a')).status, 431);
}

TEST_F(HttpTest, WhatIsNoHttpIsAnsweredAndClosed)
{
    EXPECT_EQ(parse_answer(exchange_bytes(council.port(), "hello\r\n\r\n")).status, 400);
    EXPECT_EQ(parse_answer(exchange_bytes(council.port(), "GET / HTTP/9.9\r\n\r\n")).status, 400);
    EXPECT_EQ(council.get("/healthz").status, 200);
}

TEST_F(HttpTest, OneConnectionServesManyRequests)
{
    std::string one = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
    std::string last = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    auto bytes = exchange_bytes(council.port(), one + one + last);
    int answers = 0;
    for (auto at = bytes.find("HTTP/1.1 200"); at != std::string::npos; at = bytes.find("HTTP/1.1 200", at + 1))
        ++answers;
    EXPECT_EQ(answers, 3);
}

TEST_F(HttpTest, EachRouteIsForThoseItIsFor)
{
    struct Expectation {
        char const* method;
        std::string target;
        int nobody, young_person, worker, author;
    };
    auto id = new_id();
    auto desk = std::string("/api/v1/desk/");
    auto studio = std::string("/api/v1/studio/");
    std::vector<Expectation> table {
        { "GET", "/api/v1/me", 200, 200, 200, 200 },
        { "GET", "/api/v1/statements", 401, 200, 403, 403 },
        { "GET", "/api/v1/own/file", 401, 200, 403, 403 },
        { "GET", "/api/v1/own/readers", 401, 200, 403, 403 },
        { "GET", "/api/v1/own/copy.json", 401, 200, 403, 403 },
        { "POST", "/api/v1/own/entries", 401, 400, 403, 403 },
        { "POST", desk + "search", 401, 403, 400, 403 },
        { "GET", desk + "workers", 401, 403, 200, 403 },
        { "POST", desk + "case-files/" + id + "/entries", 401, 403, 400, 403 },
        { "GET", desk + "inbox", 401, 403, 200, 403 },
        { "GET", desk + "young-people", 401, 403, 200, 403 },
        { "GET", desk + "case-files/" + id, 401, 403, 404, 403 },
        { "GET", desk + "alerts/" + id, 401, 403, 404, 403 },
        { "GET", desk + "statements/" + id, 401, 403, 404, 403 },
        { "POST", desk + "alerts/" + id + "/acknowledge", 401, 403, 404, 403 },
        { "POST", desk + "statements/" + id + "/read", 401, 403, 404, 403 },
        { "GET", studio + "flows", 401, 403, 403, 200 },
        { "GET", studio + "flows/no-such-flow", 401, 403, 403, 404 },
        { "GET", studio + "drafts", 401, 403, 403, 200 },
        { "GET", studio + "drafts/" + id, 401, 403, 403, 404 },
        { "GET", studio + "translations", 401, 403, 403, 200 },
        { "POST", studio + "drafts", 401, 403, 403, 400 },
        { "POST", studio + "drafts/" + id + "/words", 401, 403, 403, 400 },
        { "POST", studio + "drafts/" + id + "/still-fits", 401, 403, 403, 400 },
        { "POST", studio + "drafts/" + id + "/yaml", 401, 403, 403, 400 },
        { "POST", studio + "drafts/" + id + "/preview", 401, 403, 403, 400 },
        { "POST", studio + "drafts/" + id + "/submit", 401, 403, 403, 400 },
        { "POST", studio + "drafts/" + id + "/take-back", 401, 403, 403, 400 },
        { "POST", studio + "drafts/" + id + "/approve", 401, 403, 403, 400 },
        { "POST", studio + "drafts/" + id + "/refuse", 401, 403, 403, 400 },
        { "POST", studio + "drafts/" + id + "/publish", 401, 403, 403, 400 },
        { "POST", studio + "drafts/" + id + "/discard", 401, 403, 403, 400 },
        { "POST", studio + "flows/college-next/roll-back", 401, 403, 403, 400 },
        { "POST", studio + "translations/approve", 401, 403, 403, 400 },
        { "POST", "/api/v1/sign-out", 401, 204, 204, 204 },
    };
    auto status = [&](Expectation const& expected, std::string const& cookie) {
        bool changes = std::string(expected.method) == "POST";
        return (changes ? council.post(expected.target, {}, cookie) : council.get(expected.target, cookie)).status;
    };
    auto kit = council.young_person("Kit");
    auto sam = council.sign_in("sam");
    auto jo = council.sign_in("jo");
    for (auto const& expected : table) {
        SCOPED_TRACE(expected.target);
        EXPECT_EQ(status(expected, ""), expected.nobody);
        EXPECT_EQ(status(expected, kit), expected.young_person);
        EXPECT_EQ(status(expected, sam), expected.worker);
        EXPECT_EQ(status(expected, jo), expected.author);
    }
}

TEST_F(HttpTest, AnotherAdvisersYoungPersonLooksLikeNobody)
{
    auto alex = council.sign_in("alex"), sam = council.sign_in("sam");
    auto robin = council.young_person_id(alex, "Robin");
    EXPECT_EQ(council.get("/api/v1/desk/case-files/" + robin, alex).status, 200);
    auto theirs = council.get("/api/v1/desk/case-files/" + robin, sam);
    auto nobodys = council.get("/api/v1/desk/case-files/" + new_id(), sam);
    EXPECT_EQ(theirs.status, 404);
    EXPECT_EQ(theirs.body, nobodys.body);
    EXPECT_EQ(council.post("/api/v1/desk/codes", { { "young_person", robin } }, sam).status, 404);
    EXPECT_EQ(council.get("/api/v1/desk/case-files/" + robin, council.sign_in("morgan")).status, 200)
        << "their manager";
}

TEST_F(HttpTest, AYoungPersonSeesTheirOwnStatements)
{
    auto kit = council.young_person("Kit");
    Talk talk(council, kit);
    talk.give("safe", { { "choice", "not_say" } });
    auto statements = council.get_json("/api/v1/statements", kit).at("statements").as_array();
    ASSERT_FALSE(statements.empty());
    EXPECT_EQ(text_at(statements.at(0).as_object(), "session"), talk.session);
    auto theirs = council.get_json("/api/v1/statements", council.young_person("Robin")).at("statements").as_array();
    for (auto const& statement : theirs)
        EXPECT_NE(text_at(statement.as_object(), "session"), talk.session);
}

} // namespace sayso::protocol
