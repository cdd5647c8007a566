#include "commands/commands.h"

#include "commands/council_settings.h"
#include "commands/phrases.h"
#include "flow/load.h"
#include "text/catalogue.h"
#include <algorithm>
#include <filesystem>
#include <iostream>

namespace sayso::commands {

namespace fs = std::filesystem;

namespace {

bool is_translations(fs::path const& path)
{
    std::error_code ec;
    return fs::exists(path / "en" / "app.json", ec);
}

/// "4 flows, 0 errors, 3 warnings"
void print_summary(int files, std::vector<flow::Problem> const& problems)
{
    auto errors = std::count_if(problems.begin(), problems.end(), [](auto const& problem) { return problem.blocks; });
    auto warnings = static_cast<std::ptrdiff_t>(problems.size()) - errors;
    std::cout << files << (files == 1 ? " flow, " : " flows, ") << errors << (errors == 1 ? " error, " : " errors, ")
              << warnings << (warnings == 1 ? " warning" : " warnings") << "\n";
}

void add_to(std::vector<flow::Problem>& problems, std::vector<flow::Problem> found)
{
    std::move(found.begin(), found.end(), std::back_inserter(problems));
}

void print(int files, std::vector<flow::Problem> const& problems, CheckFormat format)
{
    if (format == CheckFormat::json) {
        std::cout << flow::to_json(problems, files) << "\n";
        return;
    }
    if (format == CheckFormat::table)
        std::cout << flow::to_table(problems) << (problems.empty() ? "" : "\n");
    else
        for (auto const& problem : problems)
            std::cout << flow::to_text(problem) << "\n";
    print_summary(files, problems);
}

} // namespace

int give_up(std::string const& what)
{
    std::cerr << "sayso: " << what << "\n";
    return 1;
}

int give_up(Error const& error)
{
    return give_up(error.detail);
}

int check(std::vector<std::string> const& paths, CheckFormat format)
{
    std::vector<std::string> flow_paths;
    std::vector<std::string> translation_paths;
    for (auto const& path : paths)
        (is_translations(path) ? translation_paths : flow_paths).push_back(path);
    // Translations alone are held against the flows beside them.
    if (flow_paths.empty())
        for (auto const& path : translation_paths)
            flow_paths.push_back((fs::absolute(path).lexically_normal() / ".." / "flows").lexically_normal().string());

    // Of a single flow file nobody says that the other translations are strays.
    bool folders = std::all_of(
        flow_paths.begin(), flow_paths.end(), [](std::string const& path) { return fs::is_directory(path); });
    auto given = folders ? text::FlowsGiven::all : text::FlowsGiven::some;

    auto checked = flow::load_flows(flow_paths);
    auto problems = std::move(checked.problems);
    for (auto const& path : flow_paths)
        if (fs::is_directory(path))
            add_to(problems, load_council_settings(path).problems);
    for (auto const& path : translation_paths) {
        auto loaded = text::load_translations(path);
        problems.insert(problems.end(), loaded.problems.begin(), loaded.problems.end());
        auto found = text::check_translations(loaded.translations, checked.flows, path, given);
        problems.insert(problems.end(), found.begin(), found.end());
        add_to(problems, load_phrases(path).problems);
    }
    print(checked.files, problems, format);
    return flow::any_blocking(problems) ? 1 : 0;
}

} // namespace sayso::commands
