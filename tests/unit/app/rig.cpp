#include "tests/unit/app/rig.h"

#include "app/session_file.h"
#include "text/catalogue.h"
#include "vault/password.h"

namespace sayso::tests {

namespace {

char const* const check_in = R"(flow: check-in
format: 2
version: 3
title: "A check-in"
for: {who: young_person, ages: 10..25}
inputs: {dob: date, adviser: staff}
pause: {after: 10m, say: "You can stop.", back: "Welcome back.", keep: 7d, remind: {after: 1d, say: "Go on?"}}
alerts:
  not_safe: {title: "Not safe", level: urgent, to: [adviser, duty_team], ack_in: 15m, else: team_manager, add: [where]}
  about_staff: {title: "About staff", level: soon, to: [safeguarding_lead], ack_in: 1d, else: team_manager}
harm_goes_to: [safety]
steps:
  - id: safe
    ask: choice
    read_aloud: true
    text: "Are you safe?"
    options:
      - {id: safe, text: "I am", to: words}
      - {id: unsafe, text: "I am not", to: where, harm: high, alert: not_safe}
      - {id: staff, text: "Because of my adviser", to: safety, harm: medium, alert: about_staff}
    file: safety.now
  - id: where
    ask: text
    optional: true
    read_aloud: true
    text: "Where are you?"
    file: safety.place
    next: safety
  - id: safety
    read_aloud: true
    say: "This has been sent. {adviser} is your adviser. In danger now? Call 999."
    next: words
  - id: words
    ask: text
    optional: true
    read_aloud: true
    text: "Is there more to say?"
    next: nights
  - id: nights
    ask: int
    read_aloud: true
    range: [0, 31]
    text: "How many nights?"
    next: end
)";

char const* const fields = R"(fields:
  safety.now: {label: "Safe now", matters: [accommodation]}
  safety.place: {label: "Where they are", matters: [accommodation, support]}
)";

} // namespace

AppRig::AppRig()
    : AppRig(store::open_memory_store())
{
}

AppRig::AppRig(std::unique_ptr<store::Store> empty)
{
    store = std::move(empty);
    vault = std::move(*vault::Vault::open(":memory:", vault::KeyEncryptionKey::for_tests(7), random));
    english = text::locale_or_english("en");
    fill_council();

    link.emplace(network, *store);
    hashing.emplace(network, 1);
    auto translations = text::load_translations(SAYSO_SOURCE_DIR "/i18n");
    flows.emplace(*store, std::move(translations.translations));
    presenter.emplace(flows->translations());
    authority.emplace(*link, *vault, clock);
    outbox.emplace(network, *link, hub, *authority);
    sign_in.emplace(*link, *authority, *vault, *hashing, clock, random);
    enrolment.emplace(*link, *authority, *vault, clock, random);
    conversation.emplace(*link, *authority, *flows, *presenter, *outbox, *vault, clock, random);
    desk.emplace(*link, *authority, *flows, *presenter, *outbox, *vault, clock, random);
    case_writer.emplace(*link, *authority, *desk, *presenter, *outbox, *vault, clock, random);
    own_file.emplace(*link, *authority, *flows, *presenter, clock);

    auto loaded = flow::load_flow("check-in.yaml", check_in);
    for (auto const& problem : loaded.problems)
        if (problem.blocks)
            ADD_FAILURE() << flow::to_text(problem);
    auto published = std::make_shared<flow::Definition const>(std::move(*loaded.definition));
    store::Change change;
    change.flow_versions = app::FlowLibrary::rows({ published }, clock.now());
    EXPECT_TRUE(store->commit_group(std::vector { change }).front());
    flows->publish({ published }, flow::load_fields("fields.yaml", fields).fields);
}

void AppRig::fill_council()
{
    council_ = AuthorityId::make(clock.now(), random);
    domain::Team north { TeamId::make(clock.now(), random), council_, "North" };
    domain::Team south { TeamId::make(clock.now(), random), council_, "South" };
    store::AuthorityRecord council { council_, "Testshire", false };
    store::Change change;
    change.authorities.push_back(council);
    change.teams = { north, south };
    EXPECT_TRUE(store->commit_group(std::vector { change }).front());

    sam = add_worker(north.id, domain::Role::personal_adviser, "sam", "Sam Example");
    alex = add_worker(north.id, domain::Role::personal_adviser, "alex", "Alex Sample");
    manager = add_worker(north.id, domain::Role::team_manager, "morgan", "Morgan Madeup");
    stranger = add_worker(south.id, domain::Role::team_manager, "sky", "Sky Invented");
    kit = add_young_person(sam.worker, north.id, "Kit");
    noor = add_young_person(alex.worker, north.id, "Noor");
}

domain::Actor AppRig::add_worker(TeamId team, domain::Role role, std::string username, std::string name)
{
    domain::Worker worker;
    worker.id = WorkerId::make(clock.now(), random);
    worker.authority = council_;
    worker.team = team;
    worker.role = role;
    worker.username = std::move(username);
    worker.display_name = std::move(name);
    // Hashed once: slow on purpose, and the same for all.
    static std::string const hash = *vault::hash_password(Secret<std::string>("a password for tests"));
    worker.password_hash = hash;
    store::Change change;
    change.workers.push_back(worker);
    EXPECT_TRUE(store->commit_group(std::vector { change }).front());

    domain::Actor actor;
    actor.role = role;
    actor.authority = council_;
    actor.team = team;
    actor.worker = worker.id;
    return actor;
}

domain::Actor AppRig::hire(domain::Role role, std::string username)
{
    auto name = username + " Invented";
    return add_worker(manager.team, role, std::move(username), std::move(name));
}

domain::Actor AppRig::add_young_person(WorkerId adviser, TeamId team, std::string name)
{
    store::YoungPersonRecord record;
    record.id = YoungPersonId::make(clock.now(), random);
    record.authority = council_;
    record.team = team;
    record.adviser = adviser;
    record.case_number_index = vault->blind_index("case_number", name);
    record.created = clock.now();
    auto key = app::Authority::key_for_new(*vault, record.id);
    domain::PersonalDetails details;
    details.preferred_name = name;
    details.full_name = name + " Invented";
    details.born = *parse_date("2009-03-03");
    record.details = app::seal_details(*key, record.id, details);

    store::Change change;
    vault::AuditEntry entry;
    entry.at = clock.now();
    entry.actor = "system";
    entry.action = "young_person.add";
    entry.subject = record.id;
    change.audit.push_back(entry);
    change.young_people.push_back(record);
    EXPECT_TRUE(store->commit_group(std::vector { change }).front());

    domain::Actor actor;
    actor.role = domain::Role::young_person;
    actor.authority = council_;
    actor.young_person = record.id;
    return actor;
}

void AppRig::settle()
{
    outbox->wake();
    while (!store->outbox_waiting(1)->empty()) {
        network.restart();
        network.run_one();
    }
    network.restart();
    network.poll();
}

text::AskView AppRig::begin(std::string flow)
{
    auto begun = wait(conversation->start(kit, std::move(flow), english, domain::Channel::phone));
    EXPECT_TRUE(begun) << begun.error().detail;
    session = begun->started.session;
    return begun->ask;
}

Result<app::Conversation::Answered> AppRig::say(std::string place, std::string json, bool edit)
{
    return say_as(kit, session, answer_id(), std::move(place), std::move(json), edit);
}

Result<app::Conversation::Answered> AppRig::say_as(
    domain::Actor actor, SessionId in, AnswerId id, std::string place, std::string json, bool edit)
{
    auto claimed = flow::parse_answer(json);
    EXPECT_TRUE(claimed);
    app::GivenAnswer given(in, id, std::move(place), std::move(*claimed), edit);
    return wait(conversation->answer(actor, std::move(given), english));
}

std::vector<std::string> AppRig::audit_actions()
{
    std::vector<std::string> actions;
    auto records = store->audit_after(0, 10000);
    EXPECT_TRUE(records);
    for (auto const& record : *records)
        actions.push_back(record.entry.action + (record.entry.outcome == "refused" ? " refused" : ""));
    return actions;
}

} // namespace sayso::tests
