#pragma once

#include "base/secret.h"
#include "casefile/entry.h"
#include "domain/people.h"
#include "store/writer.h"
#include "vault/vault.h"
#include <string>

/// Making the people of a council: used by the command line and by the demo.
namespace sayso::commands {

struct NewWorker {
    std::string username;
    std::string display_name;
    domain::Role role = domain::Role::personal_adviser;
    std::string team; // By name; made if there is none.
    Secret<std::string> password;
};

struct NewYoungPerson {
    domain::PersonalDetails details;
    std::string adviser; // User name.
    std::string case_number; // As the council's case system knows them; stored only as a keyed hash.
    std::vector<casefile::Entry> entries = {}; // What is on file from the start; the demo has some.
};

/// Writes people into one council's data. Blocking; for the command line and start-up. Each act leaves an audit entry.
class PeopleMaker {
public:
    PeopleMaker(store::Store& store, store::Writer& writer, vault::Vault& vault, Clock const& clock, Random& random);

    /// Names the council a new database belongs to. conflict: it has one already.
    Result<> name_council(std::string const& name, bool demo);

    /// invalid_input: a password under 15 characters, a role that is no worker's; conflict: the user name is taken.
    Result<domain::Worker> add_worker(NewWorker const& worker);

    /// not_found: no such adviser; conflict: the case number is taken.
    Result<YoungPersonId> add_young_person(NewYoungPerson const& person);

private:
    Result<TeamId> team_called(std::string const& name);

    store::Store& store_;
    store::Writer& writer_;
    vault::Vault& vault_;
    Clock const& clock_;
    Random& random_;
};

} // namespace sayso::commands
