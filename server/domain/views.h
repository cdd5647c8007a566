#pragma once

#include "domain/case.h"
#include "domain/case_views.h"

/// What the pages show: made by app, written as JSON by wire. Times are given twice where a person reads them: as a
/// moment and in the reader's own words (Chromium has no Welsh dates).
namespace sayso::domain {

/// Whether anybody is there now, and whom to call when nobody is.
struct OpeningView {
    bool open_now = false;
    std::string words; // "Open until 5 pm today"
    std::string next; // "Opens Monday at 9 am", or empty.
    std::string night_words;
    std::string night_phone; // Or empty.
};

struct ReplyView {
    ReplyId id;
    std::string by; // Display name.
    std::string words;
    Told at;
};

/// A photo, voice note or drawing among the answers: the words of the answer say only that there is one.
struct MediaView {
    std::string id; // Of the upload.
    std::string kind; // "photo", "voice", "drawing"
};

/// One line of a statement: the question as it was put, and the answer word for word.
struct StatementLine {
    std::string place;
    std::string question;
    std::string answer;
    std::string original_answer; // As the young person saw it, when that was not English; else empty.
    std::string original_lang;
    bool right_to_left = false; // Of original_answer.
    bool own_words = false; // Typed by them, not tapped.
    bool off_path = false; // Superseded by an edit: kept, and shown as "changed".
    bool raised_alert = false;
    std::vector<std::string> matters; // Names of the Schedule 1 matters it belongs to.
    std::string field_label;
    Told at;
    std::optional<MediaView> media;
};

/// One conversation as its young person sees it.
struct OwnStatement {
    SessionId session;
    std::string flow;
    std::string title;
    StatementState state = StatementState::in_progress;
    Told started;
    std::optional<Told> submitted;
    std::optional<Told> read;
    std::string read_by; // Display name.
    std::optional<Told> acknowledged; // An alert it raised was taken up.
    std::string acknowledged_by;
    bool alert_raised = false;
    std::optional<Told> passed_on; // Nobody took its alert up in time; the last time somebody else was told.
    std::string passed_on_words;
    std::vector<ReplyView> replies;
    std::optional<LoopView> loop;
    std::vector<ActionView> actions;
    std::vector<EntryView> questions; // Asked of them, newest first.
    std::optional<EntryView> closed; // "You said, we did."
    std::vector<EntryView> present; // Who was there.
    std::string remind; // What the flow says when it was begun some time ago and not gone on with; else empty.
};

/// An alert that nobody took up, given to the next one.
struct PassedOnView {
    Recipient to = Recipient::duty_team;
    std::string title; // "the duty team"
    Told at;
};

/// A young person's own page: only what is theirs to see.
struct OwnFileView {
    std::vector<OwnStatement> statements; // Newest first.
    CaseBookView book;
    std::vector<TeamMemberView> team;
    std::optional<OpeningView> opening;
    std::string night_words; // Who is there when the team is not.
    std::string night_phone;
};

struct AlertView {
    AlertId id;
    SessionId session;
    YoungPersonId young_person;
    std::string young_person_name;
    std::string name; // As in the flow: "no_safe_place".
    std::string title; // "No safe place tonight"
    Level level = Level::routine;
    Told raised;
    Told acknowledge_by;
    bool overdue = false;
    std::optional<Told> acknowledged;
    std::string acknowledged_by;
    std::vector<PassedOnView> passed_on;
    std::vector<StatementLine> lines; // The words that raised it and those that belong with it.
};

struct StatementView {
    SessionId session;
    YoungPersonId young_person;
    std::string young_person_name;
    std::string flow;
    int flow_number = 1;
    std::string version;
    std::string title;
    std::string locale;
    std::string locale_name;
    Channel channel = Channel::phone;
    StatementState state = StatementState::in_progress;
    std::optional<Level> top_level;
    Told started;
    std::optional<Told> submitted;
    std::optional<Told> read;
    std::string read_by;
    std::vector<StatementLine> lines;
    std::vector<ReplyView> replies;
    std::vector<EntryView> present; // Who was there, or helped.
};

/// A young person's copy of everything.
struct CopiedStatement {
    std::string locale;
    std::string version;
    Channel channel = Channel::phone;
    std::vector<StatementLine> lines;
};
struct OwnCopyView {
    Told made;
    std::string council;
    std::string name;
    std::string born; // "2009-03-03", or empty.
    OwnFileView file;
    std::vector<CopiedStatement> words; // Of file.statements, in the same order.
    std::vector<ReaderView> readers;
};

/// One line of the inbox; no words of the young person in it.
struct InboxItem {
    enum class Kind { alert, statement, action, review, disagreed, clock };
    enum class Group { urgent, overdue, fresh, promised, waiting, done };
    Kind kind = Kind::statement;
    std::string ref; // Alert id or session id.
    SessionId session;
    YoungPersonId young_person;
    std::string young_person_name;
    bool nameless = false;
    std::string title; // The alert's or the flow's.
    Level level = Level::routine;
    Told at;
    std::optional<Told> acknowledge_by;
    bool overdue = false;
    bool read = false;
    bool replied = false;
    Group group = Group::fresh;
    std::optional<Due> due;
    int flags = 0; // Alerts of this young person in the last 90 days, when there is more than one.
    int scan = 0;
    EntryId entry; // Of an action, a review asked for, a disagreement.
    std::string owner; // Display name.
    std::string passed_to; // The recipient it came to besides because it was overdue; or empty.
};

struct ChronologyView {
    Told at;
    std::string kind;
    std::string title;
    SessionId session;
};

struct TaskView {
    std::string name;
    std::string title;
    std::string to;
    std::string due; // "22 November 2026"
    SessionId session;
};

struct CaseloadEntry {
    YoungPersonId id;
    std::string name;
    std::string adviser;
    bool nameless = false;
    int open_alerts = 0;
    int unread = 0;
    std::optional<Told> last_heard;
    std::optional<int> not_heard_weeks; // When it is long.
    std::optional<Due> next_due;
};

struct CaseFileView {
    YoungPersonId young_person;
    std::string name;
    std::string full_name;
    std::string born; // "3 March 2010", or empty.
    std::optional<int> age;
    std::string adviser;
    std::string team;
    bool nameless = false;
    std::vector<AlertView> alerts; // Open first.
    std::vector<StatementView> statements; // Newest first.
    std::vector<TaskView> tasks;
    std::vector<ChronologyView> chronology; // Newest first.
    CaseBookView book;
};

} // namespace sayso::domain
