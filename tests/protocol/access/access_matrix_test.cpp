#include "tests/protocol/access/matrix_people.h"
#include "wire/client_message.h"
#include <gtest/gtest.h>
#include <iostream>
#include <map>
#include <set>

// Everything HTTP and the WebSocket can ask for, by everybody, about a young person in every relation to them: real
// requests to the real service over SQLite. What must come out stands in two tables and nowhere else:
//
//   - the people and what they may see, in matrix_people.cpp;
//   - the routes below: one line each, by the pattern of the router's table. A route that has no line fails the test.
//
// To add a route: one line with what it is about (Subject) and what is done there (Deed). Its body may hold {person},
// {session}, {alert}, {grant} and {id} (a new one); so may its path, where the router's pattern has {}. If no Subject
// fits, the route is a new kind of thing: add one, and say in expected() what must come out.

namespace sayso::protocol {

namespace {

/// What a route is about, and so who may come near it.
enum class Subject {
    anybody, // Open to whoever asks.
    comes_and_goes, // Begins or ends a sign-in: asked without one.
    own, // The caller's own words; a visitor has some.
    own_sign_in, // How a worker signs in: theirs and nobody else's.
    own_file, // Of a young person whose name is known.
    own_messages, // Whom and what they are about is looked at message by message, below.
    person, // One young person's file.
    conversation, // One conversation, or an alert raised in it.
    desk, // Every worker with young people: what is in the answer is looked at instead.
    gone, // Something of a young person's that is not there: who may see and who may not hear the same.
    glass, // Somebody else's file, in an emergency.
    cover,
    ended_grant,
    counts,
    workers_office,
    flows,
};

struct Line {
    char const* route;
    Subject subject;
    Deed deed;
    char const* body; // Of a POST.
};

constexpr Line lines[] = {
    { "GET /", Subject::anybody, Deed::read, "" },
    { "GET /kiosk", Subject::anybody, Deed::read, "" },
    { "GET /desk", Subject::anybody, Deed::read, "" },
    { "GET /examples", Subject::anybody, Deed::read, "" },
    { "GET /studio", Subject::anybody, Deed::read, "" },
    { "GET /sw.js", Subject::anybody, Deed::read, "" },
    { "GET /assets/{}", Subject::anybody, Deed::read, "" },
    { "GET /healthz", Subject::anybody, Deed::read, "" },
    { "GET /sound/{}", Subject::anybody, Deed::read, "" },
    { "GET /api/v1/council", Subject::anybody, Deed::read, "" },
    { "GET /api/v1/glossary", Subject::anybody, Deed::read, "" },
    { "GET /api/v1/strings/{}", Subject::anybody, Deed::read, "" },
    { "GET /api/v1/me", Subject::anybody, Deed::read, "" },
    { "GET /api/v1/sign-in", Subject::anybody, Deed::read, "" },
    { "POST /api/v1/sign-in/totp", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/sign-in/passkey/begin", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/sign-in/passkey/finish", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/sign-out-everywhere", Subject::comes_and_goes, Deed::act, R"({"not":"now"})" },
    { "GET /api/v1/me/devices", Subject::own_sign_in, Deed::read, "" },
    { "POST /api/v1/me/devices/{nobody}/revoke", Subject::own_sign_in, Deed::act, "{}" },
    { "POST /api/v1/me/credentials/{nobody}/revoke", Subject::own_sign_in, Deed::act, "{}" },
    { "POST /api/v1/me/totp/begin", Subject::own_sign_in, Deed::act, "{}" },
    { "POST /api/v1/me/totp/finish", Subject::own_sign_in, Deed::act, "{}" },
    { "POST /api/v1/me/passkeys/begin", Subject::own_sign_in, Deed::act, "{}" },
    { "POST /api/v1/me/passkeys/finish", Subject::own_sign_in, Deed::act, "{}" },
    { "POST /api/v1/me/step-up/begin", Subject::own_sign_in, Deed::act, "{}" },
    { "POST /api/v1/me/step-up", Subject::own_sign_in, Deed::act, "{}" },
    { "GET /api/v1/own/devices", Subject::own_file, Deed::read, "" },
    { "POST /api/v1/own/devices/{nobody}/revoke", Subject::own_file, Deed::end_own, "{}" },
    { "POST /api/v1/own/phones", Subject::own_file, Deed::act,
        R"({"key":"BGD-1LolWp0xyWHrdMY1bWjASbiSO2H6bOZpYi5g8p-2eQP-EAi4vJmkGunpVii8ZPLxsgwtfp9Rd6PClNRGIpk","pin":"048213"})" },
    { "POST /api/v1/own/phones/begin", Subject::own_file, Deed::act, "{}" },
    { "POST /api/v1/own/phones/{nobody}/forget", Subject::own_file, Deed::end_own, "{}" },
    { "POST /api/v1/phone/begin", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/phone/open", Subject::comes_and_goes, Deed::act, "{}" },
    { "GET /exit", Subject::comes_and_goes, Deed::read, "" },
    { "POST /api/v1/redeem", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/sign-in", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/kiosk/begin", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/sign-out", Subject::comes_and_goes, Deed::act, "{}" },
    { "POST /api/v1/turns", Subject::own_messages, Deed::act, R"({"type":"ping"})" },
    { "GET /api/v1/own/draft-key", Subject::own_messages, Deed::read, "" },
    { "GET /api/v1/statements", Subject::own, Deed::read, "" },
    { "GET /api/v1/own/file", Subject::own_file, Deed::read, "" },
    { "POST /api/v1/uploads", Subject::own, Deed::end_own,
        R"({"id":"{id}","session":"{nobody}","step":"show_repair","kind":"photo","bytes":9})" },
    { "PUT /api/v1/uploads/{nobody}", Subject::own, Deed::end_own, "bytes" },
    { "GET /api/v1/uploads/{nobody}", Subject::own, Deed::end_own, "" },
    { "POST /api/v1/uploads/{nobody}/finish", Subject::own, Deed::end_own, "{}" },
    { "GET /api/v1/own/media/{nobody}", Subject::own, Deed::end_own, "" },
    { "GET /api/v1/desk/media/{nobody}", Subject::gone, Deed::read, "" },
    { "GET /api/v1/own/readers", Subject::own_file, Deed::read, "" },
    { "GET /api/v1/own/copy.json", Subject::own_file, Deed::read, "" },
    { "GET /api/v1/own/copy.pdf", Subject::own_file, Deed::read, "" },
    { "GET /api/v1/desk/statements/{session}.pdf", Subject::conversation, Deed::act, "" },
    { "GET /api/v1/desk/case-files/{person}.pdf", Subject::person, Deed::act, "" },
    { "POST /api/v1/own/entries", Subject::own_file, Deed::act,
        R"({"id":"{id}","kind":"plan_view","matter":"money","words":{"text":"I want to save"}})" },
    { "GET /api/v1/desk/inbox", Subject::desk, Deed::read, "" },
    { "GET /api/v1/desk/young-people", Subject::desk, Deed::read, "" },
    { "GET /api/v1/desk/workers", Subject::desk, Deed::read, "" },
    { "GET /api/v1/desk/grants", Subject::desk, Deed::read, "" },
    { "POST /api/v1/desk/search", Subject::desk, Deed::read, R"({"q":"Kit"})" },
    { "GET /api/v1/desk/case-files/{person}", Subject::person, Deed::read, "" },
    { "POST /api/v1/desk/case-files/{person}/entries", Subject::person, Deed::write_without_conversation,
        R"({"id":"{id}","kind":"household","state":"foster","words":{}})" },
    { "POST /api/v1/desk/codes", Subject::person, Deed::let_in, R"({"young_person":"{person}"})" },
    { "POST /api/v1/desk/agency-access", Subject::person, Deed::give_access,
        R"({"young_person":"{person}","worker":"{agency_worker}","until":"2026-11-30","reason":"asked for"})" },
    { "GET /api/v1/desk/statements/{session}", Subject::conversation, Deed::read, "" },
    { "POST /api/v1/desk/statements/{session}/read", Subject::conversation, Deed::act, "{}" },
    { "POST /api/v1/desk/statements/{session}/replies", Subject::conversation, Deed::act,
        R"({"id":"{id}","words":"Thank you for telling us."})" },
    { "GET /api/v1/desk/alerts/{alert}", Subject::conversation, Deed::read, "" },
    { "POST /api/v1/desk/alerts/{alert}/acknowledge", Subject::conversation, Deed::act, "{}" },
    { "POST /api/v1/desk/break-glass", Subject::glass, Deed::act,
        R"({"case_number":"DEMO-0004","reason":"phoned, and could not say where they are"})" },
    { "POST /api/v1/desk/cover", Subject::cover, Deed::act,
        R"({"worker":"{person}","until":"2026-11-30","reason":"nobody there is, and so it is refused late"})" },
    { "POST /api/v1/desk/cover/{cover}/end", Subject::ended_grant, Deed::act, "{}" },
    { "POST /api/v1/desk/break-glass/{glass}/end", Subject::ended_grant, Deed::act, "{}" },
    { "POST /api/v1/desk/agency-access/{agency}/end", Subject::ended_grant, Deed::act, "{}" },
    { "GET /api/v1/totals", Subject::counts, Deed::read, "" },
    { "GET /api/v1/admin/workers", Subject::workers_office, Deed::read, "" },
    { "POST /api/v1/admin/workers", Subject::workers_office, Deed::act, "{}" },
    { "POST /api/v1/admin/workers/{nobody}/deactivate", Subject::workers_office, Deed::act, "{}" },
    { "POST /api/v1/admin/workers/{nobody}/role", Subject::workers_office, Deed::act, R"({"role":"member"})" },
    { "POST /api/v1/admin/workers/{nobody}/card", Subject::workers_office, Deed::act,
        R"({"days":[1,2],"phone":"01632 960 100"})" },
    { "GET /api/v1/studio/flows", Subject::flows, Deed::read, "" },
    { "GET /api/v1/studio/flows/{}", Subject::flows, Deed::read, "" },
    { "POST /api/v1/studio/flows/{}/roll-back", Subject::flows, Deed::act, "{}" },
    { "GET /api/v1/studio/drafts", Subject::flows, Deed::read, "" },
    { "POST /api/v1/studio/drafts", Subject::flows, Deed::act, "{}" },
    { "GET /api/v1/studio/drafts/{}", Subject::flows, Deed::read, "" },
    { "POST /api/v1/studio/drafts/{}/words", Subject::flows, Deed::act, "{}" },
    { "POST /api/v1/studio/drafts/{}/still-fits", Subject::flows, Deed::act, "{}" },
    { "POST /api/v1/studio/drafts/{}/yaml", Subject::flows, Deed::act, "{}" },
    { "POST /api/v1/studio/drafts/{}/preview", Subject::flows, Deed::act, "{}" },
    { "POST /api/v1/studio/drafts/{}/submit", Subject::flows, Deed::act, "{}" },
    { "POST /api/v1/studio/drafts/{}/take-back", Subject::flows, Deed::act, "{}" },
    { "POST /api/v1/studio/drafts/{}/approve", Subject::flows, Deed::act, "{}" },
    { "POST /api/v1/studio/drafts/{}/refuse", Subject::flows, Deed::act, "{}" },
    { "POST /api/v1/studio/drafts/{}/publish", Subject::flows, Deed::act, "{}" },
    { "POST /api/v1/studio/drafts/{}/discard", Subject::flows, Deed::act, "{}" },
    { "GET /api/v1/studio/translations", Subject::flows, Deed::read, "" },
    { "POST /api/v1/studio/translations/approve", Subject::flows, Deed::act, "{}" },
};

enum class Verdict { yes, sign_in, no, not_there };

std::string in_words(Verdict verdict)
{
    switch (verdict) {
    case Verdict::yes:
        return "yes";
    case Verdict::sign_in:
        return "sign in first (401)";
    case Verdict::no:
        return "no (403)";
    case Verdict::not_there:
        return "not there (404)";
    }
    return "";
}

/// The pattern as the router has it: names in the holes are only for this test.
std::string pattern_of(std::string route)
{
    for (auto open = route.find('{'); open != std::string::npos; open = route.find('{', open + 1))
        route.erase(open + 1, route.find('}', open) - open - 1);
    return route;
}

Verdict expected(Line const& line, Someone const& who, Talk const* talk)
{
    if (line.subject == Subject::anybody)
        return who.foreign && !who.worker && std::string_view(line.route) == "GET /api/v1/me" ? Verdict::not_there
                                                                                              : Verdict::yes;
    if (!who.signed_in)
        return Verdict::sign_in;
    bool gate = false;
    switch (line.subject) {
    case Subject::own_sign_in:
        return who.worker ? Verdict::yes : Verdict::no;
    case Subject::own_messages:
        return who.worker || (who.visitor && line.deed == Deed::read) ? Verdict::no : Verdict::yes;
    case Subject::own:
    case Subject::own_file:
        if (who.worker || (line.subject == Subject::own_file && who.visitor))
            return Verdict::no;
        return who.foreign || line.deed == Deed::end_own ? Verdict::not_there : Verdict::yes;
    case Subject::counts:
        return who.counts ? Verdict::yes : Verdict::no;
    case Subject::workers_office:
        return who.lets_in ? Verdict::yes : Verdict::no;
    case Subject::flows:
        return who.flows ? Verdict::yes : Verdict::no;
    default:
        gate = who.desk;
    }
    if (!gate)
        return Verdict::no;
    switch (line.subject) {
    case Subject::person:
        return who.extent == Extent::nothing ? Verdict::not_there
            : !may(who, line.deed)          ? Verdict::no
            : line.deed == Deed::write_without_conversation && who.extent == Extent::alerted ? Verdict::not_there
                                                                                             : Verdict::yes;
    case Subject::conversation:
        return !talk || !who.sees.contains(talk->letter) ? Verdict::not_there
            : may(who, line.deed)                        ? Verdict::yes
                                                         : Verdict::no;
    case Subject::gone:
        return Verdict::not_there;
    case Subject::glass:
        return who.breaks_glass ? Verdict::yes : Verdict::not_there;
    case Subject::cover:
        return who.foreign || !who.arranges_cover ? Verdict::no : Verdict::not_there; // The worker is not there.
    case Subject::ended_grant: {
        std::string route = line.route;
        bool of_cover = route.find("/cover/") != std::string::npos;
        char letter = of_cover ? 'c' : route.find("/break-") != std::string::npos ? 'g' : 'a';
        if (who.foreign)
            return Verdict::no;
        return who.ends.find(letter) != std::string::npos ? Verdict::yes : Verdict::not_there;
    }
    default:
        return who.foreign && std::string_view(line.route) == "GET /api/v1/desk/grants" ? Verdict::no : Verdict::yes;
    }
}

Verdict verdict_of(Line const& line, HttpAnswer const& answer)
{
    if (answer.status == 401)
        return Verdict::sign_in;
    // For those who may, these are asked about something that is not there: only whether they may is looked at.
    bool only_the_door = line.subject == Subject::flows || line.subject == Subject::workers_office
        || line.subject == Subject::own_sign_in
        || line.subject == Subject::anybody;
    if (answer.status == 404 && !(only_the_door && std::string_view(line.route) != "GET /api/v1/me"))
        return Verdict::not_there;
    // A proof that they are asked for is past the door.
    bool asked_to_prove = answer.body.find("\"step_up\"") != std::string::npos;
    if (answer.status == 403 && !asked_to_prove)
        return Verdict::no;
    return Verdict::yes;
}

class AccessMatrix : public testing::Test {
protected:
    static void SetUpTestSuite() { people_ = std::make_unique<MatrixPeople>(); }
    static void TearDownTestSuite() { people_.reset(); }
    static MatrixPeople& people() { return *people_; }

    HttpAnswer ask(Line const& line, Someone const& who, Talk const* talk)
    {
        auto& council = people().council();
        auto route = people().filled(line.route, talk);
        if (auto hole = route.find("{}"); hole != std::string::npos)
            route.replace(hole, 2, "nothing-there");
        auto space = route.find(' ');
        if (route.starts_with("GET"))
            return council.get(route.substr(space + 1), who.cookie);
        if (route.starts_with("PUT"))
            return council.put(route.substr(space + 1) + "?from=0", line.body, who.cookie);
        return council.post(route.substr(space + 1), people().filled(line.body, talk), who.cookie);
    }

    void check_cell(Line const& line, Someone const& who, Talk const* talk)
    {
        ++cells;
        auto answer = ask(line, who, talk);
        auto wanted = expected(line, who, talk);
        auto got = verdict_of(line, answer);
        // An approver may not do all that an author may, and the other way round: the studio's own test has that table.
        bool within_the_studio = line.subject == Subject::flows && wanted == Verdict::yes && got == Verdict::no;
        if (!within_the_studio) {
            EXPECT_EQ(in_words(got), in_words(wanted))
                << who.name << ": " << line.route << (talk ? std::string(" of ") + talk->name : "") << " answered "
                << answer.status << " " << answer.body;
        }
        EXPECT_LT(answer.status, 500) << who.name << ": " << line.route << " " << answer.body;
        if (got == Verdict::not_there && line.subject == Subject::conversation && wanted == got) {
            EXPECT_EQ(answer.body, ask(line, who, nullptr).body)
                << who.name << " can tell a conversation kept from them from one there is not: " << line.route;
        }
        look_for_leaks(line, who, answer);
    }

    /// Whatever was asked: nothing of a conversation stands in the answer to somebody who may not see it.
    void look_for_leaks(Line const& line, Someone const& who, HttpAnswer const& answer)
    {
        for (auto const& talk : people().talks()) {
            bool theirs = who.sees.contains(talk.letter) || who.name == "Kit";
            if (theirs)
                continue;
            for (auto const& mark : talk.marks)
                EXPECT_EQ(answer.body.find(mark), std::string::npos)
                    << who.name << " finds " << talk.name << " by " << line.route;
        }
        bool knows = who.extent != Extent::nothing || who.name == "Kit";
        bool asked_by_id = line.subject == Subject::person || line.subject == Subject::conversation;
        if (!knows && !asked_by_id && !who.knows_of_the_grant) {
            EXPECT_EQ(answer.body.find(people().kit()), std::string::npos)
                << who.name << " finds Kit by " << line.route;
        }
    }

    static inline int cells = 0;
    static inline std::unique_ptr<MatrixPeople> people_;
};

TEST_F(AccessMatrix, HasALineForEveryRouteAndNoOther)
{
    std::set<std::string> routes(people().council().routes().begin(), people().council().routes().end());
    std::set<std::string> listed;
    for (auto const& line : lines)
        listed.insert(pattern_of(line.route));
    for (auto const& route : routes)
        EXPECT_TRUE(listed.contains(route)) << "unlisted: " << route;
    for (auto const& route : listed)
        EXPECT_TRUE(routes.contains(route)) << "no longer there: " << route;
}

TEST_F(AccessMatrix, EveryRouteAnswersEverybodyAsTheTableSays)
{
    cells = 0;
    for (auto const& who : people().everybody()) {
        people().council().clock.advance(std::chrono::seconds(20)); // So that nobody asks too often.
        for (auto const& line : lines) {
            if (line.subject == Subject::comes_and_goes)
                continue;
            if (line.subject != Subject::conversation) {
                check_cell(line, who, nullptr);
                continue;
            }
            bool of_an_alert = std::string_view(line.route).find("{alert}") != std::string_view::npos;
            for (auto const& talk : people().talks())
                if (!of_an_alert || !talk.alert.empty())
                    check_cell(line, who, &talk);
            check_cell(line, who, nullptr); // One that is not there.
        }
    }
    std::cout << "cells tested over HTTP: " << cells << "\n";
    EXPECT_GT(cells, 1000);
}

TEST_F(AccessMatrix, ComingAndGoingAsksForNoSignInButTheOneItEnds)
{
    auto& council = people().council();
    int asked = 0;
    for (auto const& line : lines) {
        if (line.subject != Subject::comes_and_goes)
            continue;
        Someone nobody;
        auto without = ask(line, nobody, nullptr);
        EXPECT_EQ(without.status == 401, std::string_view(line.route).starts_with("POST /api/v1/sign-out"))
            << line.route;
        Someone alex;
        alex.cookie = council.sign_in("alex");
        EXPECT_LT(ask(line, alex, nullptr).status, 404) << line.route;
        asked += 2;
    }
    std::cout << "cells tested of coming and going: " << asked << "\n";
}

/// Every message a page can send, with its type and what follows it about a session.
constexpr std::pair<char const*, char const*> messages[] = {
    { "start", R"("flow":"housing-tonight","locale":"en","channel":"phone")" },
    { "answer", R"("session":"{spare}","id":"{id}","step":"safe","value":{"choice":"safe"})" },
    { "back", R"("session":"{spare}","step":"")" },
    { "review", R"("session":"{spare}")" },
    { "resume", R"("session":"{spare}","last":0,"locale":"en")" },
    { "submit", R"("session":"{spare}")" },
    { "ping", "" },
    { "stop", R"("session":"{spare}")" },
};
static_assert(std::size(messages) == std::variant_size_v<wire::ClientMessage>, "a message is unlisted");

TEST_F(AccessMatrix, EveryMessageAnswersEverybodyAsTheTableSays)
{
    int asked = 0;
    for (auto const& who : people().everybody()) {
        Page page(people().council().handshake(who.cookie));
        bool may_enter = who.signed_in && (!who.worker || who.desk);
        ASSERT_EQ(page.is_open(), may_enter) << who.name;
        if (!may_enter) {
            EXPECT_EQ(page.refused_with(), who.signed_in ? 403 : 401) << who.name;
            asked += static_cast<int>(std::size(messages));
            continue;
        }
        for (auto const& [type, rest] : messages) {
            ++asked;
            std::string text = std::string(R"({"type":")") + type + '"' + (*rest ? "," : "") + rest + "}";
            page.send_text(people().filled(text, nullptr));
            bool is_ping = std::string_view(type) == "ping";
            json::object answer;
            do // A page also hears what happens meanwhile; that is looked at elsewhere.
                answer = page.next();
            while (answer.at("type") == "inbox" || answer.at("type") == "notice");
            auto kind = std::string(answer.at("type").as_string());
            if (is_ping) {
                EXPECT_EQ(kind, "pong") << who.name;
                continue;
            }
            if (who.worker) {
                EXPECT_EQ(kind, "problem") << who.name << " " << type << ": a desk only listens";
                continue;
            }
            bool theirs = who.name == "Kit" || (std::string_view(type) == "start" && !who.foreign);
            bool refused = kind == "problem" && answer.at("code") != "invalid_input" && answer.at("code") != "conflict";
            if (!(who.visitor && std::string_view(type) == "start")) { // That conversation is not for visitors.
                EXPECT_EQ(refused, !theirs) << who.name << " " << type << " " << json::serialize(answer);
            }
            if (kind == "started")
                page.next("ask"); // What was missed comes before it.
            else if (kind == "saved")
                page.next();
        }
    }
    std::cout << "cells tested over the WebSocket: " << asked << "\n";
}

TEST_F(AccessMatrix, EveryMessageByPostAnswersEverybodyAsTheTableSays)
{
    int asked = 0;
    auto& council = people().council();
    for (auto const& who : people().everybody()) {
        council.clock.advance(std::chrono::seconds(20));
        for (auto const& [type, rest] : messages) {
            ++asked;
            std::string text = std::string(R"({"type":")") + type + '"' + (*rest ? "," : "") + rest + "}";
            auto answer = council.post("/api/v1/turns", people().filled(text, nullptr), who.cookie);
            if (!who.signed_in || who.worker) {
                EXPECT_EQ(answer.status, who.signed_in ? 403 : 401) << who.name << " " << type;
                continue;
            }
            ASSERT_EQ(answer.status, 200) << who.name << " " << type;
            auto first = json::parse(answer.body).at("messages").at(0).as_object();
            auto kind = std::string(first.at("type").as_string());
            bool theirs = who.name == "Kit" || kind == "pong" || (std::string_view(type) == "start" && !who.foreign);
            bool refused = kind == "problem" && first.at("code") != "invalid_input" && first.at("code") != "conflict";
            if (!(who.visitor && std::string_view(type) == "start")) {
                EXPECT_EQ(refused, !theirs) << who.name << " " << type << " " << answer.body;
            }
        }
    }
    std::cout << "cells tested by POST: " << asked << "\n";
}

} // namespace

} // namespace sayso::protocol
