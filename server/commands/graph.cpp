// Flows as pictures and outlines, and how much of them transcripts walk.
#include "commands/commands.h"

#include "flow/graph.h"
#include "flow/load.h"
#include "flow/transcript.h"
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace sayso::commands {

namespace fs = std::filesystem;

namespace {

/// The edges that the transcripts of a flow take. A transcript that does not fit the flow is named on stderr and takes
/// none.
std::set<flow::Edge> edges_walked(flow::Definition const& definition, fs::path const& folder)
{
    std::vector<fs::path> files;
    std::error_code ec;
    for (fs::directory_iterator entry(folder / definition.id, ec), end; !ec && entry != end; entry.increment(ec))
        if (entry->path().extension() == ".transcript")
            files.push_back(entry->path());
    std::sort(files.begin(), files.end());
    std::set<flow::Edge> edges;
    for (auto const& file : files) {
        std::ifstream stream(file, std::ios::binary);
        std::ostringstream text;
        text << stream.rdbuf();
        auto parsed = flow::transcripts::parse(text.str());
        auto played = flow::transcripts::play(definition, parsed.script, flow::transcripts::Reload::never);
        auto trouble = parsed.error.empty() ? played.error : parsed.error;
        if (trouble.empty())
            edges.merge(played.edges);
        else
            std::cerr << file.string() << ": " << trouble << "\n";
    }
    return edges;
}

int print_coverage(std::vector<flow::Published> const& flows, fs::path const& folder)
{
    bool all = true;
    for (auto const& definition : flows) {
        auto graph = flow::graph_of(*definition, edges_walked(*definition, folder));
        bool whole = graph.walked == graph.all;
        std::cout << (whole ? "ok " : "not ok ") << definition->id << ": " << flow::coverage_words(graph) << "\n";
        for (auto const& step : graph.steps)
            for (auto const& way : step.ways)
                if (!way.walked)
                    std::cout << "  " << step.id << ": " << way.words << "\n";
        all = all && whole;
    }
    return all ? 0 : 1;
}

} // namespace

int graph(GraphCommand const& command)
{
    auto checked = flow::load_flows(command.flows);
    for (auto const& problem : checked.problems)
        if (problem.blocks)
            std::cerr << flow::to_text(problem) << "\n";
    if (checked.flows.empty() || flow::any_blocking(checked.problems))
        return give_up("there is a flow here that can not be drawn; put right what is listed above");
    if (command.coverage)
        return command.transcripts.empty() ? give_up("say where the transcripts are: --transcripts DIR")
                                           : print_coverage(checked.flows, command.transcripts);
    if (checked.flows.size() != 1)
        return give_up("a picture is of one flow: name its file, or ask for --coverage");
    auto const& definition = *checked.flows.front();
    std::optional<std::set<flow::Edge>> walked;
    if (!command.transcripts.empty())
        walked = edges_walked(definition, command.transcripts);
    auto graph = flow::graph_of(definition, walked);
    if (!command.svg.empty()) {
        std::ofstream file(command.svg, std::ios::binary);
        file << flow::to_svg(graph);
        if (!file.flush())
            return give_up(command.svg + " can not be written; choose another place");
    }
    if (command.outline || command.svg.empty())
        std::cout << flow::to_outline(graph);
    else if (walked)
        std::cout << flow::coverage_words(graph) << "\n";
    return 0;
}

} // namespace sayso::commands
