#include "server_under_test.h"

#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace sayso::protocol {

namespace {

void redirect(std::string const& path, int descriptor)
{
    int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(file, descriptor);
    close(file);
}

} // namespace

ServerUnderTest::ServerUnderTest(Transport transport)
    : transport_(transport)
{
    make_pages();
    if (transport_ == Transport::tls)
        make_certificate();
    start();
    wait_until_listening();
}

ServerUnderTest::~ServerUnderTest()
{
    if (process_ <= 0)
        return;
    ::kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
}

void ServerUnderTest::make_pages() const
{
    std::filesystem::create_directories(folder_.file("web/assets"));
    for (char const* page : { "index.html", "kiosk.html", "desk.html", "studio.html", "examples.html" })
        std::ofstream(folder_.file(std::string("web/") + page)) << "<!doctype html><title>" << page << "</title>";
    std::ofstream(folder_.file("web/assets/main-K3VQ7XAZ.js")) << "export {};";
}

void ServerUnderTest::make_certificate() const
{
    auto command
        = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
          " -keyout "
        + folder_.file("key.pem") + " -out " + folder_.file("certificate.pem") + " 2>/dev/null";
    if (std::system(command.c_str()) != 0)
        throw std::runtime_error("openssl made no certificate");
}

std::string ServerUnderTest::origin() const
{
    return (transport_ == Transport::tls ? "https://localhost:" : "http://localhost:") + std::to_string(port_);
}

void ServerUnderTest::start()
{
    std::vector<std::string> command = { SAYSO_PROGRAM, "serve", "--data", folder_.file("data"), "--port", "0",
        "--demo", "--web", folder_.file("web") };
    if (transport_ == Transport::tls)
        command.insert(
            command.end(), { "--tls-cert", folder_.file("certificate.pem"), "--tls-key", folder_.file("key.pem") });
    std::vector<char*> words;
    for (auto& word : command)
        words.push_back(word.data());
    words.push_back(nullptr);
    process_ = fork();
    if (process_ != 0)
        return;
    redirect(folder_.file("out"), STDOUT_FILENO);
    redirect(folder_.file("log"), STDERR_FILENO);
    execv(words[0], words.data());
    _exit(127);
}

void ServerUnderTest::wait_until_listening()
{
    using namespace std::chrono;
    auto const deadline = steady_clock::now() + seconds(60);
    while (steady_clock::now() < deadline) {
        auto log = tests::bytes_of(folder_.file("log"));
        auto line = log.find("event=listening port=");
        if (line != std::string::npos && log.find('\n', line) != std::string::npos) {
            port_ = static_cast<std::uint16_t>(std::stoi(log.substr(line + std::strlen("event=listening port="))));
            return;
        }
        int status = 0;
        if (waitpid(process_, &status, WNOHANG) == process_) {
            process_ = -1;
            throw std::runtime_error("the server ended instead of listening:\n" + log);
        }
        std::this_thread::sleep_for(milliseconds(5));
    }
    throw std::runtime_error("the server does not listen:\n" + tests::bytes_of(folder_.file("log")));
}

void ServerUnderTest::ask_to_stop() const
{
    ::kill(process_, SIGTERM);
}

int ServerUnderTest::wait_for_end()
{
    using namespace std::chrono;
    auto const deadline = steady_clock::now() + seconds(30);
    int status = 0;
    while (waitpid(process_, &status, WNOHANG) == 0) {
        if (steady_clock::now() > deadline)
            return -1;
        std::this_thread::sleep_for(milliseconds(5));
    }
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace sayso::protocol
