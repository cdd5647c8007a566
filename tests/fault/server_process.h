#pragma once

#include <cstdint>
#include <string>
#include <sys/types.h>
#include <vector>

namespace sayso::fault {

/// A real server in a process of its own, to be killed without warning.
class ServerProcess {
public:
    /// Starts it and waits until it says that it listens. Throws std::runtime_error if it does not.
    ServerProcess(std::vector<std::string> command, std::string log_file);
    ~ServerProcess();
    ServerProcess(ServerProcess const&) = delete;
    ServerProcess& operator=(ServerProcess const&) = delete;

    std::uint16_t port() const { return port_; }

    /// SIGKILL, and waits for the end of the process.
    void kill_now();

    /// SIGHUP: look at the flows again.
    void reload() const;

    /// SIGTERM, and waits. Returns the exit code.
    int stop();

private:
    void wait_until_listening();

    pid_t process_ = -1;
    std::uint16_t port_ = 0;
    std::string log_file_;
};

} // namespace sayso::fault
