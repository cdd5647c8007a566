#pragma once

#include "base/id.h"
#include "casefile/alert_step.h"
#include "domain/case.h"
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace sayso::casefile {

/// What one answer did, in the case file's words; conversation.cpp builds it from a flow::Turn.
struct Happening {
    struct Filed {
        std::string place; // "nights", "nights#2"
        std::string field;
        std::vector<domain::Matter> matters;
        bool filed = true;
    };
    struct TaskDue {
        std::string name;
        domain::Recipient to;
        int due_in_days = 0;
    };
    struct Raised {
        std::string alert;
        domain::Level level;
        std::string place;
        std::vector<domain::Recipient> to;
        std::chrono::minutes acknowledge_in;
        domain::Recipient otherwise;
        std::vector<std::string> add;
        std::vector<TaskDue> tasks;
    };

    SessionId session;
    YoungPersonId subject;
    std::string flow;
    Moment at;
    Date today;
    std::vector<Filed> filed;
    std::vector<Raised> raised;
};

/// A field of the case file that an answer fills, or has left. Append-only.
struct FiledField {
    SessionId session;
    std::string place;
    std::string field;
    std::vector<domain::Matter> matters;
    bool filed = true;
    Moment at;
};

struct AlertRecord {
    AlertId id;
    SessionId session;
    YoungPersonId subject;
    std::string name;
    std::string flow;
    domain::Level level = domain::Level::routine;
    std::string place; // The answer that raised it.
    std::vector<domain::Recipient> to;
    domain::Recipient otherwise = domain::Recipient::duty_team;
    std::vector<std::string> add; // Places whose answers belong with it.
    Moment raised;
    Moment acknowledge_by;
    std::optional<Moment> acknowledged;
    WorkerId acknowledged_by;
};

struct TaskRecord {
    TaskId id;
    SessionId session;
    YoungPersonId subject;
    std::string name;
    domain::Recipient to = domain::Recipient::adviser;
    Date due;
};

/// One significant event, without words: what it was and where to look.
struct ChronologyRecord {
    EntryId id;
    YoungPersonId subject;
    Moment at;
    std::string kind; // "alert_raised", "statement_submitted", "statement_amended", "reply", "alert_acknowledged" ...
    SessionId session;
    std::string detail; // An alert name or a flow id; never words.
};

/// Someone to be told, after the commit.
struct Notice {
    std::string kind; // "alert", "statement", "reply", "read", "acknowledged"
    std::string ref; // An id in text form.
    domain::Level level = domain::Level::routine;
};

/// What goes into the case file because of one answer.
struct Routed {
    std::vector<FiledField> fields;
    std::vector<AlertRecord> alerts;
    std::vector<TaskRecord> tasks;
    std::vector<ChronologyRecord> chronology;
    std::vector<Notice> notices;
};

/// Makes the ids a routing needs; passed in so that a replay gives the same ones.
class IdSource {
public:
    IdSource(Moment now, Random& random)
        : now_(now)
        , random_(random)
    {
    }
    template <class Tag> Id<Tag> next() { return Id<Tag>::make(now_, random_); }

private:
    Moment now_;
    Random& random_;
};

/// Pure but for the ids it is given. An alert's clock starts when the answer is saved.
Routed route(Happening const& happening, IdSource& ids);

/// True if nobody has acknowledged the alert in the time it allows.
bool overdue(AlertRecord const& alert, Moment now);

/// True if one of the alerts is for the safeguarding lead and not for the adviser: then the whole conversation is.
bool is_past_the_adviser(std::vector<AlertRecord> const& alerts);

/// Whom an alert has reached: those it was addressed to, and those it was passed on to since. Each once.
std::vector<domain::Recipient> now_with(AlertRecord const& alert, std::vector<AlertStep> const& steps);

/// How pressing an alert is now: those nobody has taken up first, then by level, overdue before others, oldest first.
/// A late routine matter never stands before someone with nowhere safe tonight.
bool more_pressing(AlertRecord const& left, AlertRecord const& right, Moment now);

} // namespace sayso::casefile
