#pragma once

#include "domain/upload.h"
#include "wire/http_requests.h"
#include <optional>

/// What a page says about a photo, voice note or drawing; the bytes themselves are no JSON. Pure; any thread.
namespace sayso::wire {

struct UploadBody {
    UploadId id;
    SessionId session;
    std::string place;
    std::string kind;
    std::uint64_t bytes = 0;
};
ParsedBody<UploadBody> parse_upload_body(std::string_view text);

/// A whole number and nothing else: where a piece begins.
std::optional<std::uint64_t> parse_offset(std::string_view text);

/// How far it has come.
std::string upload_body(UploadId id, std::uint64_t received, bool kept);

} // namespace sayso::wire
