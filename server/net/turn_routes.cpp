#include "net/turn_routes.h"

#include "net/conversation_messages.h"

namespace sayso::net {

namespace asio = boost::asio;

TurnRoutes::TurnRoutes(app::Conversation& conversation, app::SignInDesk& sign_in, Site const& site,
    Problems& problems, Limits const& limits, Clock const& clock)
    : conversation_(conversation)
    , sign_in_(sign_in)
    , site_(site)
    , problems_(problems)
    , messages_(limits.messages_per_minute, clock)
{
}

void TurnRoutes::add_to(Router& router)
{
    router.add(
        { Method::post, "/api/v1/turns", Who::young_person, [this](Call call) { return turn(std::move(call)); } });
    router.add({ Method::get, "/api/v1/own/draft-key", Who::young_person,
        [this](Call call) { return draft_key(std::move(call)); } });
}

asio::awaitable<Response> TurnRoutes::turn(Call call)
{
    if (!messages_.take(call.actor->sign_in.text()))
        co_return problems_.response(429, Errc::unavailable, "too_many_tries", call.locale);
    ConversationMessages handler(conversation_, problems_, *call.actor);
    handler.speak(call.locale);
    auto answers = co_await handler.answer(std::move(call.request.body));
    std::string body = R"({"messages":[)";
    for (std::size_t i = 0; i < answers.size(); ++i)
        body += (i > 0 ? "," : "") + answers[i];
    co_return json_response(200, body + "]}");
}

asio::awaitable<Response> TurnRoutes::draft_key(Call call)
{
    // A kiosk keeps nothing.
    auto token = site_.token(call.request);
    if (call.actor->role != domain::Role::young_person || !token)
        co_return problems_.response(403, Errc::forbidden, "forbidden", call.locale);
    co_return json_response(200, R"({"key":")" + sign_in_.draft_key(*token).reveal() + R"("})");
}

} // namespace sayso::net
