#include "wire/reading.h"

#include "text/locale.h"
#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <climits>

namespace sayso::wire {

namespace {

/// Builds the document and counts the keys as they were written, so that a key given twice is noticed: a json::object
/// would keep the last one in silence.
class CountingHandler {
public:
    static constexpr std::size_t max_object_size = 1000;
    static constexpr std::size_t max_array_size = 1000;
    static constexpr std::size_t max_key_size = 1000;
    static constexpr std::size_t max_string_size = 1 << 20;

    explicit CountingHandler(json::storage_ptr memory) { stack.reset(std::move(memory)); }

    using Ec = json::error_code;
    using View = json::string_view;
    bool on_document_begin(Ec&) { return true; }
    bool on_document_end(Ec&) { return true; }
    bool on_object_begin(Ec&) { return true; }
    bool on_object_end(std::size_t n, Ec&)
    {
        keys += n;
        stack.push_object(n);
        return true;
    }
    bool on_array_begin(Ec&) { return true; }
    bool on_array_end(std::size_t n, Ec&) { return stack.push_array(n), true; }
    bool on_key_part(View part, std::size_t, Ec&) { return stack.push_chars(part), true; }
    bool on_key(View key, std::size_t, Ec&) { return stack.push_key(key), true; }
    bool on_string_part(View part, std::size_t, Ec&) { return stack.push_chars(part), true; }
    bool on_string(View string, std::size_t, Ec&) { return stack.push_string(string), true; }
    bool on_number_part(View, Ec&) { return true; }
    bool on_int64(std::int64_t number, View, Ec&) { return stack.push_int64(number), true; }
    bool on_uint64(std::uint64_t number, View, Ec&) { return stack.push_uint64(number), true; }
    bool on_double(double number, View, Ec&) { return stack.push_double(number), true; }
    bool on_bool(bool b, Ec&) { return stack.push_bool(b), true; }
    bool on_null(Ec&) { return stack.push_null(), true; }
    bool on_comment_part(View, Ec&) { return true; }
    bool on_comment(View, Ec&) { return true; }

    json::value_stack stack;
    std::size_t keys = 0;
};

std::size_t keys_in(json::value const& value)
{
    std::size_t keys = 0;
    if (auto object = value.if_object()) {
        keys = object->size();
        for (auto const& member : *object)
            keys += keys_in(member.value());
    } else if (auto array = value.if_array()) {
        for (auto const& element : *array)
            keys += keys_in(element);
    }
    return keys;
}

std::optional<json::value> parse_strictly(std::string_view text, json::storage_ptr memory)
{
    json::parse_options options;
    options.max_depth = 8;
    json::basic_parser<CountingHandler> parser(options, std::move(memory));
    json::error_code ec;
    auto used = parser.write_some(false, text.data(), text.size(), ec);
    if (ec || used != text.size() || !parser.done())
        return std::nullopt;
    auto keys = parser.handler().keys;
    auto value = parser.handler().stack.release();
    if (keys != keys_in(value))
        return std::nullopt;
    return value;
}

/// A field's name goes back to whoever sent it, but only if it looks like one.
std::string nameable(std::string_view field)
{
    auto plain = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
    if (field.size() > 40 || !std::all_of(field.begin(), field.end(), plain))
        return {};
    return std::string(field);
}

} // namespace

ObjectReader::ObjectReader(std::string_view text)
    : memory_(buffer_, sizeof buffer_)
{
    if (!text::is_acceptable_text(text, INT_MAX)) {
        fault("ill_formed", "");
        return;
    }
    auto parsed = parse_strictly(text, &memory_);
    if (!parsed || !parsed->is_object()) {
        fault("not_json", "");
        return;
    }
    document_.emplace(std::move(*parsed)); // Constructed, not assigned: so that it stays in buffer_.
}

void ObjectReader::fault(char const* key, std::string_view field)
{
    if (!fault_)
        fault_ = MessageFault { Errc::invalid_input, key, std::string(field), std::nullopt, std::nullopt };
}

json::value const* ObjectReader::take(char const* field, bool required)
{
    asked_for_.emplace_back(field);
    auto value = object() ? object()->if_contains(field) : nullptr;
    if (value)
        ++taken_;
    else if (required)
        fault("missing_field", field);
    return value;
}

std::string ObjectReader::text_if_there(char const* field)
{
    auto value = take(field, false);
    if (!value)
        return {};
    auto string = value->if_string();
    if (!string) {
        fault("wrong_type", field);
        return {};
    }
    // An escape can bring in what the raw bytes may not hold.
    if (string->find('\0') != json::string::npos) {
        fault("ill_formed", field);
        return {};
    }
    return std::string(string->data(), string->size());
}

std::string ObjectReader::text(char const* field)
{
    if (object() && !object()->contains(field))
        fault("missing_field", field);
    return text_if_there(field);
}

bool ObjectReader::flag_if_there(char const* field)
{
    auto value = take(field, false);
    if (value && !value->is_bool())
        fault("wrong_type", field);
    return value && value->is_bool() && value->get_bool();
}

std::uint64_t ObjectReader::count(char const* field)
{
    auto value = take(field, true);
    if (!value)
        return 0;
    json::error_code ec;
    auto number = value->to_number<std::uint64_t>(ec);
    if (ec || value->is_double())
        fault("wrong_type", field);
    return ec ? 0 : number;
}

std::string ObjectReader::json_of(char const* field)
{
    auto value = take(field, true);
    return value ? json::serialize(*value) : std::string();
}

std::optional<MessageFault> ObjectReader::finish()
{
    if (fault_ || !object() || object()->size() == taken_)
        return fault_;
    for (auto const& member : *object()) {
        std::string_view key(member.key().data(), member.key().size());
        if (std::find(asked_for_.begin(), asked_for_.end(), key) == asked_for_.end())
            fault("unknown_field", nameable(key));
    }
    return fault_;
}

} // namespace sayso::wire
