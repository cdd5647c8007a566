// For authors: what no transcript goes through yet, and transcripts that do.
//
//     write_transcripts                 names the ways that are not covered
//     write_transcripts --write         writes a transcript for each; read them before you keep them
//     write_transcripts --update        writes all transcripts again as they come out now; see what changed with git
//     diff
//     ... FLOW                          only this flow
#include "flow/load.h"
#include "tests/transcripts/repository.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace sayso::transcripts {
namespace {

using namespace sayso::flow;

struct Task {
    bool write = false;
    bool update = false;
    std::string flow; // Empty: every flow.
};

std::string joined(std::vector<std::string> const& lines)
{
    std::string text;
    for (auto const& line : lines)
        text += (line.starts_with("at ") || line == "end" ? "\n" : "") + line + "\n";
    return text;
}

/// The comments at the head of a transcript: an author's words, which an update keeps.
std::string head_of(std::string const& text)
{
    std::size_t at = 0;
    while (at < text.size() && text[at] == '#')
        at = text.find('\n', at) + 1;
    return text.substr(0, at);
}

std::string file_name(Definition const& definition, Edge const& edge)
{
    auto name = to_text(definition, edge);
    std::string plain;
    for (char c : name)
        plain += c == ' ' || c == '_' ? '-' : c;
    std::erase(plain, ',');
    return folder_of(definition.id) + "/" + plain + ".transcript";
}

void write_file(std::string const& path, std::string const& text)
{
    std::ofstream(path, std::ios::binary) << text;
    std::cout << "wrote " << path << "\n";
}

/// Plays what is there; returns the ways it takes.
std::set<Edge> covered(Definition const& definition, Task const& task)
{
    std::set<Edge> edges;
    for (auto const& file : transcript_files(definition.id)) {
        auto text = read_text(file);
        auto parsed = parse(text);
        auto played = play(definition, parsed.script, Reload::every_turn);
        if (!parsed.error.empty() || !played.error.empty()) {
            std::cout << file << ": " << parsed.error << played.error << "\n";
            continue;
        }
        edges.merge(played.edges);
        auto now = head_of(text) + joined(played.lines);
        if (task.update && now != text)
            write_file(file, now);
    }
    return edges;
}

bool cover(Definition const& definition, Task const& task)
{
    auto edges = covered(definition, task);
    Exploration exploration(definition);
    bool all = true;
    auto to_cover = exploration.edges_to_cover();
    std::set<Edge> const to_cover_sorted(to_cover.begin(), to_cover.end());
    for (auto const& edge : to_cover) {
        if (edges.contains(edge))
            continue;
        std::cout << definition.id << ": no transcript goes through " << to_text(definition, edge) << "\n";
        std::set<Edge> wanted;
        std::set_difference(to_cover_sorted.begin(), to_cover_sorted.end(), edges.begin(), edges.end(),
            std::inserter(wanted, wanted.end()));
        auto found = exploration.script_through(edge, std::move(wanted));
        all = all && task.write && found;
        if (!found)
            std::cout << "  and no way there was found: write one by hand\n";
        if (!task.write || !found)
            continue;
        Script script { found->today, found->inputs, {} };
        for (auto const& answer : found->answers)
            script.turns.push_back({ {}, answer });
        auto played = play(definition, script, Reload::every_turn);
        edges.merge(played.edges);
        std::filesystem::create_directories(folder_of(definition.id));
        write_file(
            file_name(definition, edge), "# Through " + to_text(definition, edge) + ".\n" + joined(played.lines));
    }
    return all;
}

} // namespace
} // namespace sayso::transcripts

int main(int count, char** arguments)
{
    sayso::transcripts::Task task;
    for (int i = 1; i < count; ++i) {
        std::string argument = arguments[i];
        task.write = task.write || argument == "--write";
        task.update = task.update || argument == "--update";
        if (!argument.starts_with("--"))
            task.flow = argument;
    }
    bool all = true;
    for (auto const& flow : sayso::transcripts::all_flows())
        if (task.flow.empty() || flow->id == task.flow)
            all = sayso::transcripts::cover(*flow, task) && all;
    return all ? 0 : 1;
}
