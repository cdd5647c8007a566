#include "wire/http_requests.h"

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

ParsedBody<EmptyBody> parse_empty_body(std::string_view text)
{
    ObjectReader reader(text);
    return finished(reader, EmptyBody {});
}

ParsedBody<RedeemBody> parse_redeem_body(std::string_view text)
{
    ObjectReader reader(text);
    RedeemBody body { Secret<std::string>(reader.text("code")) };
    return finished(reader, std::move(body));
}

ParsedBody<SignInBody> parse_sign_in_body(std::string_view text)
{
    ObjectReader reader(text);
    SignInBody body;
    body.user = reader.text("user");
    body.password = Secret<std::string>(reader.text("password"));
    return finished(reader, std::move(body));
}

ParsedBody<ReplyBody> parse_reply_body(std::string_view text)
{
    ObjectReader reader(text);
    ReplyBody body;
    body.id = reader.id<ReplyId>("id");
    body.words = reader.text("words");
    return finished(reader, std::move(body));
}

ParsedBody<IssueCodeBody> parse_issue_code_body(std::string_view text)
{
    ObjectReader reader(text);
    IssueCodeBody body { reader.id<YoungPersonId>("young_person") };
    return finished(reader, std::move(body));
}

} // namespace sayso::wire
