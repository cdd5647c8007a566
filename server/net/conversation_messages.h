#pragma once

#include "app/conversation.h"
#include "net/message_handler.h"
#include "net/problems.h"
#include "wire/client_message.h"
#include <optional>
#include <unordered_map>

namespace sayso::net {

/// A young person's side of the protocol: wire messages to app::Conversation and back.
class ConversationMessages final : public MessageHandler {
public:
    ConversationMessages(app::Conversation& conversation, Problems& problems, domain::Actor actor);

    /// Until a message says which language.
    void speak(text::Locale const& locale) { locale_ = locale; }

    boost::asio::awaitable<std::vector<std::string>> answer(std::string text) override;
    boost::asio::awaitable<std::vector<std::string>> tell(app::News news) override;
    std::string problem(char const* key) override;

private:
    using Messages = std::vector<std::string>;
    boost::asio::awaitable<Messages> act(wire::Start start);
    boost::asio::awaitable<Messages> act(wire::GiveAnswer given);
    boost::asio::awaitable<Messages> act(wire::Back back);
    boost::asio::awaitable<Messages> act(wire::Review review);
    boost::asio::awaitable<Messages> act(wire::Submit submit);
    boost::asio::awaitable<Messages> act(wire::Stop stop);
    boost::asio::awaitable<Messages> act(wire::Resume resume);
    boost::asio::awaitable<Messages> act(wire::Ping ping);

    Messages refusal(Error const& error, std::optional<SessionId> session, std::optional<AnswerId> answer = {});

    app::Conversation& conversation_;
    Problems& problems_;
    domain::Actor actor_;
    text::Locale locale_;

    /// The last number of each session that this page was told of by a notice or a resume: none is told twice.
    std::unordered_map<SessionId, std::uint64_t> told_;
};

} // namespace sayso::net
