#include "wire/upload_requests.h"

#include "wire/reading.h"
#include <charconv>

namespace sayso::wire {

ParsedBody<UploadBody> parse_upload_body(std::string_view text)
{
    ObjectReader reader(text);
    UploadBody body;
    body.id = reader.id<UploadId>("id");
    body.session = reader.id<SessionId>("session");
    body.place = reader.text("step");
    body.kind = reader.text("kind");
    body.bytes = reader.count("bytes");
    if (body.id.is_nil())
        reader.fault("wrong_type", "id");
    if (auto fault = reader.finish())
        return *fault;
    return body;
}

std::optional<std::uint64_t> parse_offset(std::string_view text)
{
    std::uint64_t value = 0;
    auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (ec != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::string upload_body(UploadId id, std::uint64_t received, bool kept)
{
    json::object object { { "id", id.text() }, { "received", received }, { "kept", kept } };
    return json::serialize(object);
}

} // namespace sayso::wire
