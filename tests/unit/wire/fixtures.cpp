#include "fixtures.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace sayso::test {

namespace {

std::filesystem::path folder()
{
    return std::filesystem::path(SAYSO_SOURCE_DIR) / "tests/protocol/messages";
}

constexpr std::int64_t five_past_two = 1795356300000; // 2026-11-22T14:05:00Z

domain::Told told(int minutes_later, char const* words)
{
    return { from_millis(five_past_two + minutes_later * 60000), words };
}

} // namespace

boost::json::value fixture(std::string const& name)
{
    std::ifstream file(folder() / (name + ".json"));
    if (!file)
        throw std::runtime_error("no fixture " + name);
    std::stringstream text;
    text << file.rdbuf();
    return parsed(text.str());
}

std::vector<std::string> fixtures_named(std::string const& beginning)
{
    std::vector<std::string> names;
    for (auto const& entry : std::filesystem::directory_iterator(folder()))
        if (entry.path().filename().string().starts_with(beginning))
            names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

boost::json::value parsed(std::string const& text)
{
    return boost::json::parse(text);
}

SessionId session()
{
    return id_of<SessionId>("019362f4a1b07c3e9d5f2a6b8c4e1f03");
}
YoungPersonId alex()
{
    return id_of<YoungPersonId>("019362e0000070008000000000000001");
}
AlertId alert()
{
    return id_of<AlertId>("019362f4d4e39f61a0825d9ebf714c36");
}
AnswerId first_answer()
{
    return id_of<AnswerId>("019362f4b2c17d4fae603b7c9d5f2a14");
}
AnswerId second_answer()
{
    return id_of<AnswerId>("019362f4b2c17d4fae603b7c9d5f2a15");
}
domain::Told at_five_past_two()
{
    return told(0, "today 14:05");
}
domain::Told at_twenty_past()
{
    return told(15, "today 14:20");
}
domain::Told at_twenty_five_past()
{
    return told(20, "today 14:25");
}

domain::ReplyView reply()
{
    return { id_of<ReplyId>("019362f5c3d28e50bf714c8dae603b25"), "Sam Example", "I am on my way. Stay where you are.",
        at_twenty_five_past() };
}

} // namespace sayso::test
