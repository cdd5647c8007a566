#include "net/desk_messages.h"

#include "text/locale.h"
#include "wire/client_message.h"
#include "wire/server_message.h"

namespace sayso::net {

namespace asio = boost::asio;

DeskMessages::DeskMessages(Problems& problems)
    : problems_(problems)
{
}

std::string DeskMessages::problem(char const* key)
{
    wire::MessageFault fault;
    fault.key = key;
    return wire::to_message(problems_.explain(fault, text::locale_or_english("en")));
}

asio::awaitable<std::vector<std::string>> DeskMessages::answer(std::string text)
{
    std::vector<std::string> messages;
    auto const& english = text::locale_or_english("en");
    auto message = wire::parse_client_message(text);
    if (!message)
        messages.push_back(wire::to_message(problems_.explain(message.error(), english)));
    else if (std::holds_alternative<wire::Ping>(*message))
        messages.push_back(wire::pong_message());
    else
        messages.push_back(wire::to_message(
            problems_.explain(fail(Errc::forbidden, "forbidden to a desk: it only listens"), english)));
    co_return messages;
}

asio::awaitable<std::vector<std::string>> DeskMessages::tell(app::News news)
{
    wire::InboxNews inbox { news.kind, news.young_person, news.session, news.ref, news.level };
    std::vector<std::string> messages { wire::to_message(inbox) };
    co_return messages;
}

} // namespace sayso::net
