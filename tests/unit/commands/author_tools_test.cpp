// What an author types, from outside: check, graph, simulate, diff, new and translate.
#include "tests/unit/commands/program.h"

#include <boost/json/parse.hpp>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <sstream>

namespace sayso::tests {

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::string const flows = SAYSO_SOURCE_DIR "/flows";
std::string const i18n = SAYSO_SOURCE_DIR "/i18n";

std::string read_text(fs::path const& path)
{
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

bool holds(std::string const& text, std::string const& part)
{
    return text.find(part) != std::string::npos;
}

class AuthorTools : public testing::Test {
protected:
    std::string in_folder(std::string const& name) const { return (fs::path(folder_.path()) / name).string(); }

    TemporaryFolder folder_;
};

TEST_F(AuthorTools, CheckSpeaksJsonToPrograms)
{
    auto ended = run_sayso({ "check", SAYSO_SOURCE_DIR "/tests/broken/promise-has-alert.yaml", "--format", "json" });
    EXPECT_EQ(ended.code, 1);
    json::error_code ec;
    auto document = json::parse(ended.output, ec);
    ASSERT_FALSE(ec) << ended.output;
    EXPECT_EQ(document.at("errors").as_int64(), 1);
    EXPECT_TRUE(holds(std::string(document.at("problems").at(0).at("path").as_string()), "nobody is told"));
}

TEST_F(AuthorTools, CheckDrawsATableForPeople)
{
    auto ended = run_sayso({ "check", SAYSO_SOURCE_DIR "/tests/broken/promise-has-alert.yaml", "--format", "table" });
    EXPECT_EQ(ended.code, 1);
    EXPECT_TRUE(holds(ended.output, "    way   safe: ")) << ended.output;
    EXPECT_TRUE(holds(ended.output, "1 flow, 1 error")) << ended.output;
    EXPECT_EQ(run_sayso({ "check", flows, "--format", "song" }).code, 2);
}

/// What check says of a council.yaml.
class CouncilSettings : public AuthorTools {
protected:
    std::string said_of(std::string const& yaml)
    {
        fs::create_directories(in_folder("flows"));
        std::ofstream(in_folder("flows/council.yaml")) << yaml;
        return run_sayso({ "check", in_folder("flows") }).output;
    }
};

TEST_F(CouncilSettings, AreRefusedWithTheirPlaceAndAWayToPutThemRight)
{
    std::map<std::string, std::string> const wrong {
        { "open: {monday: 9-17}", "council.yaml:1:16: error" },
        { "open: {monday: 17:00-09:00}", "write it like 09:00-17:00, or closed" },
        { "open: {mondya: closed}", "did you mean \"monday\"?" },
        { "closed: [2026-13-01]", "write it like 2026-12-24" },
        { "duty: {name: \"the duty team\"}", "duty has no \"phone\"" },
        { "duty: {name: \"the duty team\", phone: \"call us\"}", "a phone that can not be called" },
        { "escalation: {chain: []}", "an alert could be left lying" },
        { "escalation: {chain: [dutyteam]}", "is nobody an alert can go to" },
        { "escalation: {pass_on_after: {urgent: soon}}", "is no time we can wait" },
        { "reply_within_working_days: 0", "write a number from 1 to 60" },
        { "clocks: {return_interview_hours: 96}", "write a number from 1 to 72" },
        { "retention_nation: france", "write england, wales, scotland or northern_ireland" },
        { "opening: always", "use one of: open, closed" },
    };
    for (auto const& [yaml, answer] : wrong) {
        auto said = said_of(yaml);
        EXPECT_TRUE(holds(said, answer)) << yaml << "\n" << said;
        EXPECT_TRUE(holds(said, "council.yaml:1:")) << yaml << "\n" << said;
    }
}

TEST_F(CouncilSettings, OfTheDemoAndOfNobodyAreTaken)
{
    EXPECT_FALSE(holds(said_of(read_text(fs::path(flows) / "council.yaml")), "council.yaml:"));
    EXPECT_FALSE(holds(said_of("repeat_alert_days: 30"), "council.yaml:"));
}

TEST_F(AuthorTools, PhrasesAreMeasuredOnLabelledSentences)
{
    auto ended = run_sayso({ "phrases", "measure", SAYSO_SOURCE_DIR "/tests/phrases/en.tsv", "--i18n", i18n });
    EXPECT_EQ(ended.code, 0) << ended.output;
    EXPECT_TRUE(holds(ended.output, "sentences need somebody")) << ended.output;
    EXPECT_TRUE(holds(ended.output, "found at level 2:      recall ")) << ended.output;

    fs::create_directories(in_folder("i18n/en"));
    std::ofstream(in_folder("i18n/en/phrases.yaml")) << "version: 1\nphrases:\n"
                                                     << "  - {text: hits me, level: 2, about: abuse}\n";
    std::ofstream(in_folder("en.tsv")) << "# invented\n1\the hits me\n1\the hurts\n0\tshe never hits me\n0\tok\n";
    ended = run_sayso({ "phrases", "measure", in_folder("en.tsv"), "--i18n", in_folder("i18n"), "--missed" });
    EXPECT_TRUE(holds(ended.output, "found at level 1 or 2: recall 50.0 %, precision 50.0 %")) << ended.output;
    EXPECT_TRUE(holds(ended.output, "missed: he hurts\n")) << ended.output;

    std::ofstream(in_folder("en.tsv")) << "2\thm\n";
    ended = run_sayso({ "phrases", "measure", in_folder("en.tsv"), "--i18n", in_folder("i18n") });
    EXPECT_EQ(ended.code, 1);
    EXPECT_TRUE(holds(ended.output, "en.tsv:1:1: a line is 1 or 0, a tab, and a sentence")) << ended.output;
    std::ofstream(in_folder("i18n/en/phrases.yaml")) << "version: 1\nphrases:\n  - {text: hits me, level: 5, about: abuse}\n";
    ended = run_sayso({ "phrases", "measure", in_folder("en.tsv"), "--i18n", in_folder("i18n") });
    EXPECT_EQ(ended.code, 1);
    EXPECT_TRUE(holds(ended.output, "phrases.yaml:3:")) << ended.output;
}

TEST_F(AuthorTools, GraphDrawsAFlowAndListsIt)
{
    auto flow = flows + "/housing-tonight.yaml";
    auto picture = in_folder("flow.svg");
    auto drawn = run_sayso({ "graph", flow, "--svg", picture, "--transcripts", SAYSO_SOURCE_DIR "/tests/transcripts" });
    EXPECT_EQ(drawn.code, 0) << drawn.output;
    EXPECT_TRUE(holds(drawn.output, "(100 %)")) << drawn.output;
    EXPECT_TRUE(holds(read_text(picture), "</svg>"));
    auto listed = run_sayso({ "graph", flow, "--outline" });
    EXPECT_EQ(listed.code, 0);
    EXPECT_TRUE(holds(listed.output, "\nsafe  ? ")) << listed.output;
    EXPECT_EQ(run_sayso({ "graph", flow, "--svg", in_folder("no/such/folder.svg") }).code, 1);
    EXPECT_EQ(run_sayso({ "graph", SAYSO_SOURCE_DIR "/tests/broken/unreachable.yaml" }).code, 1);
}

TEST_F(AuthorTools, CoverageFailsWhereATranscriptIsMissing)
{
    auto whole = run_sayso({ "graph", flows, "--coverage", "--transcripts", SAYSO_SOURCE_DIR "/tests/transcripts" });
    EXPECT_EQ(whole.code, 0) << whole.output;
    EXPECT_TRUE(holds(whole.output, "ok housing-tonight: ")) << whole.output;
    fs::create_directories(in_folder("housing-tonight"));
    auto none = run_sayso({ "graph", flows + "/housing-tonight.yaml", "--coverage", "--transcripts", folder_.path() });
    EXPECT_EQ(none.code, 1);
    EXPECT_TRUE(holds(none.output, "not ok housing-tonight: 0 of")) << none.output;
    EXPECT_TRUE(holds(none.output, "  safe: I don't\n")) << none.output;
    EXPECT_EQ(run_sayso({ "graph", flows, "--coverage" }).code, 1);
}

/// A copy of a shipped flow with one thing different, beside the fields it files.
std::string changed_flow(fs::path const& folder, std::string const& from, std::string const& to)
{
    fs::create_directories(folder);
    fs::copy_file(flows + "/fields.yaml", folder / "fields.yaml", fs::copy_options::overwrite_existing);
    auto yaml = read_text(flows + "/housing-tonight.yaml");
    yaml.replace(yaml.find(from), from.size(), to);
    std::ofstream(folder / "housing-tonight.yaml", std::ios::binary) << yaml;
    return (folder / "housing-tonight.yaml").string();
}

TEST_F(AuthorTools, DiffSaysWhatChangesAndWhoKeepsTheOldVersion)
{
    auto before = flows + "/housing-tonight.yaml";
    auto after = changed_flow(in_folder("new"), "ages: 16..25", "ages: 16..24");
    auto ended = run_sayso({ "diff", before, after });
    EXPECT_EQ(ended.code, 0) << ended.output;
    EXPECT_TRUE(holds(ended.output, "[people] It is now for people aged 16 to 24; it was for 16 to 25."))
        << ended.output;
    EXPECT_TRUE(holds(ended.output, "a new version needs a higher number")) << ended.output;
    EXPECT_TRUE(holds(run_sayso({ "diff", before, before }).output, "Nothing is different for anybody."));
    EXPECT_EQ(run_sayso({ "diff", before, flows + "/college-next.yaml" }).code, 1);

    auto data = in_folder("data");
    ASSERT_EQ(run_sayso({ "migrate", "--data", data, "--council", "Testshire" }).code, 0);
    auto counted = run_sayso({ "diff", before, after, "--data", data });
    EXPECT_EQ(counted.code, 0) << counted.output;
    EXPECT_TRUE(holds(counted.output, "Open conversations on the old version: 0. Each keeps")) << counted.output;
    EXPECT_EQ(run_sayso({ "diff", before, after, "--data", in_folder("nowhere") }).code, 1);
}

TEST_F(AuthorTools, NewBeginsAFlowThatPassesTheCheck)
{
    auto folder = in_folder("flows");
    fs::create_directories(folder);
    std::vector<std::string> const words { "new", "my-plans", "--title", "My \"own\" plans: a start", "--flows",
        folder };
    auto made = run_sayso(words);
    EXPECT_EQ(made.code, 0) << made.output;
    auto checked = run_sayso({ "check", folder });
    EXPECT_EQ(checked.code, 0) << checked.output;
    EXPECT_TRUE(holds(checked.output, "1 flow, 0 errors, 0 warnings")) << checked.output;
    EXPECT_TRUE(
        holds(run_sayso({ "simulate", folder + "/my-plans.yaml" }, "stop\n").output, "My \"own\" plans: a start"));

    auto before = read_text(folder + "/my-plans.yaml");
    auto again = run_sayso(words);
    EXPECT_EQ(again.code, 1);
    EXPECT_TRUE(holds(again.output, "is there already")) << again.output;
    EXPECT_EQ(read_text(folder + "/my-plans.yaml"), before);
    EXPECT_EQ(run_sayso({ "new", "../escape", "--flows", folder }).code, 1);
    EXPECT_EQ(run_sayso({ "new", "other", "--flows", in_folder("nowhere") }).code, 1);
}

TEST_F(AuthorTools, SimulateSpeaksAsTheYoungPersonWouldSeeIt)
{
    auto flow = flows + "/housing-tonight.yaml";
    auto ended = run_sayso({ "simulate", flow, "--locale", "ar", "--i18n", i18n, "--as", "young_person" }, "2\nstop\n");
    EXPECT_EQ(ended.code, 0) << ended.output;
    auto words = read_text(i18n + "/ar/housing-tonight.json");
    auto at = words.find("\"text\": \"", words.find("\"safe.unsafe\": {")) + 9;
    EXPECT_TRUE(holds(ended.output, "  2. " + words.substr(at, words.find('"', at) - at) + "\n")) << ended.output;
    EXPECT_TRUE(holds(ended.output, "no_safe_place")) << ended.output;
    EXPECT_EQ(run_sayso({ "simulate", flow, "--as", "visitor" }).code, 1); // It is for young people only.
    EXPECT_EQ(run_sayso({ "simulate", flow, "--locale", "ar" }).code, 1); // Which words?
    EXPECT_EQ(run_sayso({ "simulate", flow, "--locale", "xx", "--i18n", i18n }).code, 1);
    EXPECT_EQ(run_sayso({ "simulate", flow, "--as", "king" }).code, 2);
}

TEST_F(AuthorTools, EveryFlowIsWholeInArabic)
{
    for (auto const& mode : { std::vector<std::string> {}, { "--easy" } }) {
        std::vector<std::string> words { "simulate", flows, "--all", "--locale", "ar", "--i18n", i18n };
        words.insert(words.end(), mode.begin(), mode.end());
        auto ended = run_sayso(words);
        EXPECT_EQ(ended.code, 0) << ended.output.substr(0, 3000);
        EXPECT_TRUE(holds(ended.output, ", 0 things wrong")) << ended.output.substr(0, 3000);
    }
}

TEST_F(AuthorTools, AnUntranslatedTextIsFoundByWalkingThere)
{
    auto words = fs::path(in_folder("i18n"));
    fs::copy(i18n, words, fs::copy_options::recursive);
    auto text = read_text(words / "ar/housing-tonight.json");
    auto at = text.find("\"plan_b.help\"");
    ASSERT_NE(at, std::string::npos);
    text.replace(text.find("\"english\": \"", at) + 12, 12, "000000000000");
    std::ofstream(words / "ar/housing-tonight.json", std::ios::binary) << text;
    auto ended = run_sayso(
        { "simulate", flows + "/housing-tonight.yaml", "--all", "--locale", "ar", "--i18n", words.string() });
    EXPECT_EQ(ended.code, 1);
    EXPECT_TRUE(holds(ended.output, "housing-tonight, ar: plan_b.help: it is in English"))
        << ended.output.substr(0, 2000);
}

/// Every file below a folder, by its path there.
std::map<std::string, std::string> files_below(fs::path const& folder)
{
    std::map<std::string, std::string> files;
    for (auto const& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files[entry.path().lexically_relative(folder).string()] = read_text(entry.path());
    return files;
}

TEST_F(AuthorTools, WordsGoToTranslatorsAndComeBackByteForByte)
{
    for (std::string const kind : { "xlsx", "xlf" }) {
        // Written once by the tool, so that only what it does itself is compared.
        auto words = fs::path(in_folder("i18n-" + kind));
        fs::copy(i18n, words, fs::copy_options::recursive);
        std::vector<std::string> const places { "--flows", flows, "--i18n", words.string() };
        auto translate = [&](std::vector<std::string> all) {
            all.insert(all.begin(), "translate");
            all.insert(all.end(), places.begin(), places.end());
            return run_sayso(all);
        };
        auto file = in_folder("cy." + kind);
        auto sent = translate({ "export", "--locale", "cy", file });
        ASSERT_EQ(sent.code, 0) << sent.output;
        fs::remove_all(words / "cy");
        fs::create_directories(words / "cy");
        fs::copy_file(i18n + "/cy/app.json", words / "cy/app.json");
        auto back = translate({ "import", file });
        ASSERT_EQ(back.code, 0) << back.output;
        auto once = files_below(words);
        EXPECT_EQ(
            json::parse(once.at("cy/housing-tonight.json")), json::parse(read_text(i18n + "/cy/housing-tonight.json")));
        EXPECT_TRUE(holds(translate({ "import", file }).output, "0 texts taken in"));
        EXPECT_EQ(files_below(words), once);

        // A changed word and back again.
        auto spoilt = once.at("cy/housing-tonight.json");
        auto at = spoilt.find("\"text\": \"") + 9;
        spoilt.replace(at, spoilt.find('"', at) - at, "Geiriau eraill");
        std::ofstream(words / "cy/housing-tonight.json", std::ios::binary) << spoilt;
        EXPECT_TRUE(holds(translate({ "import", file }).output, "1 texts taken in"));
        EXPECT_EQ(files_below(words), once);
    }
}

TEST_F(AuthorTools, NothingIsTakenInIfOneRowDoesNotFit)
{
    auto words = fs::path(in_folder("i18n"));
    fs::copy(i18n, words, fs::copy_options::recursive);
    auto file = in_folder("ar.xlf");
    ASSERT_EQ(run_sayso({ "translate", "export", "--locale", "ar", file, "--flows", flows, "--i18n", i18n }).code, 0);
    auto xml = read_text(file);
    auto english = std::string("Where are you right now?");
    auto at = xml.find(english);
    ASSERT_NE(at, std::string::npos);
    xml.replace(at, english.size(), "Where were you then?");
    std::ofstream(file, std::ios::binary) << xml;
    auto before = files_below(words);
    auto ended = run_sayso({ "translate", "import", file, "--flows", flows, "--i18n", words.string() });
    EXPECT_EQ(ended.code, 1);
    EXPECT_TRUE(holds(ended.output, "housing-tonight, where_now): the English has changed since")) << ended.output;
    EXPECT_EQ(files_below(words), before);
    EXPECT_EQ(run_sayso({ "translate", "export", "--locale", "en", file, "--flows", flows, "--i18n", i18n }).code, 1);
    EXPECT_EQ(run_sayso({ "translate" }).code, 2);
}

} // namespace

} // namespace sayso::tests
