#pragma once

#include "commands/command_line.h"
#include "base/secret.h"
#include "commands/data_folder.h"
#include <optional>
#include <string>
#include <vector>

/// What each command does, once its words are understood. Each returns the exit code.
namespace sayso::commands {

struct ServeOptions {
    DataOptions data;
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    bool demo = false;
    std::string certificate; // PEM files; both or neither.
    std::string key;
    std::vector<std::string> origins; // Empty: this address and port.
    std::string flows;
    std::string i18n;
    std::string web;
    std::string sounds; // Folder of recordings; may not be there.
    std::string exit_to; // Where "Leave now" goes.
    std::string oidc_issuer; // The council's own sign-in; empty: none.
    std::string oidc_client;
    std::string oidc_secret_file; // Empty: a public client.
    std::string oidc_name = "the council's sign-in"; // On the button.
};
int serve(ServeOptions const& options, World const& world);

/// Paths are folders of flows, an i18n folder, or single flow files.
enum class CheckFormat { text, table, json };
int check(std::vector<std::string> const& paths, CheckFormat format);

struct GraphCommand {
    std::vector<std::string> flows; // Files or folders; a picture is of one file.
    std::string svg; // Where to write the picture; empty: none.
    bool outline = false;
    bool coverage = false; // Only how many ways are walked, of every flow; fails unless it is all of them.
    std::string transcripts; // A folder with one folder for each flow; empty: nothing is said of what is walked.
};
int graph(GraphCommand const& command);

struct DiffCommand {
    std::string before; // Flow files.
    std::string after;
    std::string data; // A council's data, to count its open conversations; empty: not asked.
};
int diff(DiffCommand const& command);

struct TranslateCommand {
    std::string file; // .xlsx, .xlf
    std::string locale; // For export; an import says its own.
    std::string flows = "flows";
    std::string i18n = "i18n";
    bool only_open = false; // Only what is missing or stale.
};
int export_words(TranslateCommand const& command);
int import_words(TranslateCommand const& command);

struct NewFlowCommand {
    std::string flow; // Its id.
    std::string title;
    std::string folder; // Of flows.
};
int new_flow(NewFlowCommand const& command);

/// Prints every text that is read aloud, one a line: hash, language, place, words. No locales: all.
int sound(std::string const& flows, std::string const& i18n, std::vector<std::string> const& locales);

/// Prints how hard each flow is to read in each language, and warns over a reading age of 11. No locales: all.
int readability(std::string const& flows, std::string const& i18n, std::vector<std::string> const& locales);

struct SimulateCommand {
    std::string flow; // A file.
    std::string today; // Empty: today in England.
    std::string as; // young_person, visitor or anyone; empty: whoever the flow is for.
    std::string locale = "en";
    std::string i18n; // Folder of translations; needed for another language than English.
    bool easy = false; // Easy words where there are any.
    bool all = false; // Nobody types: every way is walked, every prompt printed and looked at.
};
int simulate(SimulateCommand const& command);

/// Records which identity at the council's own sign-in is which worker.
struct OidcIdentityCommand {
    DataOptions data;
    std::string username;
    std::string issuer;
    std::string subject; // Either this, or the next two.
    std::string tenant;
    std::string object;
};
int add_oidc_identity(OidcIdentityCommand const& command);

struct MigrateCommand {
    DataOptions data;
    std::string council; // Of a new database.
};
int migrate(MigrateCommand const& command);

struct AddWorkerCommand {
    DataOptions data;
    std::string username;
    std::string display_name;
    std::string role = "personal_adviser";
    std::string team;
};
int add_worker(AddWorkerCommand const& command);

struct AddYoungPersonCommand {
    DataOptions data;
    std::string adviser;
};
int add_young_person(AddYoungPersonCommand const& command);

/// In operate_keeping.cpp: on the running service, or alone if none runs.
struct BackupCommand {
    DataOptions data;
    std::string to;
    std::string keys_to; // Empty: `to`/keys.
    int keep_keys_days = 35;
};
int back_up(BackupCommand const& command, World const& world);

struct RestoreCommand {
    std::string from;
    std::string keys_from; // Empty: `from`/keys.
    std::string key_file;
    std::string to; // Empty: only look.
    std::string generation; // Empty: the newest.
    std::string keys_generation;
    bool verify = false; // Look over every generation first.
};
int restore(RestoreCommand const& command);

int rotate(DataOptions const& data, World const& world);
int erase(DataOptions const& data, World const& world); // Asks who, by whom, and why.
int print_certificates(DataOptions const& data, World const& world);

struct KioskCommand {
    DataOptions data;
    std::string act; // enrol, list or remove
    std::string name; // To enrol.
    std::string id; // To remove.
};
int kiosk(KioskCommand const& command, World const& world);

struct RetentionCommand {
    DataOptions data;
    std::string nation; // Empty: as council.yaml says,
    std::string flows; // in this folder.
    bool dry_run = false; // Only list; else asks who witnesses it too.
};
int retention(RetentionCommand const& command, World const& world);

struct SubjectAccessCommand {
    DataOptions data;
    std::string act; // draft, prepare or release
    std::string cuts; // File of what is left out.
    std::string prepared; // File that prepare made.
    std::string out; // File to write, readable by this user only.
    std::string pdf; // To release: the same as paper; empty: beside that one.
};
int subject_access(SubjectAccessCommand const& command); // Asks user name, password and case number.

/// Asks on a terminal; reads a line silently otherwise, so that names and passwords never stand on a command line.
std::string ask(std::string const& question);
Secret<std::string> ask_secretly(std::string const& question);

int verify_audit(DataOptions const& data);

/// One line on stderr, and the exit code for "could not be done".
int give_up(std::string const& what);
int give_up(Error const& error);

} // namespace sayso::commands
