#include "commands/demo_council.h"

#include "app/authority.h"
#include "app/codes.h"
#include "app/session_file.h"
#include "commands/demo_case.h"
#include <array>
#include <ostream>

namespace sayso::commands {

namespace {

constexpr char const* demo_password = "only-for-the-demo";
constexpr char const* demo_team = "Leaving Care North (demo)";

struct DemoWorker {
    char const* username;
    char const* display_name;
    domain::Role role;
};

constexpr std::array demo_workers {
    DemoWorker { "sam", "Sam Example", domain::Role::personal_adviser },
    DemoWorker { "alex", "Alex Sample", domain::Role::personal_adviser },
    DemoWorker { "morgan", "Morgan Madeup", domain::Role::team_manager },
    DemoWorker { "dana", "Dana Duty-Demo", domain::Role::duty_team },
    DemoWorker { "otis", "Otis Out-of-Hours-Demo", domain::Role::out_of_hours },
    DemoWorker { "leda", "Leda Lead-Demo", domain::Role::safeguarding_lead },
    DemoWorker { "ada", "Ada Advocate-Demo", domain::Role::other_agency },
    DemoWorker { "odi", "Odi Officer-Demo", domain::Role::data_officer },
    DemoWorker { "mia", "Mia Member-Demo", domain::Role::member },
    DemoWorker { "amin", "Amin Admin-Demo", domain::Role::administrator },
    DemoWorker { "jo", "Jo Example", domain::Role::content_author },
    DemoWorker { "kim", "Kim Example", domain::Role::content_approver },
};

struct DemoPerson {
    char const* preferred_name;
    char const* full_name;
    int born;
    char const* adviser;
    char const* case_number;
};

constexpr std::array demo_people {
    DemoPerson { "Kit", "Kit Invented", 2009, "sam", "DEMO-0001" },
    DemoPerson { "Noor", "Noor Fictional", 2010, "sam", "DEMO-0002" },
    DemoPerson { "Ffion", "Ffion Pretend", 2008, "sam", "DEMO-0003" },
    DemoPerson { "Robin", "Robin Makebelieve", 2009, "alex", "DEMO-0004" },
};

char const* in_words(domain::Role role)
{
    switch (role) {
    case domain::Role::team_manager:
        return "team manager";
    case domain::Role::duty_team:
        return "duty team";
    case domain::Role::out_of_hours:
        return "out of hours";
    case domain::Role::safeguarding_lead:
        return "safeguarding lead";
    case domain::Role::other_agency:
        return "advocate from another agency";
    case domain::Role::data_officer:
        return "data officer, totals only";
    case domain::Role::member:
        return "councillor, totals only";
    case domain::Role::administrator:
        return "administrator, nobody's words";
    case domain::Role::content_author:
        return "writes flows";
    case domain::Role::content_approver:
        return "approves flows";
    default:
        return "personal adviser";
    }
}

void print_worker(DemoWorker const& worker, std::ostream& out)
{
    std::string name = worker.username;
    out << "    " << name << std::string(10 - name.size(), ' ') << worker.display_name << ", " << in_words(worker.role)
        << "\n";
}

} // namespace

Result<> seed_demo_council(PeopleMaker& people, Clock const& clock, Random& random)
{
    auto named = people.name_council("Exampleshire County Council", true);
    if (!named)
        return named;
    std::map<std::string, WorkerId> workers;
    for (auto const& demo : demo_workers) {
        NewWorker worker;
        worker.username = demo.username;
        worker.display_name = demo.display_name;
        worker.role = demo.role;
        worker.team = demo_team;
        worker.password = Secret<std::string>(demo_password);
        auto added = people.add_worker(worker);
        if (!added)
            return added.error();
        workers[demo.username] = added->id;
    }
    for (std::size_t number = 0; number < demo_people.size(); ++number) {
        auto const& demo = demo_people[number];
        NewYoungPerson person;
        person.details.preferred_name = demo.preferred_name;
        person.details.full_name = demo.full_name;
        person.details.born = Date { std::chrono::year { demo.born }, std::chrono::March, std::chrono::day { 3 } };
        person.adviser = demo.adviser;
        person.case_number = demo.case_number;
        person.entries = demo_entries(number, workers[demo.adviser], clock.now(), random);
        auto added = people.add_young_person(person);
        if (!added)
            return added.error();
    }
    return {};
}

Result<std::vector<DemoCode>> issue_demo_codes(
    store::Store& store, store::Writer& writer, vault::Vault& vault, Clock const& clock, Random& random)
{
    auto council = store.authority();
    if (!council)
        return council.error();
    if (!council->demo)
        return fail(Errc::forbidden, "this is a real council's database: the demo keeps away from it");

    auto now = clock.now();
    std::vector<DemoCode> codes;
    for (auto const& demo : demo_people) {
        auto person = store.young_person_by_case_number(vault.blind_index("case_number", demo.case_number));
        if (!person)
            return person.error();
        auto code = app::make_code(random);
        store::CodeRecord row;
        row.id = CodeId::make(now, random);
        row.code_index = app::code_index(vault, code);
        row.subject = person->id;
        row.issued_by = person->adviser;
        row.issued = now;
        row.expires = now + std::chrono::hours { 24 };
        vault::AuditEntry entry;
        entry.at = now;
        entry.actor = "system";
        entry.action = "code.issue_for_demo";
        entry.subject = person->id;
        entry.ref = row.id.text();
        store::Change change;
        change.codes.push_back(std::move(row));
        change.audit.push_back(std::move(entry));
        auto stored = writer.commit(std::move(change));
        if (!stored)
            return stored.error();
        codes.push_back(DemoCode { code.substr(0, 4) + "-" + code.substr(4), demo.preferred_name, demo.adviser });
    }
    return codes;
}

Result<> enrol_demo_kiosk(store::Store& store, store::Writer& writer, Clock const& clock, Random& random)
{
    auto council = store.authority();
    if (!council)
        return council.error();
    if (!council->demo)
        return fail(Errc::forbidden, "this is a real council's database: the demo keeps away from it");
    auto there = store.kiosks();
    if (!there)
        return there.error();
    if (!there->empty())
        return {};
    store::KioskRecord kiosk;
    kiosk.id = KioskId::make(clock.now(), random);
    kiosk.name = "Front desk (demo)";
    kiosk.code_index = "demo " + kiosk.id.text(); // No code: there is nothing to type.
    kiosk.created = clock.now();
    kiosk.code_expires = clock.now();
    vault::AuditEntry entry;
    entry.at = clock.now();
    entry.actor = "system";
    entry.action = "kiosk.add";
    entry.ref = kiosk.id.text();
    store::Change change;
    change.kiosks.push_back(std::move(kiosk));
    change.audit.push_back(std::move(entry));
    return writer.commit(std::move(change));
}

void print_demo_guide(
    std::vector<DemoCode> const& codes, std::string const& council, std::string const& address, std::ostream& out)
{
    out << "\n  " << council << " is a demo: everybody in it is invented.\n\n"
        << "  Young person's page   " << address << "/\n"
        << "  Kiosk                 " << address << "/kiosk   (a real council enrols each: sayso kiosk enrol)\n"
        << "  Adviser's desk        " << address << "/desk\n"
        << "  Studio for flows      " << address << "/studio\n\n"
        << "  At the desk, sign in as (password for all: " << demo_password << ")\n";
    for (auto const& demo : demo_workers)
        if (!domain::works_on_flows(demo.role))
            print_worker(demo, out);
    out << "  In the studio, with the same password\n";
    for (auto const& demo : demo_workers)
        if (domain::works_on_flows(demo.role))
            print_worker(demo, out);
    out << "\n  On the young person's page, type one of these codes. Each works once, today;\n"
        << "  the desk gives out new ones (\"Sign-in code\"), which work for ten minutes.\n";
    for (auto const& code : codes)
        out << "    " << code.code << "   " << code.name << " (adviser: " << code.adviser << ")\n";
    out << std::endl;
}

} // namespace sayso::commands
