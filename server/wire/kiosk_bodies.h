#pragma once

#include "wire/http_requests.h"
#include <optional>
#include <span>

/// What a screen that people share, a phone and the server say to each other. Pure; any thread.
namespace sayso::wire {

struct EnrolBody {
    Secret<std::string> code; // The one-time code; else empty, and ...
    Secret<std::string> device; // ... what an enrolled kiosk kept of it.
};

/// What two screens show each other while they are brought together.
struct PairingView {
    std::string secret; // By which this side asks on; empty where it has it already.
    std::string token; // In the square that a phone looks at; empty once one has.
    std::string kiosk; // Its name.
    std::span<std::string const> pictures; // None before a phone has looked.
    bool signs_out = false; // To go on here somebody else is signed out.
};

ParsedBody<EnrolBody> parse_enrol_body(std::string_view text); // `{"code"}` or `{"device"}`
ParsedBody<std::string> parse_one_text_body(std::string_view text, char const* field); // `{"ticket"}`, `{"token"}`, `{"claim"}`
ParsedBody<SessionId> parse_session_body(std::string_view text); // `{"session"}`

std::string kiosk_body(std::optional<std::string> const& name); // None: this browser is no kiosk.
std::string to_body(PairingView const& view, char const* secret);
std::string waiting_body();
std::string visit_body(std::optional<SessionId> const& session);

} // namespace sayso::wire
