#include "text/sound.h"

#include "domain/case.h"
#include "flow/message_arguments.h"
#include "text/teller.h"
#include <algorithm>
#include <set>

namespace sayso::text {

namespace {

constexpr std::size_t hash_digits = 16;
constexpr std::string_view nameless = "nameless";

/// Collects what is said, in every way it can be said.
class Collector {
public:
    Collector(Translations const& translations, Locale const& locale)
        : texts_(translations)
        , locale_(locale)
    {
    }

    void add(flow::Definition const& definition)
    {
        for (auto const& step : definition.steps) {
            if (!step.read_aloud)
                continue;
            add(definition, step, "", step.text);
            add(definition, step, ".help", step.help);
            add(definition, step, ".easy", step.easy);
            for (auto const& option : step.options)
                add(definition, step, "." + option.id, option.text);
        }
    }

    std::vector<SpokenText> take() { return std::move(spoken_); }

private:
    void add(
        flow::Definition const& definition, flow::Step const& step, std::string const& key, std::string const& english)
    {
        if (english.empty())
            return;
        bool depends = false;
        for (auto const& name : flow::message_arguments(english)) {
            depends = depends || name == nameless;
            if (name != nameless && !domain::recipient_from(name))
                return;
        }
        // Somebody without a name is told something else, and it must not be mixed up: promises hang on it.
        for (bool visitor : { false, true }) {
            if (visitor && !depends)
                continue;
            flow::Session session;
            session.inputs[std::string(nameless)] = visitor;
            flow::Path path;
            Teller teller(texts_, definition, locale_);
            teller.know(session, path);
            auto words = teller.words(step, key, english);
            auto hash = sound_hash(words.lang, words.text);
            if (words.lang == locale_.id && seen_.insert(hash).second)
                spoken_.push_back({ hash, words.lang, definition.id + "/" + step.id + key, words.text });
        }
    }

    Texts texts_;
    Locale const& locale_;
    std::set<std::string> seen_;
    std::vector<SpokenText> spoken_;
};

} // namespace

std::string sound_hash(std::string_view locale, std::string_view words)
{
    return sha256_text(std::string(locale) + "\n" + std::string(words)).substr(0, hash_digits);
}

std::vector<SpokenText> spoken_texts(
    Translations const& translations, std::vector<flow::Published> const& flows, Locale const& locale)
{
    Collector collector(translations, locale);
    for (auto const& flow : flows)
        collector.add(*flow);
    return collector.take();
}

} // namespace sayso::text
