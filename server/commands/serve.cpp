#include "commands/commands.h"

#include "app/adviser_desk.h"
#include "app/authority.h"
#include "app/conversation.h"
#include "app/enrolment.h"
#include "app/flow_library.h"
#include "app/hub.h"
#include "app/live_flows.h"
#include "app/outbox.h"
#include "app/own_file.h"
#include "app/sign_in.h"
#include "app/store_link.h"
#include "app/studio.h"
#include "app/worker_pool.h"
#include "base/log.h"
#include "commands/demo_council.h"
#include "commands/helplines.h"
#include "commands/scripts.h"
#include "net/server.h"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <sys/resource.h>

namespace sayso::commands {

namespace asio = boost::asio;

namespace {

/// Opens the data the options ask for; makes and fills a demo council where there is nothing yet.
Result<DataFolder> open_data(ServeOptions const& options, Clock const& clock, Random& random)
{
    bool is_new = !has_database(options.data.folder);
    if (is_new && !options.demo)
        return fail(Errc::not_found,
            "there is no database in " + options.data.folder + "; make one with: sayso migrate --data "
                + options.data.folder + " --council \"Name of the council\" (or try --demo)");
    DataOptions data_options = options.data;
    data_options.make = is_new;
    auto data = open_data_folder(data_options, random);
    if (!data)
        return data.error();

    auto council = data->store->authority();
    if (!council && options.demo) {
        store::Writer writer(*data->store);
        PeopleMaker people(*data->store, writer, *data->vault, clock, random);
        auto seeded = seed_demo_council(people);
        if (!seeded)
            return seeded.error();
        council = data->store->authority();
    }
    if (!council)
        return fail(Errc::not_found,
            "the database in " + options.data.folder + " belongs to no council yet; name it with: sayso migrate --data "
                + options.data.folder + " --council \"Name of the council\"");
    if (council->demo != options.demo)
        return fail(Errc::conflict,
            options.demo ? "the database in " + options.data.folder
                    + " is a real council's; the demo keeps away from it: choose another folder with --data"
                         : "the database in " + options.data.folder + " is a demo; serve it with --demo");
    return data;
}

/// Every part of a running service, in order of dependence; destroyed in reverse.
class Service {
public:
    Service(ServeOptions const& options, app::Installed installed, std::vector<wire::Helpline> helplines,
        std::unique_ptr<store::Store> store, std::unique_ptr<vault::Vault> vault, Clock const& clock, Random& random)
        : options_(options)
        , clock_(clock)
        , random_(random)
        , helplines_(std::move(helplines))
        , vault_(std::move(vault))
        , store_(std::move(store))
        , link_(network_, *store_)
        , hashing_(network_, 1)
        , checking_(network_, 1)
        , drawing_(network_, 1)
        , flows_(*store_, {})
        , presenter_(flows_.translations())
        , live_(*store_, flows_, presenter_)
        , outbox_(network_, link_, hub_)
        , authority_(link_, *vault_, clock)
        , sign_in_(link_, authority_, *vault_, hashing_, clock, random)
        , enrolment_(link_, authority_, *vault_, clock, random)
        , conversation_(link_, authority_, flows_, presenter_, outbox_, *vault_, clock, random)
        , desk_(link_, authority_, flows_, presenter_, outbox_, *vault_, clock, random)
        , case_writer_(link_, authority_, desk_, presenter_, outbox_, *vault_, clock, random)
        , own_file_(link_, authority_, flows_, presenter_, clock)
        , studio_(link_, authority_, live_, checking_, clock, random)
        , installed_(std::move(installed))
    {
    }

    /// Runs until a signal says stop. `codes`: of a demo, to be printed once it listens.
    int run(std::vector<DemoCode> const& codes);

private:
    Result<> listen(store::AuthorityRecord const& council);
    void wait_for_signal();
    asio::awaitable<void> reload();

    ServeOptions const& options_;
    Clock const& clock_;
    Random& random_;
    std::vector<wire::Helpline> helplines_;
    asio::io_context network_ { 1 }; // Before all that posts to it: destroyed after them.
    asio::signal_set signals_ { network_, SIGINT, SIGTERM, SIGHUP };
    std::unique_ptr<vault::Vault> vault_;
    std::unique_ptr<store::Store> store_;
    app::StoreLink link_;
    app::WorkerPool hashing_;
    app::WorkerPool checking_; // Of drafts.
    app::WorkerPool drawing_; // Of PDFs.
    app::FlowLibrary flows_;
    text::Presenter presenter_;
    app::LiveFlows live_;
    app::Hub hub_;
    app::Outbox outbox_;
    app::Authority authority_;
    app::SignInDesk sign_in_;
    app::Enrolment enrolment_;
    app::Conversation conversation_;
    app::AdviserDesk desk_;
    app::CaseWriter case_writer_;
    app::OwnFile own_file_;
    app::Studio studio_;
    app::Installed installed_; // What the service begins with.
    std::unique_ptr<net::Server> server_;
};

Result<> Service::listen(store::AuthorityRecord const& council)
{
    net::ServerOptions server_options;
    server_options.address = options_.address;
    server_options.port = options_.port;
    server_options.certificate = options_.certificate;
    server_options.key = options_.key;
    server_options.origins = options_.origins;
    server_options.web = options_.web;
    server_options.exit_to = options_.exit_to;
    net::Services services { conversation_, desk_, case_writer_, sign_in_, own_file_, enrolment_, hub_, flows_, studio_, drawing_,
        presenter_, clock_ };
    services.council_name = council.name;
    services.demo = council.demo;
    services.helplines = [this](text::Locale const& locale) { return in_words_of(helplines_, presenter_, locale); };
    services.sounds = options_.sounds;
    auto server = net::Server::start(network_, std::move(server_options), std::move(services));
    if (!server)
        return server.error();
    server_ = std::move(*server);
    return {};
}

int Service::run(std::vector<DemoCode> const& codes)
{
    auto council = store_->authority();
    if (!council)
        return give_up(council.error());
    auto taken = live_.take(installed_);
    if (!taken)
        return give_up(taken.error());
    auto listening = listen(*council);
    if (!listening)
        return give_up(listening.error());
    outbox_.wake(); // What was committed but not told before the last end.
    wait_for_signal();
    if (council->demo)
        print_demo_guide(codes, council->name,
            std::string(options_.certificate.empty() ? "http" : "https")
                + "://localhost:" + std::to_string(server_->port()),
            std::cout);
    log_event("listening", { { "port", server_->port() } });
    network_.run();
    log_event("stopped");
    return 0;
}

void Service::wait_for_signal()
{
    signals_.async_wait([this](boost::system::error_code ec, int signal) {
        if (ec)
            return;
        if (signal != SIGHUP) {
            log_event("stopping");
            server_->stop();
            return;
        }
        asio::co_spawn(network_, reload(), [](std::exception_ptr fault) {
            if (fault)
                log_event("reload_failed");
        });
        wait_for_signal();
    });
}

asio::awaitable<void> Service::reload()
{
    auto scripts = load_scripts(options_.flows, options_.i18n, options_.sounds);
    if (!scripts) {
        log_event("flows_not_reloaded", { { "serving", "last_good" } });
        co_return;
    }
    store::Change change;
    change.flow_versions = app::FlowLibrary::rows(scripts->flows, clock_.now());
    auto kept = co_await link_.commit(std::move(change));
    if (!kept) {
        log_event("flows_not_reloaded", { { "code", name(kept.error().code) } });
        co_return;
    }
    auto taken = live_.take(std::move(scripts)); // What went live in the studio stays live.
    if (!taken) {
        log_event("flows_not_reloaded", { { "code", name(taken.error().code) } });
        co_return;
    }
    log_event("flows_reloaded", { { "flows", flows_.current().size() } });
}

/// Puts on disk what must be there before the first page is served; gives back the codes of a demo.
Result<std::vector<DemoCode>> prepare(ServeOptions const& options, DataFolder& data,
    app::InstalledScripts const& scripts, Clock const& clock, Random& random)
{
    store::Writer writer(*data.store);
    store::Change change;
    change.flow_versions = app::FlowLibrary::rows(scripts.flows, clock.now());
    auto kept = writer.commit(std::move(change));
    if (!kept)
        return kept.error();
    if (!options.demo)
        return std::vector<DemoCode>();
    return issue_demo_codes(*data.store, writer, *data.vault, clock, random);
}

/// Memory holds words: a crash must not write it to a disk.
void forbid_core_dumps()
{
    rlimit none { 0, 0 };
    setrlimit(RLIMIT_CORE, &none);
}

/// Whoever reads our log may go away; that is no reason to stop serving.
void outlive_readers()
{
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace

int serve(ServeOptions const& options, World const& world)
{
    forbid_core_dumps();
    outlive_readers();
    SystemClock clock;
    SystemRandom random;
    auto scripts = load_scripts(options.flows, options.i18n, options.sounds);
    if (!scripts)
        return give_up("the flows or translations can not be served; put right what is listed above, then start again");
    auto helplines = load_helplines((std::filesystem::path(options.flows) / "helplines.yaml").string());
    if (!helplines)
        return give_up(helplines.error());
    auto data = open_data(options, clock, random);
    if (!data)
        return give_up(data.error());
    auto codes = prepare(options, *data, *scripts, clock, random);
    if (!codes)
        return give_up(codes.error());
    if (world.around_store)
        data->store = world.around_store(std::move(data->store));
    Service service(options, std::move(scripts), std::move(*helplines), std::move(data->store), std::move(data->vault),
        clock, random);
    return service.run(*codes);
}

} // namespace sayso::commands
