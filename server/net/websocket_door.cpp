#include "net/websocket_door.h"

#include "base/log.h"
#include "net/conversation_messages.h"
#include "net/desk_messages.h"
#include <algorithm>

namespace sayso::net {

namespace asio = boost::asio;

WebSocketDoor::WebSocketDoor(asio::io_context& network, Site const& site, Problems& problems, app::SignInDesk& sign_in,
    app::Conversation& conversation, app::Hub& hub, Connections& connections, Limits const& limits, Clock const& clock)
    : network_(network)
    , site_(site)
    , problems_(problems)
    , sign_in_(sign_in)
    , conversation_(conversation)
    , hub_(hub)
    , connections_(connections)
    , limits_(limits)
    , clock_(clock)
{
}

std::variant<Admission, Response> WebSocketDoor::admit(Request const& request)
{
    auto const& locale = text::locale_or_english(query_value(request.query, "locale"));
    if (!site_.is_own(request.origin))
        return problems_.response(403, Errc::forbidden, "forbidden", locale);
    auto token = site_.token(request);
    if (!token)
        return problems_.response(401, Errc::forbidden, "not_signed_in", locale);
    auto actor = sign_in_.who(*token);
    if (!actor && actor.error().code == Errc::forbidden)
        return problems_.response(401, Errc::forbidden, "not_signed_in", locale);
    if (!actor)
        return problems_.response(actor.error(), locale);
    if (actor->is_worker() && !actor->works_with_young_people()) // Nothing in an inbox is theirs to hear of.
        return problems_.response(403, Errc::forbidden, "forbidden", locale);
    if (!lists(request.subprotocols, subprotocol))
        return problems_.response(400, Errc::invalid_input, "invalid_input", locale);
    return Admission { *actor, std::move(*token) };
}

std::unique_ptr<MessageHandler> WebSocketDoor::make_handler(domain::Actor const& actor)
{
    if (actor.is_worker())
        return std::make_unique<DeskMessages>(problems_);
    return std::make_unique<ConversationMessages>(conversation_, problems_, actor);
}

void WebSocketDoor::enter(std::shared_ptr<WebSocketConnection> const& connection)
{
    auto& open = open_[connection->actor().sign_in];
    open.push_back(connection);
    // The newest is the one somebody is looking at.
    if (open.size() > limits_.sockets_per_sign_in)
        open.front()->close(CloseCode::policy);
    while (open.size() > limits_.sockets_per_sign_in)
        open.pop_front();
}

void WebSocketDoor::leave(std::shared_ptr<WebSocketConnection> const& connection)
{
    auto found = open_.find(connection->actor().sign_in);
    if (found == open_.end())
        return;
    std::erase(found->second, connection);
    if (found->second.empty())
        open_.erase(found);
}

asio::awaitable<void> WebSocketDoor::converse(std::unique_ptr<MessageSocket> socket, Admission admission)
{
    WebSocketConnection::Parts parts;
    parts.socket = std::move(socket);
    parts.handler = make_handler(admission.actor);
    parts.actor = admission.actor;
    parts.still_in = [this, token = admission.token] { return sign_in_.still_in(token); };
    auto connection = std::make_shared<WebSocketConnection>(
        network_, hub_, connections_, clock_, limits_.messages_per_minute, std::move(parts));
    enter(connection);
    try {
        co_await connection->run();
    } catch (std::exception const& bug) {
        log_event("socket_threw", { { "sign_in", admission.actor.sign_in.text() }, { "what", bug.what() } });
    }
    leave(connection);
}

void WebSocketDoor::close_all_of(SignInId sign_in)
{
    auto found = open_.find(sign_in);
    if (found == open_.end())
        return;
    for (auto const& connection : found->second)
        connection->close(CloseCode::policy);
}

} // namespace sayso::net
