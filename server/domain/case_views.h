#pragma once

#include "domain/told.h"
#include <map>

/// What the pages show of case entries, and of what they come to. As in views.h: made by app, written as JSON by wire.
namespace sayso::domain {

/// A day somebody promised, and the words for it.
struct Due {
    Date date {};
    std::string words; // "3 December 2026"
    bool overdue = false;
};

struct EntryView {
    EntryId id;
    std::string kind;
    SessionId session;
    std::string about;
    std::string matter;
    std::string owner;
    std::string owner_name;
    std::optional<Due> due;
    std::optional<Due> happened;
    std::string state;
    std::string by; // Display name; the young person's own name when it is theirs.
    bool by_young_person = false;
    std::map<std::string, std::string, std::less<>> words;
    Told at;
};

struct ActionView {
    EntryId id;
    SessionId session;
    std::string what;
    std::string owner;
    std::string owner_name;
    std::optional<Due> due;
    std::string state; // open, done, said_done, said_not_done, dropped
    std::string said; // done, not_done, partly: as the young person said; or empty.
    std::string what_changed;
    std::string comment;
    Told at;
};

struct PlanActionView {
    ActionView action; // `state`: open, started, done, stopped
    std::string agreed_with;
    std::string note;
    std::optional<bool> agreed; // As the young person says; nothing if they have not.
    bool ticked = false;
};

struct PlanMatterView {
    std::string matter;
    std::string title;
    std::vector<EntryView> views; // Newest first.
    std::vector<PlanActionView> actions;
};

struct PlanView {
    std::vector<PlanMatterView> matters; // All ten, in their order.
    std::optional<Due> review_due;
    std::optional<EntryView> review_asked;
    std::optional<EntryView> last_review;
};

struct ReferralView {
    EntryView made;
    std::vector<EntryView> states;
};

/// Somebody an answer named. `confirmed` only when a worker said so; until then nothing is kept but the answer.
struct ContactView {
    SessionId session;
    std::string place;
    std::string name;
    std::string phone;
    std::string relation;
    std::string state; // draft, confirmed, withdrawn
    std::string said; // The answer it was made from, if it is to hand.
};

struct StatusView {
    std::string state;
    std::string title;
    std::string rule; // In plain words: what such a status rests on.
    std::string asserted_by; // worker, import, self_report
    std::string why;
    std::string by;
    Told at;
};

struct AdultCareView {
    std::string id;
    std::string title;
    std::string state; // yes, no, not_yet; empty: nobody has said.
    std::map<std::string, std::string, std::less<>> words;
    std::optional<Due> happened;
    std::optional<Told> at;
};

/// said -> heard -> done -> told, of one statement.
struct LoopView {
    SessionId session;
    std::string title;
    Told said;
    std::optional<Told> heard;
    std::string heard_by;
    std::optional<Told> answered;
    std::optional<Due> promised;
    std::optional<Told> done;
    std::optional<Told> told;
    std::string agreed;
    std::optional<Told> agreed_at;
};

struct WorkerView {
    WorkerId id;
    std::string name;
    Role role = Role::personal_adviser;
    std::string team;
};

/// Someone of the young person's own team.
struct TeamMemberView {
    std::string name;
    std::string role;
    std::string days; // "At work on Monday, Tuesday"; what follows is empty too if nobody has said.
    std::string cover; // "Noor is helping in their place until 3 December 2026"
    std::string phone;
    std::string after_hours; // A number for when the office is closed.
};

/// Who has read something of theirs, when, and why if they had to say why.
struct ReaderView {
    std::string who;
    std::string role;
    std::string what; // statement, case file, alert, copy
    std::string title;
    Told at;
    std::string why;
};

/// Something that runs out.
struct ClockView {
    std::string kind; // "plan_review"
    std::string title;
    std::string about; // Id of an entry, alert or conversation; or empty.
    Due due;
    std::string words; // "By 3 December 2026"
    bool overdue = false;
    bool for_young_person = false;
    std::string owner;
    std::string owner_name;
};

/// Somebody let in beyond their own work, for now.
struct LetInView {
    std::string name;
    std::string why;
    std::optional<Told> until; // Nothing: until somebody ends it.
};

/// What the entries of a case file come to.
struct CaseBookView {
    std::vector<LetInView> let_in;
    std::vector<EntryView> entries; // Newest first.
    std::vector<ActionView> actions; // Open first, soonest first.
    PlanView plan;
    std::vector<ReferralView> referrals;
    std::optional<EntryView> household;
    std::vector<ContactView> contacts;
    std::optional<StatusView> status;
    std::vector<AdultCareView> adult_care; // All six.
    std::vector<LoopView> loops; // Newest first.
    std::vector<ClockView> clocks; // First to run out first.
    std::vector<EntryView> tags;
    int repeat_alerts = 0;
    std::optional<int> not_heard_weeks;
};

} // namespace sayso::domain
