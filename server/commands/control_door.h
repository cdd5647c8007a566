#pragma once

#include "commands/keeping.h"
#include <boost/asio/io_context.hpp>
#include <memory>
#include <optional>

/// How an operator's command reaches the running service: a socket in the data folder that only the service's own user
/// can open. One question a connection, one answer, each a line of JSON; one at a time.
namespace sayso::commands {

class ControlDoor {
public:
    /// Begins to listen; if it can not, says so in the log, and the service goes on without.
    ControlDoor(boost::asio::io_context& network, std::string const& data_folder, Keeping& keeping);
    ~ControlDoor();

    void close();

private:
    struct Parts;
    std::shared_ptr<Parts> parts_;
};

/// Asks the running service. Nothing if none runs on that folder.
std::optional<KeepingReply> ask_service(std::string const& data_folder, boost::json::object const& request);

} // namespace sayso::commands
