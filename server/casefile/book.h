#pragma once

#include "casefile/entry.h"

namespace sayso::casefile {

/// A case file as it stands: what the entries, read from first to last, come to. Pure; entries may come without their
/// words. Everything below points into `entries`, so a book is moved, never copied.
struct Book {
    explicit Book(std::vector<Entry> entries_);
    Book(Book&&) = default;
    Book& operator=(Book&&) = default;
    Book(Book const&) = delete;
    Book& operator=(Book const&) = delete;

    struct Action {
        enum class State { open, done, said_done, said_not_done, dropped };
        Entry const* promised = nullptr;
        Entry const* ended = nullptr; // action_done or action_dropped, the last.
        Entry const* said = nullptr; // What the young person says of it since.
        State state() const;
        bool open() const; // Somebody still has to do something.
        bool waits_for_young_person() const; // Done, as the worker says; they have not said yet.
    };
    struct PlanAction {
        Entry const* agreed = nullptr; // The plan_action itself.
        Entry const* view = nullptr; // plan_agree or plan_disagree, the last.
        Entry const* tick = nullptr;
        Entry const* moved = nullptr; // plan_state, the last.
        std::string_view state() const; // open, started, done, stopped
        bool open() const { return state() == "open" || state() == "started"; }
        bool disagreed() const { return view && view->kind == EntryKind::plan_disagree; }
    };
    struct Referral {
        Entry const* made = nullptr;
        std::vector<Entry const*> states;
    };

    Entry const* find(EntryId id) const;
    Action const* action(EntryId id) const;
    std::vector<Entry const*> of_kind(EntryKind kind) const; // Oldest first.
    Entry const* last_of(EntryKind kind, SessionId session) const;

    /// Asked for and not held since.
    Entry const* open_review() const;
    Entry const* last_review() const;

    /// Who deals with a conversation since it was last handed over; nothing if it never was.
    Entry const* handed_over(SessionId session) const { return last_of(EntryKind::hand_over, session); }

    std::vector<Entry> entries; // Oldest first.
    std::vector<Action> actions;
    std::vector<PlanAction> plan;
    std::vector<Referral> referrals;
    std::map<std::string, Entry const*> contacts; // By session and place: the last that was said of each.
    std::map<std::string, Entry const*, std::less<>> adult_care; // By statement.
    Entry const* household = nullptr;
    Entry const* status = nullptr;
    Entry const* died = nullptr; // The last that was said of it; its state may be that it was a mistake.
};

char const* name(Book::Action::State state);

/// One round from "said" to "told". What has not happened yet is empty. What is known of the statement itself is given.
struct Loop {
    Moment said;
    std::optional<Moment> heard;
    std::optional<Moment> answered;
    std::optional<Date> promised; // The next open promise of this statement.
    std::optional<Moment> done; // Every promise was kept or dropped: the last of them.
    std::optional<Moment> told; // When the young person was shown that.
    std::string agreed; // done, not_done, partly: what they say of it.
    std::optional<Moment> agreed_at;
};
struct StatementTimes {
    SessionId session;
    Moment said;
    std::optional<Moment> heard;
    std::optional<Moment> answered; // The first reply.
};
Loop loop_of(StatementTimes const& statement, Book const& book);

/// Promised, and the day has passed.
bool past_due(std::optional<Date> const& due, Date today);

} // namespace sayso::casefile
