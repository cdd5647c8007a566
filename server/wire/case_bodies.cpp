#include "wire/http_bodies.h"

#include "wire/book_bodies.h"
#include "wire/writing.h"

/// The bodies with a young person's words in them.
namespace sayso::wire {

json::object line_json(domain::StatementLine const& line)
{
    json::object object {
        { "step", line.place },
        { "question", line.question },
        { "answer", line.answer },
    };
    if (!line.original_answer.empty())
        object["original"] = json::object {
            { "text", line.original_answer },
            { "lang", line.original_lang },
            { "dir", direction(line.right_to_left) },
        };
    object["own_words"] = line.own_words;
    object["off_path"] = line.off_path;
    object["raised_alert"] = line.raised_alert;
    object["matters"] = array_of(line.matters, [](std::string const& matter) { return json::string(matter); });
    object["field"] = line.field_label;
    object["at"] = told_json(line.at);
    add_media(object, line.media);
    return object;
}

namespace {

json::object passed_on_json(domain::PassedOnView const& passed)
{
    return { { "to", name(passed.to) }, { "title", passed.title }, { "at", told_json(passed.at) } };
}

json::object alert_json(domain::AlertView const& alert)
{
    json::object object {
        { "id", alert.id.text() },
        { "session", alert.session.text() },
        { "young_person", alert.young_person.text() },
        { "name", alert.young_person_name },
        { "alert", alert.name },
        { "title", alert.title },
        { "level", name(alert.level) },
        { "raised", told_json(alert.raised) },
        { "acknowledge_by", told_json(alert.acknowledge_by) },
        { "overdue", alert.overdue },
    };
    add_told(object, "acknowledged", alert.acknowledged);
    add_text(object, "acknowledged_by", alert.acknowledged_by);
    if (!alert.passed_on.empty())
        object["passed_on"] = array_of(alert.passed_on, passed_on_json);
    object["lines"] = array_of(alert.lines, line_json);
    return object;
}

json::object statement_json(domain::StatementView const& statement)
{
    json::object object {
        { "session", statement.session.text() },
        { "young_person", statement.young_person.text() },
        { "name", statement.young_person_name },
        { "flow", statement.flow },
        { "flow_number", statement.flow_number },
        { "version", statement.version },
        { "title", statement.title },
        { "locale", statement.locale },
        { "locale_name", statement.locale_name },
        { "channel", name(statement.channel) },
        { "state", name(statement.state) },
    };
    if (statement.top_level)
        object["level"] = name(*statement.top_level);
    object["started"] = told_json(statement.started);
    add_told(object, "submitted", statement.submitted);
    add_told(object, "read", statement.read);
    add_text(object, "read_by", statement.read_by);
    object["lines"] = array_of(statement.lines, line_json);
    object["replies"] = array_of(statement.replies, reply_json);
    object["present"] = array_of(statement.present, entry_json);
    return object;
}

json::object task_json(domain::TaskView const& task)
{
    return {
        { "name", task.name },
        { "title", task.title },
        { "to", task.to },
        { "due", task.due },
        { "session", task.session.text() },
    };
}

json::object chronology_json(domain::ChronologyView const& entry)
{
    return {
        { "at", told_json(entry.at) },
        { "kind", entry.kind },
        { "title", entry.title },
        { "session", entry.session.is_nil() ? std::string() : entry.session.text() },
    };
}

} // namespace

std::string to_body(domain::AlertView const& alert)
{
    return json::serialize(alert_json(alert));
}

std::string to_body(domain::StatementView const& statement)
{
    return json::serialize(statement_json(statement));
}

std::string to_body(domain::CaseFileView const& case_file)
{
    json::object object {
        { "young_person", case_file.young_person.text() },
        { "name", case_file.name },
        { "full_name", case_file.full_name },
        { "born", case_file.born },
    };
    if (case_file.age)
        object["age"] = *case_file.age;
    object["adviser"] = case_file.adviser;
    object["team"] = case_file.team;
    object["nameless"] = case_file.nameless;
    object["alerts"] = array_of(case_file.alerts, alert_json);
    object["statements"] = array_of(case_file.statements, statement_json);
    object["tasks"] = array_of(case_file.tasks, task_json);
    object["chronology"] = array_of(case_file.chronology, chronology_json);
    add_book(object, case_file.book);
    object["access"] = array_of(case_file.book.let_in, [](domain::LetInView const& one) {
        json::object let_in { { "name", one.name }, { "why", one.why } };
        add_told(let_in, "until", one.until);
        return let_in;
    });
    return json::serialize(object);
}

} // namespace sayso::wire
