#include "text/present.h"

#include "flow/answer_check.h"
#include "flow/walk.h"
#include "text/teller.h"

namespace sayso::text {

namespace {

/// The number that must be readable by everyone, whatever the state of the translations.
constexpr std::string_view emergency_number = "999";

std::optional<std::int64_t> whole_number(std::string_view text)
{
    bool digits = !text.empty() && text.size() < 16;
    for (char c : text)
        digits = digits && c >= '0' && c <= '9';
    if (!digits)
        return {};
    return std::stoll(std::string(text));
}

/// More than this would hide the question.
constexpr std::size_t most_explained = 3;

Words as_words(std::string const& text, Locale const& locale)
{
    return { text, locale.id, locale.right_to_left, "" };
}

/// The glossary's words in a step, in `locale` as far as they have been translated.
std::vector<Explained> explained_in(Glossary const& glossary, flow::Step const& step, Locale const& locale)
{
    std::vector<Explained> explained;
    for (auto const* term : glossary.terms_in(step.text + "\n" + step.help)) {
        if (explained.size() == most_explained)
            break;
        auto const* own = glossary.translated(locale.id, *term);
        auto const& spoken = own ? locale : locale_or_english("en");
        auto const& shown = own ? *own : *term;
        explained.push_back({ as_words(shown.term, spoken), as_words(shown.plain, spoken) });
    }
    return explained;
}

} // namespace

struct Presenter::Compiled : Texts {
    using Texts::Texts;
};

Presenter::Presenter(Translations const& translations)
    : translations_(translations)
    , compiled_(std::make_unique<Compiled>(translations))
{
}

Presenter::~Presenter() = default;

void Presenter::forget()
{
    compiled_ = std::make_unique<Compiled>(translations_);
}

Prompt Presenter::present(flow::Definition const& definition, flow::Session const& session, flow::Path const& path,
    flow::Place const& place, Locale const& locale)
{
    Prompt prompt;
    prompt.place = place;
    auto const* step = definition.find(place.step);
    if (!step)
        return prompt;
    Teller teller(*compiled_, definition, locale);
    teller.know(session, path);
    if (!step->inside.empty())
        teller.talk_about(step->inside, flow::item_at(definition, place));
    prompt.asks = step->asks;
    if (step->asks)
        prompt.type = flow::name(step->type);
    prompt.safety = definition.is_safety(step->id);
    // A step that says to call 999 is about safety too, even when no harm answer leads to it.
    bool with_english = prompt.safety || step->text.find(emergency_number) != std::string::npos
        || step->help.find(emergency_number) != std::string::npos;
    auto say = [&](std::string_view key, std::string_view english) {
        return with_english ? teller.safe_words(*step, key, english) : teller.words(*step, key, english);
    };
    prompt.words = say("", step->text);
    if (!step->help.empty())
        prompt.help = say(".help", step->help);
    if (!step->easy.empty())
        prompt.easy = say(".easy", step->easy);
    prompt.about = flow::name(step->about);
    for (auto const& option : step->options)
        prompt.options.push_back({ option.id, teller.words(*step, "." + option.id, option.text), option.symbol });
    prompt.explained = explained_in(translations_.glossary, *step, locale);
    prompt.range = step->range;
    prompt.optional = step->optional;
    prompt.is_private = step->is_private;
    prompt.can_skip = step->skip.offered;
    prompt.can_say_dont_know = step->dont_know.offered;
    return prompt;
}

std::string Presenter::title(flow::Definition const& definition, Locale const& locale)
{
    return Teller(*compiled_, definition, locale).words("title", definition.title).text;
}

Words Presenter::pause_words(flow::Definition const& definition, Locale const& locale)
{
    if (definition.pause_text.empty())
        return {};
    return Teller(*compiled_, definition, locale).words("pause", definition.pause_text);
}

Words Presenter::back_words(flow::Definition const& definition, Locale const& locale)
{
    if (definition.pause_back.empty())
        return {};
    // A flow of format 1 says the same when somebody pauses and when they come back, under one key.
    auto const* key = definition.format == 1 ? "pause" : "pause.back";
    return Teller(*compiled_, definition, locale).words(key, definition.pause_back);
}

Words Presenter::remind_words(flow::Definition const& definition, Locale const& locale)
{
    if (!definition.remind)
        return {};
    return Teller(*compiled_, definition, locale).words("pause.remind", definition.remind->text);
}

std::string Presenter::answer_in_words(
    flow::Definition const& definition, flow::Answer const& answer, Locale const& locale)
{
    switch (answer.value.state) {
    case flow::AnswerState::skipped:
        return app(locale, "answer.skipped");
    case flow::AnswerState::dont_know:
        return app(locale, "answer.dont_know");
    case flow::AnswerState::cleared:
        return app(locale, "answer.cleared");
    case flow::AnswerState::given:
        break;
    }
    auto const* step = definition.find(answer.place.step);
    auto const& payload = answer.value.payload;
    Teller teller(*compiled_, definition, locale);
    if (step && flow::is_media(step->type) && !flow::is_in_words(*step, answer.value))
        return media_in_words(step->type, locale);
    if (auto const* text = std::get_if<std::string>(&payload))
        return step && step->type == flow::AskType::choice ? teller.option(*step, *text) : *text;
    if (auto const* many = std::get_if<std::vector<std::string>>(&payload))
        return step ? teller.options(*step, *many) : compiled_->tools_of(locale).list(*many);
    if (auto const* date = std::get_if<Date>(&payload))
        return long_date(*date, locale);
    if (auto const* number = std::get_if<std::int64_t>(&payload)) {
        auto const* face = step ? find_face(*step, *number) : nullptr;
        return face ? teller.option(*step, face->id) : compiled_->tools_of(locale).number(*number);
    }
    return "";
}

/// That there is one; its id says nothing to anybody. A sign where the pages have no words for it.
std::string Presenter::media_in_words(flow::AskType type, Locale const& locale)
{
    auto key = std::string("answer.") + flow::name(type);
    if (compiled_->has_app_text(key))
        return app(locale, key);
    return type == flow::AskType::photo ? "\U0001F4F7" : type == flow::AskType::voice ? "\U0001F3A4" : "\u270F\uFE0F";
}

std::string Presenter::app(
    Locale const& locale, std::string_view key, std::map<std::string, std::string> const& arguments)
{
    auto const& ready = compiled_->app_text(locale, key);
    auto lookup = [&](std::string_view name) -> Argument {
        auto found = arguments.find(std::string(name));
        if (found == arguments.end())
            return {};
        return { isolated(found->second, ready.locale->right_to_left), found->second, whole_number(found->second) };
    };
    return ready.pattern.format(compiled_->tools_of(*ready.locale), lookup);
}

} // namespace sayso::text
