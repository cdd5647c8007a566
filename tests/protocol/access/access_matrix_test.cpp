#include "tests/protocol/access/matrix_routes.h"
#include "wire/client_message.h"
#include <gtest/gtest.h>
#include <iostream>
#include <map>
#include <set>

namespace sayso::protocol {

namespace {

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
