#include "commands/commands.h"

#include "app/backup.h"
#include "app/kept_file.h"
#include "base/log.h"
#include "commands/control_door.h"
#include "commands/council_settings.h"
#include "exchange/pdf/subject_access_paper.h"
#include <boost/asio/co_spawn.hpp>
#include <filesystem>
#include <iostream>

/// What an operator does with a council's data as a whole.
namespace sayso::commands {

namespace asio = boost::asio;
namespace json = boost::json;

namespace {

int print(KeepingReply const& reply)
{
    std::cout << reply.text << std::flush;
    return reply.code == 0 ? 0 : give_up(reply.error);
}

/// Does alone what the service would have done.
KeepingReply answer_alone(DataOptions const& options, json::object request, World const& world)
{
    SystemClock clock;
    SystemRandom random;
    auto data = open_data_folder(options, random);
    if (!data)
        return refused(data.error());
    asio::io_context network { 1 };
    app::StoreLink link(network, *data->store);
    app::WorkerPool pool(network, 1);
    Keeping keeping(link, pool, *data->vault, clock, random, options, world.at_step);
    KeepingReply reply = refused("it ended without an answer");
    asio::co_spawn(network, keeping.handle(std::move(request)), [&reply](std::exception_ptr fault, KeepingReply given) {
        if (!fault)
            reply = std::move(given);
    });
    network.run();
    return reply;
}

/// Asks for the code of an authenticator app only from who has one.
template <class Ask> auto ask_with_code(json::object& request, Ask const& send)
{
    auto reply = send(request);
    if (!reply || reply->code != KeepingReply::needs_app_code)
        return reply;
    request["app_code"] = ask_secretly("Code from your authenticator app").reveal();
    if (request.at("app_code").get_string().empty()) {
        reply->code = 1;
        reply->error = "you have an authenticator app: its code is needed too";
        return reply;
    }
    return send(request);
}

/// A service that runs on the folder holds its lock, so it is the one to ask.
int ask_or_do(DataOptions const& options, json::object request, World const& world)
{
    if (!has_database(options.folder))
        return give_up("there is no database in " + options.folder);
    auto reply = ask_with_code(request, [&](json::object const& asked) -> std::optional<KeepingReply> {
        auto by_service = ask_service(options.folder, asked);
        return by_service ? by_service : answer_alone(options, asked, world);
    });
    return print(*reply);
}

std::string whole_path(std::string const& path)
{
    std::error_code ignored;
    return path.empty() ? path : std::filesystem::absolute(path, ignored).string();
}

void print_report(app::CheckedBackup const& checked)
{
    for (auto const& generation : checked.generations) {
        std::cout << generation.kind << ' ' << generation.generation << ": ";
        if (!generation.trouble.empty())
            std::cout << "NOT SOUND: " << generation.trouble << '\n';
        else if (generation.kind == "keys")
            std::cout << "sound; " << generation.people << " keys open\n";
        else
            std::cout << "sound; " << generation.people << " people readable, " << generation.erased
                      << " erased and unreadable, " << generation.audit_entries << " audit entries\n";
    }
}

Result<> write_as_paper(std::string const& path, std::string const& file)
{
    json::error_code ec;
    auto parsed = json::parse(file, ec);
    if (ec || !parsed.is_object())
        return fail(Errc::corrupt, "the service gave something that is no copy");
    auto paper = pdf::subject_access_paper(parsed.get_object());
    if (!paper)
        return paper.error();
    auto drawn = pdf::draw(*paper);
    if (!drawn)
        return drawn.error();
    return app::write_kept_file(path, *drawn);
}

} // namespace

int back_up(BackupCommand const& command, World const& world)
{
    json::object request { { "command", "backup" }, { "to", whole_path(command.to) },
        { "keys_to", whole_path(command.keys_to) }, { "keep_keys_days", command.keep_keys_days } };
    return ask_or_do(command.data, std::move(request), world);
}

int rotate(DataOptions const& data, World const& world)
{
    json::object request { { "command", "rotate" } };
    return ask_or_do(data, std::move(request), world);
}

int erase(DataOptions const& data, World const& world)
{
    json::object request { { "command", "erase" } };
    request["case_number"] = ask("Case number of the young person to erase");
    request["by"] = ask("Your name");
    request["witness"] = ask("Name of the witness");
    request["reason"] = ask("Reason, without names");
    return ask_or_do(data, std::move(request), world);
}

int print_certificates(DataOptions const& data, World const& world)
{
    json::object request { { "command", "certificates" } };
    return ask_or_do(data, std::move(request), world);
}

int kiosk(KioskCommand const& command, World const& world)
{
    json::object request { { "command", "kiosk-" + command.act }, { "name", command.name }, { "id", command.id } };
    return ask_or_do(command.data, std::move(request), world);
}

int retention(RetentionCommand const& command, World const& world)
{
    auto nation = command.nation;
    if (nation.empty()) {
        auto council = load_council_settings(command.flows);
        if (!council.problems.empty())
            return give_up("council.yaml has a fault, so --nation must be given; sayso check says where it is");
        nation = council.settings.retention_nation;
    }
    json::object request { { "command", "retention" }, { "nation", nation }, { "dry_run", command.dry_run } };
    request["user"] = ask("User name of the team manager");
    request["password"] = ask_secretly("Password").reveal();
    if (!command.dry_run)
        request["witness"] = ask("Name of the witness");
    return ask_or_do(command.data, std::move(request), world);
}

int subject_access(SubjectAccessCommand const& command)
{
    json::object request { { "command", "subject-access" }, { "act", command.act } };
    request["user"] = ask("User name");
    request["password"] = ask_secretly("Password").reveal();
    auto take_file = [&](char const* field, std::string const& path) {
        auto bytes = app::read_kept_file(path);
        if (bytes)
            request[field] = std::string(bytes->begin(), bytes->end());
        return bytes.has_value();
    };
    if (command.act != "release")
        request["case_number"] = ask("Case number");
    if (command.act == "release" && !command.cuts.empty() && !take_file("cuts", command.cuts))
        return give_up("the file of cuts can not be read");
    if (command.act == "prepare" && !take_file("cuts", command.cuts))
        return give_up("the file of cuts can not be read; give it with --cuts (a file with [] leaves nothing out)");
    if (command.act == "release" && !take_file("prepared", command.prepared))
        return give_up("the prepared file can not be read; give it with --prepared");
    auto reply = ask_with_code(
        request, [&](json::object const& asked) { return ask_service(command.data.folder, asked); });
    if (!reply)
        return give_up("no service runs on that folder; start it first: it has the flows that words are read with");
    if (reply->code != 0)
        return give_up(reply->error);
    auto written = app::write_kept_file(command.out, reply->text);
    if (!written)
        return give_up(written.error());
    std::cout << "written: " << command.out << "\n";
    if (command.act != "release")
        return 0;
    auto paper = command.pdf.empty() ? command.out + ".pdf" : command.pdf;
    auto printed = write_as_paper(paper, reply->text);
    if (!printed)
        return give_up(printed.error());
    std::cout << "written: " << paper << "\n";
    return 0;
}

int restore(RestoreCommand const& command)
{
    SystemClock clock;
    SystemRandom random;
    DataOptions options;
    options.key_file = command.key_file;
    options.folder = command.to;
    auto key = read_key(options);
    if (!key)
        return give_up(key.error().detail + "; say where it is: --key-file FILE");
    auto from = app::backup_folders(command.from, command.keys_from);
    if (command.verify || command.to.empty()) {
        auto checked = app::check_backup(from, *key, random);
        print_report(checked);
        if (!checked.is_sound())
            return give_up(checked.trouble.empty() ? "not every generation is sound; see above" : checked.trouble);
    }
    if (command.to.empty())
        return 0;
    app::RestoreOrder order;
    order.from = from;
    order.generation = command.generation;
    order.keys_generation = command.keys_generation;
    order.to = command.to;
    auto restored = app::restore_backup(order, *key, random, clock.now());
    if (!restored)
        return give_up(restored.error());
    std::cout << "restored data of " << restored->generation << " with keys of " << restored->keys_generation << " to "
              << command.to << "\n";
    if (restored->erased_again != 0)
        std::cout << restored->erased_again << " erased after that backup stay erased\n";
    std::cout << "everybody has to sign in again; the key file is not in a backup: put it where the service finds it\n";
    return 0;
}

} // namespace sayso::commands
