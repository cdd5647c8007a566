#include "net/conversation_messages.h"

#include "wire/server_message.h"

namespace sayso::net {

namespace asio = boost::asio;

ConversationMessages::ConversationMessages(app::Conversation& conversation, Problems& problems, domain::Actor actor)
    : conversation_(conversation)
    , problems_(problems)
    , actor_(actor)
    , locale_(text::locale_or_english("en"))
{
}

std::string ConversationMessages::problem(char const* key)
{
    wire::MessageFault fault;
    fault.key = key;
    return wire::to_message(problems_.explain(fault, locale_));
}

ConversationMessages::Messages ConversationMessages::refusal(
    Error const& error, std::optional<SessionId> session, std::optional<AnswerId> answer)
{
    auto problem = problems_.explain(error, locale_);
    problem.session = session;
    problem.answer = answer;
    return { wire::to_message(problem) };
}

asio::awaitable<std::vector<std::string>> ConversationMessages::answer(std::string text)
{
    auto message = wire::parse_client_message(text);
    if (!message) {
        Messages refused { wire::to_message(problems_.explain(message.error(), locale_)) };
        co_return refused;
    }
    auto acting = std::visit([this](auto& known) { return act(std::move(known)); }, *message);
    co_return co_await std::move(acting);
}

asio::awaitable<std::vector<std::string>> ConversationMessages::act(wire::Start start)
{
    locale_ = text::locale_or_english(start.locale);
    auto begun = co_await conversation_.start(actor_, std::move(start.flow), locale_, start.channel);
    if (!begun)
        co_return refusal(begun.error(), std::nullopt);
    Messages messages { wire::to_message(begun->started), wire::to_message(begun->ask) };
    co_return messages;
}

asio::awaitable<std::vector<std::string>> ConversationMessages::act(wire::GiveAnswer given)
{
    auto session = given.session;
    auto id = given.id;
    app::GivenAnswer passed(session, id, std::move(given.place), std::move(given.claimed), given.edit);
    passed.helper = std::move(given.helper);
    auto answered = co_await conversation_.answer(actor_, std::move(passed), locale_);
    if (!answered)
        co_return refusal(answered.error(), session, id);
    Messages messages { wire::to_message(answered->saved), wire::to_message(answered->next) };
    co_return messages;
}

asio::awaitable<std::vector<std::string>> ConversationMessages::act(wire::Back back)
{
    auto session = back.session;
    auto ask = co_await conversation_.back(actor_, session, std::move(back.place), locale_);
    if (!ask)
        co_return refusal(ask.error(), session);
    Messages messages { wire::to_message(*ask) };
    co_return messages;
}

asio::awaitable<std::vector<std::string>> ConversationMessages::act(wire::Review review)
{
    auto view = co_await conversation_.review(actor_, review.session, locale_);
    if (!view)
        co_return refusal(view.error(), review.session);
    Messages messages { wire::to_message(*view) };
    co_return messages;
}

asio::awaitable<std::vector<std::string>> ConversationMessages::act(wire::Submit submit)
{
    auto view = co_await conversation_.submit(actor_, submit.session, locale_, submit.without_adviser);
    if (!view)
        co_return refusal(view.error(), submit.session);
    Messages messages { wire::to_message(*view) };
    co_return messages;
}

asio::awaitable<std::vector<std::string>> ConversationMessages::act(wire::Stop stop)
{
    auto view = co_await conversation_.stop(actor_, stop.session, locale_);
    if (!view)
        co_return refusal(view.error(), stop.session);
    Messages messages { wire::to_message(*view) };
    co_return messages;
}

asio::awaitable<std::vector<std::string>> ConversationMessages::act(wire::Resume resume)
{
    locale_ = text::locale_or_english(resume.locale);
    auto resumed = co_await conversation_.resume(actor_, resume.session, resume.last, locale_);
    if (!resumed)
        co_return refusal(resumed.error(), resume.session);
    Messages messages { wire::to_message(resumed->started) };
    auto& told = told_[resume.session];
    for (auto const& missed : resumed->missed)
        std::visit(
            [&](auto const& view) {
                messages.push_back(wire::to_message(view));
                told = std::max(told, view.number);
            },
            missed);
    messages.push_back(wire::to_message(resumed->ask));
    co_return messages;
}

asio::awaitable<std::vector<std::string>> ConversationMessages::act(wire::Ping)
{
    Messages messages { wire::pong_message() };
    co_return messages;
}

asio::awaitable<std::vector<std::string>> ConversationMessages::tell(app::News news)
{
    Messages messages;
    bool of_a_session = news.kind == "read" || news.kind == "acknowledged" || news.kind == "replied"
        || news.kind == "passed_on" || news.kind == "entry";
    if (!of_a_session || news.number == 0)
        co_return messages;
    auto notice = co_await conversation_.notice(actor_, news.session, news.number, locale_);
    if (!notice) {
        problems_.explain(notice.error(), locale_); // For the log: they will see it when they resume.
        co_return messages;
    }
    // Asked only now: a resume may have told it while the notice was being made.
    auto& told = told_[news.session];
    if (told < news.number) {
        told = news.number;
        messages.push_back(wire::to_message(*notice));
    }
    co_return messages;
}

} // namespace sayso::net
