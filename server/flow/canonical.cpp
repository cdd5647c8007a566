// The canonical JSON of a definition. canonical_read.cpp is its mirror: change both, and `format` if the meaning
// changes.
#include "flow/canonical.h"

#include "base/id.h"
#include "flow/load.h"
#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <openssl/evp.h>

namespace sayso::flow {

namespace {

namespace json = boost::json;

json::value text(std::string const& value)
{
    return json::string(value);
}

json::array texts(std::vector<std::string> const& values)
{
    json::array array;
    for (auto const& value : values)
        array.push_back(text(value));
    return array;
}

json::array names(std::vector<domain::Recipient> const& recipients)
{
    json::array array;
    for (auto recipient : recipients)
        array.emplace_back(domain::name(recipient));
    return array;
}

json::value condition(std::optional<Expression> const& expression)
{
    return expression ? text(expression->source()) : json::value(nullptr);
}

json::value write(Branch const& branch);
json::value write(Option const& option);
json::value write(Step const& step);
json::value write(Alert const& alert);
json::value write(TaskRule const& task);
json::value write(Input const& input);
json::value write(std::pair<std::string, Expression> const& let);

template <class Items> json::array write_all(Items const& items)
{
    json::array array;
    for (auto const& item : items)
        array.push_back(write(item));
    return array;
}

json::value write(Branch const& branch)
{
    return json::object { { "when", condition(branch.when) }, { "to", text(branch.to) },
        { "unknown_to", text(branch.unknown_to) }, { "alerts", texts(branch.alerts) },
        { "unknown_alerts", texts(branch.unknown_alerts) } };
}

json::value write(Option const& option)
{
    return json::object { { "id", text(option.id) }, { "text", text(option.text) }, { "symbol", text(option.symbol) },
        { "to", text(option.to) }, { "harm", name(option.harm) }, { "alerts", texts(option.alerts) } };
}

json::value write(WayOut const& way)
{
    return json::object { { "offered", way.offered }, { "barred", way.barred }, { "to", text(way.to) },
        { "alerts", texts(way.alerts) } };
}

json::object write_format_1(Step const& step)
{
    json::object object { { "id", text(step.id) }, { "asks", step.asks }, { "type", name(step.type) },
        { "text", text(step.text) }, { "help", text(step.help) }, { "options", write_all(step.options) },
        { "optional", step.optional }, { "private", step.is_private }, { "read_aloud", step.read_aloud },
        { "file", text(step.file) }, { "next", write_all(step.next) }, { "skip", write(step.skip) },
        { "dont_know", write(step.dont_know) } };
    object["range"]
        = step.range ? json::value(json::array { step.range->first, step.range->second }) : json::value(nullptr);
    return object;
}

json::value write(Step const& step)
{
    auto object = write_format_1(step);
    object["silent"] = step.silent;
    object["part"] = text(step.part);
    object["about"] = name(step.about);
    object["easy"] = text(step.easy);
    object["inside"] = text(step.inside);
    object["repeat"] = nullptr;
    if (step.repeat)
        object["repeat"] = json::object { { "over", text(step.repeat->over) }, { "at_most", step.repeat->at_most } };
    return object;
}

json::value write(std::optional<Reminder> const& remind)
{
    if (!remind)
        return nullptr;
    return json::object { { "after", static_cast<std::int64_t>(remind->after.count()) },
        { "text", text(remind->text) } };
}

/// Those that were written as such; what the rules come to is worked out again when they are read.
json::array write_lets(Definition const& definition)
{
    json::array array;
    for (std::size_t i = 0; i + definition.rules.size() < definition.lets.size(); ++i)
        array.push_back(write(definition.lets[i]));
    return array;
}

void write_format_2(Definition const& definition, json::object& object)
{
    object["rules"] = write_rules(definition);
    object["amounts"] = write_amounts(definition);
    object["bank_holidays"] = write_holidays(definition);
    object["pause_back"] = text(definition.pause_back);
    object["remind"] = write(definition.remind);
    object["topic"] = text(definition.topic);
    object["steps"] = write_all(definition.steps);
}

json::value write(Alert const& alert)
{
    return json::object { { "name", text(alert.name) }, { "title", text(alert.title) },
        { "level", domain::name(alert.level) }, { "to", names(alert.to) },
        { "acknowledge_in", static_cast<std::int64_t>(alert.acknowledge_in.count()) },
        { "otherwise", domain::name(alert.otherwise) }, { "add", texts(alert.add) } };
}

json::value write(TaskRule const& task)
{
    return json::object { { "name", text(task.name) }, { "title", text(task.title) }, { "to", domain::name(task.to) },
        { "due_in_days", task.due_in_days }, { "when", condition(task.when) }, { "on", text(task.on) } };
}

json::value write(Input const& input)
{
    return json::object { { "name", text(input.name) }, { "type", name(input.type) } };
}

json::value write(std::pair<std::string, Expression> const& let)
{
    return json::object { { "name", text(let.first) }, { "value", text(let.second.source()) } };
}

void write_sorted(json::value const& value, std::string& out);

void write_sorted_object(json::object const& object, std::string& out)
{
    std::vector<json::key_value_pair const*> members;
    for (auto const& member : object)
        members.push_back(&member);
    std::sort(
        members.begin(), members.end(), [](auto const* left, auto const* right) { return left->key() < right->key(); });
    out += '{';
    for (auto const* member : members) {
        if (member != members.front())
            out += ',';
        out += json::serialize(member->key());
        out += ':';
        write_sorted(member->value(), out);
    }
    out += '}';
}

void write_sorted(json::value const& value, std::string& out)
{
    if (auto const* object = value.if_object())
        return write_sorted_object(*object, out);
    auto const* array = value.if_array();
    if (!array) {
        out += json::serialize(value);
        return;
    }
    out += '[';
    for (auto const& item : *array) {
        if (&item != array->data())
            out += ',';
        write_sorted(item, out);
    }
    out += ']';
}

} // namespace

std::string to_sorted_text(json::value const& value)
{
    std::string out;
    write_sorted(value, out);
    return out;
}

std::string sha256(std::string_view bytes)
{
    std::array<std::uint8_t, 32> digest {};
    unsigned size = 0;
    // It fails only when memory has run out.
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        throw std::bad_alloc();
    return to_hex(digest);
}

std::string canonical_json(Definition const& definition)
{
    json::object object { { "flow", text(definition.id) }, { "format", definition.format },
        { "version", definition.number }, { "title", text(definition.title) }, { "who", text(definition.who) },
        { "youngest", definition.youngest }, { "oldest", definition.oldest },
        { "inputs", write_all(definition.inputs) }, { "lets", write_lets(definition) },
        { "pause_after", static_cast<std::int64_t>(definition.pause_after.count()) },
        { "pause_text", text(definition.pause_text) }, { "keep", static_cast<std::int64_t>(definition.keep.count()) },
        { "alerts", write_all(definition.alerts) }, { "tasks", write_all(definition.tasks) },
        { "harm_goes_to", texts(definition.harm_goes_to) } };
    if (definition.format == 1) {
        // Sessions pin versions by the hash of exactly these members: nothing may be added to format 1 any more.
        json::array steps;
        for (auto const& step : definition.steps)
            steps.push_back(write_format_1(step));
        object["steps"] = std::move(steps);
    } else {
        write_format_2(definition, object);
    }
    return to_sorted_text(object);
}

std::string version_of(Definition const& definition)
{
    return sha256(canonical_json(definition));
}

} // namespace sayso::flow
