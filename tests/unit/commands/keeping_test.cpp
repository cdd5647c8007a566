#include "tests/fault/phone.h"
#include "tests/fault/server_process.h"
#include "tests/unit/commands/program.h"

#include <csignal>
#include <gtest/gtest.h>

namespace sayso::tests {

namespace {

namespace fs = std::filesystem;

/// Two young people of a council, kept by the real program.
class Keeping : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_EQ(sayso("migrate", { "--council", "Testshire" }).code, 0);
        auto worker = sayso("add-worker", { "--user", "pat", "--name", "Pat Invented", "--team", "North" },
            "a long enough password\n");
        ASSERT_EQ(worker.code, 0) << worker.output;
        ASSERT_EQ(sayso("add-young-person", { "--adviser", "pat" }, "Kim Invented\nKim\n2009-03-31\nCASE-1\n").code, 0);
        ASSERT_EQ(sayso("add-young-person", { "--adviser", "pat" }, "Lee Invented\nLee\n2009-03-31\nCASE-2\n").code, 0);
    }

    Ended sayso(std::string const& command, std::vector<std::string> more = {}, std::string const& input = "",
        std::string const& program = SAYSO_PROGRAM) const
    {
        std::vector<std::string> words { command, "--data", data };
        words.insert(words.end(), more.begin(), more.end());
        return run_program(program, words, input);
    }

    /// The program that is killed at a step.
    Ended killed_at(std::string const& step, std::string const& command, std::string const& input = "") const
    {
        ::setenv("SAYSO_DIES_AT", step.c_str(), 1);
        auto ended = sayso(command, {}, input, SAYSO_DYING);
        ::unsetenv("SAYSO_DIES_AT");
        EXPECT_EQ(ended.code, 137) << step << ": it was not killed there: " << ended.output;
        return ended;
    }

    Ended verify() const
    {
        return run_sayso({ "restore", "--from", backups, "--key-file", data + "/kek.key", "--verify" });
    }

    static int count_of(std::string const& text, std::string const& part)
    {
        int count = 0;
        for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
            ++count;
        return count;
    }

    TemporaryFolder folder;
    std::string data = folder.file("data");
    std::string backups = folder.file("backups");
    std::string const who_and_why = "CASE-1\nOdi Data\nAlex Manager\nasked for\n";
};

TEST_F(Keeping, ABackupIsMadeLookedOverAndPutBack)
{
    auto made = sayso("backup", { "--to", backups });
    ASSERT_EQ(made.code, 0) << made.output;
    auto checked = verify();
    EXPECT_EQ(checked.code, 0) << checked.output;
    EXPECT_EQ(count_of(checked.output, "2 people readable"), 1) << checked.output;

    auto restored = run_sayso({ "restore", "--from", backups, "--to", folder.file("new"), "--key-file",
        data + "/kek.key" });
    ASSERT_EQ(restored.code, 0) << restored.output;
    auto audit = run_sayso({ "verify-audit", "--data", folder.file("new"), "--key-file", data + "/kek.key" });
    EXPECT_EQ(audit.code, 0) << audit.output;
    EXPECT_EQ(run_sayso({ "restore", "--from", backups, "--to", data, "--key-file", data + "/kek.key" }).code, 1)
        << "not over what is there";
}

TEST_F(Keeping, AnErasureIsCertifiedAndOutlastsEveryBackup)
{
    ASSERT_EQ(sayso("backup", { "--to", backups }).code, 0);
    EXPECT_EQ(sayso("erase", {}, "CASE-9\na\nb\nc\n").code, 1);
    EXPECT_EQ(sayso("erase", {}, "CASE-1\na\na\nc\n").code, 1) << "nobody is their own witness";
    auto erased = sayso("erase", {}, who_and_why);
    ASSERT_EQ(erased.code, 0) << erased.output;
    for (auto const* part : { "CERTIFICATE OF ERASURE", "Testshire", "Odi Data", "Alex Manager", "asked for", "true from" })
        EXPECT_NE(erased.output.find(part), std::string::npos) << part << " is missing from\n" << erased.output;
    EXPECT_EQ(sayso("erase", {}, who_and_why).code, 1) << "there is nobody left with that number";
    ASSERT_EQ(sayso("backup", { "--to", backups }).code, 0);

    auto checked = verify();
    EXPECT_EQ(checked.code, 0) << checked.output;
    EXPECT_EQ(count_of(checked.output, "1 people readable, 1 erased and unreadable"), 1) << checked.output;
    EXPECT_EQ(count_of(checked.output, "1 people readable, 0 erased and unreadable"), 1) << checked.output;
    EXPECT_NE(sayso("erase", { "--certificates" }).output.find("Odi Data"), std::string::npos);
    EXPECT_EQ(sayso("verify-audit").code, 0);
}

TEST_F(Keeping, AnErasureThatWasKilledIsFinishedAtTheNextStart)
{
    char const* const steps[] = { "erase.tombstone_stored", "erase.buried", "erase.key_destroyed", "erase.tidied" };
    ASSERT_EQ(sayso("backup", { "--to", backups }).code, 0);
    for (auto const* step : steps) {
        data = folder.file(std::string("data-") + step);
        ASSERT_EQ(run_sayso({ "restore", "--from", backups, "--to", data, "--key-file", folder.file("data/kek.key") }).code, 0);
        fs::copy_file(folder.file("data/kek.key"), data + "/kek.key");
        killed_at(step, "erase", who_and_why);
        auto after = sayso("erase", { "--certificates" });
        ASSERT_EQ(after.code, 0) << after.output;
        EXPECT_EQ(after.output.find("not yet"), std::string::npos) << step << '\n' << after.output;
        EXPECT_NE(after.output.find("key destroyed"), std::string::npos) << after.output;
        auto kept = folder.file(std::string("backups-") + step);
        ASSERT_EQ(sayso("backup", { "--to", kept }).code, 0);
        auto checked = run_sayso({ "restore", "--from", kept, "--key-file", data + "/kek.key", "--verify" });
        EXPECT_EQ(count_of(checked.output, "1 keys open"), 1) << step << '\n' << checked.output;
        EXPECT_EQ(count_of(checked.output, "1 people readable, 0 erased"), 1) << step << '\n' << checked.output;
    }
}

TEST_F(Keeping, ARotationThatWasKilledIsFinishedByTheNext)
{
    int version = 1;
    for (auto const* step : { "rotate.key_added", "rotate.begun", "rotate.batch" }) {
        ASSERT_EQ(sayso("backup", { "--to", backups }).code, 0);
        killed_at(step, "rotate");
        EXPECT_EQ(sayso("verify-audit").code, 0) << step << ": it can be used meanwhile";
        auto finished = sayso("rotate");
        ASSERT_EQ(finished.code, 0) << finished.output;
        // What was finished when it was killed leaves nothing to go on with: that one makes the next version.
        version += std::string(step) == "rotate.batch" ? 2 : 1;
        EXPECT_NE(finished.output.find("version " + std::to_string(version)), std::string::npos) << finished.output;
    }
    ASSERT_EQ(sayso("backup", { "--to", backups }).code, 0);
    auto checked = verify();
    EXPECT_EQ(checked.code, 0) << checked.output << "every version that a backup needs is in the key file";

    // The live data need the newest alone.
    auto lines = bytes_of(data + "/kek.key");
    auto newest = lines.substr(lines.rfind('\n', lines.size() - 2) + 1);
    fs::remove(data + "/kek.key");
    std::ofstream(data + "/kek.key") << newest;
    fs::permissions(data + "/kek.key", fs::perms::owner_read);
    EXPECT_EQ(sayso("verify-audit").code, 0);
    EXPECT_EQ(verify().code, 1) << "but older backups of the keys need the older versions";
}

TEST_F(Keeping, RetentionDoesWhatItsDryRunLists)
{
    for (auto const* person : { "Old Invented\nOld\n1950-01-01\nCASE-3\n", "Older Invented\nOlder\n1940-02-29\nCASE-4\n" })
        ASSERT_EQ(sayso("add-young-person", { "--adviser", "pat" }, person).code, 0);
    auto manager = sayso("add-worker",
        { "--user", "max", "--name", "Max Manager", "--team", "North", "--role", "team_manager" },
        "a long enough password\n");
    ASSERT_EQ(manager.code, 0) << manager.output;
    std::string const max = "max\na long enough password\n";
    EXPECT_EQ(sayso("retention", { "--dry-run" }, "pat\na long enough password\n").code, 1) << "not any worker";
    EXPECT_EQ(sayso("retention", { "--dry-run" }, "max\nnot the password, sorry\n").code, 1);
    auto list = sayso("retention", { "--dry-run" }, max);
    ASSERT_EQ(list.code, 0) << list.output;
    EXPECT_EQ(count_of(list.output, "young person "), 2) << list.output;
    EXPECT_EQ(sayso("retention", { "--nation", "scotland", "--dry-run" }, max).output, "nobody is due\n");
    auto flows = folder.file("flows");
    fs::create_directory(flows);
    std::ofstream(flows + "/council.yaml") << "retention_nation: scotland\n";
    EXPECT_EQ(sayso("retention", { "--dry-run", "--flows", flows }, max).output, "nobody is due\n")
        << "the council's own settings say whose rules";
    EXPECT_EQ(sayso("retention", { "--dry-run" }, max).output, list.output) << "looking changes nothing";
    EXPECT_EQ(sayso("retention", {}, max + "Max Manager\n").code, 1) << "not as their own witness";

    auto done = sayso("retention", {}, max + "Odi Data\n");
    ASSERT_EQ(done.code, 0) << done.output;
    EXPECT_EQ(done.output.substr(0, list.output.size()), list.output);
    EXPECT_EQ(count_of(done.output, "CERTIFICATE"), 2);
    for (std::size_t at = 0; at < list.output.size(); at = list.output.find('\n', at) + 1) {
        auto id = list.output.substr(at + std::string("young person ").size(), 32);
        EXPECT_EQ(count_of(done.output, id), 2) << "listed, and certified";
    }
    EXPECT_EQ(sayso("retention", { "--dry-run" }, max).output, "nobody is due\n");
    EXPECT_EQ(sayso("erase", {}, who_and_why).code, 0) << "the others are there";
}

TEST(KeepingOnline, TheRunningServiceBacksUpRotatesAndErases)
{
    TemporaryFolder folder;
    auto data = folder.file("data");
    auto backups = folder.file("backups");
    fault::ServerProcess server({ SAYSO_PROGRAM, "serve", "--demo", "--port", "0", "--data", data, "--flows",
                                    SAYSO_SOURCE_DIR "/flows", "--i18n", SAYSO_SOURCE_DIR "/i18n", "--web",
                                    make_pages(fs::path(folder.path()) / "web") },
        folder.file("log"));
    auto run = [&](std::vector<std::string> words, std::string const& input = "") {
        words.insert(words.begin() + 1, { "--data", data });
        auto ended = run_sayso(words, input);
        EXPECT_EQ(ended.code, 0) << ended.output;
        return ended.output;
    };
    run({ "backup", "--to", backups });
    EXPECT_NE(run({ "rotate" }).find("version 2"), std::string::npos);
    EXPECT_NE(run({ "erase" }, "DEMO-0001\nOdi Data\nAlex Manager\nasked for\n").find("CERTIFICATE"), std::string::npos);
    run({ "backup", "--to", backups });
    EXPECT_EQ(fault::get(server.port(), "/healthz", "").status, 200U) << "and goes on serving";
    EXPECT_EQ(server.stop(), 0);
    auto checked = run_sayso({ "restore", "--from", backups, "--key-file", data + "/kek.key", "--verify" });
    EXPECT_EQ(checked.code, 0) << checked.output;
    EXPECT_NE(checked.output.find(" 1 erased and unreadable"), std::string::npos) << checked.output;
}

TEST(KeepingOnline, ACopyForItsSubjectTakesTwoPeopleAndLeavesOutWhatTheySay)
{
    TemporaryFolder folder;
    auto data = folder.file("data");
    fault::ServerProcess server({ SAYSO_PROGRAM, "serve", "--demo", "--port", "0", "--data", data, "--flows",
                                    SAYSO_SOURCE_DIR "/flows", "--i18n", SAYSO_SOURCE_DIR "/i18n", "--web",
                                    make_pages(fs::path(folder.path()) / "web") },
        folder.file("log"));
    auto out = folder.file("copy.json");
    auto run = [&](std::string const& act, std::string const& input, std::vector<std::string> more = {}) {
        std::vector<std::string> words { "subject-access", act, "--data", data, "--out", out };
        words.insert(words.end(), more.begin(), more.end());
        return run_sayso(words, input);
    };
    std::string const sam = "sam\nonly-for-the-demo\n";
    std::string const morgan = "morgan\nonly-for-the-demo\n";
    EXPECT_EQ(run("draft", "sam\nnot-the-password-at-all\nDEMO-0001\n").code, 1);
    EXPECT_EQ(run("draft", sam + "DEMO-0004\n").code, 1) << "not within sam's reach";
    auto draft = run("draft", sam + "DEMO-0001\n");
    ASSERT_EQ(draft.code, 0) << draft.output;
    for (auto const* held : { "Kit Invented", "Sam Example", "I want to stay near my band", "two made-up flats",
             "Ask the pretend housing team", "made-up housing list", "The Pretend family", "Invented Arms", "Plan agree",
             "\"part\":\"clocks\"", "Leaving Care North", "\"kind\":\"reading\"" })
        EXPECT_NE(bytes_of(out).find(held), std::string::npos) << held << " is missing from " << bytes_of(out);

    auto cuts = folder.file("cuts.json");
    std::ofstream(cuts) << R"([{"entry": "name", "passage": "Invented", "reason": "names somebody else"},)"
                        << R"( {"entry": "born", "reason": "asked for by them"}])";
    auto prepared = folder.file("prepared.json");
    out = prepared;
    auto made = run("prepare", sam + "DEMO-0001\n", { "--cuts", cuts });
    ASSERT_EQ(made.code, 0) << made.output;
    out = folder.file("copy.json");
    EXPECT_EQ(run("release", sam, { "--prepared", prepared }).code, 1) << "not by the one who prepared it";
    EXPECT_EQ(run("release", "alex\nonly-for-the-demo\n", { "--prepared", prepared }).code, 1) << "nor by any other";
    auto released = run("release", morgan, { "--prepared", prepared });
    ASSERT_EQ(released.code, 0) << released.output;
    auto copy = bytes_of(out);
    EXPECT_NE(copy.find("Kit [Left out: names somebody else]"), std::string::npos) << copy;
    EXPECT_NE(copy.find("[Left out: asked for by them]"), std::string::npos);
    EXPECT_EQ(copy.find("Kit Invented"), std::string::npos) << "what is left out is not in the file";
    EXPECT_EQ(copy.find("2009-"), std::string::npos);
    EXPECT_EQ(bytes_of(out + ".pdf").substr(0, 5), "%PDF-") << "and on paper";

    namespace json = boost::json;
    auto in = fault::post(server.port(), "/api/v1/sign-in", { { "user", "sam" }, { "password", "only-for-the-demo" } }, "");
    auto kit = std::string(json::parse(copy).at("young_person").as_string());
    auto written = fault::post(server.port(), "/api/v1/desk/case-files/" + kit + "/entries",
        { { "id", "00000000000000000000000000000042" }, { "kind", "comment" },
            { "words", json::object { { "text", "Kit's neighbour was loud" } } } },
        in.cookie);
    ASSERT_EQ(written.status, 200U) << written.body;
    EXPECT_EQ(run("release", morgan, { "--prepared", prepared }).code, 1) << "nobody looked at what came since";
    std::ofstream(cuts, std::ios::trunc)
        << R"([{"entry": "entry/00000000000000000000000000000042", "passage": "neighbour", "reason": "other"}])";
    auto looked = run("release", morgan, { "--prepared", prepared, "--cuts", cuts });
    ASSERT_EQ(looked.code, 0) << looked.output;
    EXPECT_NE(bytes_of(out).find("Kit's [Left out: other] was loud"), std::string::npos);
    EXPECT_EQ(bytes_of(out).find("Kit Invented"), std::string::npos);

    auto changed = bytes_of(prepared);
    changed.replace(changed.find("names somebody"), 5, "nemas");
    std::ofstream(prepared, std::ios::trunc) << changed;
    EXPECT_EQ(run("release", morgan, { "--prepared", prepared }).code, 1) << "not what was prepared";
    EXPECT_EQ(server.stop(), 0);
}

} // namespace

} // namespace sayso::tests
