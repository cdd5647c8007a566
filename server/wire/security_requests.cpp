#include "wire/security_requests.h"

#include "identity/base64url.h"
#include "wire/reading.h"

namespace sayso::wire {

namespace {

template <class Body> ParsedBody<Body> finished(ObjectReader& reader, Body body)
{
    if (auto fault = reader.finish())
        return *fault;
    return body;
}

} // namespace

ParsedBody<domain::PasskeyAnswer> read_passkey_answer(std::string const& text, bool is_new)
{
    ObjectReader reader(text);
    auto bytes = [&reader](char const* field) {
        auto decoded = identity::from_base64url(reader.text(field));
        if (!decoded)
            reader.fault("wrong_type", field);
        return decoded.value_or("");
    };
    domain::PasskeyAnswer answer;
    answer.ceremony = reader.text("ceremony");
    answer.id = bytes("id");
    answer.client_data = bytes("client_data");
    answer.authenticator_data = bytes("authenticator_data");
    if (!is_new)
        answer.signature = bytes("signature");
    return finished(reader, std::move(answer));
}

ParsedBody<SecondStepBody> parse_ticket_body(std::string_view text)
{
    ObjectReader reader(text);
    SecondStepBody body;
    body.ticket = Secret<std::string>(reader.text("ticket"));
    return finished(reader, std::move(body));
}

ParsedBody<SecondStepBody> parse_code_body(std::string_view text)
{
    ObjectReader reader(text);
    SecondStepBody body;
    body.ticket = Secret<std::string>(reader.text("ticket"));
    body.code = reader.text("code");
    return finished(reader, std::move(body));
}

ParsedBody<SecondStepBody> parse_new_app_body(std::string_view text)
{
    ObjectReader reader(text);
    SecondStepBody body;
    body.ticket = Secret<std::string>(reader.text("ticket"));
    body.code = reader.text("code");
    body.label = reader.text("label");
    return finished(reader, std::move(body));
}

ParsedBody<PasskeyBody> parse_passkey_body(std::string_view text)
{
    ObjectReader reader(text);
    PasskeyBody body;
    body.ticket = Secret<std::string>(reader.text("ticket"));
    auto inner = reader.json_of("passkey");
    if (auto fault = reader.finish())
        return *fault;
    auto answer = read_passkey_answer(inner, false);
    if (!answer)
        return answer.error();
    body.answer = std::move(*answer);
    return body;
}

ParsedBody<PasskeyBody> parse_new_passkey_body(std::string_view text)
{
    ObjectReader reader(text);
    PasskeyBody body;
    body.label = reader.text("label");
    auto inner = reader.json_of("passkey");
    if (auto fault = reader.finish())
        return *fault;
    auto answer = read_passkey_answer(inner, true);
    if (!answer)
        return answer.error();
    body.answer = std::move(*answer);
    return body;
}

ParsedBody<StepUpBody> parse_step_up_body(std::string_view text)
{
    json::error_code bad;
    auto parsed = json::parse(text, bad);
    auto has = [&](char const* field) { return !bad && parsed.is_object() && parsed.get_object().contains(field); };
    ObjectReader reader(text);
    StepUpBody body;
    if (has("passkey")) {
        auto inner = reader.json_of("passkey");
        if (auto fault = reader.finish())
            return *fault;
        auto answer = read_passkey_answer(inner, false);
        if (!answer)
            return answer.error();
        body.passkey = std::move(*answer);
        return body;
    }
    if (has("password"))
        body.password = Secret<std::string>(reader.text("password"));
    else
        body.code = reader.text("code");
    return finished(reader, std::move(body));
}

} // namespace sayso::wire
