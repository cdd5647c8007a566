#pragma once

#include "base/id.h"
#include "base/result.h"
#include <optional>
#include <string>
#include <vector>

namespace sayso::wire {

/// Why a message or a request body could not be read. Nothing was changed by it.
struct MessageFault {
    Errc code = Errc::invalid_input;
    std::string key; // "not_json", "too_large", "unknown_type" ...: has words in i18n as problem.<key>.
    std::string field; // The part at fault; empty if it is the whole message.
    std::optional<SessionId> session; // What the message was about, as far as it could be read.
    std::optional<AnswerId> answer;
};

/// Called by value() of a parsed message on a fault: reaching it is a bug in the caller.
[[noreturn]] void throw_exception_from_error(MessageFault const& fault, boost::source_location const& where);

/// A failure on its way to a person: plain words in their language, never the detail of an Error.
struct Problem {
    Errc code = Errc::invalid_input;
    std::string field; // Empty: none.
    std::string text;
    std::optional<SessionId> session;
    std::optional<AnswerId> answer;
    std::string name = {}; // Instead of the code's, where a page must tell this refusal from the others.
};

/// `{"type":"problem", ...}` for a WebSocket.
std::string to_message(Problem const& problem);

/// `{"problem": {...}}` for HTTP.
std::string to_body(Problem const& problem);

/// What HTTP calls it. 401, 413 and 429 are for the caller to choose: they are about the request, not the act.
unsigned http_status(Errc code);

/// "step_up" for the refusal that a fresh proof of who they are would lift, "phone_gone" for a phone that is not known
/// any more; empty for the rest.
std::string own_name(Error const& error);

/// The keys under which the words for an error may be found, the best first: the first word of its detail, then the
/// name of its code.
std::vector<std::string> word_keys(Error const& error);

} // namespace sayso::wire
