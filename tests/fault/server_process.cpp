#include "tests/fault/server_process.h"

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace sayso::fault {

ServerProcess::ServerProcess(std::vector<std::string> command, std::string log_file)
    : log_file_(std::move(log_file))
{
    int log = open(log_file_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (log < 0)
        throw std::runtime_error("can not write " + log_file_);
    std::vector<char*> words;
    for (auto& word : command)
        words.push_back(word.data());
    words.push_back(nullptr);

    process_ = fork();
    if (process_ == 0) {
        int nothing = open("/dev/null", O_RDWR);
        dup2(nothing, STDIN_FILENO);
        dup2(nothing, STDOUT_FILENO);
        dup2(log, STDERR_FILENO);
        execv(words[0], words.data());
        _exit(127);
    }
    close(log);
    wait_until_listening();
}

ServerProcess::~ServerProcess()
{
    if (process_ > 0)
        kill_now();
}

void ServerProcess::wait_until_listening()
{
    using namespace std::chrono;
    auto const deadline = steady_clock::now() + seconds(100); // Beside a build on two cores.
    std::string const mark = "event=listening";
    while (steady_clock::now() < deadline) {
        std::ifstream log(log_file_);
        for (std::string line; std::getline(log, line);) {
            auto port = line.find(" port=");
            if (line.find(mark) != std::string::npos && port != std::string::npos && !log.eof()) {
                port_ = static_cast<std::uint16_t>(std::stoi(line.substr(port + 6)));
                return;
            }
        }
        int status = 0;
        if (waitpid(process_, &status, WNOHANG) == process_) {
            process_ = -1;
            throw std::runtime_error("the server ended instead of listening; see " + log_file_);
        }
        std::this_thread::sleep_for(milliseconds(5));
    }
    throw std::runtime_error("the server did not say that it listens; see " + log_file_);
}

void ServerProcess::kill_now()
{
    if (process_ <= 0)
        return;
    ::kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = -1;
}

void ServerProcess::reload() const
{
    ::kill(process_, SIGHUP);
}

int ServerProcess::stop()
{
    if (process_ <= 0)
        return -1;
    ::kill(process_, SIGTERM);
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace sayso::fault
