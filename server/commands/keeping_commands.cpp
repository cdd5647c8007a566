#include "commands/keeping_commands.h"

#include "commands/places.h"

#include <CLI/CLI.hpp>

namespace sayso::commands {

void add_data(CLI::App* command, DataOptions& data)
{
    command->add_option("--data", data.folder, "Folder with the council's data")->required()->type_name("DIR");
    command
        ->add_option("--key-file", data.key_file,
            "File with the key-encryption key, mode 0400 (else: systemd credential sayso.kek, else DIR/kek.key)")
        ->type_name("FILE");
}

KeepingCommands::KeepingCommands(CLI::App& app, std::function<int()>& chosen, World const& world)
{
    auto* backup = app.add_subcommand("backup", "Back up, while the service runs, and look over what was made");
    add_data(backup, backup_.data);
    backup->add_option("--to", backup_.to, "Folder for all backups; each makes a new generation in it")
        ->required()
        ->type_name("DIR");
    backup->add_option("--keys-to", backup_.keys_to, "Another folder for the keys (else: keys/ in that one)")
        ->type_name("DIR");
    backup
        ->add_option("--keep-keys-days", backup_.keep_keys_days,
            "Days until this backup of the keys is deleted; erasing is complete when the last one is (35)")
        ->check(CLI::Range(1, 3650))
        ->type_name("N");
    backup->callback([this, &chosen, &world] { chosen = [this, &world] { return back_up(backup_, world); }; });

    auto* restore_command
        = app.add_subcommand("restore", "Look over backups, and put one back; who was erased stays erased");
    restore_command->add_option("--from", restore_.from, "Folder given to backup --to")->required()->type_name("DIR");
    restore_command->add_option("--keys-from", restore_.keys_from, "Folder given to backup --keys-to")
        ->type_name("DIR");
    restore_command->add_option("--key-file", restore_.key_file, "File with the key-encryption key")
        ->type_name("FILE");
    restore_command->add_option("--to", restore_.to, "New or empty folder to restore to; none: only look")
        ->type_name("DIR");
    restore_command->add_option("--generation", restore_.generation, "Which data (else: the newest)");
    restore_command->add_option("--keys-generation", restore_.keys_generation, "Which keys (else: the newest)");
    restore_command->add_flag("--verify", restore_.verify,
        "Open every generation: bytes, rows, audit, keys and a seal of each person; exits 1 if anything is not sound");
    restore_command->callback([this, &chosen] { chosen = [this] { return restore(restore_); }; });

    auto* rotate_command = app.add_subcommand(
        "rotate", "Make a new version of the key-encryption key and wrap every key with it; goes on where it was ended");
    add_data(rotate_command, rotate_);
    rotate_command->callback([this, &chosen, &world] { chosen = [this, &world] { return rotate(rotate_, world); }; });

    auto* erase_command = app.add_subcommand("erase",
        "Erase a young person for good; asks for the case number, who does it, who witnesses it and why (or reads them "
        "as four lines), and prints a certificate");
    add_data(erase_command, erase_);
    erase_command->add_flag("--certificates", certificates_, "Erase nobody; print the certificates so far");
    erase_command->callback([this, &chosen, &world] {
        chosen = [this, &world] {
            return certificates_ ? print_certificates(erase_, world) : erase(erase_, world);
        };
    });
    add_for_people(app, chosen, world);
    add_kiosks(app, chosen, world);
}

void KeepingCommands::add_kiosks(CLI::App& app, std::function<int()>& chosen, World const& world)
{
    auto* kiosk_command = app.add_subcommand("kiosk", "Let in a screen that people share, list them, or remove one");
    add_data(kiosk_command, kiosk_.data);
    kiosk_command->add_option("act", kiosk_.act, "enrol (prints a link that works once, for an hour), list or remove")
        ->required()
        ->check(CLI::IsMember({ "enrol", "list", "remove" }));
    kiosk_command->add_option("--name", kiosk_.name,
        "To enrol: where it stands, as people there call it (\"Front desk, Civic Centre\"); phones show it");
    kiosk_command->add_option("--id", kiosk_.id, "To remove: the first word of its line in the list");
    kiosk_command->callback([this, &chosen, &world] { chosen = [this, &world] { return kiosk(kiosk_, world); }; });
}

void KeepingCommands::add_for_people(CLI::App& app, std::function<int()>& chosen, World const& world)
{
    auto* retention_command = app.add_subcommand("retention",
        "Erase whose records have been kept as long as the law asks; a team manager does it for their team: asks for "
        "their user name, their password and the name of a witness (or reads them as three lines)");
    add_data(retention_command, retention_.data);
    retention_command->add_option("--nation", retention_.nation, "england, wales, scotland or northern_ireland; if not given, as council.yaml says");
    retention_.flows = default_places().flows;
    retention_command->add_option("--flows", retention_.flows, "Folder with council.yaml")->type_name("DIR");
    retention_command->add_flag("--dry-run", retention_.dry_run, "Only list who would be erased, since when, and why");
    retention_command->callback(
        [this, &chosen, &world] { chosen = [this, &world] { return retention(retention_, world); }; });

    auto* access = app.add_subcommand("subject-access",
        "A copy for a young person of all that is kept about them; one worker drafts and prepares it, a team manager "
        "or the safeguarding lead, who is somebody else, releases it. Asks for user name, password and, but to release, "
        "the case number");
    add_data(access, subject_access_.data);
    access->add_option("act", subject_access_.act, "draft, prepare or release")
        ->required()
        ->check(CLI::IsMember({ "draft", "prepare", "release" }));
    access->add_option("--cuts", subject_access_.cuts,
        "To prepare: JSON file of what is left out, [{\"entry\", \"passage\", \"reason\"}]; no passage: the whole "
        "entry. To release: the same, for what the one who prepared it could not see")
        ->type_name("FILE");
    access->add_option("--prepared", subject_access_.prepared, "To release: the file that prepare wrote")
        ->type_name("FILE");
    access->add_option("--out", subject_access_.out, "File to write")->required()->type_name("FILE");
    access->add_option("--pdf", subject_access_.pdf, "To release: the same as PDF (else: FILE of --out, and .pdf)")
        ->type_name("FILE");
    access->callback([this, &chosen] { chosen = [this] { return subject_access(subject_access_); }; });
}

} // namespace sayso::commands
