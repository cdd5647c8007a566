#pragma once

#include "http_client.h"
#include "page.h"
#include "server_under_test.h"
#include <string>

namespace sayso::protocol {

/// Texts of members, so that tests read well.
std::string text_at(json::object const& object, char const* key);
std::int64_t number_at(json::object const& object, char const* key);

/// What a browser would send back of an answer's Set-Cookie. Throws if nobody was let in.
std::string cookie_of(HttpAnswer const& answer);

/// Thirty-two hexadecimal digits, as a page makes them.
std::string new_id();

/// A demo council on a server that is started once for all the tests of a program, and people who sign in to it.
class Council {
public:
    static Council& open();

    std::uint16_t port() const { return server_.port(); }
    std::string origin() const { return server_.origin(); }

    /// A cookie for a worker of the demo: "sam", "alex" (advisers) or "morgan" (their manager).
    std::string sign_in(std::string const& user) const;

    /// A cookie for a young person of the demo, with a code that their adviser gave them: "Kit", "Noor" and "Ffion" are
    /// Sam's, "Robin" is Alex's.
    std::string young_person(std::string const& name) const;

    /// A cookie for a nameless visitor at a kiosk.
    std::string visitor() const;

    HttpAnswer get(std::string const& target, std::string const& cookie = "") const;
    HttpAnswer post(std::string const& target, json::object const& body, std::string const& cookie = "") const;
    json::object get_json(std::string const& target, std::string const& cookie) const;

    Handshake handshake(std::string const& cookie) const;

    std::string young_person_id(std::string const& worker_cookie, std::string const& name) const;

private:
    ServerUnderTest server_;
};

/// A conversation begun on a page of its own.
class Talk {
public:
    Talk(Council const& council, std::string const& cookie, std::string const& flow = "housing-tonight",
        std::string const& channel = "phone");

    json::object message(char const* type) const; // With the session in it.
    json::object answer(std::string const& step, json::object const& value) const;

    /// Sends an answer, expects it saved, and gives what follows: `ask` or `end`.
    json::object give(std::string const& step, json::object const& value);

    /// Sends something that must be refused, and gives the problem.
    json::object refused(json::object const& message);

    /// What is on record now; for seeing that nothing changed.
    json::object review();

    Page page;
    json::object started;
    json::object asked; // The question that is open.
    std::string session;
};

} // namespace sayso::protocol
