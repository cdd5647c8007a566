#include "council.h"

#include <gtest/gtest.h>
#include <random>
#include <stdexcept>

namespace sayso::protocol {

std::string text_at(json::object const& object, char const* key)
{
    auto const& string = object.at(key).as_string();
    return std::string(string.data(), string.size());
}

std::int64_t number_at(json::object const& object, char const* key)
{
    return object.at(key).to_number<std::int64_t>();
}

std::string cookie_of(HttpAnswer const& answer)
{
    if (answer.status != 200)
        throw std::runtime_error("not let in: " + std::to_string(answer.status) + " " + answer.body);
    auto cookie = answer.header("Set-Cookie");
    return cookie.substr(0, cookie.find(';'));
}

std::string new_id()
{
    static std::mt19937_64 random(std::random_device {}());
    std::string id;
    while (id.size() < 32)
        id.push_back("0123456789abcdef"[random() % 16]);
    return id;
}

Council& Council::open()
{
    static Council council;
    return council;
}

HttpAnswer Council::get(std::string const& target, std::string const& cookie) const
{
    Headers headers;
    if (!cookie.empty())
        headers.emplace_back("Cookie", cookie);
    return request(port(), "GET", target, headers);
}

HttpAnswer Council::post(std::string const& target, json::object const& body, std::string const& cookie) const
{
    Headers headers { { "Origin", origin() }, { "Content-Type", "application/json" } };
    if (!cookie.empty())
        headers.emplace_back("Cookie", cookie);
    return request(port(), "POST", target, headers, json::serialize(body));
}

json::object Council::get_json(std::string const& target, std::string const& cookie) const
{
    auto answer = get(target, cookie);
    if (answer.status != 200)
        throw std::runtime_error(target + " answered " + std::to_string(answer.status));
    return json::parse(answer.body).as_object();
}

std::string Council::sign_in(std::string const& user) const
{
    return cookie_of(post("/api/v1/sign-in", { { "user", user }, { "password", "only-for-the-demo" } }));
}

std::string Council::young_person_id(std::string const& worker_cookie, std::string const& name) const
{
    auto caseload = get_json("/api/v1/desk/young-people", worker_cookie);
    for (auto const& entry : caseload.at("young_people").as_array())
        if (text_at(entry.as_object(), "name").find(name) == 0)
            return text_at(entry.as_object(), "id");
    throw std::runtime_error(name + " is not in the caseload");
}

std::string Council::young_person(std::string const& name) const
{
    auto adviser = sign_in(name == "Robin" ? "alex" : "sam");
    auto issued = post("/api/v1/desk/codes", { { "young_person", young_person_id(adviser, name) } }, adviser);
    auto code = text_at(json::parse(issued.body).as_object(), "code");
    return cookie_of(post("/api/v1/redeem", { { "code", code } }));
}

std::string Council::visitor() const
{
    return cookie_of(post("/api/v1/kiosk/begin", {}));
}

Handshake Council::handshake(std::string const& cookie) const
{
    Handshake handshake;
    handshake.port = port();
    handshake.cookie = cookie;
    handshake.origin = origin();
    return handshake;
}

Talk::Talk(Council const& council, std::string const& cookie, std::string const& flow, std::string const& channel)
    : page(council.handshake(cookie))
{
    page.send({ { "type", "start" }, { "flow", flow }, { "locale", "en" }, { "channel", channel } });
    started = page.next();
    if (text_at(started, "type") != "started")
        throw std::runtime_error("not started: " + json::serialize(started));
    asked = page.next("ask");
    session = text_at(started, "session");
}

json::object Talk::message(char const* type) const
{
    return { { "type", type }, { "session", session } };
}

json::object Talk::answer(std::string const& step, json::object const& value) const
{
    auto answer = message("answer");
    answer["id"] = new_id();
    answer["step"] = step;
    answer["value"] = value;
    return answer;
}

json::object Talk::give(std::string const& step, json::object const& value)
{
    page.send(answer(step, value));
    auto saved = page.next();
    EXPECT_EQ(text_at(saved, "type"), "saved") << json::serialize(saved);
    return page.next();
}

json::object Talk::refused(json::object const& message)
{
    page.send(message);
    auto problem = page.next();
    EXPECT_EQ(text_at(problem, "type"), "problem") << json::serialize(problem);
    return problem;
}

json::object Talk::review()
{
    page.send(message("review"));
    return page.next("review");
}

} // namespace sayso::protocol
