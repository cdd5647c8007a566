#pragma once

#include "base/id.h"
#include "base/secret.h"
#include "wire/problem.h"
#include <boost/system/result.hpp>
#include <string>
#include <string_view>

/// What a page asks over HTTP. As strict as the messages of the WebSocket. Pure; any thread.
namespace sayso::wire {

template <class Body> using ParsedBody = boost::system::result<Body, MessageFault>;

struct EmptyBody { };

struct RedeemBody {
    Secret<std::string> code;
};

struct SignInBody {
    std::string user;
    Secret<std::string> password;
};

struct ReplyBody {
    ReplyId id;
    std::string words;
};

struct IssueCodeBody {
    YoungPersonId young_person;
};

ParsedBody<EmptyBody> parse_empty_body(std::string_view text); // `{}`
ParsedBody<RedeemBody> parse_redeem_body(std::string_view text);
ParsedBody<SignInBody> parse_sign_in_body(std::string_view text);
ParsedBody<ReplyBody> parse_reply_body(std::string_view text);
ParsedBody<IssueCodeBody> parse_issue_code_body(std::string_view text);

} // namespace sayso::wire
