#include "commands/commands.h"

#include "app/access_desk.h"
#include "app/adviser_desk.h"
#include "app/authority.h"
#include "app/conversation.h"
#include "app/council_sign_in.h"
#include "app/enrolment.h"
#include "app/escalation.h"
#include "app/flow_library.h"
#include "app/hub.h"
#include "app/live_flows.h"
#include "app/media.h"
#include "app/opening.h"
#include "app/outbox.h"
#include "app/overdue.h"
#include "app/own_file.h"
#include "app/sign_in.h"
#include "app/store_link.h"
#include "app/studio.h"
#include "app/totals.h"
#include "app/worker_office.h"
#include "app/worker_pool.h"
#include "base/log.h"
#include "commands/council_settings.h"
#include "commands/control_door.h"
#include "commands/council_sign_in.h"
#include "commands/demo_council.h"
#include "commands/helplines.h"
#include "commands/phrases.h"
#include "commands/scripts.h"
#include "exchange/media/clean.h"
#include "exchange/web_fetch.h"
#include "net/server.h"
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
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
        auto seeded = seed_demo_council(people, clock, random);
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
    Service(ServeOptions const& options, World const& world, app::Installed installed,
        std::vector<wire::Helpline> helplines, domain::CouncilSettings settings, casefile::PhraseLists phrases,
        std::optional<app::CouncilSignInSettings> council_sign_in,
        std::unique_ptr<store::Store> store, std::unique_ptr<vault::Vault> vault, Clock const& clock, Random& random)
        : options_(options)
        , when_listening_(world.when_listening)
        , look_every_(world.look_every)
        , clock_(clock)
        , random_(random)
        , helplines_(std::move(helplines))
        , settings_(std::move(settings))
        , phrases_(std::move(phrases))
        , vault_(std::move(vault))
        , store_(std::move(store))
        , link_(network_, *store_)
        , hashing_(network_, 1)
        , checking_(network_, 1)
        , drawing_(network_, 1)
        , looking_(network_, 1)
        , fetching_(network_, 2)
        , flows_(*store_, {})
        , presenter_(flows_.translations())
        , live_(*store_, flows_, presenter_)
        , authority_(link_, *vault_, clock)
        , outbox_(network_, link_, hub_, authority_)
        , sign_in_(link_, authority_, *vault_, hashing_, clock, random)
        , enrolment_(link_, authority_, *vault_, clock, random)
        , conversation_(link_, authority_, flows_, presenter_, outbox_, *vault_, clock, random)
        , desk_(link_, authority_, flows_, presenter_, outbox_, *vault_, clock, random)
        , case_writer_(link_, authority_, desk_, presenter_, outbox_, *vault_, clock, random)
        , access_(link_, authority_, outbox_, *vault_, clock, random)
        , office_(link_, authority_, hashing_, clock, random)
        , totals_(link_, authority_, flows_, presenter_, clock)
        , own_file_(link_, authority_, flows_, presenter_, clock)
        , media_(link_, authority_, flows_, looking_, &media::clean, clock)
        , escalation_(link_, outbox_, settings_, clock, random)
        , overdue_(link_, authority_, outbox_, settings_, clock, random)
        , studio_(link_, authority_, live_, checking_, clock, random)
        , installed_(std::move(installed))
        , at_command_line_(link_, hashing_, *vault_, clock, random)
        , subject_access_(link_, authority_, flows_, presenter_, at_command_line_, *vault_, clock)
        , keeping_(link_, keeping_pool_, *vault_, clock, random, options.data, {})
    {
        if (council_sign_in)
            council_sign_in_.emplace(link_, *vault_, sign_in_, fetching_, &exchange::fetch, clock, random,
                std::move(*council_sign_in));
        conversation_.know(settings_);
        conversation_.know(phrases_);
        own_file_.know(settings_);
        desk_.know(settings_);
        subject_access_.know(settings_);
        keeping_.allow_subject_access(subject_access_);
    }

    /// Runs until a signal says stop. `codes`: of a demo, to be printed once it listens.
    int run(std::vector<DemoCode> const& codes);

private:
    Result<> listen(store::AuthorityRecord const& council);
    void wait_for_signal();
    asio::awaitable<Result<int>> look_once();
    void look_at_clocks();
    asio::awaitable<void> reload();
    asio::awaitable<void> sweep();

    ServeOptions const& options_;
    std::function<void(net::Server const&)> when_listening_;
    std::chrono::milliseconds look_every_;
    Clock const& clock_;
    Random& random_;
    std::vector<wire::Helpline> helplines_;
    domain::CouncilSettings settings_;
    casefile::PhraseLists phrases_;
    asio::io_context network_ { 1 }; // Before all that posts to it: destroyed after them.
    asio::signal_set signals_ { network_, SIGINT, SIGTERM, SIGHUP };
    asio::steady_timer next_look_ { network_ };
    bool stopping_ = false;
    std::unique_ptr<vault::Vault> vault_;
    std::unique_ptr<store::Store> store_;
    app::StoreLink link_;
    app::WorkerPool hashing_;
    app::WorkerPool checking_; // Of drafts.
    app::WorkerPool drawing_; // Of PDFs.
    app::WorkerPool looking_; // At photos, voice notes and drawings.
    app::WorkerPool fetching_; // From the council's own sign-in.
    app::FlowLibrary flows_;
    text::Presenter presenter_;
    app::LiveFlows live_;
    app::Hub hub_;
    app::Authority authority_;
    app::Outbox outbox_;
    app::SignInDesk sign_in_;
    app::Enrolment enrolment_;
    app::Conversation conversation_;
    app::AdviserDesk desk_;
    app::CaseWriter case_writer_;
    app::AccessDesk access_;
    app::WorkerOffice office_;
    app::Totals totals_;
    app::OwnFile own_file_;
    app::Media media_;
    app::Escalation escalation_;
    app::Overdue overdue_;
    app::Studio studio_;
    std::optional<app::CouncilSignIn> council_sign_in_;
    app::Installed installed_; // What the service begins with.
    app::WorkerPool keeping_pool_ { network_, 1 }; // Backups and the like.
    app::WorkerCheck at_command_line_;
    app::SubjectAccess subject_access_;
    Keeping keeping_;
    asio::steady_timer sweeping_ { network_ };
    std::unique_ptr<ControlDoor> control_;
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
    net::Services services { conversation_, desk_, case_writer_, access_, office_, totals_, sign_in_, own_file_,
        media_, enrolment_, hub_, flows_, studio_, drawing_, presenter_, clock_ };
    services.council_name = council.name;
    services.demo = council.demo;
    services.helplines = [this](text::Locale const& locale) { return in_words_of(helplines_, presenter_, locale); };
    services.sounds = options_.sounds;
    services.council_sign_in = council_sign_in_ ? &*council_sign_in_ : nullptr;
    services.opening = [this](text::Locale const& locale) {
        return app::opening_view(settings_, presenter_, locale, clock_.now());
    };
    auto server = net::Server::start(network_, std::move(server_options), std::move(services));
    if (!server)
        return server.error();
    server_ = std::move(*server);
    keeping_.know_address(server_->origin());
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
    // What is said about a worker needs somebody who is not their manager.
    if (auto has_lead = authority_.has_safeguarding_lead(); has_lead && !*has_lead)
        log_event("no_safeguarding_lead", { { "standing_in", "team_manager" } });
    auto listening = listen(*council);
    if (!listening)
        return give_up(listening.error());
    outbox_.wake(); // What was committed but not told before the last end.
    look_at_clocks(); // First at what ran out while we were not there.
    control_ = std::make_unique<ControlDoor>(network_, options_.data.folder, keeping_);
    asio::co_spawn(network_, sweep(), [](std::exception_ptr fault) {
        if (fault)
            log_event("unsent.sweep_failed");
    });
    wait_for_signal();
    if (council->demo)
        print_demo_guide(codes, council->name,
            std::string(options_.certificate.empty() ? "http" : "https")
                + "://localhost:" + std::to_string(server_->port()),
            std::cout);
    if (when_listening_)
        when_listening_(*server_);
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
            stopping_ = true;
            next_look_.cancel();
            control_->close();
            sweeping_.cancel();
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

/// Alerts first: what else ran out has waited for days.
asio::awaitable<Result<int>> Service::look_once()
{
    auto alerts = co_await escalation_.round();
    auto others = co_await overdue_.round();
    if (!alerts || !others)
        co_return alerts ? others.error() : alerts.error();
    co_return *alerts + *others;
}

/// Again and again, a while after the last look has ended: looks never overlap.
void Service::look_at_clocks()
{
    asio::co_spawn(network_, look_once(), [this](std::exception_ptr fault, Result<int> passed) {
        if (fault || !passed)
            log_event("clocks_not_looked_at", { { "code", fault ? "exception" : name(passed.error().code) } });
        if (stopping_)
            return;
        next_look_.expires_after(look_every_);
        next_look_.async_wait([this](boost::system::error_code ec) {
            if (!ec && !stopping_)
                look_at_clocks();
        });
    });
}

/// What was begun and never sent goes after its time, looked for every hour.
asio::awaitable<void> Service::sweep()
{
    while (!stopping_) {
        co_await keeping_.sweep_unsent();
        if (stopping_)
            break; // The cancelling was while it swept.
        sweeping_.expires_after(std::chrono::hours(1));
        boost::system::error_code ended;
        co_await sweeping_.async_wait(asio::redirect_error(asio::use_awaitable, ended));
    }
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
    if (auto enrolled = enrol_demo_kiosk(*data.store, writer, clock, random); !enrolled)
        return enrolled.error();
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
    SystemClock system_clock;
    Clock const& clock = world.clock ? *world.clock : system_clock;
    SystemRandom random;
    auto scripts = load_scripts(options.flows, options.i18n, options.sounds);
    if (!scripts)
        return give_up("the flows or translations can not be served; put right what is listed above, then start again");
    auto helplines = load_helplines((std::filesystem::path(options.flows) / "helplines.yaml").string());
    if (!helplines)
        return give_up(helplines.error());
    auto loaded = load_council_settings(options.flows);
    for (auto const& problem : loaded.problems)
        std::cerr << flow::to_text(problem) << "\n";
    if (flow::any_blocking(loaded.problems))
        return give_up("the council's settings can not be used; put right what is listed above, then start again");
    auto council_sign_in = council_sign_in_settings(options);
    if (!council_sign_in)
        return give_up(council_sign_in.error());
    auto phrases = load_phrases(options.i18n);
    for (auto const& problem : phrases.problems) // Without its list a language is only not reordered.
        std::cerr << flow::to_text(problem) << "\n";
    auto data = open_data(options, clock, random);
    if (!data)
        return give_up(data.error());
    auto codes = prepare(options, *data, *scripts, clock, random);
    if (!codes)
        return give_up(codes.error());
    if (world.around_store)
        data->store = world.around_store(std::move(data->store));
    Service service(options, world, std::move(scripts), std::move(*helplines), std::move(loaded.settings),
        std::move(phrases.lists), std::move(*council_sign_in), std::move(data->store), std::move(data->vault), clock,
        random);
    return service.run(*codes);
}

} // namespace sayso::commands
