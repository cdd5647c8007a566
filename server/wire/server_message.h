#pragma once

#include "domain/case.h"
#include "text/conversation_view.h"
#include <string>

/// What the server says on a WebSocket, as text ready to be sent. protocol.md describes each message.
namespace sayso::wire {

/// Something happened that changes a worker's inbox. No words in it.
struct InboxNews {
    std::string kind;
    YoungPersonId young_person;
    SessionId session;
    std::string ref;
    domain::Level level = domain::Level::routine;
};

std::string to_message(text::StartedView const& started);
std::string to_message(text::AskView const& ask); // `ask`, or `end` if there is no question.
std::string to_message(text::SavedView const& saved);
std::string to_message(text::ReviewView const& review);
std::string to_message(text::SubmittedView const& submitted);
std::string to_message(text::StoppedView const& stopped);
std::string to_message(text::NoticeView const& notice);
std::string to_message(InboxNews const& news);
std::string pong_message();

} // namespace sayso::wire
