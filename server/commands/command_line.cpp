#include "commands/command_line.h"

#include "commands/author_commands.h"
#include "commands/commands.h"
#include "commands/keeping_commands.h"
#include "commands/places.h"
#include "domain/people.h"
#include <CLI/CLI.hpp>

namespace sayso::commands {

namespace {

constexpr int wrong_words = 2;

void add_serve(CLI::App& app, ServeOptions& options, std::function<void()> chosen)
{
    auto* command = app.add_subcommand("serve", "Run the service");
    add_data(command, options.data);
    command->add_option("--port", options.port, "Port to listen on (0: any free one)")->type_name("N");
    command->add_option("--address", options.address, "Address to listen on; anything but loopback needs TLS")
        ->type_name("ADDRESS");
    command->add_flag("--demo", options.demo, "Serve an invented council; made on the first run, marked on every page");
    auto* certificate
        = command->add_option("--tls-cert", options.certificate, "Certificate chain (PEM)")->type_name("FILE");
    auto* key = command->add_option("--tls-key", options.key, "Its private key (PEM)")->type_name("FILE");
    certificate->needs(key);
    key->needs(certificate);
    command
        ->add_option("--origin", options.origins,
            "Address the pages are opened at, exactly (https://sayso.example.org); may be given again")
        ->type_name("URL");
    command->add_option("--flows", options.flows, "Folder of flows")->type_name("DIR");
    command->add_option("--i18n", options.i18n, "Folder of translations")->type_name("DIR");
    command->add_option("--web", options.web, "Folder of built pages")->type_name("DIR");
    command->add_option("--sound", options.sounds, "Folder of recordings")->type_name("DIR");
    command->add_option("--exit-to", options.exit_to, "Where \"Leave now\" goes")->type_name("URL");
    command->callback(std::move(chosen));
}

} // namespace

int run(int count, char** words, World const& world)
{
    CLI::App app("Sayso: young people are heard, answered, and see what was done.\n"
                 "Start here: sayso serve --data build/demo --port 8080 --demo\n");
    app.name("sayso");
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done; 1 could not be done, one line says why; 2 the command line was wrong.");

    auto places = default_places();
    std::function<int()> chosen;

    ServeOptions serve_options;
    serve_options.flows = places.flows;
    serve_options.i18n = places.i18n;
    serve_options.web = places.web;
    serve_options.sounds = places.sounds;
    serve_options.exit_to = "https://www.bbc.co.uk/weather";
    add_serve(app, serve_options, [&] { chosen = [&] { return serve(serve_options, world); }; });

    AuthorCommands author(app, chosen);

    std::string sound_flows, sound_i18n;
    std::vector<std::string> sound_locales;
    auto* sound_command
        = app.add_subcommand("sound", "List every text that is read aloud, with the name of its recording");
    sound_command->add_option("flows", sound_flows, "Folder of flows")->required()->type_name("FLOWS");
    sound_command->add_option("i18n", sound_i18n, "Folder of translations")->required()->type_name("I18N");
    sound_command->add_option("locales", sound_locales, "Languages; all of them if none is named")->type_name("LOCALE");
    sound_command->callback([&] { chosen = [&] { return sound(sound_flows, sound_i18n, sound_locales); }; });

    MigrateCommand migrate_options;
    auto* migrate_command = app.add_subcommand("migrate", "Make a council's database, or bring it up to date");
    add_data(migrate_command, migrate_options.data);
    migrate_command->add_option("--council", migrate_options.council, "Name of the council, for a new database")
        ->type_name("NAME");
    migrate_command->callback([&] { chosen = [&] { return migrate(migrate_options); }; });

    AddWorkerCommand worker_options;
    auto* worker_command = app.add_subcommand(
        "add-worker", "Add somebody who works here; asks for the password (or reads it as one "
        "line)");
    add_data(worker_command, worker_options.data);
    worker_command->add_option("--user", worker_options.username, "User name to sign in with")->required();
    worker_command->add_option("--name", worker_options.display_name, "Name that young people see")->required();
    worker_command->add_option("--role", worker_options.role,
        "What they do, one of: " + domain::names_of_worker_roles());
    worker_command->add_option("--team", worker_options.team, "Team, made if there is none")->required();
    worker_command->callback([&] { chosen = [&] { return add_worker(worker_options); }; });

    AddYoungPersonCommand person_options;
    auto* person_command = app.add_subcommand("add-young-person",
        "Add a young person; asks for their name, birthday and case number (or reads them as four lines)");
    add_data(person_command, person_options.data);
    person_command->add_option("--adviser", person_options.adviser, "User name of their adviser")->required();
    person_command->callback([&] { chosen = [&] { return add_young_person(person_options); }; });

    DataOptions audit_data;
    auto* audit_command = app.add_subcommand("verify-audit", "Walk the audit chain; exits 1 at the first break");
    add_data(audit_command, audit_data);
    audit_command->callback([&] { chosen = [&] { return verify_audit(audit_data); }; });

    KeepingCommands keeping(app, chosen, world);

    try {
        app.parse(count, words);
    } catch (CLI::ParseError const& error) {
        return app.exit(error) == 0 ? 0 : wrong_words;
    }
    return chosen();
}

} // namespace sayso::commands
