// Words to translators and back.
#include "commands/commands.h"

#include "exchange/translation_file.h"
#include "flow/load.h"
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace sayso::commands {

namespace fs = std::filesystem;

namespace {

struct Words {
    std::vector<flow::Published> flows;
    text::Translations translations;
};

Result<Words> load_words(TranslateCommand const& command)
{
    auto checked = flow::load_flows({ command.flows });
    for (auto const& problem : checked.problems)
        if (problem.blocks)
            std::cerr << flow::to_text(problem) << "\n";
    if (checked.flows.empty() || flow::any_blocking(checked.problems))
        return fail(Errc::invalid_input, "the flows are not sound; put right what is listed above");
    auto loaded = text::load_translations(command.i18n);
    for (auto const& problem : loaded.problems)
        if (problem.blocks)
            std::cerr << flow::to_text(problem) << "\n";
    if (flow::any_blocking(loaded.problems))
        return fail(Errc::invalid_input, "the translations can not be read; put right what is listed above");
    return Words { std::move(checked.flows), std::move(loaded.translations) };
}

/// A language that flows are translated into; null for English and for what the service does not speak.
text::Locale const* language(std::string const& id)
{
    auto found = std::find_if(text::locales().begin(), text::locales().end(),
        [&id](text::Locale const& locale) { return locale.id == id && id != "en"; });
    return found == text::locales().end() ? nullptr : &*found;
}

/// Beside the old file first, so that a full disk leaves the old one whole.
bool write_whole(fs::path const& path, std::string const& text)
{
    std::error_code ec;
    fs::create_directories(path.parent_path(), ec);
    auto beside = fs::path(path.string() + ".new");
    {
        std::ofstream file(beside, std::ios::binary);
        file << text;
        if (!file.flush())
            return false;
    }
    fs::rename(beside, path, ec);
    return !ec;
}

} // namespace

int export_words(TranslateCommand const& command)
{
    auto const* locale = language(command.locale);
    if (!locale)
        return give_up("\"" + command.locale + "\" is not a language that flows are translated into");
    auto words = load_words(command);
    if (!words)
        return give_up(words.error());
    exchange::TranslationFile file { locale->id, text::translation_rows(words->flows, words->translations, *locale) };
    if (command.only_open)
        std::erase_if(file.rows, [](text::TranslationRow const& row) { return row.state == "fits"; });
    auto written = exchange::write_translation_file(command.file, file);
    if (!written)
        return give_up(written.error());
    auto count = [&](char const* state) {
        return std::count_if(file.rows.begin(), file.rows.end(), [&](auto const& row) { return row.state == state; });
    };
    std::cout << "wrote " << command.file << ": " << file.rows.size() << " texts, " << count("missing") << " missing, "
              << count("stale") << " stale\n";
    return 0;
}

int import_words(TranslateCommand const& command)
{
    auto words = load_words(command);
    if (!words)
        return give_up(words.error());
    auto file = exchange::read_translation_file(command.file);
    if (!file)
        return give_up(file.error());
    auto const* locale = language(file->locale);
    if (!locale)
        return give_up(command.file + " is in \"" + file->locale + "\", which flows are not translated into");
    auto taken = text::take_in(file->rows, words->flows, words->translations, *locale);
    for (auto const& refused : taken.refused)
        std::cerr << refused << "\n";
    if (!taken.refused.empty())
        return give_up("nothing was taken in; put right the rows above, or leave them out");
    for (auto const& changed : taken.changed) {
        auto path = fs::path(command.i18n) / locale->id / (changed.flow + ".json");
        if (!write_whole(path, text::to_json(changed)))
            return give_up(path.string() + " can not be written; what was written before it stays");
        std::cout << "wrote " << path.string() << "\n";
    }
    std::cout << taken.messages << " texts taken in\n";
    return 0;
}

} // namespace sayso::commands
