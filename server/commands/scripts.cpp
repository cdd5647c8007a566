#include "commands/scripts.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

namespace sayso::commands {

namespace fs = std::filesystem;

namespace {

std::string text_of(fs::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// What flows share, by its path below their folder. A file that can not be read was found by the check of the flows.
void read_shared(app::InstalledScripts& scripts, fs::path const& flows)
{
    std::error_code ec;
    for (fs::recursive_directory_iterator entry(flows, ec), end; !ec && entry != end; entry.increment(ec)) {
        auto below = entry->path().lexically_relative(flows).generic_string();
        bool shared = below.starts_with("parts/") || below.starts_with("rules/") || below == "parameters.yaml";
        if (shared && entry->path().extension() == ".yaml")
            scripts.shared[below] = { entry->path().string(), text_of(entry->path()) };
    }
}

std::set<std::string, std::less<>> recordings_in(std::string const& folder)
{
    std::set<std::string, std::less<>> names;
    std::error_code ec;
    for (fs::directory_iterator entry(folder, ec), end; !ec && entry != end; entry.increment(ec))
        if (entry->path().extension() == ".opus")
            names.insert(entry->path().stem().string());
    return names;
}

} // namespace

app::Installed load_scripts(std::string const& flows, std::string const& i18n, std::string const& sounds)
{
    auto checked = flow::load_flows({ flows });
    auto loaded = text::load_translations(i18n);
    auto problems = std::move(checked.problems);
    problems.insert(problems.end(), loaded.problems.begin(), loaded.problems.end());
    auto found = text::check_translations(loaded.translations, checked.flows, i18n);
    problems.insert(problems.end(), found.begin(), found.end());
    for (auto const& problem : problems)
        if (problem.blocks)
            std::cerr << flow::to_text(problem) << "\n";
    if (flow::any_blocking(problems) || checked.flows.empty())
        return nullptr;
    auto scripts = std::make_shared<app::InstalledScripts>();
    for (auto const& flow : checked.flows)
        scripts->sources[flow->id] = text_of(flow->file);
    read_shared(*scripts, flows);
    scripts->flows = std::move(checked.flows);
    scripts->fields = std::move(checked.fields);
    scripts->translations = std::move(loaded.translations);
    scripts->translations.sounds = recordings_in(sounds);
    return scripts;
}

} // namespace sayso::commands
