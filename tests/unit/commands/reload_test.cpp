#include "tests/fault/phone.h"
#include "tests/fault/server_process.h"
#include "tests/unit/commands/program.h"

#include <chrono>
#include <gtest/gtest.h>
#include <thread>

namespace sayso::tests {

namespace {

namespace fs = std::filesystem;

/// Waits, with a limit, until the server's log has a line with `mark`.
bool log_says(std::string const& file, std::string const& mark)
{
    using namespace std::chrono;
    for (auto end = steady_clock::now() + seconds(30); steady_clock::now() < end;) {
        std::ifstream log(file);
        for (std::string line; std::getline(log, line);)
            if (line.find(mark) != std::string::npos)
                return true;
        std::this_thread::sleep_for(milliseconds(10));
    }
    return false;
}

TEST(Reload, ABrokenFlowIsRefusedAndTheLastGoodOneServed)
{
    TemporaryFolder folder;
    fs::path const base = folder.path();
    fs::copy(SAYSO_SOURCE_DIR "/flows", base / "flows", fs::copy_options::recursive);
    fs::copy(SAYSO_SOURCE_DIR "/i18n", base / "i18n", fs::copy_options::recursive);
    auto log = (base / "log").string();
    fault::ServerProcess server(
        { SAYSO_PROGRAM, "serve", "--demo", "--port", "0", "--data", (base / "data").string(), "--flows",
            (base / "flows").string(), "--i18n", (base / "i18n").string(), "--web", make_pages(base / "web") },
        log);
    auto council = [&] { return fault::get(server.port(), "/api/v1/council", "").body; };
    auto before = council();
    EXPECT_NE(before.find("housing-tonight"), std::string::npos);

    fs::copy_file(SAYSO_SOURCE_DIR "/tests/broken/unreachable.yaml", base / "flows" / "unreachable.yaml");
    server.reload();
    ASSERT_TRUE(log_says(log, "event=flows_not_reloaded"));
    EXPECT_TRUE(log_says(log, "unreachable.yaml:")); // The author is told where.
    EXPECT_EQ(council(), before);

    fs::remove(base / "flows" / "unreachable.yaml");
    fs::remove(base / "flows" / "college-next.yaml");
    for (auto const& language : fs::directory_iterator(base / "i18n"))
        if (language.is_directory())
            fs::remove(language.path() / "college-next.json");
    server.reload();
    ASSERT_TRUE(log_says(log, "event=flows_reloaded"));
    EXPECT_EQ(council().find("college-next"), std::string::npos);
    EXPECT_EQ(server.stop(), 0);
}

} // namespace

} // namespace sayso::tests
