#include "tests/unit/commands/program.h"

#include <algorithm>
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sayso::tests {

namespace {

namespace fs = std::filesystem;

class CommandLine : public testing::Test {
protected:
    std::string in_folder(std::string const& name) const { return (fs::path(folder_.path()) / name).string(); }

    std::vector<std::string> serve(std::string const& data, std::vector<std::string> more = {}) const
    {
        std::vector<std::pair<std::string, std::string>> const usual { { "--data", in_folder(data) }, { "--port", "0" },
            { "--flows", SAYSO_SOURCE_DIR "/flows" }, { "--i18n", SAYSO_SOURCE_DIR "/i18n" },
            { "--web", make_pages(fs::path(folder_.path()) / "web") } };
        std::vector<std::string> words { "serve" };
        for (auto const& [option, value] : usual)
            if (std::find(more.begin(), more.end(), option) == more.end())
                words.insert(words.end(), { option, value });
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }

    TemporaryFolder folder_;
};

/// One line, exit code 1: what went wrong and what to do.
void expect_one_line(Ended const& ended, std::string const& part)
{
    EXPECT_EQ(ended.code, 1) << ended.output;
    EXPECT_NE(ended.output.find(part), std::string::npos) << ended.output;
    EXPECT_EQ(std::count(ended.output.begin(), ended.output.end(), '\n'), 1) << ended.output;
}

TEST_F(CommandLine, HelpNamesEveryCommand)
{
    auto help = run_sayso({ "--help" });
    EXPECT_EQ(help.code, 0);
    for (char const* command :
        { "serve", "check", "simulate", "migrate", "add-worker", "add-young-person", "verify-audit", "backup",
            "restore", "rotate", "erase", "retention", "subject-access" })
        EXPECT_NE(help.output.find(command), std::string::npos) << command;
}

TEST_F(CommandLine, WrongWordsEndWithTwo)
{
    EXPECT_EQ(run_sayso({}).code, 2);
    EXPECT_EQ(run_sayso({ "serve" }).code, 2);
    EXPECT_EQ(run_sayso({ "sing" }).code, 2);
    EXPECT_EQ(run_sayso({ "serve", "--data", in_folder("d"), "--tls-cert", "only-half" }).code, 2);
}

TEST_F(CommandLine, AMissingDatabaseIsNotMadeByAccident)
{
    expect_one_line(run_sayso(serve("none")), "sayso migrate");
    EXPECT_FALSE(fs::exists(in_folder("none")));
    expect_one_line(run_sayso({ "migrate", "--data", in_folder("none") }), "--council");
}

TEST_F(CommandLine, ACouncilIsMadeAndFilledByItsOperator)
{
    auto data = in_folder("council");
    ASSERT_EQ(run_sayso({ "migrate", "--data", data, "--council", "Testshire" }).code, 0);
    ASSERT_EQ(run_sayso({ "migrate", "--data", data }).code, 0); // Again: nothing to do.
    std::vector<std::string> const worker { "add-worker", "--data", data, "--user", "pat", "--name", "Pat Invented",
        "--team", "North" };
    expect_one_line(run_sayso(worker, "too short\n"), "15 characters");
    ASSERT_EQ(run_sayso(worker, "a long enough password\n").code, 0);
    expect_one_line(run_sayso(worker, "a long enough password\n"), "taken");

    std::vector<std::string> const person { "add-young-person", "--data", data, "--adviser", "pat" };
    ASSERT_EQ(run_sayso(person, "Lee Invented\nLee\n2009-03-31\nCASE-1\n").code, 0);
    expect_one_line(run_sayso(person, "Lou Invented\nLou\n2009-02-30\nCASE-2\n"), "2026-11-22");
    expect_one_line(run_sayso(person, "Lou Invented\nLou\n2009-02-28\nCASE-1\n"), "case number");

    auto audit = run_sayso({ "verify-audit", "--data", data });
    EXPECT_EQ(audit.code, 0);
    EXPECT_NE(audit.output.find("whole"), std::string::npos);
}

TEST_F(CommandLine, DemoAndRealDataNeverMix)
{
    auto data = in_folder("council");
    ASSERT_EQ(run_sayso({ "migrate", "--data", data, "--council", "Testshire" }).code, 0);
    expect_one_line(run_sayso(serve("council", { "--demo" })), "real council");
}

TEST_F(CommandLine, ABrokenFlowStopsTheStartAndNamesItsLine)
{
    fs::copy(SAYSO_SOURCE_DIR "/flows", in_folder("flows"), fs::copy_options::recursive);
    fs::copy_file(SAYSO_SOURCE_DIR "/tests/broken/unreachable.yaml", in_folder("flows/unreachable.yaml"));
    auto ended = run_sayso(serve("data", { "--demo", "--flows", in_folder("flows") }));
    EXPECT_EQ(ended.code, 1);
    EXPECT_NE(ended.output.find("unreachable.yaml:"), std::string::npos) << ended.output;
    EXPECT_NE(ended.output.find("[rule 2"), std::string::npos) << ended.output;
    EXPECT_FALSE(fs::exists(in_folder("data"))); // Nothing was begun.
}

TEST_F(CommandLine, AFolderThatCanNotBeWrittenIsSaidInOneLine)
{
    std::ofstream(in_folder("file")) << "not a folder";
    expect_one_line(run_sayso(serve("file/data", { "--demo" })), "--data");
}

TEST_F(CommandLine, APortInUseIsSaidInOneLine)
{
    int taken = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ASSERT_EQ(bind(taken, reinterpret_cast<sockaddr*>(&address), size), 0);
    ASSERT_EQ(listen(taken, 1), 0);
    ASSERT_EQ(getsockname(taken, reinterpret_cast<sockaddr*>(&address), &size), 0);
    auto port = std::to_string(ntohs(address.sin_port));
    expect_one_line(run_sayso(serve("data", { "--demo", "--port", port })), port);
    close(taken);
}

TEST_F(CommandLine, ABadCertificateIsSaidInOneLine)
{
    std::ofstream(in_folder("bad.pem")) << "not a certificate";
    expect_one_line(
        run_sayso(serve("data", { "--demo", "--tls-cert", in_folder("bad.pem"), "--tls-key", in_folder("bad.pem") })),
        "bad.pem");
}

TEST_F(CommandLine, MissingPagesAreSaidInOneLine)
{
    expect_one_line(run_sayso(serve("data", { "--demo", "--web", in_folder("nowhere") })), "nowhere");
}

TEST_F(CommandLine, SimulateTalksAFlowThrough)
{
    auto ended = run_sayso({ "simulate", SAYSO_SOURCE_DIR "/flows/housing-tonight.yaml" }, "2\nstop\n");
    EXPECT_EQ(ended.code, 0) << ended.output;
    EXPECT_NE(ended.output.find("Do you have somewhere safe to sleep tonight?"), std::string::npos);
    EXPECT_NE(ended.output.find("no_safe_place"), std::string::npos); // The alert that would leave.
}

TEST_F(CommandLine, CheckPassesOurOwnFlowsAndTranslations)
{
    auto ended = run_sayso({ "check", SAYSO_SOURCE_DIR "/flows", SAYSO_SOURCE_DIR "/i18n" });
    EXPECT_EQ(ended.code, 0) << ended.output;
    EXPECT_NE(ended.output.find("0 errors"), std::string::npos) << ended.output;
}

} // namespace

} // namespace sayso::tests
