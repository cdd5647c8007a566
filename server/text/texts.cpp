#include "text/texts.h"

#include "text/sound.h"

namespace sayso::text {

Texts::Texts(Translations const& translations)
    : translations_(translations)
{
    for (auto const& locale : locales())
        tools_.try_emplace(locale.id, locale);
}

LocaleTools const& Texts::tools_of(Locale const& locale) const
{
    auto found = tools_.find(locale.id);
    return found == tools_.end() ? tools_.at("en") : found->second;
}

Ready const& Texts::flow_text(
    std::string_view in, std::string_view key, std::string_view english_text, Locale const& locale)
{
    auto found = flow_texts_.find(TextKeyView { locale.id, in, key, english_text });
    if (found != flow_texts_.end())
        return found->second;
    auto ready = make_flow_text(in, key, english_text, locale);
    TextKey owned { locale.id, std::string(in), std::string(key), std::string(english_text) };
    return flow_texts_.emplace(std::move(owned), std::move(ready)).first->second;
}

Ready Texts::make_flow_text(
    std::string_view flow, std::string_view key, std::string_view english_text, Locale const& locale) const
{
    auto const* translation = locale.id == "en" ? nullptr : translations_.find(locale.id, flow);
    if (translation) {
        auto hash = english_hash(english_text);
        auto message = translation->messages.find(key);
        if (message != translation->messages.end() && message->second.english == hash)
            if (auto pattern = Pattern::parse(message->second.text))
                return { std::move(*pattern), &locale_or_english(locale.id), !translation->approved_by.empty() };
        auto earlier = translation->earlier.find({ std::string(key), std::move(hash) });
        if (earlier != translation->earlier.end())
            if (auto pattern = Pattern::parse(earlier->second))
                return { std::move(*pattern), &locale_or_english(locale.id), false };
    }
    auto pattern = Pattern::parse(english_text);
    return { pattern ? std::move(*pattern) : Pattern::plain(english_text), &english(), true };
}

Ready const& Texts::app_text(Locale const& locale, std::string_view key)
{
    auto found = app_texts_.find(TextKeyView { locale.id, {}, key, {} });
    if (found != app_texts_.end())
        return found->second;
    return app_texts_.emplace(TextKey { locale.id, {}, std::string(key), {} }, make_app_text(locale, key))
        .first->second;
}

Ready Texts::make_app_text(Locale const& locale, std::string_view key) const
{
    auto strings = translations_.app.find(locale.id);
    bool translated = strings != translations_.app.end() && strings->second.messages.contains(key);
    auto const& spoken = translated ? locale_or_english(locale.id) : english();
    auto pattern = Pattern::parse(translations_.app_message(locale.id, key));
    if (pattern)
        return { std::move(*pattern), &spoken, true };
    auto const& fallback = translations_.app_message("en", key);
    pattern = Pattern::parse(fallback);
    return { pattern ? std::move(*pattern) : Pattern::plain(fallback), &english(), true };
}

bool Texts::has_app_text(std::string_view key) const
{
    auto strings = translations_.app.find("en");
    return strings != translations_.app.end() && strings->second.messages.contains(key);
}

std::string Texts::sound_of(std::string_view locale, std::string_view words) const
{
    auto hash = sound_hash(locale, words);
    return translations_.sounds.contains(hash) ? hash : "";
}

} // namespace sayso::text
