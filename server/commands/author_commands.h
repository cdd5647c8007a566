#pragma once

#include "commands/commands.h"
#include "commands/phrases.h"
#include <CLI/CLI.hpp>
#include <functional>

namespace sayso::commands {

/// The part of the command line for those who write flows and words. Must outlive the parsing and what was chosen.
class AuthorCommands {
public:
    AuthorCommands(CLI::App& app, std::function<int()>& chosen);
    AuthorCommands(AuthorCommands const&) = delete;
    AuthorCommands& operator=(AuthorCommands const&) = delete;

private:
    void add_check(CLI::App& app);
    void add_graph(CLI::App& app);
    void add_diff(CLI::App& app);
    void add_new(CLI::App& app);
    void add_simulate(CLI::App& app);
    void add_translate(CLI::App& app);
    void add_phrases(CLI::App& app);
    void add_readability(CLI::App& app);

    std::function<int()>& chosen_;
    std::vector<std::string> check_paths_;
    CheckFormat check_format_ = CheckFormat::text;
    GraphCommand graph_;
    DiffCommand diff_;
    NewFlowCommand new_flow_;
    SimulateCommand simulate_;
    TranslateCommand translate_;
    std::string readable_flows_, readable_i18n_;
    std::vector<std::string> readable_locales_;
    PhrasesCommand phrases_ { {}, "i18n", false };
};

} // namespace sayso::commands
