#include "tests/unit/app/studio_rig.h"

#include "app/session_file.h"

namespace sayso::tests {

char const* const talk_yaml = R"(# Where a talk begins.
flow: check-in
format: 1
version: 3   # counted on when it is published
title: "A check-in"
for: {who: young_person, ages: 10..25}
inputs: {adviser: staff}
alerts:
  not_safe: {title: "Not safe", level: urgent, to: [adviser], ack_in: 15m, else: team_manager}
harm_goes_to: [safety]
steps:
  - id: words
    ask: text
    optional: true
    read_aloud: true
    text: "What is it about?" # the first question
    next: safe
  - id: safe
    ask: choice
    read_aloud: true
    text: "Are you safe?"
    options:
      - {id: safe, text: "I am", to: end}
      - {id: unsafe, text: "I am not", to: safety, harm: high, alert: not_safe}
    skip: barred
    dont_know: barred
    file: safety.now
  - id: safety
    read_aloud: true
    say: "{adviser} is told. In danger now? Call 999."
    next: end
)";

namespace {

char const* const fields_yaml = R"(fields:
  safety.now: {label: "Safe now", matters: [accommodation]}
)";

flow::Published load(std::string const& yaml)
{
    auto loaded = flow::load_flow("check-in.yaml", yaml);
    for (auto const& problem : loaded.problems)
        if (problem.blocks)
            ADD_FAILURE() << flow::to_text(problem);
    return std::make_shared<flow::Definition const>(std::move(*loaded.definition));
}

} // namespace

StudioRig::StudioRig()
{
    vault = std::move(*vault::Vault::open(":memory:", vault::KeyEncryptionKey::for_tests(7), random));
    install(talk_yaml, talk_yaml);
    store = std::move(*store::open_sqlite_store({ folder.path(), true }));
    fill_council();
    start();
}

void StudioRig::install(std::string const& yaml, std::string const& welsh_of)
{
    auto scripts = std::make_shared<app::InstalledScripts>();
    scripts->flows = { load(yaml) };
    scripts->fields = flow::load_fields("fields.yaml", fields_yaml).fields;
    scripts->sources["check-in"] = yaml;
    auto all = text::load_translations(SAYSO_SOURCE_DIR "/i18n").translations;
    scripts->translations.app["en"] = all.app.at("en");
    scripts->translations.app["cy"] = all.app.at("cy");
    text::FlowTranslation welsh { "cy", "check-in", "Carys Example", {}, {} };
    for (auto const& [key, english] : text::english_messages(*load(welsh_of)))
        welsh.messages[key] = { "Cymraeg: " + english, text::english_hash(english), 1 };
    scripts->translations.flows[{ "cy", "check-in" }] = welsh;
    installed = scripts;
}

void StudioRig::start()
{
    network.emplace(1);
    link.emplace(*network, *store);
    checking.emplace(*network, 1);
    library.emplace(*store, text::Translations());
    presenter.emplace(library->translations());
    live.emplace(*store, *library, *presenter);
    hub.emplace();
    authority.emplace(*link, *vault, clock);
    outbox.emplace(*network, *link, *hub, *authority);
    conversation.emplace(*link, *authority, *library, *presenter, *outbox, *vault, clock, random);
    studio.emplace(*link, *authority, *live, *checking, clock, random);
    store::Change change;
    change.flow_versions = app::FlowLibrary::rows(installed->flows, clock.now());
    EXPECT_TRUE(store->commit_group(std::vector { change }).front());
    EXPECT_TRUE(live->take(installed));
}

void StudioRig::restart()
{
    studio.reset();
    conversation.reset();
    authority.reset();
    outbox.reset();
    hub.reset();
    live.reset();
    presenter.reset();
    library.reset();
    checking.reset();
    link.reset();
    network.reset();
    store.reset();
    store = std::move(*store::open_sqlite_store({ folder.path(), false }));
    start();
}

void StudioRig::fill_council()
{
    council_ = AuthorityId::make(clock.now(), random);
    team_ = TeamId::make(clock.now(), random);
    store::Change change;
    store::AuthorityRecord council { council_, "Testshire", true };
    domain::Team team { team_, council_, "North" };
    change.authorities.push_back(council);
    change.teams.push_back(team);
    EXPECT_TRUE(store->commit_group(std::vector { change }).front());
    jo = add_worker(domain::Role::content_author, "jo", "Jo Example");
    lee = add_worker(domain::Role::content_author, "lee", "Lee Example");
    kim = add_worker(domain::Role::content_approver, "kim", "Kim Example");
    sam = add_worker(domain::Role::personal_adviser, "sam", "Sam Example");

    store::YoungPersonRecord record;
    record.id = YoungPersonId::make(clock.now(), random);
    record.authority = council_;
    record.team = team_;
    record.adviser = sam.worker;
    record.created = clock.now();
    auto key = app::Authority::key_for_new(*vault, record.id);
    record.details = app::seal_details(*key, record.id, {});
    vault::AuditEntry entry;
    entry.at = clock.now();
    entry.actor = "system";
    entry.action = "young_person.add";
    store::Change person;
    person.young_people.push_back(record);
    person.audit.push_back(entry);
    EXPECT_TRUE(store->commit_group(std::vector { person }).front());
    kit.role = domain::Role::young_person;
    kit.authority = council_;
    kit.young_person = record.id;
}

domain::Actor StudioRig::add_worker(domain::Role role, std::string username, std::string name)
{
    domain::Worker worker;
    worker.id = WorkerId::make(clock.now(), random);
    worker.authority = council_;
    worker.team = team_;
    worker.role = role;
    worker.username = std::move(username);
    worker.display_name = std::move(name);
    store::Change change;
    change.workers.push_back(worker);
    EXPECT_TRUE(store->commit_group(std::vector { change }).front());
    domain::Actor actor;
    actor.role = role;
    actor.authority = council_;
    actor.team = team_;
    actor.worker = worker.id;
    return actor;
}

std::string StudioRig::live_words(std::string const& key)
{
    return text::english_messages(*library->find("check-in")).at(key);
}

int StudioRig::live_number()
{
    return library->find("check-in")->number;
}

text::DraftView StudioRig::begin()
{
    auto draft = wait(studio->begin(jo, "check-in"));
    EXPECT_TRUE(draft) << draft.error().detail;
    return *draft;
}

Result<text::DraftView> StudioRig::write(
    text::DraftView const& draft, std::string key, std::string locale, std::string text)
{
    app::Studio::Words words;
    words.key = std::move(key);
    words.locale = std::move(locale);
    words.text = std::move(text);
    return wait(studio->write_words(jo, draft.entry.id, draft.hash, std::move(words)));
}

Result<text::DraftView> StudioRig::move(
    domain::Actor const& actor, app::FlowAct act, text::DraftView const& draft, std::string note)
{
    return wait(studio->move(actor, act, draft.entry.id, draft.hash, std::move(note)));
}

void StudioRig::publish_words(std::string words)
{
    auto draft = write(begin(), "words", "en", std::move(words));
    ASSERT_TRUE(draft) << draft.error().detail;
    draft = write(*draft, "words", "cy", "Cymraeg: " + live_words() + " wedyn");
    ASSERT_TRUE(draft) << draft.error().detail;
    for (auto const& problem : draft->problems)
        EXPECT_FALSE(problem.blocks) << flow::to_text(problem);
    draft = move(jo, app::FlowAct::submit, *draft);
    ASSERT_TRUE(draft) << draft.error().detail;
    draft = move(kim, app::FlowAct::approve, *draft);
    ASSERT_TRUE(draft) << draft.error().detail;
    draft = move(jo, app::FlowAct::publish, *draft);
    ASSERT_TRUE(draft) << draft.error().detail;
    EXPECT_EQ(draft->entry.state, domain::DraftState::published);
}

SessionId StudioRig::start_talk(std::string locale)
{
    auto begun = wait(conversation->start(kit, "check-in", text::locale_or_english(locale), domain::Channel::phone));
    EXPECT_TRUE(begun) << begun.error().detail;
    return begun->started.session;
}

std::string StudioRig::waits_at(SessionId talk, std::string locale)
{
    auto resumed = wait(conversation->resume(kit, talk, 0, text::locale_or_english(locale)));
    EXPECT_TRUE(resumed) << resumed.error().detail;
    return resumed->ask.ask ? resumed->ask.ask->words.text : "";
}

std::string StudioRig::version_of(SessionId talk)
{
    return store->session(talk)->version;
}

std::vector<std::string> StudioRig::audit_actions()
{
    std::vector<std::string> actions;
    for (auto const& record : *store->audit_after(0, 10000))
        actions.push_back(record.entry.action + (record.entry.outcome == "refused" ? " refused" : ""));
    return actions;
}

} // namespace sayso::tests
