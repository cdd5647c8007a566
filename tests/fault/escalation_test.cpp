// An alert that nobody takes up goes on, step by step, through a server that is killed between the steps: each step is
// taken once, none is lost, and what a clock does that jumps a year harms nothing. The real program on a real disk.

#include "domain/working_days.h"
#include "store/store.h"
#include "tests/fault/phone.h"
#include "tests/fault/server_process.h"
#include "tests/support/temporary_folder.h"
#include <gtest/gtest.h>
#include <thread>

namespace json = boost::json;

namespace sayso::fault {

using namespace std::chrono_literals;

namespace {

char const* const check_in = R"(flow: check-in
format: 2
version: 1
title: "A check-in"
for: {who: young_person, ages: 10..25}
alerts:
  not_safe: {title: "Not safe", level: urgent, to: [adviser], ack_in: 15m, else: duty_team}
harm_goes_to: [safety]
steps:
  - id: safe
    ask: choice
    read_aloud: true
    text: "Are you safe?"
    skip: barred
    dont_know: barred
    options:
      - {id: safe, text: "I am", to: nights}
      - {id: unsafe, text: "I am not", to: safety, harm: high, alert: not_safe}
  - id: safety
    read_aloud: true
    say: "In danger now? Call 999."
    next: nights
  - id: nights
    ask: int
    read_aloud: true
    range: [0, 31]
    text: "How many nights?"
    next: end
)";

/// A machine that builds and tests at once may take this long, and is no fault of the program.
constexpr auto patience = 100s;

/// What a page was answered. Anything but a page is said as it came: a refusal read as if it were the page hides why.
json::object page(HttpReply const& reply)
{
    if (reply.status != 200)
        throw std::runtime_error("answered " + std::to_string(reply.status) + ": " + reply.body);
    return json::parse(reply.body).as_object();
}

/// The next message of that type; others that belong to the same phone may come before it, but no problem.
json::object next(Phone& phone, std::string_view type)
{
    while (auto message = phone.receive()) {
        if (message->at("type").as_string() == type)
            return *message;
        if (message->at("type") == "problem")
            throw std::runtime_error("instead of " + std::string(type) + ": " + json::serialize(*message));
    }
    throw std::runtime_error("the connection broke before " + std::string(type));
}

struct Rig {
    Rig()
    {
        namespace fs = std::filesystem;
        fs::path source = SAYSO_SOURCE_DIR;
        fs::create_directories(folder.file("flows"));
        std::ofstream(folder.file("flows/check-in.yaml")) << check_in;
        for (char const* file : { "fields.yaml", "helplines.yaml", "parameters.yaml", "council.yaml" })
            fs::copy(source / "flows" / file, folder.file(std::string("flows/") + file));
        fs::create_directories(folder.file("i18n/en"));
        fs::copy(source / "i18n/en/app.json", folder.file("i18n/en/app.json"));
        fs::create_directories(folder.file("web/assets"));
        for (char const* page : { "index.html", "kiosk.html", "desk.html", "studio.html" })
            std::ofstream(folder.file(std::string("web/") + page)) << "<!doctype html><title>test</title>";
        setenv("SAYSO_HELD_CLOCK", folder.file("clock").c_str(), 1);
        set(domain::moment_in_england(*parse_date("2026-11-23"), 10 * 60)); // A Monday.
    }

    void set(Moment moment)
    {
        now = moment;
        // In one go, so that the program never reads half a number.
        std::ofstream(folder.file("clock.new")) << to_millis(moment);
        std::filesystem::rename(folder.file("clock.new"), folder.file("clock"));
    }

    std::unique_ptr<ServerProcess> start()
    {
        std::vector<std::string> command { SAYSO_HELD_CLOCK_PROGRAM, "serve", "--demo", "--port", "0", "--data",
            folder.file("data"), "--flows", folder.file("flows"), "--i18n", folder.file("i18n"), "--web",
            folder.file("web") };
        return std::make_unique<ServerProcess>(command, folder.file("log"));
    }

    /// Sam gives Kit a code, and Kit says that they are not safe. Gives back Kit's cookie.
    std::string say_unsafe(std::uint16_t port)
    {
        auto sam = post(port, "/api/v1/sign-in", { { "user", "sam" }, { "password", "only-for-the-demo" } }, "").cookie;
        auto caseload = page(get(port, "/api/v1/desk/young-people", sam)).at("young_people").as_array();
        auto issued = page(post(port, "/api/v1/desk/codes", { { "young_person", caseload.at(0).at("id") } }, sam));
        auto kit = post(port, "/api/v1/redeem", { { "code", issued.at("code") } }, "").cookie;
        Phone phone(port, kit);
        phone.send({ { "type", "start" }, { "flow", "check-in" }, { "locale", "en" }, { "channel", "phone" } });
        auto started = next(phone, "started");
        next(phone, "ask");
        phone.send({ { "type", "answer" }, { "session", started.at("session") },
            { "id", "00000000000000000000000000000001" }, { "step", "safe" },
            { "value", json::object { { "choice", "unsafe" } } } });
        next(phone, "saved");
        return kit;
    }

    /// What Kit reads about their alert. Reading is on record, so when it is answered all that the server stored before
    /// is on disk.
    static std::string told(std::uint16_t port, std::string const& kit)
    {
        auto statements = page(get(port, "/api/v1/statements", kit)).at("statements").as_array();
        auto const* words = statements.at(0).as_object().if_contains("passed_on_words");
        return words ? std::string(words->as_string()) : std::string();
    }

    /// Asks seldom: how often somebody may ask is counted by the held clock, on which no minute ever passes, so that a
    /// slow machine would be refused before it was told.
    static void wait_until_told(std::uint16_t port, std::string const& kit, std::string const& whom)
    {
        auto deadline = std::chrono::steady_clock::now() + patience;
        for (auto last = told(port, kit); last.find(whom) == std::string::npos; last = told(port, kit)) {
            if (std::chrono::steady_clock::now() > deadline)
                throw std::runtime_error("nobody told " + whom + "; last: " + last);
            std::this_thread::sleep_for(200ms);
        }
    }

    /// By the log: after a jump of the clock nobody is signed in any more.
    void wait_until_passed_on()
    {
        auto deadline = std::chrono::steady_clock::now() + patience;
        while (tests::bytes_of(folder.file("log")).find("event=alert_passed_on") == std::string::npos) {
            if (std::chrono::steady_clock::now() > deadline)
                throw std::runtime_error("nobody was told");
            std::this_thread::sleep_for(5ms); // Leaves the machine to the server.
        }
    }

    struct OnDisk {
        std::vector<casefile::AlertStep> steps;
        int audited = 0;
        int events = 0;
        int chronology = 0;
    };
    OnDisk on_disk()
    {
        auto store = *store::open_sqlite_store({ folder.file("data"), false });
        OnDisk found;
        auto alert = store->open_alerts()->at(0);
        found.steps = *store->alert_steps(alert.id);
        for (auto const& row : *store->audit_after(0, 100000))
            found.audited += row.entry.action == "alert.pass_on" ? 1 : 0;
        for (auto const& event : *store->session_events(alert.session))
            found.events += event.kind == domain::SessionEventKind::passed_on ? 1 : 0;
        for (auto const& entry : *store->chronology_of(alert.subject))
            found.chronology += entry.kind == "alert_passed_on" ? 1 : 0;
        return found;
    }

    void expect_steps(std::size_t number)
    {
        auto found = on_disk();
        EXPECT_EQ(found.steps.size(), number);
        EXPECT_EQ(found.audited, static_cast<int>(number));
        EXPECT_EQ(found.events, static_cast<int>(number));
        EXPECT_EQ(found.chronology, static_cast<int>(number));
    }

    tests::TemporaryFolder folder;
    Moment now;
};

} // namespace

TEST(EscalationUnderFire, EachStepIsTakenOnceThoughTheServerIsKilledBetweenThem)
{
    Rig rig;
    auto server = rig.start();
    auto kit = rig.say_unsafe(server->port());
    server->kill_now();

    std::size_t taken = 0;
    for (char const* whom : { "the duty team", "the out-of-hours team", "the manager in charge" }) {
        rig.set(rig.now + 31min);
        server = rig.start();
        Rig::wait_until_told(server->port(), kit, whom);
        server->kill_now();
        rig.expect_steps(++taken);

        server = rig.start(); // At the same moment: nothing is told again.
        EXPECT_NE(Rig::told(server->port(), kit).find(whom), std::string::npos);
        server->kill_now();
        rig.expect_steps(taken);
    }
    auto steps = rig.on_disk().steps;
    ASSERT_EQ(steps.size(), 3U);
    EXPECT_EQ(steps[0].to, domain::Recipient::duty_team);
    EXPECT_EQ(steps[1].to, domain::Recipient::out_of_hours);
    EXPECT_EQ(steps[2].to, domain::Recipient::safeguarding_lead);
}

TEST(EscalationUnderFire, AServerThatIsAlwaysKilledAtOnceStillGetsThere)
{
    Rig rig;
    auto server = rig.start();
    auto kit = rig.say_unsafe(server->port());
    rig.set(rig.now + 16min);
    for (int i = 0; i < 12; ++i) { // Killed as soon as it listens: before, within or after the commit.
        server->kill_now();
        server = rig.start();
    }
    Rig::wait_until_told(server->port(), kit, "the duty team");
    server->kill_now();
    rig.expect_steps(1);
}

TEST(EscalationUnderFire, AClockThatJumpsAYearTakesOneStepAndNoMore)
{
    Rig rig;
    auto server = rig.start();
    rig.say_unsafe(server->port());
    auto real = rig.now;
    rig.set(real + 24h * 365);
    rig.wait_until_passed_on();
    for (auto jump : { 24h * 365, 0h, -24h * 365 }) {
        server->kill_now();
        rig.set(real + jump + 1min);
        server = rig.start(); // It looks at what has run out before it answers anybody.
        EXPECT_EQ(get(server->port(), "/healthz", "").status, 200U);
    }
    server->kill_now();
    rig.expect_steps(1);
}

} // namespace sayso::fault
