// A flow in a terminal: talked through by somebody, or rehearsed through every way.
#include "flow/simulate.h"

#include "commands/commands.h"
#include "commands/rehearse.h"
#include "flow/load.h"
#include <algorithm>
#include <iostream>

namespace sayso::commands {

namespace {

/// The flow, its words, and who talks.
struct Stage {
    std::vector<flow::Published> flows;
    text::Translations translations;
    text::Locale const* locale = nullptr;
    std::optional<bool> nameless;
};

Result<Stage> set_up(SimulateCommand const& command)
{
    Stage stage;
    auto checked = flow::load_flows({ command.flow });
    for (auto const& problem : checked.problems)
        if (problem.blocks)
            std::cerr << flow::to_text(problem) << "\n";
    stage.flows = checked.flows;
    if (stage.flows.empty() || (!command.all && stage.flows.size() != 1))
        return fail(Errc::invalid_input, command.flow + " has no flow that can be run; put right what is listed above");
    auto found = std::find_if(text::locales().begin(), text::locales().end(),
        [&](text::Locale const& locale) { return locale.id == command.locale; });
    if (found == text::locales().end())
        return fail(Errc::invalid_input, "\"" + command.locale + "\" is not a language the service speaks");
    stage.locale = &*found;
    if (command.locale != "en" && command.i18n.empty())
        return fail(Errc::invalid_input, "say where the words are: --i18n DIR");
    if (!command.i18n.empty()) {
        auto loaded = text::load_translations(command.i18n);
        for (auto const& problem : loaded.problems)
            std::cerr << flow::to_text(problem) << "\n";
        if (flow::any_blocking(loaded.problems))
            return fail(Errc::invalid_input, "the words can not be read; put right what is listed above");
        stage.translations = std::move(loaded.translations);
    }
    if (command.as == "young_person" || command.as == "visitor")
        stage.nameless = command.as == "visitor";
    return stage;
}

/// True if somebody like that may begin the flow.
bool is_for(flow::Definition const& definition, std::optional<bool> nameless)
{
    return !nameless || (*nameless ? definition.for_visitor() : definition.for_young_person());
}

flow::StepWords words_of(text::Prompt const& prompt, bool easy)
{
    auto const& shown = easy && !prompt.easy.text.empty() ? prompt.easy : prompt.words;
    flow::StepWords words { shown.text, prompt.help.text, {} };
    if (!shown.english_beneath.empty())
        words.text += "\n  (" + shown.english_beneath + ")";
    for (auto const& option : prompt.options)
        words.options.push_back(option.words.text);
    return words;
}

int rehearse(Stage const& stage, SimulateCommand const& command)
{
    std::size_t wrong = 0, played = 0;
    for (auto const& definition : stage.flows) {
        if (!is_for(*definition, stage.nameless))
            continue;
        ++played;
        Rehearsal rehearsal(*definition, stage.translations, { stage.locale, command.easy, stage.nameless }, std::cout);
        for (auto const& trouble : rehearsal.run()) {
            std::cerr << definition->id << ", " << stage.locale->id << ": " << trouble << "\n";
            ++wrong;
        }
    }
    std::cout << "\n"
              << played << (played == 1 ? " flow" : " flows") << " rehearsed in " << stage.locale->own_name << ", "
              << wrong << " things wrong\n";
    return wrong == 0 && played > 0 ? 0 : 1;
}

} // namespace

int simulate(SimulateCommand const& command)
{
    auto stage = set_up(command);
    if (!stage)
        return give_up(stage.error());
    if (command.all)
        return rehearse(*stage, command);
    auto const& definition = *stage->flows.front();
    if (!is_for(definition, stage->nameless))
        return give_up(definition.id + " is not for a " + command.as + "; its `for` says who may begin it");

    flow::SimulateOptions options;
    options.today = text::day_in_england(SystemClock().now());
    options.nameless = stage->nameless.value_or(!definition.for_young_person());
    if (!command.today.empty()) {
        auto today = parse_date(command.today);
        if (!today)
            return give_up(today.error());
        options.today = *today;
    }
    text::Presenter presenter(stage->translations);
    options.title = presenter.title(definition, *stage->locale);
    options.words = [&](flow::Session const& session, flow::Path const& path, flow::Place const& place) {
        return words_of(presenter.present(definition, session, path, place, *stage->locale), command.easy);
    };
    return flow::simulate(definition, options, std::cin, std::cout);
}

} // namespace sayso::commands
