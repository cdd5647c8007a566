#include "commands/commands.h"

#include "commands/people.h"
#include "store/verify.h"
#include <iostream>
#include <termios.h>
#include <unistd.h>

/// The commands an operator runs beside the service.
namespace sayso::commands {

std::string ask(std::string const& question)
{
    bool terminal = isatty(STDIN_FILENO) == 1;
    if (terminal)
        std::cerr << question << ": ";
    std::string line;
    std::getline(std::cin, line);
    return line;
}

Secret<std::string> ask_secretly(std::string const& question)
{
    termios before {};
    bool terminal = isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &before) == 0;
    if (terminal) {
        termios quiet = before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSANOW, &quiet);
    }
    Secret<std::string> answer(ask(question));
    if (terminal) {
        tcsetattr(STDIN_FILENO, TCSANOW, &before);
        std::cerr << "\n";
    }
    return answer;
}

namespace {

/// Opens the data and hands the makers to `act`; the council must have a name already.
template <class Act> int with_people(DataOptions const& options, Act act)
{
    SystemClock clock;
    SystemRandom random;
    auto data = open_data_folder(options, random);
    if (!data)
        return give_up(data.error());
    store::Writer writer(*data->store);
    PeopleMaker people(*data->store, writer, *data->vault, clock, random);
    return act(people, *data->store);
}

} // namespace

int migrate(MigrateCommand const& command)
{
    DataOptions options = command.data;
    bool is_new = !has_database(options.folder);
    if (is_new && command.council.empty())
        return give_up("there is no database in " + options.folder
            + "; to make one, say whose it is: --council \"Name of the council\"");
    options.make = is_new;
    return with_people(options, [&](PeopleMaker& people, store::Store& store) {
        if (!store.authority()) {
            auto named = people.name_council(command.council, false);
            if (!named)
                return give_up(named.error());
        }
        std::cout << "ready: " << options.folder << "\n";
        return 0;
    });
}

int add_worker(AddWorkerCommand const& command)
{
    auto role = domain::role_from(command.role);
    if (!role || !domain::is_workers(*role))
        return give_up("--role is one of: " + domain::names_of_worker_roles());
    return with_people(command.data, [&](PeopleMaker& people, store::Store&) {
        NewWorker worker;
        worker.username = command.username;
        worker.display_name = command.display_name;
        worker.role = *role;
        worker.team = command.team;
        worker.password = ask_secretly("Password (at least 15 characters)");
        auto added = people.add_worker(worker);
        if (!added)
            return give_up(added.error());
        std::cout << "added worker " << added->id.text() << "\n";
        return 0;
    });
}

int add_young_person(AddYoungPersonCommand const& command)
{
    return with_people(command.data, [&](PeopleMaker& people, store::Store&) {
        NewYoungPerson person;
        person.adviser = command.adviser;
        person.details.full_name = ask("Full name");
        person.details.preferred_name = ask("Name they like to be called");
        auto born = parse_date(ask("Date of birth (2010-03-31)"));
        if (!born)
            return give_up(born.error());
        person.details.born = *born;
        person.case_number = ask("Case number");
        if (person.details.full_name.empty() || person.case_number.empty())
            return give_up("a name and a case number are needed");
        auto added = people.add_young_person(person);
        if (!added)
            return give_up(added.error());
        std::cout << "added young person " << added->text() << "\n";
        return 0;
    });
}

int verify_audit(DataOptions const& options)
{
    SystemRandom random;
    auto data = open_data_folder(options, random);
    if (!data)
        return give_up(data.error());
    auto entries = store::verify_audit(*data->store);
    if (!entries)
        return give_up(entries.error());
    std::cout << "the audit chain is whole: " << *entries << " entries\n";
    return 0;
}

} // namespace sayso::commands
