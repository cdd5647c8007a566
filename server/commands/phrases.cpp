#include "commands/phrases.h"

#include "commands/commands.h"
#include "flow/author_map.h"
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <set>
#include <sstream>

namespace sayso::commands {

namespace fs = std::filesystem;
using casefile::PhraseWords;
using flow::AuthorMap;
using flow::Rule;
using flow::YamlNode;

namespace {

class PhrasesReader {
public:
    explicit PhrasesReader(flow::ProblemList& problems)
        : problems_(problems)
    {
    }

    PhraseWords read(YamlNode const& root)
    {
        AuthorMap map(root, "the list of phrases", problems_);
        words_.version = map.required_text("version");
        for (auto const& word : map.words("not"))
            words_.not_words.push_back(word.text);
        for (auto const& word : map.words("between"))
            words_.between.push_back(word.text);
        for (auto const* item : items(map, "same", false)) {
            AuthorMap one(*item, "an entry of same", problems_);
            auto say = one.required_text("say");
            words_.same.push_back({ say, one.required_text("mean") });
            one.finish();
        }
        std::set<std::string> known;
        for (auto const* item : items(map, "phrases", true)) {
            AuthorMap one(*item, "a phrase", problems_);
            PhraseWords::Phrase phrase;
            phrase.text = one.required_text("text");
            phrase.level = one.optional_number("level", 0, 1, 2);
            phrase.about = one.required_text("about");
            one.finish();
            if (!one.has("level"))
                problems_.add(item->mark, Rule::syntax, "a phrase has no level", "add `level: 1` or `level: 2`");
            if (!known.insert(phrase.text).second)
                problems_.add(item->mark, Rule::names, "\"" + phrase.text + "\" is there twice", "keep one of them");
            words_.phrases.push_back(std::move(phrase));
        }
        map.finish();
        return std::move(words_);
    }

private:
    std::vector<YamlNode const*> items(AuthorMap& map, char const* name, bool needed)
    {
        std::vector<YamlNode const*> found;
        auto const* list = map.find(name);
        if (list && list->kind == YamlNode::Kind::list)
            for (auto const& item : list->items)
                found.push_back(&item);
        else if (list || needed)
            problems_.add(list ? list->mark : map.mark(), Rule::syntax, std::string(name) + " must be a list",
                std::string("write ") + name + ": and under it a line for each, beginning with -");
        return found;
    }

    flow::ProblemList& problems_;
    PhraseWords words_;
};

std::string text_of(fs::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// How a list did on labelled sentences.
struct Measured {
    int needing = 0;
    int found = 0; // Of those needing.
    int urgent = 0; // Of those needing: at level 2.
    int quiet = 0;
    int wrongly_found = 0;
    int wrongly_urgent = 0;
};

std::string percent(int part, int whole)
{
    std::ostringstream text;
    text << std::fixed << std::setprecision(1) << (whole == 0 ? 0.0 : 100.0 * part / whole) << " %";
    return text.str();
}

void print(std::string const& locale, std::string const& version, Measured const& measured)
{
    auto any = measured.found + measured.wrongly_found;
    auto urgent = measured.urgent + measured.wrongly_urgent;
    std::cout << locale << " (" << version << "): " << measured.needing << " sentences need somebody, "
              << measured.quiet << " do not\n"
              << "  found at level 1 or 2: recall " << percent(measured.found, measured.needing) << ", precision "
              << percent(measured.found, any) << "\n"
              << "  found at level 2:      recall " << percent(measured.urgent, measured.needing) << ", precision "
              << percent(measured.urgent, urgent) << "\n";
}

Result<Measured> measure(fs::path const& file, std::string const& locale, casefile::PhraseLists const& lists, bool missed)
{
    std::ifstream lines(file);
    if (!lines)
        return fail(Errc::not_found, file.string() + " is missing or can not be read");
    Measured measured;
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.empty() || line.starts_with("#"))
            continue;
        if (line.size() < 3 || (line[0] != '0' && line[0] != '1') || line[1] != '\t')
            return fail(Errc::invalid_input,
                file.string() + ":" + std::to_string(number) + ":1: a line is 1 or 0, a tab, and a sentence");
        bool needs = line[0] == '1';
        auto scan = casefile::scan_in(lists, locale, std::string_view(line).substr(2));
        ++(needs ? measured.needing : measured.quiet);
        if (scan.level > 0)
            ++(needs ? measured.found : measured.wrongly_found);
        if (scan.level == 2)
            ++(needs ? measured.urgent : measured.wrongly_urgent);
        if (missed && needs != (scan.level > 0))
            std::cout << (needs ? "missed: " : "wrongly found: ") << line.substr(2) << "\n";
    }
    return measured;
}

} // namespace

LoadedPhrases load_phrases(std::string const& i18n)
{
    LoadedPhrases loaded;
    std::error_code ec;
    std::set<fs::path> files;
    for (auto const& entry : fs::directory_iterator(i18n, ec))
        if (fs::exists(entry.path() / "phrases.yaml", ec))
            files.insert(entry.path() / "phrases.yaml");
    for (auto const& file : files) {
        auto read = flow::read_yaml(file.string(), text_of(file));
        flow::ProblemList problems(file.string());
        problems.add_all(std::move(read.problems));
        auto words = read.root ? PhrasesReader(problems).read(*read.root) : PhraseWords();
        auto found = problems.take();
        if (!flow::any_blocking(found))
            loaded.lists.emplace(file.parent_path().filename().string(), casefile::PhraseList(words));
        std::move(found.begin(), found.end(), std::back_inserter(loaded.problems));
    }
    return loaded;
}

int measure_phrases(PhrasesCommand const& command)
{
    auto loaded = load_phrases(command.i18n);
    for (auto const& problem : loaded.problems)
        std::cerr << flow::to_text(problem) << "\n";
    if (flow::any_blocking(loaded.problems))
        return give_up("the lists of phrases can not be read; put right what is listed above");
    for (auto const& file : command.files) {
        auto locale = fs::path(file).stem().string();
        auto list = loaded.lists.find(locale);
        if (list == loaded.lists.end())
            return give_up("there is no " + command.i18n + "/" + locale + "/phrases.yaml to measure " + file + " with");
        auto measured = measure(file, locale, loaded.lists, command.missed);
        if (!measured)
            return give_up(measured.error());
        print(locale, list->second.version(), *measured);
    }
    return 0;
}

} // namespace sayso::commands
