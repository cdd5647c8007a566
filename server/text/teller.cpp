#include "text/teller.h"

#include "domain/case.h"
#include "text/icu_support.h"
#include <unicode/uchar.h>

namespace sayso::text {

namespace {

// An option's text may name an earlier answer, whose text may name another. Real flows name one.
constexpr int deepest = 4;

struct Directions {
    bool left_to_right = false;
    bool right_to_left = false;
};

Directions directions_in(std::string_view utf8)
{
    Directions found;
    auto text = to_unicode(utf8);
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        auto direction = u_charDirection(text.char32At(i));
        found.left_to_right |= direction == U_LEFT_TO_RIGHT;
        found.right_to_left
            |= direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC || direction == U_ARABIC_NUMBER;
    }
    return found;
}

bool is_untouched_ascii(std::string_view text)
{
    for (char c : text)
        if (static_cast<unsigned char>(c) >= 0x80)
            return false;
    return true;
}

flow::Option const* find_option(flow::Step const& step, std::string_view id)
{
    for (auto const& option : step.options)
        if (option.id == id)
            return &option;
    return nullptr;
}

} // namespace

std::string isolated(std::string text, bool in_right_to_left)
{
    if (text.empty())
        return text;
    auto found = directions_in(text);
    bool fits = in_right_to_left ? found.right_to_left && !found.left_to_right : !found.right_to_left;
    return fits ? text : "\u2068" + text + "\u2069";
}

flow::Option const* find_face(flow::Step const& step, std::int64_t number)
{
    if (step.type != flow::AskType::scale || number < 1 || number > static_cast<std::int64_t>(step.options.size()))
        return nullptr;
    return &step.options[static_cast<std::size_t>(number - 1)];
}

Teller::Teller(Texts& texts, flow::Definition const& definition, Locale const& locale)
    : texts_(texts)
    , definition_(definition)
    , locale_(locale)
{
}

void Teller::know(flow::Session const& session, flow::Path const& path)
{
    session_ = &session;
    path_ = &path;
}

void Teller::talk_about(std::string_view repeat, std::string item)
{
    repeat_ = repeat;
    item_ = std::move(item);
}

Words Teller::words_in(std::string_view in, std::string_view key, std::string_view english)
{
    auto const& ready = texts_.flow_text(in, key, english, locale_);
    return { format(ready), ready.locale->id, ready.locale->right_to_left, "",
        texts_.has_sounds() ? sound_of(ready) : "" };
}

std::string Teller::sound_of(Ready const& ready)
{
    aloud_ = true;
    auto words = format(ready);
    aloud_ = false;
    return texts_.sound_of(ready.locale->id, words);
}

Words Teller::words(std::string_view key, std::string_view english)
{
    return words_in(definition_.id, key, english);
}

Words Teller::words(flow::Step const& step, std::string_view key, std::string_view english)
{
    return words_in(translated_in(definition_, step), step.id + std::string(key), english);
}

Words Teller::safe_words(flow::Step const& step, std::string_view key, std::string_view english)
{
    auto told = words(step, key, english);
    auto in = translated_in(definition_, step);
    auto whole_key = step.id + std::string(key);
    if (!texts_.flow_text(in, whole_key, english, locale_).approved)
        told.english_beneath = format(texts_.flow_text(in, whole_key, english, texts_.english()));
    return told;
}

std::string Teller::option(flow::Step const& step, std::string_view id)
{
    auto const* found = find_option(step, id);
    return found ? words(step, "." + found->id, found->text).text : std::string(id);
}

std::string Teller::options(flow::Step const& step, std::vector<std::string> const& ids)
{
    std::vector<std::string> texts;
    for (auto const& id : ids)
        texts.push_back(option(step, id));
    return texts_.tools_of(locale_).list(texts);
}

std::string Teller::format(Ready const& ready)
{
    auto lookup = [&](std::string_view name) { return argument(name, *ready.locale); };
    return ready.pattern.format(texts_.tools_of(*ready.locale), lookup);
}

// `spoken` is the language of the sentence round it, which may be English when no translation fits.
Argument Teller::argument(std::string_view name, Locale const& spoken)
{
    bool known = session_ && depth_ < deepest && !(aloud_ && domain::recipient_from(name));
    auto value = known ? flow::value_of(definition_, *session_, *path_, name) : flow::Value { flow::Unknown {} };
    if (!repeat_.empty() && name == repeat_)
        value = flow::EnumValue { item_ };
    ++depth_;
    Teller inside(texts_, definition_, spoken);
    inside.session_ = session_;
    inside.path_ = path_;
    inside.depth_ = depth_;
    auto told = std::visit([&](auto const& given) { return inside.tell(name, given); }, value);
    --depth_;
    return told;
}

Argument Teller::tell(std::string_view name, flow::Unknown)
{
    auto key = "recipient." + std::string(name);
    return texts_.has_app_text(key) ? Argument { format(texts_.app_text(locale_, key)), "", {} } : Argument {};
}

Argument Teller::tell(std::string_view, bool claim)
{
    std::string text = claim ? "true" : "false";
    return { text, text, {} };
}

Argument Teller::tell(std::string_view name, std::int64_t number)
{
    if (definition_.find_amount(name)) {
        auto pounds = "\u00a3" + texts_.tools_of(locale_).number(number);
        return { isolated(pounds, locale_.right_to_left), std::to_string(number), {} };
    }
    auto const* step = definition_.find(name);
    auto const* face = step ? find_face(*step, number) : nullptr;
    return { face ? option(*step, face->id) : texts_.tools_of(locale_).number(number),
        face ? face->id : std::to_string(number), number };
}

Argument Teller::tell(std::string_view, Date date)
{
    return { long_date(date, locale_), iso_text(date), {} };
}
Argument Teller::tell(std::string_view name, std::string const& text)
{
    if (text.empty())
        return tell(name, flow::Unknown {});
    if (!locale_.right_to_left && is_untouched_ascii(text))
        return { text, text, {} };
    return { isolated(text, locale_.right_to_left), text, {} };
}

Argument Teller::tell(std::string_view name, flow::EnumValue const& chosen)
{
    auto const* step = definition_.find(name);
    if (step && step->repeat)
        step = definition_.find(step->repeat->over);
    return { step ? option(*step, chosen.id) : chosen.id, chosen.id, {} };
}

Argument Teller::tell(std::string_view name, std::vector<std::string> const& chosen)
{
    auto const* step = definition_.find(name);
    return { step ? options(*step, chosen) : texts_.tools_of(locale_).list(chosen), "",
        static_cast<std::int64_t>(chosen.size()) };
}

} // namespace sayso::text
