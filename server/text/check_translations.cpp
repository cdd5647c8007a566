#include "text/catalogue.h"
#include "text/check_language.h"
#include "text/check_message.h"
#include <algorithm>
#include <tuple>

namespace sayso::text {

namespace {

using Messages = std::map<std::string, std::string, std::less<>>;

/// True if the name is always a word, a day or a claim, so that a plural of it would be nonsense.
bool can_not_be_counted(flow::Definition const& definition, std::string const& name)
{
    if (name == "today" || name == "nameless" || name == "gender")
        return true;
    for (auto const& input : definition.inputs)
        if (input.name == name)
            return true;
    if (definition.find_amount(name))
        return true;
    auto const* step = definition.find(name);
    return step && step->type != flow::AskType::integer && step->type != flow::AskType::scale;
}

bool is_known(flow::Definition const& definition, std::string const& name)
{
    auto is_it = [&](auto const& named) { return named.first == name; };
    return can_not_be_counted(definition, name) || definition.find(name) != nullptr
        || std::any_of(definition.lets.begin(), definition.lets.end(), is_it);
}

class Checker {
public:
    Checker(Translations const& translations, std::string const& folder)
        : translations_(translations)
        , folder_(folder)
    {
        for (auto const& locale : locales()) {
            tools_.try_emplace(locale.id, locale);
            letters_.try_emplace(locale.id, locale);
        }
    }

    void check_flow(flow::Definition const& definition)
    {
        auto messages = messages_of(definition);
        check_english(definition, messages);
        check_acronyms(definition, messages);
        std::map<std::string, std::vector<EnglishMessage>> files { { definition.id, {} } };
        for (auto& message : messages)
            files[message.in].push_back(std::move(message));
        for (auto const& [name, english] : files)
            if (checked_.insert(name).second) // A part is used by many flows, and its words are the same in all.
                for (auto const& locale : locales())
                    if (locale.id != "en")
                        check_file(name, english, locale);
    }

    void check_strays()
    {
        for (auto const& [key, translation] : translations_.flows) {
            auto const& flow = key.second;
            if (checked_.contains(flow))
                continue;
            bool is_part = flow.find('/') != std::string::npos;
            if (is_part)
                add(path(key.first, flow), 1, "no sound flow uses \"" + flow + "\"",
                    "name the file after its part, use the part, or delete this file", false);
            else
                add(path(key.first, flow), 1, "there is no sound flow called \"" + flow + "\"",
                    "name the file after its flow, put the flow right, or delete this file");
        }
    }

    void check_app()
    {
        auto english = translations_.app.find("en");
        if (english == translations_.app.end())
            return;
        for (auto const& [key, text] : english->second.messages)
            add_all(path("en", "app"), line_of(english->second, key), key,
                check_message(text, locales().front(), tools_.at("en")));
        for (auto const& locale : locales())
            if (locale.id != "en")
                check_app_in(english->second.messages, locale);
    }

    std::vector<flow::Problem> take()
    {
        std::stable_sort(problems_.begin(), problems_.end(), [](auto const& left, auto const& right) {
            return std::tie(left.file, left.mark.line) < std::tie(right.file, right.mark.line);
        });
        return std::move(problems_);
    }

private:
    bool is_begun(std::string const& locale) const
    {
        return std::any_of(translations_.flows.begin(), translations_.flows.end(),
            [&](auto const& entry) { return entry.first.first == locale; });
    }

    bool is_offered(std::string const& locale) const { return translations_.app.contains(locale); }

    void check_english(flow::Definition const& definition, std::vector<EnglishMessage> const& messages)
    {
        std::set<std::pair<std::string, std::string>> seen;
        for (auto const& message : messages) {
            auto const& file = message.mark.file.empty() ? definition.file : message.mark.file;
            if (!seen.emplace(message.in, message.key).second)
                add(file, message.mark.line,
                    "two texts of this flow would be translated under the key \"" + message.key + "\"",
                    "rename the step or option");
            auto findings = check_message(message.text, locales().front(), tools_.at("en"));
            if (auto pattern = Pattern::parse(message.text))
                check_names(definition, names_in(*pattern), findings);
            if (message.in == definition.id || !checked_.contains(message.in))
                add_all(file, message.mark.line, message.key, findings);
        }
    }

    /// Letters that stand for words: whoever has never seen them can look them up, or should not meet them.
    void check_acronyms(flow::Definition const& definition, std::vector<EnglishMessage> const& messages)
    {
        if (translations_.glossary.terms().empty())
            return;
        std::set<std::string> told;
        for (auto const& message : messages)
            for (auto const& acronym : acronyms_in(visible_words(message.text)))
                if (!translations_.glossary.knows(acronym) && told.insert(acronym).second)
                    add(message.mark.file.empty() ? definition.file : message.mark.file, message.mark.line,
                        "\"" + message.key + "\" says " + acronym + ", which i18n/glossary.json does not explain",
                        "write it out, or add it to the glossary in plain words", false);
    }

    static void check_names(
        flow::Definition const& definition, MessageNames const& names, std::vector<Finding>& findings)
    {
        for (auto const& name : names.all)
            if (!is_known(definition, name))
                findings.push_back({ "{" + name + "} is not an input, a let or a step", "use one of their names" });
        for (auto const& name : names.counted)
            if (can_not_be_counted(definition, name))
                findings.push_back({ "{" + name + "} is not a number, so it has no plural", "count a number" });
    }

    void check_file(std::string const& name, std::vector<EnglishMessage> const& english, Locale const& locale)
    {
        auto const file = path(locale.id, name);
        auto const* translation = translations_.find(locale.id, name);
        auto is_needed = [&](EnglishMessage const& message) {
            return is_offered(locale.id) && (message.core || locale.coverage == Coverage::whole);
        };
        if (!translation) {
            if (std::any_of(english.begin(), english.end(), is_needed))
                add(file, 1, "\"" + name + "\" has no words in " + locale.own_name, "add this file");
            return;
        }
        std::set<std::string_view> keys;
        for (auto const& message : english) {
            keys.insert(message.key);
            auto found = translation->messages.find(message.key);
            if (found != translation->messages.end()) {
                check_pair(file, message.key, found->second, message.text, locale);
                check_other_languages(name, message, found->second, locale);
            } else if (is_needed(message))
                add(file, 1, "\"" + message.key + "\" is not translated", "translate: " + message.text);
        }
        for (auto const& [key, message] : translation->messages)
            if (!keys.contains(key))
                add(file, message.line, "\"" + key + "\" is not a message of this flow", "delete it");
    }

    void check_pair(std::string const& file, std::string const& key, Message const& message, std::string const& english,
        Locale const& locale)
    {
        auto hash = english_hash(english);
        if (message.english != hash)
            add(file, message.line, "\"" + key + "\" is stale: the English has changed",
                "translate it again, then write \"english\": \"" + hash + "\"; the English is now: " + english);
        check_words(file, message.line, key, message.text, english, locale);
    }

    /// Two languages that say the same thing in the same words: somebody pasted one into the other.
    void check_other_languages(
        std::string const& name, EnglishMessage const& english, Message const& message, Locale const& locale)
    {
        if (message.text == english.text || count_words(visible_words(message.text)) < 2)
            return; // One word can well be the same in two languages.
        for (auto const& other : locales()) {
            auto const* translation = translations_.find(other.id, name);
            bool related = is_persian(locale) && is_persian(other);
            if (!translation || other.id == locale.id || related)
                continue;
            auto found = translation->messages.find(english.key);
            if (found != translation->messages.end() && found->second.text == message.text)
                add(path(locale.id, name), message.line,
                    "\"" + english.key + "\" is word for word the same in " + locale.own_name + " and "
                        + other.own_name,
                    "put each language into its own file");
        }
    }

    static bool is_persian(Locale const& locale) { return locale.id == "fa" || locale.id == "prs"; }

    void check_words(std::string const& file, int line, std::string const& key, std::string const& words,
        std::string const& english, Locale const& locale)
    {
        auto findings = check_message(words, locale, tools_.at(locale.id));
        add_all(file, line, key, findings);
        if (std::none_of(findings.begin(), findings.end(), [](auto const& finding) { return finding.blocks; })) {
            add_all(file, line, key, compare_with_english(words, english));
            add_all(file, line, key, check_language(words, english, locale, letters_.at(locale.id)));
        }
    }

    void check_app_in(Messages const& english, Locale const& locale)
    {
        auto const file = path(locale.id, "app");
        auto strings = translations_.app.find(locale.id);
        if (strings == translations_.app.end() && !is_begun(locale.id))
            return; // Nobody has written anything in it yet.
        if (strings == translations_.app.end())
            return add(file, 1, "the pages have no words in " + locale.own_name + ", so it is not offered",
                "add this file", false);
        for (auto const& [key, words] : english) {
            auto found = strings->second.messages.find(key);
            if (found == strings->second.messages.end())
                add(file, 1, "\"" + key + "\" is not translated", "translate: " + words);
            else
                check_words(file, line_of(strings->second, key), key, found->second, words, locale);
        }
        for (auto const& [key, words] : strings->second.messages)
            if (!english.contains(key))
                add(file, line_of(strings->second, key), "\"" + key + "\" is not a key of the English app.json",
                    "delete it");
    }

    static int line_of(AppStrings const& strings, std::string const& key)
    {
        auto found = strings.lines.find(key);
        return found == strings.lines.end() ? 1 : found->second;
    }

    std::string path(std::string const& locale, std::string const& name) const
    {
        return folder_ + "/" + locale + "/" + name + ".json";
    }

    void add_all(std::string const& file, int line, std::string const& key, std::vector<Finding> const& findings)
    {
        for (auto const& finding : findings)
            add(file, line, "\"" + key + "\": " + finding.reason, finding.fix, finding.blocks);
    }

    void add(std::string const& file, int line, std::string reason, std::string fix, bool blocks = true)
    {
        problems_.push_back({ file, { line, 1 }, flow::Rule::translations, blocks, std::move(reason), std::move(fix) });
    }

    Translations const& translations_;
    std::string folder_;
    std::map<std::string, LocaleTools> tools_;
    std::map<std::string, Letters> letters_;
    std::set<std::string> checked_; // Flows and parts.
    std::vector<flow::Problem> problems_;
};

} // namespace

std::vector<flow::Problem> check_translations(Translations const& translations,
    std::vector<flow::Published> const& flows, std::string const& folder, FlowsGiven given)
{
    Checker checker(translations, folder);
    for (auto const& flow : flows)
        checker.check_flow(*flow);
    if (given == FlowsGiven::all)
        checker.check_strays();
    checker.check_app();
    return checker.take();
}

} // namespace sayso::text
