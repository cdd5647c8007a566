#include "commands/people.h"

#include "app/authority.h"
#include "app/case_entries.h"
#include "app/session_file.h"
#include "vault/password.h"

namespace sayso::commands {

namespace {

constexpr std::size_t shortest_password = 15; // ASVS 5.0: length, and no rule on its make-up.

vault::AuditEntry entry(Moment now, std::string action, YoungPersonId subject, std::string ref)
{
    vault::AuditEntry made;
    made.at = now;
    made.actor = "system";
    made.action = std::move(action);
    made.subject = subject;
    made.ref = std::move(ref);
    return made;
}

bool is_username(std::string const& name)
{
    if (name.empty() || name.size() > 64)
        return false;
    for (char c : name)
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_'))
            return false;
    return true;
}

} // namespace

PeopleMaker::PeopleMaker(
    store::Store& store, store::Writer& writer, vault::Vault& vault, Clock const& clock, Random& random)
    : store_(store)
    , writer_(writer)
    , vault_(vault)
    , clock_(clock)
    , random_(random)
{
}

Result<> PeopleMaker::name_council(std::string const& name, bool demo)
{
    if (store_.authority())
        return fail(Errc::conflict, "this database belongs to a council already");
    store::AuthorityRecord council;
    council.id = AuthorityId::make(clock_.now(), random_);
    council.name = name;
    council.demo = demo;
    store::Change change;
    change.audit.push_back(entry(clock_.now(), "council.name", YoungPersonId(), council.id.text()));
    change.authorities.push_back(std::move(council));
    return writer_.commit(std::move(change));
}

Result<TeamId> PeopleMaker::team_called(std::string const& name)
{
    auto teams = store_.teams();
    if (!teams)
        return teams.error();
    for (auto const& team : *teams)
        if (team.name == name)
            return team.id;
    auto council = store_.authority();
    if (!council)
        return council.error();
    domain::Team team;
    team.id = TeamId::make(clock_.now(), random_);
    team.authority = council->id;
    team.name = name;
    store::Change change;
    change.audit.push_back(entry(clock_.now(), "team.add", YoungPersonId(), team.id.text()));
    change.teams.push_back(team);
    auto stored = writer_.commit(std::move(change));
    if (!stored)
        return stored.error();
    return team.id;
}

Result<domain::Worker> PeopleMaker::add_worker(NewWorker const& worker)
{
    if (!is_username(worker.username))
        return fail(Errc::invalid_input, "a user name is 1 to 64 of a-z, 0-9, dot, dash and underscore");
    if (worker.password.reveal().size() < shortest_password)
        return fail(Errc::invalid_input, "a password needs at least 15 characters");
    if (!domain::is_workers(worker.role))
        return fail(Errc::invalid_input, "a worker's role is one of: " + domain::names_of_worker_roles());
    if (store_.worker_by_username(worker.username))
        return fail(Errc::conflict, "that user name is taken");
    auto council = store_.authority();
    if (!council)
        return council.error();
    auto team = team_called(worker.team);
    if (!team)
        return team.error();
    auto hash = vault::hash_password(worker.password);
    if (!hash)
        return hash.error();

    domain::Worker record;
    record.id = WorkerId::make(clock_.now(), random_);
    record.authority = council->id;
    record.team = *team;
    record.role = worker.role;
    record.username = worker.username;
    record.display_name = worker.display_name;
    record.password_hash = std::move(*hash);
    store::Change change;
    change.workers.push_back(record);
    change.audit.push_back(entry(clock_.now(), "worker.add", YoungPersonId(), record.id.text()));
    auto stored = writer_.commit(std::move(change));
    if (!stored)
        return stored.error();
    return record;
}

Result<YoungPersonId> PeopleMaker::add_young_person(NewYoungPerson const& person)
{
    auto adviser = store_.worker_by_username(person.adviser);
    if (!adviser)
        return fail(Errc::not_found, "there is no worker with that user name to be their adviser");
    if (adviser->role != domain::Role::personal_adviser && adviser->role != domain::Role::team_manager)
        return fail(Errc::invalid_input, "only a personal adviser or team manager can be a young person's adviser");
    auto index = vault_.blind_index("case_number", person.case_number);
    if (store_.young_person_by_case_number(index))
        return fail(Errc::conflict, "there is a young person with that case number already");

    store::YoungPersonRecord record;
    record.id = YoungPersonId::make(clock_.now(), random_);
    record.authority = adviser->authority;
    record.team = adviser->team;
    record.adviser = adviser->id;
    record.case_number_index = std::move(index);
    record.created = clock_.now();
    auto key = app::Authority::key_for_new(vault_, record.id);
    if (!key)
        return key.error();
    record.details = app::seal_details(*key, record.id, person.details);

    auto id = record.id;
    store::Change change;
    change.names = app::name_index(vault_, id, person.details);
    for (auto entry : person.entries) {
        entry.subject = id;
        change.case_entries.push_back(
            app::sealed_entry(*key, entry, vault_.blind_index("case_entry", app::content_of(entry))));
    }
    change.audit.push_back(entry(clock_.now(), "young_person.add", id, adviser->id.text()));
    change.young_people.push_back(std::move(record));
    auto stored = writer_.commit(std::move(change));
    if (!stored)
        return stored.error();
    return id;
}

} // namespace sayso::commands
