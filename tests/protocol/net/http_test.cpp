#include "net/http.h"

#include "net/site.h"
#include "net/static_files.h"
#include "tests/support/fakes.h"
#include "tests/support/temporary_folder.h"
#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>

using namespace sayso;
using namespace sayso::net;

namespace {

std::string header(Response const& response, std::string const& name)
{
    for (auto const& [key, value] : response.headers)
        if (key == name)
            return value;
    return "";
}

Request with_cookie(std::string cookie)
{
    Request request;
    request.cookie = std::move(cookie);
    return request;
}

void write(std::string const& path, std::string const& bytes)
{
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

} // namespace

TEST(Http, ValuesOfQueriesAndLists)
{
    EXPECT_EQ(query_value("a=1&locale=cy", "locale"), "cy");
    EXPECT_EQ(query_value("xlocale=cy", "locale"), "");
    EXPECT_EQ(query_value("", "locale"), "");
    EXPECT_TRUE(lists("chat, sayso.v1", "sayso.v1"));
    EXPECT_FALSE(lists("sayso.v10", "sayso.v1"));
    EXPECT_FALSE(lists("", "sayso.v1"));
}

TEST(Http, ACookieGivenTwiceIsNoCookie)
{
    EXPECT_EQ(cookie_value("a=1; sayso=x; b=2", "sayso"), "x");
    EXPECT_EQ(cookie_value("xsayso=x", "sayso"), std::nullopt);
    EXPECT_EQ(cookie_value("sayso=x; sayso=y", "sayso"), std::nullopt);
    EXPECT_EQ(cookie_value("sayso", "sayso"), std::nullopt);
}

TEST(Site, OnlyExactlyItsOwnOrigins)
{
    Site site({ "https://sayso.example.org" }, true);
    EXPECT_TRUE(site.is_own("https://sayso.example.org"));
    for (char const* other : { "", "null", "http://sayso.example.org", "https://sayso.example.org:8443",
             "https://sayso.example.org.evil.example", "https://evil.example/https://sayso.example.org",
             "https://SAYSO.example.org", "https://sayso.example.org/", "https://xn--syso-5na.example.org" })
        EXPECT_FALSE(site.is_own(other)) << other;
    EXPECT_FALSE(site.is_own(std::nullopt));
}

TEST(Site, TheCookieIsTiedDown)
{
    tests::ManualClock clock;
    Site secure({ "https://a.example" }, true);
    Response response;
    secure.set_cookie(response, Secret<std::string>("abc"), clock.now() + std::chrono::minutes(20), clock.now());
    EXPECT_EQ(
        header(response, "Set-Cookie"), "__Host-sayso=abc; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=1200");
    EXPECT_EQ(secure.token(with_cookie("__Host-sayso=abc")).value().reveal(), "abc");
    EXPECT_FALSE(secure.token(with_cookie("sayso=abc")));

    Site plain({ "http://localhost:8080" }, false);
    EXPECT_FALSE(plain.token(with_cookie("__Host-sayso=abc")));
    EXPECT_EQ(plain.token(with_cookie("sayso=abc")).value().reveal(), "abc");
}

TEST(Site, LeavingTakesTheCookieBack)
{
    Site site({ "https://a.example" }, true);
    Response response;
    site.clear_cookie(response);
    EXPECT_EQ(header(response, "Clear-Site-Data"), "\"cookies\", \"storage\"");
    EXPECT_NE(header(response, "Set-Cookie").find("Max-Age=0"), std::string::npos);
}

TEST(Site, StrictTransportOnlyWhereThereIsTransportSecurity)
{
    auto tells = [](Site const& site) {
        return std::any_of(site.headers().begin(), site.headers().end(),
            [](auto const& pair) { return pair.first == "Strict-Transport-Security"; });
    };
    EXPECT_TRUE(tells(Site({}, true)));
    EXPECT_FALSE(tells(Site({}, false)));
}

class StaticFilesTest : public testing::Test {
protected:
    StaticFilesTest()
    {
        for (char const* page : { "index.html", "kiosk.html", "desk.html", "studio.html" })
            write(folder.file(page), std::string("<!doctype html>") + page);
        write(folder.file("assets/main-K3VQ7XAZ.js"), "code");
        write(folder.file("assets/plain.svg"), "<svg/>");
        write(folder.file("secret.txt"), "not for anyone");
        write(folder.file("assets/deeper/hidden.js"), "not for anyone");
    }
    tests::TemporaryFolder folder;
};

TEST_F(StaticFilesTest, ServesPagesAndAssets)
{
    auto files = StaticFiles::load(folder.path()).value();
    EXPECT_EQ(files.find("/")->file, "<!doctype html>index.html");
    EXPECT_EQ(files.find("/kiosk")->file, "<!doctype html>kiosk.html");
    EXPECT_EQ(files.find("/desk")->content_type, "text/html; charset=utf-8");
    EXPECT_EQ(files.find("/desk")->cache, "no-store");
    EXPECT_EQ(files.find("/assets/main-K3VQ7XAZ.js")->content_type, "text/javascript; charset=utf-8");
}

TEST_F(StaticFilesTest, KeepsOnlyWhatCanNotChange)
{
    auto files = StaticFiles::load(folder.path()).value();
    EXPECT_EQ(files.find("/assets/main-K3VQ7XAZ.js")->cache, "public, max-age=31536000, immutable");
    EXPECT_EQ(files.find("/assets/plain.svg")->cache, "no-store");
}

TEST_F(StaticFilesTest, SendsTheSmallCopyToWhoTakesIt)
{
    write(folder.file("assets/main-K3VQ7XAZ.js.gz"), "smaller");
    auto files = StaticFiles::load(folder.path()).value();
    auto small = files.find("/assets/main-K3VQ7XAZ.js", "br, gzip").value();
    EXPECT_EQ(small.file, "smaller");
    EXPECT_EQ(small.content_type, "text/javascript; charset=utf-8");
    EXPECT_NE(std::find(small.headers.begin(), small.headers.end(), std::pair<std::string, std::string>("Content-Encoding", "gzip")),
        small.headers.end());
    EXPECT_EQ(files.find("/assets/main-K3VQ7XAZ.js", "br")->file, "code");
    EXPECT_FALSE(files.find("/assets/main-K3VQ7XAZ.js.gz"));
}

TEST_F(StaticFilesTest, WhoIsKnownIsSparedTheWelcome)
{
    EXPECT_EQ(StaticFiles::load(folder.path())->find(StaticFiles::home)->file, "<!doctype html>index.html");
    write(folder.file("home.html"), "<!doctype html>home");
    EXPECT_EQ(StaticFiles::load(folder.path())->find(StaticFiles::home)->file, "<!doctype html>home");
}

TEST_F(StaticFilesTest, OnlyHashesGetIntoThePolicyOfAPage)
{
    std::string hash = "'sha256-" + std::string(43, 'A') + "='";
    write(folder.file("policy.txt"), "index.html style " + hash + "\n");
    auto files = StaticFiles::load(folder.path()).value();
    EXPECT_NE(files.find("/")->policy.find("style-src 'self' " + hash + ";"), std::string::npos);
    EXPECT_NE(files.find("/")->policy.find("trusted-types sayso-worker"), std::string::npos);
    EXPECT_NE(files.find("/kiosk")->policy.find("style-src 'self';"), std::string::npos);
    EXPECT_NE(files.find("/kiosk")->policy.find("trusted-types 'none'"), std::string::npos);
    for (auto const* page : { "/", "/kiosk", "/desk", "/studio" })
        EXPECT_EQ(files.find(page)->policy.find("unsafe"), std::string::npos) << page;
    for (auto const* wrong : { "'unsafe-inline'", "*", "'sha256-short'" }) {
        write(folder.file("policy.txt"), std::string("index.html style ") + wrong + "\n");
        EXPECT_EQ(StaticFiles::load(folder.path()).error().code, Errc::corrupt) << wrong;
    }
}

TEST_F(StaticFilesTest, NoPathLeadsAnywhereElse)
{
    auto files = StaticFiles::load(folder.path()).value();
    for (char const* path : { "", "/index.html", "/secret.txt", "/assets", "/assets/", "/assets/../secret.txt",
             "/assets/..%2fsecret.txt", "//etc/passwd", "/assets/deeper/hidden.js", "/assets/main-K3VQ7XAZ.js/" })
        EXPECT_FALSE(files.find(path)) << path;
}

TEST_F(StaticFilesTest, AMissingPageIsSaidPlainly)
{
    std::filesystem::remove(folder.file("desk.html"));
    auto files = StaticFiles::load(folder.path());
    ASSERT_FALSE(files);
    EXPECT_EQ(files.error().code, Errc::not_found);
    EXPECT_NE(files.error().detail.find("desk.html"), std::string::npos);
    EXPECT_NE(files.error().detail.find("npm run build"), std::string::npos);
}
