#pragma once

#include "base/id.h"
#include "domain/case.h"
#include "flow/value.h"
#include "wire/problem.h"
#include <boost/system/result.hpp>
#include <string>
#include <string_view>
#include <variant>

/// What a page says on a WebSocket. protocol.md describes each message.
namespace sayso::wire {

struct Start {
    std::string flow;
    std::string locale;
    domain::Channel channel = domain::Channel::phone;
};

/// `answer` and `edit`.
struct GiveAnswer {
    SessionId session;
    AnswerId id;
    std::string place;
    flow::ClaimedAnswer claimed;
    bool edit = false;
    std::string helper; // Who is helping; empty: they do not say.
};

struct Back {
    SessionId session;
    std::string place; // Empty: the last question answered.
};

struct Review {
    SessionId session;
};

struct Submit {
    SessionId session;
    bool without_adviser = false; // They do not want their adviser to see it.
};

struct Stop {
    SessionId session;
};

struct Resume {
    SessionId session;
    std::uint64_t last = 0;
    std::string locale;
};

struct Ping { };

using ClientMessage = std::variant<Start, GiveAnswer, Back, Review, Submit, Stop, Resume, Ping>;

/// The longest message there may be, in bytes.
inline constexpr std::size_t longest_message = 64 * 1024;

/// Reads one message. Strict: UTF-8, each key once, no field that is not in protocol.md, none missing. Pure; any
/// thread.
boost::system::result<ClientMessage, MessageFault> parse_client_message(std::string_view text);

} // namespace sayso::wire
