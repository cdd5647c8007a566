#pragma once

#include "domain/views.h"
#include "text/present.h"
#include <boost/json.hpp>
#include <optional>
#include <string>

/// The small shapes that many messages share. Only for the .cpp files of this room.
namespace sayso::wire {

namespace json = boost::json;

char const* direction(bool right_to_left);

/// Adds `name` unless the text is empty: a field that says nothing is left out.
void add_text(json::object& object, std::string_view name, std::string const& text);

json::object told_json(domain::Told const& told);
void add_told(json::object& object, std::string_view name, std::optional<domain::Told> const& told);

json::object words_json(text::Words const& words);
json::object prompt_json(text::Prompt const& prompt);

/// The three fields of a reply and its id.
json::object reply_json(domain::ReplyView const& reply);

void add_media(json::object& object, std::optional<domain::MediaView> const& media);

/// A value that is JSON already, made by flow::to_json.
json::value embedded(std::string const& text);

/// One array of `things`, each written by `write`.
template <class Things, class Write> json::array array_of(Things const& things, Write write)
{
    json::array array;
    array.reserve(things.size());
    for (auto const& thing : things)
        array.emplace_back(write(thing));
    return array;
}

} // namespace sayso::wire
