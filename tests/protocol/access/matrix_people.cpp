#include "tests/protocol/access/matrix_people.h"

#include <stdexcept>

namespace sayso::protocol {

namespace json = boost::json;
using domain::Recipient;
using domain::Role;

namespace {

constexpr char const* number_only_the_lead_may_see = "07700900147";

std::string text_at(json::object const& object, char const* key)
{
    return std::string(object.at(key).as_string());
}

json::object body_of(HttpAnswer const& answer)
{
    if (answer.status != 200)
        throw std::runtime_error("refused: " + std::to_string(answer.status) + " " + answer.body);
    return json::parse(answer.body).as_object();
}

vault::AuditEntry noted(Moment now)
{
    vault::AuditEntry entry;
    entry.at = now;
    entry.actor = "system";
    entry.action = "test.prepare";
    return entry;
}

} // namespace

bool may(Someone const& who, Deed deed)
{
    switch (deed) {
    case Deed::read:
        return who.extent != Extent::nothing;
    case Deed::act:
    case Deed::end_own:
    case Deed::write_without_conversation:
        return who.extent != Extent::nothing && who.extent != Extent::shown;
    case Deed::let_in:
        return who.extent == Extent::whole;
    case Deed::give_access:
        return who.extent == Extent::whole && who.manages;
    }
    return false;
}

MatrixPeople::MatrixPeople()
    : council_({}, [this](store::Store& store) { hire(store); })
{
    talk_as_kit();
    give_grants();
    hand_over();
    gather();
}

std::string MatrixPeople::new_id()
{
    return SessionId::make(council_.clock.now(), council_.random).text();
}

void MatrixPeople::hire(store::Store& store)
{
    tests::ManualClock clock;
    tests::SeededRandom random(31);
    auto sam = *store.worker_by_username("sam"); // For the council, the team and the hash of the password.
    domain::Team south;
    south.id = TeamId::make(clock.now(), random);
    south.authority = sam.authority;
    south.name = "Another team";
    store::Change change;
    change.teams.push_back(south);
    struct New {
        char const* name;
        Role role;
    };
    for (auto const& [name, role] : { New { "casey", Role::personal_adviser }, New { "gale", Role::personal_adviser },
             New { "past", Role::personal_adviser }, New { "nomi", Role::personal_adviser },
             New { "hana", Role::personal_adviser }, New { "hale", Role::personal_adviser },
             New { "gone", Role::team_manager }, New { "sky", Role::team_manager },
             New { "adan", Role::other_agency } }) {
        auto worker = sam;
        worker.id = WorkerId::make(clock.now(), random);
        worker.team = std::string_view(name) == "sky" ? south.id : sam.team;
        worker.role = role;
        worker.username = name;
        worker.display_name = std::string(name) + " Invented";
        change.workers.push_back(worker);
        workers_[name] = worker.id;
    }
    if (auto stored = store.commit_group({ &change, 1 }).front(); !stored)
        throw std::runtime_error("nobody was hired: " + stored.error().detail);
    for (char const* name : { "sam", "alex", "morgan", "ada" })
        workers_[name] = store.worker_by_username(name)->id;
}

/// The alert that a conversation raised first, as Kit's adviser finds it.
std::string MatrixPeople::alert_in(std::string const& session)
{
    auto file = council_.get_json("/api/v1/desk/case-files/" + kit_, sam_cookie_);
    for (auto const& alert : file.at("alerts").as_array())
        if (text_at(alert.as_object(), "session") == session)
            return text_at(alert.as_object(), "id");
    throw std::runtime_error("the conversation raised no alert");
}

Talk MatrixPeople::talk(char letter, std::string name, bool unsafe)
{
    Page page(council_.handshake(kit_cookie_));
    page.send({ { "type", "start" }, { "flow", "housing-tonight" }, { "locale", "en" }, { "channel", "phone" } });
    Talk talk;
    talk.letter = letter;
    talk.name = std::move(name);
    talk.session = text_at(page.next("started"), "session");
    auto answer = [&](char const* step, json::object value) {
        page.next("ask");
        page.send({ { "type", "answer" }, { "session", talk.session }, { "id", new_id() }, { "step", step },
            { "value", std::move(value) } });
        page.next("saved");
    };
    answer("safe", { { "choice", unsafe ? "unsafe" : "safe" } });
    if (unsafe) {
        answer("where_now", { { "choice", "street" } });
        answer("phone", { { "phone", letter == 's' ? number_only_the_lead_may_see : "07700900111" } });
        talk.alert = alert_in(talk.session);
    }
    talk.marks = { talk.session };
    if (!talk.alert.empty())
        talk.marks.push_back(talk.alert);
    return talk;
}

void MatrixPeople::raise(Talk& talk, std::string name, Recipient to)
{
    auto session = *SessionId::parse(talk.session);
    casefile::AlertRecord alert;
    alert.id = AlertId::make(council_.clock.now(), council_.random);
    alert.session = session;
    alert.subject = *YoungPersonId::parse(kit_);
    alert.name = std::move(name);
    alert.flow = "housing-tonight";
    alert.level = domain::Level::urgent;
    alert.place = "safe";
    alert.to = { to };
    alert.raised = council_.clock.now();
    alert.acknowledge_by = alert.raised + std::chrono::hours(1);
    talk.marks.push_back(alert.id.text());
    store::Change change;
    change.alerts.push_back(std::move(alert));
    council_.store().add(std::move(change));
}

void MatrixPeople::send(Talk const& talk)
{
    store::SessionEventRecord event;
    event.session = *SessionId::parse(talk.session);
    event.kind = domain::SessionEventKind::submitted;
    event.at = council_.clock.now();
    store::Change change;
    change.session_events.push_back(event);
    council_.store().add(std::move(change));
}

void MatrixPeople::pass_on(Talk const& talk, Recipient to)
{
    store::Change change;
    change.alert_steps.push_back(
        { *AlertId::parse(talk.alert), 1, to, council_.clock.now(), council_.clock.now() + std::chrono::hours(9) });
    change.audit.push_back(noted(council_.clock.now()));
    council_.store().add(std::move(change));
}

void MatrixPeople::talk_as_kit()
{
    sam_cookie_ = council_.sign_in("sam");
    auto caseload = council_.get_json("/api/v1/desk/young-people", sam_cookie_);
    for (auto const& person : caseload.at("young_people").as_array())
        if (text_at(person.as_object(), "name") == "Kit")
            kit_ = text_at(person.as_object(), "id");
    kit_cookie_ = council_.redeem(sam_cookie_, kit_);

    auto plain = talk('p', "the plain one", false);
    send(plain);
    auto alerted = talk('a', "the one with an alert", true);
    auto about_staff = talk('s', "the one about a worker", true);
    about_staff.marks.push_back(number_only_the_lead_may_see);
    raise(about_staff, "staff_concern", Recipient::safeguarding_lead);
    auto named = talk('n', "the one that names a worker", true);
    pass_on(named, Recipient::safeguarding_lead);
    talks_ = { plain, alerted, about_staff, named };
    spare_ = talk('x', "a spare one", false).session;

    json::object naming { { "id", new_id() }, { "kind", "names_worker" }, { "about", named.alert },
        { "owner", workers_.at("nomi").text() }, { "words", json::object() } };
    body_of(council_.post(
        "/api/v1/desk/case-files/" + kit_ + "/entries", json::serialize(naming), council_.sign_in("leda")));
}

void MatrixPeople::give_grants()
{
    auto morgan = council_.sign_in("morgan");
    auto cover = [&](char const* who, char const* for_whom) {
        json::object wanted { { "worker", workers_.at(who).text() }, { "for_worker", workers_.at(for_whom).text() },
            { "until", "2026-12-24" }, { "reason", "on leave" } };
        auto given = body_of(council_.post("/api/v1/desk/cover", json::serialize(wanted), morgan));
        return text_at(given.at("grant").as_object(), "id");
    };
    auto agency = [&](char const* who) {
        json::object wanted { { "young_person", kit_ }, { "worker", workers_.at(who).text() },
            { "until", "2026-12-24" }, { "reason", "asked for an advocate" } };
        auto given = body_of(council_.post("/api/v1/desk/agency-access", json::serialize(wanted), morgan));
        return text_at(given.at("grant").as_object(), "id");
    };
    auto end = [&](std::string const& kind, std::string const& id) {
        auto answer = council_.post("/api/v1/desk/" + kind + "/" + id + "/end", "{}", morgan);
        if (answer.status != 204)
            throw std::runtime_error("a grant does not end: " + answer.body);
    };
    auto break_glass = [&](char const* who) {
        json::object wanted { { "case_number", "DEMO-0001" }, { "reason", "could not say where they are" } };
        body_of(council_.post("/api/v1/desk/break-glass", json::serialize(wanted), council_.sign_in(who)));
        auto all = council_.get_json("/api/v1/desk/grants", morgan); // Newest first.
        return text_at(all.at("grants").as_array().front().as_object(), "id");
    };
    ended_glass_ = break_glass("past");
    council_.clock.advance(std::chrono::minutes(31)); // It ends by itself.
    cover("casey", "sam");
    cover("nomi", "sam");
    ended_cover_ = cover("past", "sam");
    end("cover", ended_cover_);
    agency("ada");
    ended_agency_ = agency("adan");
    end("agency-access", ended_agency_);
    break_glass("gale");
}

void MatrixPeople::hand_over()
{
    auto hand = [&](char letter, std::string owner) {
        auto const& talk = *std::ranges::find(talks_, letter, &Talk::letter);
        json::object entry { { "id", new_id() }, { "kind", "hand_over" }, { "about", talk.session },
            { "owner", std::move(owner) }, { "words", json::object { { "why", "on leave" } } } };
        body_of(council_.post(
            "/api/v1/desk/case-files/" + kit_ + "/entries", json::serialize(entry), sam_cookie_));
    };
    hand('p', workers_.at("hale").text());
    hand('p', workers_.at("hana").text());
    hand('a', "out_of_hours");
}

Someone MatrixPeople::worker(std::string name, std::string cookie)
{
    Someone someone;
    someone.name = std::move(name);
    someone.cookie = std::move(cookie);
    someone.signed_in = true;
    someone.worker = true;
    return someone;
}

/// The table of people: who they are to Kit, and what of Kit's they may see.
void MatrixPeople::gather()
{
    auto add = [&](Someone someone) { everybody_.push_back(std::move(someone)); };
    auto add_worker = [&](char const* name, char const* what, Extent extent, std::string const& sees) {
        auto someone = worker(std::string(name) + ", " + what, council_.sign_in(name));
        someone.extent = extent;
        someone.sees = std::set<char>(sees.begin(), sees.end());
        someone.desk = true;
        add(std::move(someone));
        return &everybody_.back();
    };
    auto caseload_holder = [&](char const* name, char const* what, Extent extent, std::string const& sees) {
        auto* someone = add_worker(name, what, extent, sees);
        someone->breaks_glass = true;
        someone->arranges_cover = true;
        return someone;
    };

    Someone nobody;
    nobody.name = "nobody";
    add(nobody);
    Someone visitor;
    visitor.name = "a visitor";
    auto begun = council_.post("/api/v1/kiosk/begin", "{}");
    visitor.cookie = begun.header("Set-Cookie").substr(0, begun.header("Set-Cookie").find(';'));
    visitor.signed_in = visitor.visitor = true;
    add(visitor);
    Someone kit;
    kit.name = "Kit";
    kit.cookie = kit_cookie_;
    kit.signed_in = true;
    add(kit);
    auto sam = council_.sign_in("sam");
    auto caseload = council_.get_json("/api/v1/desk/young-people", sam);
    for (auto const& person : caseload.at("young_people").as_array())
        if (text_at(person.as_object(), "name") == "Noor") {
            Someone noor;
            noor.name = "Noor, in the same team";
            noor.cookie = council_.redeem(sam, text_at(person.as_object(), "id"));
            noor.signed_in = true;
            add(noor);
        }

    caseload_holder("sam", "Kit's adviser", Extent::whole, "pan")->ends = "c";
    caseload_holder("alex", "of the same team", Extent::nothing, "");
    caseload_holder("casey", "who covers for Sam", Extent::whole, "pan");
    caseload_holder("gale", "who broke the glass", Extent::opened, "pan");
    caseload_holder("past", "whose cover and glass are over", Extent::nothing, "")->ends = "cg";
    caseload_holder("nomi", "who covers for Sam and is named", Extent::whole, "pa");
    auto* morgan = caseload_holder("morgan", "manager of the team", Extent::whole, "pan");
    morgan->manages = morgan->counts = true;
    morgan->ends = "cga";
    caseload_holder("sky", "manager of another team", Extent::nothing, "")->counts = true;
    add_worker("dana", "duty team", Extent::alerted, "an")->breaks_glass = true;
    add_worker("otis", "out of hours, handed one to", Extent::alerted, "a")->breaks_glass = true;
    caseload_holder("hana", "of the same team, handed one to", Extent::alerted, "p");
    caseload_holder("hale", "who had it before and handed it on", Extent::nothing, "");
    add_worker("leda", "safeguarding lead", Extent::alerted, "sn")->breaks_glass = true;
    add_worker("ada", "of another agency, let in", Extent::shown, "pan");
    add_worker("adan", "of another agency, whose grant has ended", Extent::nothing, "")->ends = "a";

    for (char const* name : { "odi", "mia" }) {
        auto counter = worker(name, council_.sign_in(name));
        counter.counts = true;
        add(std::move(counter));
    }
    for (char const* name : { "jo", "kim" }) {
        auto writer = worker(name, council_.sign_in(name));
        writer.flows = true;
        add(std::move(writer));
    }
    auto amin = worker("amin, administrator", council_.sign_in("amin"));
    amin.lets_in = true;
    auto amins_cookie = amin.cookie;
    add(std::move(amin));

    Someone out;
    out.name = "Sam, signed out";
    out.cookie = council_.sign_in("sam");
    council_.post("/api/v1/sign-out", "{}", out.cookie);
    add(out);
    Someone gone;
    gone.name = "a manager who was let go";
    gone.cookie = council_.sign_in("gone");
    council_.post("/api/v1/admin/workers/" + workers_.at("gone").text() + "/deactivate", "{}", amins_cookie);
    add(gone);

    council_.store().makes_foreign = true;
    auto foreign_sam = worker("Sam, as of another authority", council_.sign_in("sam"));
    foreign_sam.foreign = foreign_sam.desk = true;
    add(std::move(foreign_sam));
    Someone foreign_kit;
    foreign_kit.name = "Kit, as of another authority";
    foreign_kit.cookie = council_.redeem(sam, kit_);
    foreign_kit.signed_in = foreign_kit.foreign = true;
    add(foreign_kit);
    council_.store().makes_foreign = false;
}

std::string MatrixPeople::filled(std::string text, Talk const* talk)
{
    auto put = [&](std::string const& name, std::string const& value) {
        for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
            text.replace(at, name.size(), value);
    };
    put("{person}", kit_);
    put("{session}", talk ? talk->session : new_id());
    put("{alert}", talk && !talk->alert.empty() ? talk->alert : new_id());
    put("{spare}", spare_);
    put("{id}", new_id());
    put("{nobody}", new_id());
    put("{agency_worker}", workers_.at("ada").text());
    put("{cover}", ended_cover_);
    put("{glass}", ended_glass_);
    put("{agency}", ended_agency_);
    return text;
}

} // namespace sayso::protocol
