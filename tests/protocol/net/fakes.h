#pragma once

#include "net/message_handler.h"
#include "net/message_socket.h"
#include "net/problems.h"
#include "text/catalogue.h"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <deque>
#include <optional>

namespace sayso::tests {

/// A socket whose other end is the test. What is said is heard at the next poll of the event loop.
class FakeSocket final : public net::MessageSocket {
public:
    explicit FakeSocket(boost::asio::io_context& network)
        : wait_(network, boost::asio::steady_timer::time_point::max())
        , write_(network, boost::asio::steady_timer::time_point::max())
    {
    }

    void say(Kind kind, std::string text = "")
    {
        said_.emplace_back(kind, std::move(text));
        wait_.cancel();
    }
    void say(std::string text) { say(Kind::text, std::move(text)); }
    void let_write()
    {
        stuck = false;
        write_.cancel();
    }

    boost::asio::awaitable<Received> receive() override
    {
        while (said_.empty() && !dropped)
            co_await wait_.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
        if (dropped)
            co_return Received();
        auto received = std::move(said_.front());
        said_.pop_front();
        co_return received;
    }

    boost::asio::awaitable<bool> send(std::vector<std::string> batch) override
    {
        while (stuck && !dropped)
            co_await write_.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
        if (!dropped)
            sent.push_back(std::move(batch));
        co_return !dropped;
    }

    boost::asio::awaitable<void> close(net::CloseCode code) override
    {
        closed = code;
        say(Kind::closed);
        co_return;
    }

    void drop() override
    {
        dropped = true;
        wait_.cancel();
        write_.cancel();
    }

    std::vector<std::vector<std::string>> sent;
    std::optional<net::CloseCode> closed;
    bool dropped = false;
    bool stuck = false; // Nothing goes out: the other end does not read.

private:
    boost::asio::steady_timer wait_;
    boost::asio::steady_timer write_;
    std::deque<Received> said_;
};

/// Answers "hello" with "hello 1" and "hello 2", after a wait if it is told to think.
class FakeHandler final : public net::MessageHandler {
public:
    explicit FakeHandler(boost::asio::io_context& network)
        : thought_(network, boost::asio::steady_timer::time_point::max())
    {
    }

    boost::asio::awaitable<std::vector<std::string>> answer(std::string text) override
    {
        asked.push_back(text);
        while (thinks)
            co_await thought_.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
        std::vector<std::string> answers { text + " 1", text + " 2" };
        co_return answers;
    }
    boost::asio::awaitable<std::vector<std::string>> tell(app::News news) override
    {
        std::vector<std::string> answers { "news " + news.kind };
        co_return answers;
    }
    std::string problem(char const* key) override { return std::string("problem ") + key; }

    void finish_thinking()
    {
        thinks = false;
        thought_.cancel();
    }

    std::vector<std::string> asked;
    bool thinks = false;

private:
    boost::asio::steady_timer thought_;
};

/// Words for the problems that tests of the network meet.
inline text::Translations some_translations()
{
    text::AppStrings english;
    english.locale = "en";
    english.approved_by = "nobody real";
    for (char const* key : { "conflict", "corrupt", "forbidden", "invalid_input", "not_found", "not_json",
             "not_signed_in", "too_large", "too_many_tries", "unavailable" })
        english.messages["problem." + std::string(key)] = std::string("words for ") + key;
    text::Translations translations;
    translations.app["en"] = std::move(english);
    return translations;
}

} // namespace sayso::tests
