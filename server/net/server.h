#pragma once

#include "app/access_desk.h"
#include "app/adviser_desk.h"
#include "app/case_writer.h"
#include "app/conversation.h"
#include "app/council_sign_in.h"
#include "app/enrolment.h"
#include "app/flow_library.h"
#include "app/hub.h"
#include "app/media.h"
#include "app/own_file.h"
#include "app/sign_in.h"
#include "app/studio.h"
#include "app/worker_pool.h"
#include "app/totals.h"
#include "app/worker_office.h"
#include "app/worker_pool.h"
#include "net/limits.h"
#include "text/present.h"
#include "wire/http_bodies.h"
#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sayso::net {

struct ServerOptions {
    std::string address = "127.0.0.1"; // Without TLS: 127.0.0.1 or ::1 only.
    unsigned short port = 8080; // 0: any that is free.
    std::string certificate; // A PEM file, with its chain. Empty: plain HTTP.
    std::string key; // A PEM file.
    std::vector<std::string> origins; // What browsers call this server, exactly. Empty: worked out on loopback.
    std::string web; // The folder of the built pages.
    std::string exit_to = "https://www.bbc.co.uk/weather"; // Where /exit leads.
    Limits limits = {};
};

/// What the server puts before people. All of it outlives the server; Threads: the network thread.
struct Services {
    app::Conversation& conversation;
    app::AdviserDesk& desk;
    app::CaseWriter& case_writer;
    app::AccessDesk& access;
    app::WorkerOffice& office;
    app::Totals& totals;
    app::SignInDesk& sign_in;
    app::OwnFile& own_file;
    app::Media& media;
    app::Enrolment& enrolment;
    app::Hub& hub;
    app::FlowLibrary& flows;
    app::Studio& studio;
    app::WorkerPool& drawing; // Of PDFs.
    text::Presenter& presenter;
    Clock const& clock;
    std::string council_name = {};
    bool demo = false;
    std::function<std::vector<wire::Helpline>(text::Locale const&)> helplines = {};
    app::CouncilSignIn* council_sign_in = nullptr; // Null: workers have passwords only.
    std::string sounds = {}; // Folder of the recordings; may not be there.
    std::function<domain::OpeningView(text::Locale const&)> opening = {};
};

/// The listening server. Everything happens on the thread that runs the io_context. Threads: the network thread.
class Server {
public:
    /// Listens when it returns; serves as soon as the io_context runs. Fails with a detail for the operator, one line
    /// saying what is wrong and what to do: invalid_input (address, certificate or key), not_found (the pages),
    /// conflict (the port is in use), forbidden (the port may not be used).
    static Result<std::unique_ptr<Server>> start(
        boost::asio::io_context& network, ServerOptions options, Services services);
    ~Server();

    unsigned short port() const;
    std::string const& origin() const; // What browsers call it.

    /// Everything HTTP can ask for, as "POST /api/v1/desk/alerts/{}/acknowledge": for the test that asks all of it.
    std::vector<std::string> routes() const;

    /// Takes no more connections, lets those there are finish, and after ten seconds insists. Then nothing of it is
    /// left for the io_context to do.
    void stop();

private:
    struct Parts;
    explicit Server(std::shared_ptr<Parts> parts);
    std::shared_ptr<Parts> parts_;
};

} // namespace sayso::net
