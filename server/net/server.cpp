#include "net/server.h"

#include "net/access_routes.h"
#include "net/case_routes.h"
#include "net/council_sign_in_routes.h"
#include "net/desk_routes.h"
#include "net/kiosk_routes.h"
#include "net/listener.h"
#include "net/media_routes.h"
#include "net/own_routes.h"
#include "net/pdf_routes.h"
#include "net/phone_routes.h"
#include "net/public_routes.h"
#include "net/security_routes.h"
#include "net/sign_in_routes.h"
#include "net/studio_routes.h"
#include "net/turn_routes.h"

namespace sayso::net {

namespace asio = boost::asio;

struct Server::Parts {
    Parts(asio::io_context& network, ServerOptions const& options, Services const& services, Site site_,
        StaticFiles files, std::shared_ptr<Listener> listener_)
        : listener(std::move(listener_))
        , site(std::move(site_))
        , problems(services.presenter, services.flows.translations())
        , connections(options.limits)
        , door(network, site, problems, services.sign_in, services.conversation, services.hub, connections,
              options.limits, services.clock)
        , router(
              site, problems, [&desk = services.sign_in](auto const& token) { return desk.who(token); }, options.limits,
              services.clock)
        , public_routes(std::move(files), { services.council_name, services.demo, services.helplines, services.sounds, services.opening },
              services.flows, services.presenter, problems)
        , sign_in_routes(
              services.sign_in, site, problems, services.clock,
              [this](SignInId sign_in) { door.close_all_of(sign_in); }, options.exit_to)
        , security_routes(
              services.sign_in, site, problems, [this](SignInId sign_in) { door.close_all_of(sign_in); },
              services.council_name)
        , phone_routes(services.sign_in, sign_in_routes, problems,
              [this](SignInId sign_in) { door.close_all_of(sign_in); })
        , kiosk_routes(services.sign_in, sign_in_routes, site, problems, services.clock)
        , council_sign_in_routes(services.council_sign_in, site, problems, services.clock)
        , own_routes(services.own_file, problems)
        , media_routes(services.media, problems)
        , pdf_routes({ services.desk, services.own_file, services.drawing, services.presenter, services.clock,
              services.council_name }, problems)
        , desk_routes(services.desk, services.enrolment, problems, services.clock)
        , case_routes(services.case_writer, problems)
        , access_routes(services.access, services.office, services.totals, problems)
        , studio_routes(services.studio, problems)
        , turn_routes(services.conversation, services.sign_in, site, problems, options.limits, services.clock)
    {
        public_routes.add_to(router);
        sign_in_routes.add_to(router);
        security_routes.add_to(router);
        phone_routes.add_to(router);
        kiosk_routes.add_to(router);
        council_sign_in_routes.add_to(router);
        own_routes.add_to(router);
        media_routes.add_to(router);
        pdf_routes.add_to(router); // Before the desk: "{}.pdf" is more than "{}".
        router.ask_for_proof([&desk = services.sign_in](auto const& actor) { return desk.stepped_up(actor, desk.now()); });
        desk_routes.add_to(router);
        case_routes.add_to(router);
        access_routes.add_to(router);
        studio_routes.add_to(router);
        turn_routes.add_to(router);
    }

    std::shared_ptr<Listener> listener;
    Site site;
    Problems problems;
    Connections connections;
    WebSocketDoor door;
    Router router;
    PublicRoutes public_routes;
    SignInRoutes sign_in_routes;
    SecurityRoutes security_routes;
    PhoneRoutes phone_routes;
    KioskRoutes kiosk_routes;
    CouncilSignInRoutes council_sign_in_routes;
    OwnRoutes own_routes;
    MediaRoutes media_routes;
    PdfRoutes pdf_routes;
    DeskRoutes desk_routes;
    CaseRoutes case_routes;
    AccessRoutes access_routes;
    StudioRoutes studio_routes;
    TurnRoutes turn_routes;
};

namespace {

/// On loopback we know what browsers call us; anywhere else the operator must say.
Result<std::vector<std::string>> own_origins(ServerOptions const& options, unsigned short port)
{
    if (!options.origins.empty())
        return options.origins;
    boost::system::error_code ec;
    auto address = asio::ip::make_address(options.address, ec);
    if (ec || !address.is_loopback())
        return fail(Errc::invalid_input,
            "what browsers call this server is not known: give it with --origin, for example --origin "
            "https://sayso.example.org");
    auto scheme = std::string(options.certificate.empty() ? "http" : "https") + "://";
    std::vector<std::string> origins;
    for (char const* host : { "localhost", "127.0.0.1", "[::1]" })
        origins.push_back(scheme + host + ":" + std::to_string(port));
    return origins;
}

} // namespace

Server::Server(std::shared_ptr<Parts> parts)
    : parts_(std::move(parts))
{
}

Server::~Server()
{
    stop();
}

Result<std::unique_ptr<Server>> Server::start(asio::io_context& network, ServerOptions options, Services services)
{
    auto files = StaticFiles::load(options.web);
    if (!files)
        return files.error();
    std::unique_ptr<asio::ssl::context> tls;
    if (!options.certificate.empty() || !options.key.empty()) {
        auto opened = open_tls(options.certificate, options.key);
        if (!opened)
            return opened.error();
        tls = std::move(*opened);
    }
    auto listener = Listener::open(network, options.address, options.port, std::move(tls));
    if (!listener)
        return listener.error();
    auto origins = own_origins(options, (*listener)->port());
    if (!origins)
        return origins.error();
    Site site(std::move(*origins), !options.certificate.empty());
    auto parts
        = std::make_shared<Parts>(network, options, services, std::move(site), std::move(*files), std::move(*listener));
    Reception reception { parts->site, parts->problems, parts->router, parts->door, parts->connections };
    parts->listener->serve(reception, parts);
    return std::unique_ptr<Server>(new Server(std::move(parts)));
}

unsigned short Server::port() const
{
    return parts_->listener->port();
}

std::string const& Server::origin() const
{
    return parts_->site.origin();
}

std::vector<std::string> Server::routes() const
{
    std::vector<std::string> routes;
    for (auto const& route : parts_->router.routes())
        routes.push_back((route.method == Method::post ? "POST " : route.method == Method::put ? "PUT " : "GET ")
            + route.path);
    return routes;
}

void Server::stop()
{
    parts_->listener->stop();
}

} // namespace sayso::net
