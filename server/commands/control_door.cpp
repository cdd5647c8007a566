#include "commands/control_door.h"

#include "base/log.h"
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sayso::commands {

namespace asio = boost::asio;
namespace json = boost::json;
using asio::local::stream_protocol;
constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);

namespace {

constexpr std::size_t longest_question = 4U << 20U;

std::string socket_path(std::string const& data_folder)
{
    return data_folder + "/sayso.sock";
}

/// The folder keeps others out already; this is for the day it does not.
bool is_our_user(stream_protocol::socket& socket)
{
    ucred peer {};
    socklen_t size = sizeof peer;
    return ::getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
        && (peer.uid == ::geteuid() || peer.uid == 0);
}

std::string as_line(KeepingReply const& reply)
{
    json::object object { { "code", reply.code }, { "text", reply.text }, { "error", reply.error } };
    return json::serialize(object) + '\n';
}

} // namespace

struct ControlDoor::Parts {
    Parts(asio::io_context& network, Keeping& keeping_)
        : acceptor(network)
        , keeping(keeping_)
    {
    }

    static asio::awaitable<void> run(std::shared_ptr<Parts> parts);
    asio::awaitable<void> answer(stream_protocol::socket socket);

    stream_protocol::acceptor acceptor;
    stream_protocol::socket* asking = nullptr; // Whose question is being read.
    Keeping& keeping;
    std::string path;
};

asio::awaitable<void> ControlDoor::Parts::answer(stream_protocol::socket socket)
{
    std::string question;
    auto buffer = asio::dynamic_buffer(question, longest_question);
    asking = &socket;
    auto [ec, size] = co_await asio::async_read_until(socket, buffer, '\n', no_throw);
    asking = nullptr;
    if (ec)
        co_return;
    question.resize(size);
    boost::system::error_code wrong;
    auto value = json::parse(question, wrong);
    KeepingReply reply = refused("the service did not understand the question");
    if (!wrong && value.is_object())
        reply = co_await keeping.handle(std::move(value.get_object()));
    auto line = as_line(reply);
    auto [failed, written] = co_await asio::async_write(socket, asio::buffer(line), no_throw);
    (void)written;
    if (failed)
        log_event("control.not_answered");
}

asio::awaitable<void> ControlDoor::Parts::run(std::shared_ptr<Parts> parts)
{
    while (parts->acceptor.is_open()) {
        auto [ec, socket] = co_await parts->acceptor.async_accept(no_throw);
        if (ec == asio::error::operation_aborted)
            break;
        if (!ec && is_our_user(socket))
            co_await parts->answer(std::move(socket));
    }
}

ControlDoor::ControlDoor(asio::io_context& network, std::string const& data_folder, Keeping& keeping)
    : parts_(std::make_shared<Parts>(network, keeping))
{
    auto path = socket_path(data_folder);
    ::unlink(path.c_str()); // Whoever holds the folder's lock owns it; another's is of a process that is gone.
    boost::system::error_code ec;
    auto& acceptor = parts_->acceptor;
    if (path.size() >= sizeof(sockaddr_un::sun_path))
        ec = asio::error::name_too_long;
    if (!ec)
        acceptor.open(stream_protocol(), ec);
    if (!ec)
        acceptor.bind(stream_protocol::endpoint(path), ec);
    if (!ec && ::chmod(path.c_str(), 0600) != 0)
        ec = asio::error::access_denied;
    if (!ec)
        acceptor.listen(4, ec);
    if (ec) {
        log_event("control.not_listening", { { "code", ec.value() } });
        return;
    }
    parts_->path = path;
    asio::co_spawn(network, Parts::run(parts_), [](std::exception_ptr fault) {
        if (fault)
            log_event("control.failed");
    });
}

void ControlDoor::close()
{
    boost::system::error_code ignored;
    parts_->acceptor.close(ignored);
    if (parts_->asking)
        parts_->asking->close(ignored); // Or the network would wait for somebody who may never speak.
    if (!parts_->path.empty())
        ::unlink(parts_->path.c_str());
}

ControlDoor::~ControlDoor()
{
    close();
}

std::optional<KeepingReply> ask_service(std::string const& data_folder, json::object const& request)
{
    asio::io_context context;
    stream_protocol::socket socket(context);
    boost::system::error_code ec;
    auto path = socket_path(data_folder);
    if (path.size() >= sizeof(sockaddr_un::sun_path))
        return std::nullopt;
    socket.connect(stream_protocol::endpoint(path), ec);
    if (ec)
        return std::nullopt;
    auto line = json::serialize(request) + '\n';
    asio::write(socket, asio::buffer(line), ec);
    std::string answer;
    if (!ec)
        asio::read_until(socket, asio::dynamic_buffer(answer), '\n', ec);
    boost::system::error_code wrong;
    auto value = json::parse(answer, wrong);
    if (ec || wrong || !value.is_object())
        return refused("the service ended before it answered; it finishes what it began at its next start");
    auto const& object = value.get_object();
    KeepingReply reply;
    reply.code = static_cast<int>(object.at("code").to_number<std::int64_t>());
    reply.text = object.at("text").get_string();
    reply.error = object.at("error").get_string();
    return reply;
}

} // namespace sayso::commands
