#include "text/catalogue.h"

#include "text/message_file.h"
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <openssl/evp.h>
#include <set>
#include <sstream>
#include <stdexcept>

namespace sayso::text {

namespace {

namespace files = std::filesystem;

constexpr std::size_t hash_digits = 12;
constexpr char const* parts_folder = "parts";
constexpr char const* no_languages[] = { "symbols", "sound", "keyboards" };

bool is_no_language(files::path const& folder)
{
    return std::any_of(
        std::begin(no_languages), std::end(no_languages), [&](char const* name) { return folder.filename() == name; });
}

/// What stands beside the languages.
bool is_of_no_language(std::string_view folder)
{
    return folder == "symbols" || folder == "sound" || folder == "recordings" || folder == "keyboards";
}

/// Reads one i18n folder into a LoadedTranslations.
class FolderReader {
public:
    explicit FolderReader(std::string folder)
        : folder_(std::move(folder))
    {
    }

    LoadedTranslations read()
    {
        std::error_code ec;
        std::vector<files::path> below;
        for (files::directory_iterator it(folder_, ec), end; !ec && it != end; it.increment(ec))
            if (it->is_directory(ec) && !is_no_language(it->path()))
                below.push_back(it->path());
        if (ec)
            add_problem(folder_, 1, "this folder can not be read", "give the folder with the languages in it");
        std::sort(below.begin(), below.end());
        read_glossary();
        for (auto const& path : below)
            if (!is_of_no_language(path.filename().string()))
                read_locale(path);
        auto& english = loaded_.translations.app["en"];
        if (english.messages.empty())
            add_problem(folder_ + "/en/app.json", 1, "the English words of the pages are missing", "add this file");
        english.locale = "en";
        return std::move(loaded_);
    }

private:
    void read_locale(files::path const& path)
    {
        auto locale = path.filename().string();
        auto spoken
            = std::any_of(locales().begin(), locales().end(), [&](Locale const& known) { return known.id == locale; });
        if (!spoken)
            return add_problem(path.string(), 1, "\"" + locale + "\" is not a language the service speaks",
                "rename the folder, or add the language to server/text/locale.cpp");
        for (auto const& file : files_in(path))
            read_file(file, locale, "");
        std::error_code ec;
        if (files::is_directory(path / parts_folder, ec))
            for (auto const& file : files_in(path / parts_folder))
                read_file(file, locale, parts_folder);
    }

    std::vector<files::path> files_in(files::path const& folder)
    {
        std::vector<files::path> found;
        std::error_code ec;
        for (files::directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec))
            if (it->path().extension() == ".json")
                found.push_back(it->path());
        if (ec)
            add_problem(folder.string(), 1, "this folder can not be read", "check who may read it");
        std::sort(found.begin(), found.end());
        return found;
    }

    std::optional<std::string> read_whole(files::path const& path)
    {
        std::ifstream in(path, std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        if (in)
            return text.str();
        add_problem(path.string(), 1, "this file can not be read", "check who may read it");
        return std::nullopt;
    }

    /// Without a glossary no word is explained; a folder of translations for a test needs none.
    void read_glossary()
    {
        auto const path = files::path(folder_) / "glossary.json";
        std::error_code ec;
        if (!files::exists(path, ec))
            return;
        if (auto const text = read_whole(path))
            loaded_.translations.glossary.take_english(path.string(), *text, loaded_.problems);
    }

    /// `below`: "parts" for the translation of a part, else empty.
    void read_file(files::path const& path, std::string const& locale, std::string const& below)
    {
        auto const name = path.string();
        auto const text = read_whole(path);
        if (!text)
            return;
        auto const stem = path.stem().string();
        if (stem == "glossary" && below.empty())
            return loaded_.translations.glossary.take_translation(name, locale, *text, loaded_.problems);
        auto file = read_message_file(name, *text);
        if (!file.problems.empty()) {
            std::move(file.problems.begin(), file.problems.end(), std::back_inserter(loaded_.problems));
            return;
        }
        if (stem == "app" && below.empty())
            return take_app(name, locale, file);
        auto const id = below.empty() ? stem : below + "/" + stem;
        if (locale == "en")
            return add_problem(
                name, 1, "the English of a flow is in its flow file", "delete this file; change flows/" + id + ".yaml");
        take_flow(name, locale, id, file);
    }

    void take_app(std::string const& name, std::string const& locale, MessageFile const& file)
    {
        AppStrings app { locale, "", {}, {} };
        bool named = false;
        for (auto const& entry : file.entries) {
            if (!entry.is_string)
                add_not_text(name, entry);
            else if (entry.path == std::vector<std::string> { "locale" })
                named = entry.text == locale;
            else if (entry.path == std::vector<std::string> { "approved_by" })
                app.approved_by = entry.text;
            else if (entry.path.size() == 2 && entry.path[0] == "messages") {
                app.messages[entry.path[1]] = entry.text;
                app.lines[entry.path[1]] = entry.line();
            } else
                add_unknown(name, entry);
        }
        if (!named)
            add_problem(name, 1, "\"locale\" is missing or wrong", "write \"locale\": \"" + locale + "\"");
        loaded_.translations.app[locale] = std::move(app);
    }

    void take_flow(std::string const& name, std::string const& locale, std::string const& flow, MessageFile const& file)
    {
        FlowTranslation translation { locale, flow, "", {}, {} };
        bool is_part = flow.find('/') != std::string::npos;
        std::string const kind = is_part ? "part" : "flow";
        auto const stem = flow.substr(flow.find('/') + 1);
        int named = 0;
        for (auto const& entry : file.entries) {
            if (!entry.is_string)
                add_not_text(name, entry);
            else if (entry.path == std::vector<std::string> { "locale" })
                named += entry.text == locale;
            else if (entry.path == std::vector<std::string> { kind })
                named += entry.text == stem;
            else if (entry.path == std::vector<std::string> { "approved_by" })
                translation.approved_by = entry.text;
            else if (!take_message(translation, entry))
                add_unknown(name, entry);
        }
        if (named != 2)
            add_problem(name, 1, "\"locale\" or \"" + kind + "\" is missing or wrong",
                "write \"locale\": \"" + locale + "\" and \"" + kind + "\": \"" + stem + "\"");
        loaded_.translations.flows[{ locale, flow }] = std::move(translation);
    }

    static bool take_message(FlowTranslation& translation, MessageFileEntry const& entry)
    {
        if (entry.path.size() != 3 || entry.path[0] != "messages")
            return false;
        bool is_text = entry.path[2] == "text";
        if (!is_text && entry.path[2] != "english")
            return false;
        auto& message = translation.messages[entry.path[1]];
        (is_text ? message.text : message.english) = entry.text;
        message.line = entry.lines[1];
        return true;
    }

    void add_not_text(std::string const& name, MessageFileEntry const& entry)
    {
        add_problem(name, entry.line(), "\"" + last_key(entry) + "\" is not a text", "put the words between quotes");
    }

    void add_unknown(std::string const& name, MessageFileEntry const& entry)
    {
        add_problem(name, entry.line(), "\"" + last_key(entry) + "\" does not belong here", "delete it");
    }

    static std::string last_key(MessageFileEntry const& entry)
    {
        return entry.path.empty() ? "the whole file" : entry.path.back();
    }

    void add_problem(std::string const& file, int line, std::string reason, std::string fix)
    {
        loaded_.problems.push_back(
            { file, { line, 1 }, flow::Rule::translations, true, std::move(reason), std::move(fix) });
    }

    std::string folder_;
    LoadedTranslations loaded_;
};

} // namespace

std::string translated_in(flow::Definition const& definition, flow::Step const& step)
{
    return step.part.empty() ? definition.id : parts_folder + ("/" + step.part);
}

std::vector<EnglishMessage> messages_of(flow::Definition const& definition)
{
    std::vector<EnglishMessage> messages;
    auto add = [&](std::string in, std::string key, std::string const& text, bool core, flow::Mark const& mark) {
        if (!text.empty())
            messages.push_back({ std::move(in), std::move(key), text, core, mark });
    };
    messages.push_back({ definition.id, "title", definition.title, true, {} });
    add(definition.id, "pause", definition.pause_text, true, definition.pause_mark);
    if (definition.format > 1) // A flow of format 1 has no words of its own for coming back.
        add(definition.id, "pause.back", definition.pause_back, true, definition.pause_mark);
    if (definition.remind)
        add(definition.id, "pause.remind", definition.remind->text, true, definition.pause_mark);
    for (auto const& step : definition.steps) {
        if (step.silent)
            continue;
        auto in = translated_in(definition, step);
        bool core = definition.is_core(step);
        messages.push_back({ in, step.id, step.text, core, step.mark });
        add(in, step.id + ".help", step.help, core, step.mark);
        add(in, step.id + ".easy", step.easy, core, step.easy_mark);
        for (auto const& option : step.options)
            messages.push_back({ in, step.id + "." + option.id, option.text, core, option.mark });
    }
    return messages;
}

std::map<std::string, std::string, std::less<>> english_messages(flow::Definition const& definition)
{
    std::map<std::string, std::string, std::less<>> messages;
    for (auto& message : messages_of(definition))
        if (message.in == definition.id)
            messages.emplace(std::move(message.key), std::move(message.text));
    return messages;
}

std::string sha256_text(std::string_view text)
{
    std::uint8_t digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    if (EVP_Digest(text.data(), text.size(), digest, &size, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("OpenSSL has no SHA-256");
    return to_hex({ digest, size });
}

std::string english_hash(std::string_view english)
{
    return sha256_text(english).substr(0, hash_digits);
}

FlowTranslation const* Translations::find(std::string_view locale, std::string_view flow) const
{
    auto found = flows.find({ std::string(locale), std::string(flow) });
    return found == flows.end() ? nullptr : &found->second;
}

bool Translations::approved(std::string_view locale, flow::Definition const& definition) const
{
    if (locale == "en")
        return true;
    auto by_a_person = [&](std::string_view name) {
        auto const* translation = find(locale, name);
        return translation && !translation->approved_by.empty();
    };
    auto parts = definition.parts();
    return by_a_person(definition.id) && std::all_of(parts.begin(), parts.end(), [&](std::string const& part) {
        return by_a_person(parts_folder + ("/" + part));
    });
}

std::string const& Translations::app_message(std::string_view locale, std::string_view key) const
{
    for (auto const& id : { locale, std::string_view("en") }) {
        auto strings = app.find(id);
        if (strings == app.end())
            continue;
        auto message = strings->second.messages.find(key);
        if (message != strings->second.messages.end())
            return message->second;
    }
    // A key the program asks for and no file has: the caller's bug, seen at once on any page.
    thread_local std::set<std::string, std::less<>> unknown;
    return *unknown.emplace(key).first;
}

LoadedTranslations load_translations(std::string const& folder)
{
    return FolderReader(folder).read();
}

} // namespace sayso::text
