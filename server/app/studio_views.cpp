#include "app/studio_views.h"

#include "app/session_file.h"
#include "flow/canonical.h"
#include "flow/diff.h"
#include "flow/graph.h"
#include <algorithm>
#include <set>

namespace sayso::app {

namespace {

constexpr std::size_t hash_digits = 16;

text::Message const* find(text::FlowTranslation const* translation, std::string_view key)
{
    if (!translation)
        return nullptr;
    auto message = translation->messages.find(key);
    return message == translation->messages.end() ? nullptr : &message->second;
}

bool needs(text::Locale const& locale, bool core)
{
    return core || locale.coverage == text::Coverage::whole;
}

text::TextState state_of(
    text::Message const* message, std::string const& english_hash, text::Locale const& locale, bool core)
{
    if (message && message->english == english_hash)
        return text::TextState::fits;
    if (!needs(locale, core))
        return text::TextState::not_needed;
    return message ? text::TextState::stale : text::TextState::missing;
}

/// Languages whose pages have words, but for English.
std::vector<text::Locale> offered(text::Translations const& translations)
{
    std::vector<text::Locale> spoken;
    for (auto const& locale : text::locales())
        if (locale.id != "en" && translations.app.contains(locale.id))
            spoken.push_back(locale);
    return spoken;
}

text::MessageView message_view(text::EnglishMessage const& english, text::Translations const& translations)
{
    text::MessageView view { english.key, english.text, text::english_hash(english.text), {} };
    for (auto const& locale : offered(translations)) {
        auto const* message = find(translations.find(locale.id, english.in), english.key);
        view.words[locale.id]
            = { message ? message->text : "", state_of(message, view.english_hash, locale, english.core) };
    }
    return view;
}

std::string kind_of(flow::Step const& step)
{
    return step.asks ? flow::name(step.type) : "say";
}

int line_in_own_file(flow::Mark const& mark, bool in_part)
{
    return in_part ? 0 : mark.line;
}

std::string counted(std::size_t number, std::string const& one, std::string const& many)
{
    return std::to_string(number) + " " + (number == 1 ? one : many);
}

} // namespace

std::vector<text::EnglishMessage> messages_in(flow::Definition const& definition, std::string_view in)
{
    auto messages = text::messages_of(definition);
    std::erase_if(messages, [&](auto const& message) { return message.in != in; });
    return messages;
}

std::vector<text::LanguageView> languages_of(
    text::Translations const& translations, std::string_view in, std::vector<text::EnglishMessage> const& messages)
{
    std::vector<text::LanguageView> views;
    for (auto const& locale : offered(translations)) {
        auto const* translation = translations.find(locale.id, in);
        text::LanguageView view { locale.id, locale.own_name, "whole", 0, 0, "" };
        for (auto const& english : messages) {
            auto state
                = state_of(find(translation, english.key), text::english_hash(english.text), locale, english.core);
            view.stale += state == text::TextState::stale ? 1 : 0;
            view.missing += state == text::TextState::missing ? 1 : 0;
            if (state != text::TextState::fits && view.coverage != "part")
                view.coverage = english.core ? "part" : "core";
        }
        if (translation)
            view.approved_by = translation->approved_by;
        views.push_back(std::move(view));
    }
    return views;
}

std::vector<text::OutlineStep> outline_of(flow::Definition const& definition)
{
    std::vector<text::OutlineStep> outline;
    for (auto const& drawn : flow::graph_of(definition).steps) {
        auto const* step = definition.find(drawn.id);
        if (!step)
            continue;
        text::OutlineStep view;
        view.id = step->id;
        view.kind = kind_of(*step);
        view.text = step->text;
        view.line = line_in_own_file(step->mark, !step->part.empty());
        for (auto const& way : drawn.ways) {
            auto const& to = !way.to.empty() || step->next.size() != 1 ? way.to : step->next.front().to;
            if (!to.empty())
                view.to.push_back({ to, way.words });
        }
        outline.push_back(std::move(view));
    }
    return outline;
}

std::vector<text::DraftStepView> steps_of(flow::Definition const& definition, text::Translations const& translations)
{
    std::vector<text::DraftStepView> views { { "", 1, "flow", "", true, "", {} } };
    std::map<std::string, std::size_t> places;
    for (auto const& step : definition.steps) {
        if (step.silent)
            continue;
        places[step.id] = views.size();
        views.push_back({ step.id, line_in_own_file(step.mark, !step.part.empty()), kind_of(step),
            flow::name(step.about), definition.is_core(step), step.part, {} });
    }
    for (auto const& message : text::messages_of(definition)) {
        auto place = places.find(message.key.substr(0, message.key.find('.')));
        views[place == places.end() ? 0 : place->second].messages.push_back(message_view(message, translations));
    }
    return views;
}

std::vector<text::TextChangeView> changes_of(store::Store& store, flow::Definition const& live,
    text::Translations const& live_words, flow::Definition const& draft, KeptWords const& changed)
{
    std::vector<text::TextChangeView> changes;
    auto before = text::english_messages(live);
    auto after = text::english_messages(draft);
    for (auto const& [key, words] : after) {
        auto old = before.find(key);
        if (old == before.end() || old->second != words)
            changes.push_back({ key, "en", old == before.end() ? "" : old->second, words, "" });
    }
    for (auto const& [key, words] : before)
        if (!after.contains(key))
            changes.push_back({ key, "en", words, "", "" });
    for (auto const& [locale, messages] : changed)
        for (auto const& [key, message] : messages) {
            auto const* old = find(live_words.find(locale, live.id), key);
            auto was = old ? old->text : "";
            if (was != message.text || !message.still_fits.is_nil())
                changes.push_back({ key, locale, was, message.text, name_or_nobody(store, message.still_fits) });
        }
    return changes;
}

std::vector<std::string> effects_of(
    flow::Definition const& live, flow::Definition const& draft, std::vector<text::TextChangeView> const& changes)
{
    std::vector<std::string> effects;
    effects.push_back("Who begins \"" + draft.title + "\" after it is published gets the new version.");
    effects.push_back("Conversations that are open by then go on to their end as they began, with version "
        + std::to_string(live.number) + ".");
    std::set<std::string> languages;
    std::size_t english = 0;
    for (auto const& change : changes)
        if (change.locale == "en")
            ++english;
        else
            languages.insert(change.locale);
    if (english > 0)
        effects.push_back(counted(english, "English text is", "English texts are") + " different.");
    if (!languages.empty())
        effects.push_back("Words are different in " + counted(languages.size(), "other language", "other languages")
            + ": an approval given there before counts no more, and safety steps show the English beneath until "
              "somebody approves the new words.");
    for (auto const& change : flow::diff(live, draft))
        effects.push_back(change.sentence);
    return effects;
}

text::DraftEntryView entry_of(store::Store& store, store::DraftRecord const& draft, std::string title, Moment now)
{
    text::DraftEntryView entry;
    entry.id = draft.id;
    entry.flow = draft.flow;
    entry.title = std::move(title);
    entry.author = name_or_nobody(store, draft.author);
    for (auto const& editor : draft.editors)
        entry.editors.push_back(name_or_nobody(store, editor));
    entry.state = draft.state;
    entry.changed = told(draft.changed, now, text::locale_or_english("en"));
    entry.note = draft.note;
    return entry;
}

std::string hash_of(store::DraftRecord const& draft)
{
    return flow::sha256(draft.id.text() + "/" + std::to_string(draft.revision)).substr(0, hash_digits);
}

std::vector<text::VersionView> versions_of(
    store::Store& store, LiveFlows::Live const& live, std::vector<store::PublicationRecord> const& history, Moment now)
{
    auto const& english = text::locale_or_english("en");
    std::vector<text::VersionView> views;
    if (!live.publication) {
        text::VersionView installed { live.definition->number, live.definition->version, {}, "", "", "", true };
        if (auto since = store.flow_version_since(live.definition->version))
            installed.published = told(*since, now, english);
        views.push_back(std::move(installed));
    }
    for (auto const& row : history) {
        text::VersionView view { row.number, row.version, told(row.at, now, english), name_or_nobody(store, row.by),
            name_or_nobody(store, row.approved_by), row.reason, false };
        view.live = live.publication && live.publication->id == row.id;
        views.push_back(std::move(view));
    }
    return views;
}

std::string name_or_nobody(store::Store& store, WorkerId worker)
{
    return worker.is_nil() ? "" : worker_name(store, worker);
}

} // namespace sayso::app
