#include "wire/writing.h"

namespace sayso::wire {

char const* direction(bool right_to_left)
{
    return right_to_left ? "rtl" : "ltr";
}

void add_text(json::object& object, std::string_view name, std::string const& text)
{
    if (!text.empty())
        object[name] = text;
}

json::object told_json(domain::Told const& told)
{
    return { { "at", to_millis(told.at) }, { "words", told.words } };
}

void add_told(json::object& object, std::string_view name, std::optional<domain::Told> const& told)
{
    if (told)
        object[name] = told_json(*told);
}

json::object words_json(text::Words const& words)
{
    json::object object {
        { "text", words.text },
        { "lang", words.lang },
        { "dir", direction(words.right_to_left) },
    };
    add_text(object, "english", words.english_beneath);
    add_text(object, "sound", words.sound);
    return object;
}

static json::object option_json(text::PromptOption const& option)
{
    return { { "id", option.id }, { "words", words_json(option.words) }, { "symbol", option.symbol } };
}

static json::object explained_json(text::Explained const& explained)
{
    return { { "term", words_json(explained.term) }, { "plain", words_json(explained.plain) } };
}

json::object prompt_json(text::Prompt const& prompt)
{
    json::object object {
        { "step", flow::to_text(prompt.place) },
        { "kind", prompt.asks ? "ask" : "say" },
    };
    add_text(object, "type", prompt.type);
    object["words"] = words_json(prompt.words);
    if (!prompt.help.text.empty())
        object["help"] = words_json(prompt.help);
    if (!prompt.easy.text.empty())
        object["easy"] = words_json(prompt.easy);
    add_text(object, "about", prompt.about);
    object["options"] = array_of(prompt.options, option_json);
    if (!prompt.explained.empty())
        object["explained"] = array_of(prompt.explained, explained_json);
    if (prompt.range)
        object["range"] = json::array { prompt.range->first, prompt.range->second };
    object["optional"] = prompt.optional;
    object["private"] = prompt.is_private;
    object["can_skip"] = prompt.can_skip;
    object["can_say_dont_know"] = prompt.can_say_dont_know;
    object["safety"] = prompt.safety;
    return object;
}

json::object reply_json(domain::ReplyView const& reply)
{
    return {
        { "id", reply.id.text() },
        { "by", reply.by },
        { "words", reply.words },
        { "at", told_json(reply.at) },
    };
}

void add_media(json::object& object, std::optional<domain::MediaView> const& media)
{
    if (media)
        object["media"] = json::object { { "id", media->id }, { "kind", media->kind } };
}

json::value embedded(std::string const& text)
{
    // Made by this program: if it is no JSON, that is a bug, and parse() throws.
    return json::parse(text);
}

} // namespace sayso::wire
