#pragma once

#include "domain/sign_in_views.h"
#include "wire/http_requests.h"

/// What a page asks about how somebody signs in. Pure; any thread.
namespace sayso::wire {

struct SecondStepBody {
    Secret<std::string> ticket;
    std::string code; // Empty where none is asked for.
    std::string label;
};

/// A passkey's answer: with the ticket of a sign-in, or with the label of a new passkey.
struct PasskeyBody {
    Secret<std::string> ticket;
    domain::PasskeyAnswer answer;
    std::string label;
};

/// Exactly one of the three.
struct StepUpBody {
    std::string code;
    std::optional<Secret<std::string>> password;
    std::optional<domain::PasskeyAnswer> passkey;
};

ParsedBody<SecondStepBody> parse_ticket_body(std::string_view text); // `{"ticket"}`
ParsedBody<SecondStepBody> parse_code_body(std::string_view text); // `{"ticket","code"}`
ParsedBody<SecondStepBody> parse_new_app_body(std::string_view text); // `{"ticket","code","label"}`
ParsedBody<PasskeyBody> parse_passkey_body(std::string_view text); // `{"ticket","passkey":{...}}`
ParsedBody<PasskeyBody> parse_new_passkey_body(std::string_view text); // `{"passkey":{...},"label"}`
ParsedBody<StepUpBody> parse_step_up_body(std::string_view text); // `{"code"}`, `{"password"}` or `{"passkey":{...}}`

/// The object in the field "passkey"; a new one has no signature.
ParsedBody<domain::PasskeyAnswer> read_passkey_answer(std::string const& text, bool is_new);

} // namespace sayso::wire
