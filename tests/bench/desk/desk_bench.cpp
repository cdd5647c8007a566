// How long what a desk shows takes, as the council around one adviser grows: a real SQLite file, the real desk. Each
// adviser has 25 young people, each young person 20 statements. Prints medians and ratios; asserts nothing.

#include "app/case_entries.h"
#include "app/escalation.h"
#include "app/session_file.h"
#include "domain/working_days.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/app/rig.h"
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace sayso::tests {

namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr int people_of_adviser = 25;
constexpr int statements_of_person = 20;
constexpr int people_in_group = 8;

/// CPU time of the whole program: another program on the machine does not count.
double cpu_ms()
{
    timespec now {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <class Work> double median_of(int times, Work const& work)
{
    std::vector<double> took;
    for (int i = 0; i < times; ++i) {
        auto begun = cpu_ms();
        work();
        took.push_back(cpu_ms() - begun);
    }
    std::ranges::sort(took);
    return took[took.size() / 2];
}

struct Took {
    int statements = 0;
    double inbox = 0;
    double people = 0;
    double file = 0;
    double search = 0;
    double tick = 0;
    double daily = 0;
};

class Council {
public:
    explicit Council(AppRig& rig)
        : rig_(rig)
        , now_(rig.clock.now())
        , version_(rig.flows->find("check-in")->version)
        , authority_(*rig.store->authority())
    {
    }

    /// Grows until there are that many statements. The first 25 are Sam's.
    void grow_to(int statements)
    {
        std::vector<store::Change> group;
        while (people_ * statements_of_person < statements) {
            auto adviser = people_ < people_of_adviser ? rig_.sam.worker
                : people_ % people_of_adviser == 0     ? hire()
                                                       : last_adviser_;
            last_adviser_ = adviser;
            add_person(group, adviser);
            if (++people_ % people_in_group == 0)
                commit(group);
        }
        commit(group);
    }

    YoungPersonId first() const { return first_; }

private:
    void commit(std::vector<store::Change>& group)
    {
        if (group.empty())
            return;
        for (auto const& result : rig_.store->commit_group(group))
            if (!result)
                std::fprintf(stderr, "not stored: %s\n", result.error().detail.c_str());
        group.clear();
    }

    WorkerId hire()
    {
        auto hired = rig_.hire(domain::Role::personal_adviser, "adviser" + std::to_string(people_));
        return hired.worker;
    }

    vault::AuditEntry audit(char const* action, YoungPersonId subject) const
    {
        vault::AuditEntry entry;
        entry.at = now_;
        entry.actor = "system";
        entry.action = action;
        entry.subject = subject;
        return entry;
    }

    void add_person(std::vector<store::Change>& group, WorkerId adviser)
    {
        store::YoungPersonRecord person;
        person.id = YoungPersonId::make(now_ - days { 400 }, rig_.random);
        person.authority = authority_.id;
        person.team = rig_.sam.team;
        person.adviser = adviser;
        person.case_number_index = rig_.vault->blind_index("case_number", "N" + std::to_string(people_));
        person.created = now_ - days { 400 };
        auto key = app::Authority::key_for_new(*rig_.vault, person.id);
        domain::PersonalDetails details;
        details.preferred_name = "Name" + std::to_string(people_);
        details.full_name = details.preferred_name + " Invented" + std::to_string(people_ % 500);
        details.born = *parse_date("2009-03-03");
        person.details = app::seal_details(*key, person.id, details);
        if (people_ == 0)
            first_ = person.id;
        store::Change change;
        auto id = person.id;
        change.names = app::name_index(*rig_.vault, id, details);
        change.audit.push_back(audit("young_person.add", id));
        change.young_people.push_back(std::move(person));
        add_entries(change, *key, id, adviser);
        group.push_back(std::move(change));
        for (int i = 0; i < statements_of_person; ++i)
            group.push_back(statement(*key, id, adviser, i));
    }

    /// Most of what was promised is kept; one promise is open, its day still to come.
    void add_entries(store::Change& change, vault::KeyHandle const& key, YoungPersonId person, WorkerId by)
    {
        auto add = [&](casefile::EntryKind kind, int days_ago, std::map<std::string, std::string, std::less<>> words) {
            casefile::Entry entry;
            entry.at = now_ - days { days_ago };
            entry.id = EntryId::make(entry.at, rig_.random);
            entry.subject = person;
            entry.kind = kind;
            entry.by = by;
            entry.words = std::move(words);
            return entry;
        };
        auto keep = [&](casefile::Entry const& entry) {
            change.case_entries.push_back(app::sealed_entry(key, entry, "digest"));
        };
        for (int i = 0; i < 5; ++i) {
            auto action = add(casefile::EntryKind::action, 300 - i * 60, { { "what", "Ask the made-up housing team" } });
            action.owner = "adviser";
            action.due = Date(std::chrono::floor<days>(i < 4 ? action.at + days { 14 } : now_ + days { 9 }));
            keep(action);
            if (i == 4)
                break;
            auto done = add(casefile::EntryKind::action_done, 290 - i * 60, { { "what_changed", "They answered." } });
            done.about = action.id.text();
            keep(done);
        }
        keep(add(casefile::EntryKind::summary, 30, { { "text", "All is well enough in this story." } }));
    }

    /// Sent, read and answered but for the last of every fourth person, which was sent this morning.
    store::Change statement(vault::KeyHandle const& key, YoungPersonId person, WorkerId adviser, int number)
    {
        bool waits = number == statements_of_person - 1 && people_ % 4 == 0;
        auto at = waits ? now_ - hours { 1 } : now_ - days { 380 - number * 18 };
        store::SessionRecord session;
        session.id = SessionId::make(at, rig_.random);
        session.authority = authority_.id;
        session.subject = person;
        session.flow = "check-in";
        session.version = version_;
        session.locale = "en";
        session.today = domain::england_day(at);
        app::Inputs inputs;
        inputs["adviser"] = std::string("Sam Example");
        session.inputs = app::seal_inputs(key, session.id, inputs);
        session.started = at;
        session.changed = at;
        store::Change change;
        std::uint64_t expected = 0;
        for (auto const& [place, json] : { std::pair("safe", R"({"choice":"safe"})"),
                 std::pair("words", R"({"text":"It was fine, mostly. The bus was late."})") }) {
            store::Change::TurnWrite turn;
            turn.expected = expected++;
            turn.answer.session = session.id;
            turn.answer.id = AnswerId::make(at, rig_.random);
            turn.answer.place = place;
            turn.answer.value = app::seal_answer(key, session.id, turn.answer.id, json);
            turn.answer.digest = "digest";
            turn.answer.at = at;
            change.turns.push_back(std::move(turn));
        }
        auto event = [&](domain::SessionEventKind kind, WorkerId by, Moment when) {
            store::SessionEventRecord row;
            row.session = session.id;
            row.kind = kind;
            row.by = by;
            row.at = when;
            change.session_events.push_back(std::move(row));
        };
        event(domain::SessionEventKind::submitted, WorkerId(), at);
        if (!waits) {
            event(domain::SessionEventKind::read, adviser, at + hours { 3 });
            store::ReplyRecord reply;
            reply.id = ReplyId::make(at, rig_.random);
            reply.session = session.id;
            reply.subject = person;
            reply.by = adviser;
            reply.words = app::seal_reply(key, reply.id, "Thank you. I will ask.");
            reply.digest = "digest";
            reply.at = at + hours { 4 };
            change.replies.push_back(std::move(reply));
        }
        casefile::ChronologyRecord line;
        line.id = EntryId::make(at, rig_.random);
        line.subject = person;
        line.at = at;
        line.kind = "statement_submitted";
        line.session = session.id;
        line.detail = session.flow;
        change.chronology.push_back(std::move(line));
        change.audit.push_back(audit("answer.save", person));
        change.new_sessions.push_back(std::move(session));
        return change;
    }

    AppRig& rig_;
    Moment now_;
    std::string version_;
    store::AuthorityRecord authority_;
    int people_ = 0;
    WorkerId last_adviser_;
    YoungPersonId first_;
};

Took measure(AppRig& rig, Council& council, int statements)
{
    static domain::CouncilSettings const usual;
    Took took;
    took.statements = statements;
    auto fine = [](auto const& result) {
        if (!result)
            std::fprintf(stderr, "failed: %s\n", result.error().detail.c_str());
    };
    took.inbox = median_of(5, [&] { fine(rig.wait(rig.desk->inbox(rig.sam))); });
    took.people = median_of(5, [&] { fine(rig.wait(rig.desk->caseload(rig.sam))); });
    took.file = median_of(5, [&] { fine(rig.wait(rig.desk->case_file(rig.sam, council.first()))); });
    took.search = median_of(5, [&] { fine(rig.wait(rig.desk->search(rig.sam, "Name3"))); });
    app::Escalation escalation(*rig.link, *rig.outbox, usual, rig.clock, rig.random);
    took.daily = median_of(1, [&] { fine(rig.wait(escalation.round())); });
    took.tick = median_of(5, [&] { fine(rig.wait(escalation.round())); });
    return took;
}

} // namespace

} // namespace sayso::tests

int main(int count, char** words)
{
    using namespace sayso;
    std::vector<int> sizes;
    for (int i = 1; i < count; ++i)
        sizes.push_back(std::atoi(words[i]));
    if (sizes.empty())
        sizes = { 1000, 100'000, 1'000'000 };
    tests::TemporaryFolder folder;
    tests::AppRig rig(std::move(*store::open_sqlite_store({ folder.file("data"), true })));
    tests::Council council(rig);
    std::printf("CPU ms, in brackets times the first\n%10s %16s %16s %16s %16s %16s %18s\n", "statements", "inbox", "people",
        "case file", "search", "15 s tick", "first of the day");
    std::optional<tests::Took> first;
    for (int size : sizes) {
        council.grow_to(size);
        auto took = tests::measure(rig, council, size);
        if (!first)
            first = took;
        auto cell = [](double now, double then) { std::printf(" %8.2f (%5.1f)", now, then > 0 ? now / then : 0); };
        std::printf("%10d", size);
        cell(took.inbox, first->inbox);
        cell(took.people, first->people);
        cell(took.file, first->file);
        cell(took.search, first->search);
        cell(took.tick, first->tick);
        cell(took.daily, first->daily);
        std::printf("\n");
        std::fflush(stdout);
    }
    return 0;
}
