#pragma once

#include "base/id.h"
#include "wire/problem.h"
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>

/// Taking a JSON object apart strictly. Only for the .cpp files of this room.
namespace sayso::wire {

namespace json = boost::json;

/// Reads one object field by field and remembers the first fault; what is read after that is empty and must not be
/// used. finish() finds the fields that nobody asked for.
class ObjectReader {
public:
    explicit ObjectReader(std::string_view text);
    ObjectReader(ObjectReader const&) = delete;
    ObjectReader& operator=(ObjectReader const&) = delete;

    std::string text(char const* field);
    std::string text_if_there(char const* field);
    bool flag_if_there(char const* field); // False if it is not there.
    std::uint64_t count(char const* field);
    std::string json_of(char const* field); // The value as JSON text.

    template <class Id> Id id(char const* field)
    {
        auto parsed = Id::parse(text(field));
        if (parsed)
            return *parsed;
        fault("wrong_type", field);
        return Id();
    }

    /// Keeps the first fault; later ones change nothing.
    void fault(char const* key, std::string_view field);
    bool has_fault() const { return fault_.has_value(); }

    /// The first fault, or one for a field that was not asked for.
    std::optional<MessageFault> finish();

private:
    json::value const* take(char const* field, bool required);

    unsigned char buffer_[4096];
    json::monotonic_resource memory_;
    std::optional<json::value> document_;
    json::object const* object() const { return document_ ? document_->if_object() : nullptr; }
    std::size_t taken_ = 0;
    std::vector<std::string_view> asked_for_;
    std::optional<MessageFault> fault_;
};

} // namespace sayso::wire
