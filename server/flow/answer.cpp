#include "flow/value.h"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace sayso::flow {

namespace {

namespace json = boost::json;

Error not_an_answer(char const* what)
{
    return fail(Errc::invalid_input, std::string("wrong_type: ") + what);
}

json::value payload_json(AnswerValue const& value)
{
    if (auto const* text = std::get_if<std::string>(&value.payload))
        return json::string(*text);
    if (auto const* number = std::get_if<std::int64_t>(&value.payload))
        return *number;
    if (auto const* date = std::get_if<Date>(&value.payload))
        return json::string(iso_text(*date));
    json::array list;
    if (auto const* ids = std::get_if<std::vector<std::string>>(&value.payload))
        for (auto const& id : *ids)
            list.emplace_back(json::string(id));
    return list;
}

Result<ClaimedAnswer> parse_many(json::value const& value)
{
    auto const* array = value.if_array();
    if (!array)
        return not_an_answer("many is a list of option ids");
    std::vector<std::string> ids;
    for (auto const& item : *array) {
        if (!item.is_string())
            return not_an_answer("many is a list of option ids");
        ids.emplace_back(item.get_string());
    }
    return ClaimedAnswer { { AnswerState::given, std::move(ids) }, "many" };
}

Result<ClaimedAnswer> parse_given(std::string const& type, json::value const& value)
{
    if (type == "many")
        return parse_many(value);
    if (type == "int" || type == "scale") {
        if (!value.is_int64())
            return not_an_answer("a whole number is needed");
        return ClaimedAnswer { { AnswerState::given, value.get_int64() }, type };
    }
    if (!value.is_string())
        return not_an_answer("a text is needed");
    std::string text(value.get_string());
    bool is_upload = type == "photo" || type == "voice" || type == "drawing";
    if (is_upload && !is_upload_id(text))
        return not_an_answer("the id of an upload is needed");
    if (type != "date")
        return ClaimedAnswer { { AnswerState::given, std::move(text) }, type };
    auto date = parse_date(text);
    if (!date)
        return date.error();
    return ClaimedAnswer { { AnswerState::given, *date }, type };
}

} // namespace

bool is_upload_id(std::string_view text)
{
    bool plain = std::all_of(
        text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
    return plain && text.size() >= 26 && text.size() <= 64;
}

std::string to_json(AnswerValue const& value, std::string_view type)
{
    switch (value.state) {
    case AnswerState::skipped:
        return R"({"skipped":true})";
    case AnswerState::dont_know:
        return R"({"dont_know":true})";
    case AnswerState::cleared:
        return R"({"cleared":true})";
    case AnswerState::given:
        break;
    }
    json::object object;
    object[json::string_view(type.data(), type.size())] = payload_json(value);
    return json::serialize(object);
}

Result<ClaimedAnswer> parse_answer(std::string_view text)
{
    json::error_code ec;
    json::parse_options options;
    options.max_depth = 3;
    auto parsed = json::parse(json::string_view(text.data(), text.size()), ec, {}, options);
    auto const* object = ec ? nullptr : parsed.if_object();
    if (!object || object->size() != 1)
        return not_an_answer("an answer is one JSON object with one member");
    std::string key(object->begin()->key());
    auto const& value = object->begin()->value();
    for (auto [name, state] : { std::pair { "skipped", AnswerState::skipped },
             std::pair { "dont_know", AnswerState::dont_know }, std::pair { "cleared", AnswerState::cleared } })
        if (key == name)
            return value == json::value(true) ? Result<ClaimedAnswer>(ClaimedAnswer { { state, {} }, "" })
                                              : not_an_answer("this is said with true");
    static constexpr char const* types[]
        = { "choice", "many", "int", "scale", "date", "text", "phone", "photo", "voice", "drawing" };
    if (std::find(std::begin(types), std::end(types), key) == std::end(types))
        return not_an_answer("there is no such kind of answer");
    return parse_given(key, value);
}

} // namespace sayso::flow
