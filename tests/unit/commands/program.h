#pragma once

#include "tests/support/temporary_folder.h"
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/wait.h>
#include <vector>

namespace sayso::tests {

struct Ended {
    int code = -1;
    std::string output; // Both streams.
};

inline std::string quoted(std::string const& word)
{
    return "'" + word + "'";
}

/// Runs a program to its end, with `input` for it to read. 137: it was killed.
inline Ended run_program(
    std::string const& program, std::vector<std::string> const& words, std::string const& input = "")
{
    std::string command = "printf %s " + quoted(input) + " | timeout 60 " + quoted(program);
    for (auto const& word : words)
        command += " " + quoted(word);
    command += " 2>&1";
    Ended ended;
    FILE* pipe = popen(command.c_str(), "r");
    if (!pipe)
        return ended;
    std::array<char, 4096> part;
    while (auto size = std::fread(part.data(), 1, part.size(), pipe))
        ended.output.append(part.data(), size);
    int status = pclose(pipe);
    ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ended;
}

inline Ended run_sayso(std::vector<std::string> const& words, std::string const& input = "")
{
    return run_program(SAYSO_PROGRAM, words, input);
}

/// Pages enough for the server to start; what is on them does not matter here.
inline std::string make_pages(std::filesystem::path const& folder)
{
    std::filesystem::create_directories(folder / "assets");
    for (char const* page : { "index.html", "kiosk.html", "desk.html", "studio.html" })
        std::ofstream(folder / page) << "<!doctype html><title>test</title>";
    return folder.string();
}

} // namespace sayso::tests
