#include "tests/protocol/access/served_council.h"

#include "commands/command_line.h"
#include "net/server.h"
#include <array>
#include <csignal>
#include <filesystem>
#include <future>
#include <fstream>
#include <stdexcept>

namespace sayso::protocol {

namespace {

constexpr char const* password = "only-for-the-demo";

std::string cookie_of(HttpAnswer const& answer)
{
    if (answer.status != 200)
        throw std::runtime_error("not let in: " + std::to_string(answer.status) + " " + answer.body);
    auto cookie = answer.header("Set-Cookie");
    return cookie.substr(0, cookie.find(';'));
}

} // namespace

std::vector<Result<>> WatchedStore::commit_group(std::span<store::Change const> changes)
{
    std::scoped_lock lock(one_writer_);
    std::vector<Result<>> results;
    for (auto const& change : changes) {
        if (makes_foreign && !change.sign_ins.empty()) {
            auto foreign = change;
            std::array<std::uint8_t, 16> somewhere_else;
            somewhere_else.fill(0xfa);
            foreign.sign_ins.front().authority = AuthorityId::from_bytes(somewhere_else);
            results.push_back(real_->commit_group({ &foreign, 1 }).front());
        } else if (audit_fails && !change.audit.empty())
            results.push_back(fail(Errc::unavailable, "disk I/O error"));
        else
            results.push_back(real_->commit_group({ &change, 1 }).front());
    }
    return results;
}

void WatchedStore::add(store::Change change)
{
    std::scoped_lock lock(one_writer_);
    auto result = real_->commit_group({ &change, 1 }).front();
    if (!result)
        throw std::runtime_error("a row of the test was refused: " + result.error().detail);
}

ServedCouncil::ServedCouncil(std::string data, Prepare prepare)
    : data_(data.empty() ? folder_.file("data") : std::move(data))
{
    std::filesystem::create_directories(folder_.file("web/assets"));
    for (char const* page : { "index.html", "kiosk.html", "desk.html", "studio.html", "own.html" })
        std::ofstream(folder_.file(std::string("web/") + page)) << "<!doctype html><title>page</title>";
    std::ofstream(folder_.file("web/assets/main-K3VQ7XAZ.js")) << "export {};";

    std::promise<void> listening;
    commands::World world;
    world.clock = &clock;
    world.around_store = [this, prepare](std::unique_ptr<store::Store> real) -> std::unique_ptr<store::Store> {
        if (prepare)
            prepare(*real);
        auto watched = std::make_unique<WatchedStore>(std::move(real));
        store_ = watched.get();
        return watched;
    };
    world.when_listening = [&](net::Server const& server) {
        port_ = server.port();
        routes_ = server.routes();
        listening.set_value();
    };
    auto ready = listening.get_future();
    std::promise<int> ended;
    auto end = ended.get_future();
    service_ = std::thread([this, world, ended = std::move(ended)]() mutable {
        std::vector<std::string> words { "sayso", "serve", "--demo", "--port", "0", "--data", data_, "--web",
            folder_.file("web"), "--flows", SAYSO_SOURCE_DIR "/flows", "--i18n", SAYSO_SOURCE_DIR "/i18n" };
        std::vector<char*> pointers;
        for (auto& word : words)
            pointers.push_back(word.data());
        ended.set_value(commands::run(static_cast<int>(pointers.size()), pointers.data(), world));
    });
    while (ready.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready)
        if (end.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
            service_.join();
            throw std::runtime_error("the service ended instead of listening");
        }
}

ServedCouncil::~ServedCouncil()
{
    std::raise(SIGTERM);
    service_.join();
}

HttpAnswer ServedCouncil::get(std::string const& target, std::string const& cookie) const
{
    Headers headers;
    if (!cookie.empty())
        headers.emplace_back("Cookie", cookie);
    return request(port_, "GET", target, headers);
}

HttpAnswer ServedCouncil::post(std::string const& target, std::string const& body, std::string const& cookie) const
{
    Headers headers { { "Origin", "http://localhost:" + std::to_string(port_) },
        { "Content-Type", "application/json" } };
    if (!cookie.empty())
        headers.emplace_back("Cookie", cookie);
    return request(port_, "POST", target, headers, body);
}

HttpAnswer ServedCouncil::put(std::string const& target, std::string const& bytes, std::string const& cookie) const
{
    Headers headers { { "Origin", "http://localhost:" + std::to_string(port_) },
        { "Content-Type", "application/octet-stream" } };
    if (!cookie.empty())
        headers.emplace_back("Cookie", cookie);
    return request(port_, "PUT", target, headers, bytes);
}

std::string ServedCouncil::sign_in(std::string const& user) const
{
    boost::json::object body { { "user", user }, { "password", password } };
    return cookie_of(post("/api/v1/sign-in", boost::json::serialize(body)));
}

std::string ServedCouncil::redeem(std::string const& adviser_cookie, std::string const& young_person) const
{
    boost::json::object wanted { { "young_person", young_person } };
    auto issued = boost::json::parse(
        post("/api/v1/desk/codes", boost::json::serialize(wanted), adviser_cookie).body);
    boost::json::object body { { "code", issued.at("code") } };
    return cookie_of(post("/api/v1/redeem", boost::json::serialize(body)));
}

Handshake ServedCouncil::handshake(std::string const& cookie) const
{
    Handshake handshake;
    handshake.port = port_;
    handshake.cookie = cookie;
    handshake.origin = "http://localhost:" + std::to_string(port_);
    return handshake;
}

boost::json::object ServedCouncil::get_json(std::string const& target, std::string const& cookie) const
{
    auto answer = get(target, cookie);
    if (answer.status != 200)
        throw std::runtime_error(target + " answered " + std::to_string(answer.status));
    return boost::json::parse(answer.body).as_object();
}

} // namespace sayso::protocol
