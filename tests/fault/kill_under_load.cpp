// The promise: a tick means stored. Many phones answer as fast as they are let; the server is killed at a random moment
// and started again; then every phone asks what is there. Acknowledged must be a subset of stored, each id once,
// numbers without gaps.

#include "tests/fault/phone.h"
#include "tests/fault/server_process.h"
#include <atomic>
#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <stdexcept>
#include <thread>

namespace json = boost::json;
using namespace sayso::fault;

namespace {

struct Options {
    std::string server;
    std::string flows;
    std::string i18n;
    std::string web;
    int runs = 20;
    int phones = 12;
    int think = 0; // Milliseconds between a question and its answer.
    std::uint64_t seed = 1;
    bool expect_loss = false;
};

/// What one phone knows of one conversation.
struct Talk {
    std::string session;
    std::map<std::string, std::string> sent; // Answer id to value.
    std::set<std::string> acknowledged;
};

struct Totals {
    std::uint64_t acknowledged = 0;
    std::uint64_t lost = 0;
    std::uint64_t doubled = 0;
    std::uint64_t never_sent = 0;
    std::uint64_t gaps = 0;
};

std::string text_at(json::object const& object, std::string_view key)
{
    auto const* value = object.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string random_id(std::mt19937_64& random)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string id;
    for (int i = 0; i < 32; ++i)
        id.push_back(digits[random() % 16]);
    return id;
}

/// Some valid answer to a prompt.
json::object some_value(json::object const& prompt, std::mt19937_64& random)
{
    auto type = text_at(prompt, "type");
    auto option = [&] {
        auto const& options = prompt.at("options").as_array();
        return text_at(options[random() % options.size()].as_object(), "id");
    };
    if (type == "choice")
        return { { "choice", option() } };
    if (type == "many")
        return { { "many", json::array { json::string(option()) } } };
    if (type == "scale")
        return { { "scale", static_cast<std::int64_t>(1 + random() % prompt.at("options").as_array().size()) } };
    if (type == "int")
        return { { "int", prompt.contains("range") ? prompt.at("range").as_array().front() : json::value(1) } };
    if (type == "date")
        return { { "date", "2026-11-22" } };
    if (type == "phone")
        return { { "phone", "07700 900" + std::to_string(100 + random() % 900) } };
    return { { "text", "invented words number " + std::to_string(random() % 100000) } };
}

/// Talks until the connection breaks; records what was sent and what was acknowledged.
void talk_until_cut(
    std::uint16_t port, std::string const& cookie, std::uint64_t seed, int think, std::vector<Talk>& talks)
{
    std::mt19937_64 random(seed);
    try {
        Phone phone(port, cookie);
        char const* const flows[] = { "how-are-things", "housing-tonight" };
        json::object const start { { "type", "start" }, { "flow", flows[random() % 2] }, { "locale", "en" },
            { "channel", "phone" } };
        phone.send(start);
        while (auto message = phone.receive()) {
            auto type = text_at(*message, "type");
            if (type == "started") {
                talks.emplace_back();
                talks.back().session = text_at(*message, "session");
            } else if (type == "saved") {
                talks.back().acknowledged.insert(text_at(*message, "id"));
            } else if (type == "ask") {
                auto const& prompt = message->at("ask").as_object();
                auto value = some_value(prompt, random);
                if (think > 0)
                    std::this_thread::sleep_for(std::chrono::milliseconds(think));
                auto id = random_id(random);
                talks.back().sent[id] = json::serialize(value); // Kept before it is sent.
                phone.send({ { "type", "answer" }, { "session", talks.back().session }, { "id", id },
                    { "step", prompt.at("step") }, { "value", value } });
            } else if (type == "end") {
                phone.send({ { "type", "submit" }, { "session", talks.back().session } });
            } else if (type == "submitted") {
                phone.send(start);
            } else if (type == "problem") {
                std::cerr << "kill: problem while talking: " << json::serialize(*message) << "\n";
                return;
            }
        }
    } catch (std::exception const&) {
        // Killed while connecting: nothing was acknowledged.
    }
}

/// Asks the server what it has of one conversation, and compares.
void compare(std::uint16_t port, std::string const& cookie, Talk const& talk, Totals& totals)
{
    totals.acknowledged += talk.acknowledged.size();
    Phone phone(port, cookie);
    phone.send({ { "type", "resume" }, { "session", talk.session }, { "last", 0 }, { "locale", "en" } });
    std::map<std::string, int> stored;
    std::uint64_t last = 0;
    while (auto message = phone.receive()) {
        auto type = text_at(*message, "type");
        if (type == "problem")
            break; // The conversation itself is not there.
        if (type == "ask" || type == "end")
            break;
        if (type != "saved" && type != "submitted")
            continue;
        auto number = message->at("n").to_number<std::uint64_t>();
        totals.gaps += number == last + 1 ? 0 : 1;
        last = number;
        if (type == "saved")
            ++stored[text_at(*message, "id")];
    }
    for (auto const& id : talk.acknowledged)
        totals.lost += stored.contains(id) ? 0 : 1;
    for (auto const& [id, times] : stored) {
        totals.doubled += times > 1 ? 1 : 0;
        totals.never_sent += talk.sent.contains(id) ? 0 : 1;
    }
}

std::string expect_cookie(HttpReply const& reply, char const* what)
{
    if (reply.status != 200 || reply.cookie.empty())
        throw std::runtime_error(std::string(what) + " was answered with " + std::to_string(reply.status));
    return reply.cookie;
}

/// One sign-in a phone: an adviser gives out a code for each.
std::vector<std::string> sign_in_phones(std::uint16_t port, int phones)
{
    auto desk = expect_cookie(
        post(port, "/api/v1/sign-in", { { "user", "sam" }, { "password", "only-for-the-demo" } }, ""), "sign-in");
    auto caseload = json::parse(get(port, "/api/v1/desk/young-people", desk).body).at("young_people").as_array();
    std::vector<std::string> cookies;
    for (int i = 0; i < phones; ++i) {
        auto const& person = caseload[static_cast<std::size_t>(i) % caseload.size()].as_object();
        auto issued = post(port, "/api/v1/desk/codes", { { "young_person", person.at("id") } }, desk);
        auto code = json::parse(issued.body).at("code");
        cookies.push_back(expect_cookie(post(port, "/api/v1/redeem", { { "code", code } }, ""), "redeem"));
    }
    return cookies;
}

int run_all(Options const& options, std::filesystem::path const& folder)
{
    std::vector<std::string> const command { options.server, "serve", "--demo", "--port", "0", "--data",
        (folder / "data").string(), "--flows", options.flows, "--i18n", options.i18n, "--web", options.web };
    auto log = (folder / "server.log").string();

    std::vector<std::string> cookies;
    {
        ServerProcess server(command, log);
        cookies = sign_in_phones(server.port(), options.phones);
    }
    std::mt19937_64 random(options.seed);
    Totals totals;
    for (int run = 1; run <= options.runs; ++run) {
        std::vector<std::vector<Talk>> talks(cookies.size());
        {
            ServerProcess server(command, log);
            std::vector<std::thread> phones;
            for (std::size_t i = 0; i < cookies.size(); ++i)
                phones.emplace_back(
                    talk_until_cut, server.port(), cookies[i], random(), options.think, std::ref(talks[i]));
            std::this_thread::sleep_for(std::chrono::microseconds(20000 + random() % 280000));
            server.kill_now();
            for (auto& phone : phones)
                phone.join();
        }
        ServerProcess server(command, log);
        for (std::size_t i = 0; i < cookies.size(); ++i)
            for (auto const& talk : talks[i])
                compare(server.port(), cookies[i], talk, totals);
        server.kill_now();
    }
    std::cout << options.runs << " kills, " << totals.acknowledged << " acknowledged answers: " << totals.lost
              << " lost, " << totals.doubled << " doubled, " << totals.never_sent << " never sent, " << totals.gaps
              << " gaps\n";
    if (totals.acknowledged == 0)
        throw std::runtime_error("nothing was acknowledged, so nothing was tested");
    bool loss = totals.lost > 0;
    bool clean = totals.doubled == 0 && totals.never_sent == 0 && totals.gaps == 0;
    if (options.expect_loss)
        return loss ? 0 : 1;
    return !loss && clean ? 0 : 1;
}

} // namespace

int main(int count, char** words)
{
    Options options;
    CLI::App app("Kills the server while phones answer, and compares acknowledged with stored.");
    app.add_option("--server", options.server)->required();
    app.add_option("--flows", options.flows)->required();
    app.add_option("--i18n", options.i18n)->required();
    app.add_option("--web", options.web)->required();
    app.add_option("--runs", options.runs, "How many kills");
    app.add_option("--phones", options.phones, "How many phones answer at once");
    app.add_option("--think", options.think, "Milliseconds a phone waits before it answers");
    app.add_option("--seed", options.seed, "For the same choices again");
    app.add_flag("--expect-loss", options.expect_loss, "Succeed only if a loss is found");
    CLI11_PARSE(app, count, words);

    std::string pattern = (std::filesystem::temp_directory_path() / "sayso-kill-XXXXXX").string();
    if (!mkdtemp(pattern.data()))
        return 2;
    std::filesystem::path folder = pattern;
    int result = 2;
    try {
        result = run_all(options, folder);
    } catch (std::exception const& exception) {
        std::cerr << "kill: " << exception.what() << "\n";
        std::ifstream log(folder / "server.log");
        std::cerr << log.rdbuf();
    }
    std::filesystem::remove_all(folder);
    return result;
}
