#include "app/flow_words.h"

#include "flow/canonical.h"
#include <boost/json.hpp>

namespace sayso::app {

namespace json = boost::json;

namespace {

constexpr std::size_t digest_digits = 24;

std::string text_in(json::object const& object, char const* name)
{
    auto const* value = object.if_contains(name);
    auto const* string = value ? value->if_string() : nullptr;
    return string ? std::string(string->data(), string->size()) : "";
}

Result<KeptMessage> message_from(json::value const& value)
{
    auto const* object = value.if_object();
    if (!object)
        return fail(Errc::corrupt, "a kept message is no object");
    KeptMessage message;
    message.text = text_in(*object, "text");
    message.english = text_in(*object, "english");
    message.from_studio = object->contains("from_studio");
    if (auto by = text_in(*object, "still_fits"); !by.empty()) {
        auto worker = WorkerId::parse(by);
        if (!worker)
            return fail(Errc::corrupt, "a kept message names no worker");
        message.still_fits = *worker;
    }
    return message;
}

KeptMessage const* find(KeptWords const& words, std::string_view locale, std::string_view key)
{
    auto language = words.find(locale);
    if (language == words.end())
        return nullptr;
    auto message = language->second.find(key);
    return message == language->second.end() ? nullptr : &message->second;
}

text::Message const* find(text::FlowTranslation const* translation, std::string_view key)
{
    if (!translation)
        return nullptr;
    auto message = translation->messages.find(key);
    return message == translation->messages.end() ? nullptr : &message->second;
}

/// What was written in the studio goes first, then what came with the program; each as far as it fits the English.
std::optional<text::Message> best_of(
    KeptMessage const* kept, text::Message const* installed, std::string const& english)
{
    auto of_kept = [&] { return text::Message { kept->text, kept->english, 1 }; };
    bool kept_fits = kept && kept->english == english;
    bool installed_fits = installed && installed->english == english;
    if (kept_fits && (kept->from_studio || !installed_fits))
        return of_kept();
    if (installed_fits)
        return *installed;
    if (kept)
        return of_kept();
    return installed ? std::optional(*installed) : std::nullopt;
}

} // namespace

std::string to_json(KeptWords const& words)
{
    json::object all;
    for (auto const& [locale, messages] : words) {
        json::object language;
        for (auto const& [key, message] : messages) {
            json::object object { { "text", message.text }, { "english", message.english } };
            if (message.from_studio)
                object["from_studio"] = true;
            if (!message.still_fits.is_nil())
                object["still_fits"] = message.still_fits.text();
            language[key] = std::move(object);
        }
        all[locale] = std::move(language);
    }
    return json::serialize(all);
}

Result<KeptWords> words_from_json(std::string_view text)
{
    json::error_code ec;
    auto parsed = json::parse(text, ec);
    if (ec || !parsed.is_object())
        return fail(Errc::corrupt, "kept words are no JSON");
    KeptWords words;
    for (auto const& [locale, messages] : parsed.get_object()) {
        auto const* language = messages.if_object();
        if (!language)
            return fail(Errc::corrupt, "kept words have no messages");
        auto& kept = words[locale];
        for (auto const& [key, value] : *language) {
            auto message = message_from(value);
            if (!message)
                return message.error();
            kept[key] = std::move(*message);
        }
    }
    return words;
}

std::string digest_of(text::FlowTranslation const& translation)
{
    json::array all;
    for (auto const& [key, message] : translation.messages)
        all.push_back(json::array { key, message.text, message.english });
    return flow::sha256(json::serialize(all)).substr(0, digest_digits);
}

text::FlowTranslation joined_translation(std::string const& locale, flow::Definition const& definition,
    text::FlowTranslation const* installed, KeptWords const& published)
{
    text::FlowTranslation joined { locale, definition.id, installed ? installed->approved_by : "", {}, {} };
    for (auto const& [key, english] : text::english_messages(definition)) {
        auto const* from_program = find(installed, key);
        auto best = best_of(find(published, locale, key), from_program, text::english_hash(english));
        if (!best)
            continue;
        if (!from_program || from_program->text != best->text || from_program->english != best->english)
            joined.approved_by.clear();
        joined.messages[key] = std::move(*best);
    }
    return joined;
}

text::FlowTranslation with_draft(text::FlowTranslation live, KeptWords const& draft)
{
    auto language = draft.find(live.locale);
    if (language == draft.end())
        return live;
    for (auto const& [key, message] : language->second)
        live.messages[key] = { message.text, message.english, 1 };
    return live;
}

KeptWords words_to_keep(flow::Definition const& definition, text::Translations const& live,
    KeptWords const& published_before, KeptWords const& draft)
{
    KeptWords words;
    auto english = text::english_messages(definition);
    for (auto const& locale : text::locales())
        for (auto const& [key, ignored] : english) {
            if (auto const* changed = find(draft, locale.id, key)) {
                words[locale.id][key] = *changed;
                words[locale.id][key].from_studio = true;
            } else if (auto const* message = find(live.find(locale.id, definition.id), key)) {
                auto const* before = find(published_before, locale.id, key);
                bool from_studio = before && before->from_studio && before->text == message->text;
                words[locale.id][key] = { message->text, message->english, from_studio, {} };
            }
        }
    return words;
}

} // namespace sayso::app
