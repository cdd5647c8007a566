#include "wire/book_bodies.h"

#include "wire/opening_body.h"
#include "wire/writing.h"

namespace sayso::wire {

namespace {

template <class Words> json::object texts_json(Words const& words)
{
    json::object object;
    for (auto const& [field, text] : words)
        object[field] = text;
    return object;
}

void add_due(json::object& object, std::string_view name, std::optional<domain::Due> const& due)
{
    if (due)
        object[name] = due_json(*due);
}

void add_session(json::object& object, SessionId session)
{
    object["session"] = session.is_nil() ? std::string() : session.text();
}

json::object action_json(domain::ActionView const& action)
{
    json::object object { { "id", action.id.text() } };
    add_session(object, action.session);
    object["what"] = action.what;
    object["owner"] = action.owner;
    object["owner_name"] = action.owner_name;
    add_due(object, "due", action.due);
    object["state"] = action.state;
    add_text(object, "said", action.said);
    add_text(object, "what_changed", action.what_changed);
    add_text(object, "comment", action.comment);
    object["at"] = told_json(action.at);
    object["overdue"] = action.due && action.due->overdue;
    return object;
}

json::object plan_action_json(domain::PlanActionView const& action)
{
    auto object = action_json(action.action);
    add_text(object, "agreed_with", action.agreed_with);
    add_text(object, "note", action.note);
    if (action.agreed)
        object["agreed"] = *action.agreed ? "agree" : "disagree";
    object["ticked"] = action.ticked;
    return object;
}

json::object matter_json(domain::PlanMatterView const& matter)
{
    json::object object { { "matter", matter.matter }, { "title", matter.title } };
    object["views"] = array_of(matter.views, entry_json);
    object["actions"] = array_of(matter.actions, plan_action_json);
    return object;
}

json::object plan_json(domain::PlanView const& plan)
{
    json::object object;
    object["matters"] = array_of(plan.matters, matter_json);
    add_due(object, "review_due", plan.review_due);
    if (plan.review_asked)
        object["review_asked"] = entry_json(*plan.review_asked);
    if (plan.last_review)
        object["last_review"] = entry_json(*plan.last_review);
    return object;
}

json::object referral_json(domain::ReferralView const& referral)
{
    auto object = entry_json(referral.made);
    object["states"] = array_of(referral.states, entry_json);
    return object;
}

json::object contact_json(domain::ContactView const& contact)
{
    json::object object { { "session", contact.session.text() }, { "place", contact.place }, { "name", contact.name },
        { "phone", contact.phone }, { "relation", contact.relation }, { "state", contact.state } };
    add_text(object, "said", contact.said);
    return object;
}

json::object status_json(domain::StatusView const& status)
{
    json::object object { { "state", status.state }, { "title", status.title }, { "rule", status.rule },
        { "asserted_by", status.asserted_by }, { "by", status.by } };
    add_text(object, "why", status.why);
    object["at"] = told_json(status.at);
    return object;
}

json::object adult_care_json(domain::AdultCareView const& view)
{
    json::object object { { "id", view.id }, { "title", view.title }, { "state", view.state } };
    object["words"] = texts_json(view.words);
    add_due(object, "happened", view.happened);
    add_told(object, "at", view.at);
    return object;
}

json::object loop_json(domain::LoopView const& loop)
{
    json::object object { { "session", loop.session.text() }, { "title", loop.title } };
    object["said"] = told_json(loop.said);
    add_told(object, "heard", loop.heard);
    add_text(object, "heard_by", loop.heard_by);
    add_told(object, "answered", loop.answered);
    add_due(object, "promised", loop.promised);
    add_told(object, "done", loop.done);
    add_told(object, "told", loop.told);
    add_text(object, "agreed", loop.agreed);
    add_told(object, "agreed_at", loop.agreed_at);
    return object;
}

json::object worker_json(domain::WorkerView const& worker)
{
    return { { "id", worker.id.text() }, { "name", worker.name }, { "role", name(worker.role) },
        { "team", worker.team } };
}

json::object reader_json(domain::ReaderView const& reader)
{
    json::object object { { "who", reader.who }, { "role", reader.role }, { "what", reader.what },
        { "title", reader.title }, { "at", told_json(reader.at) } };
    add_text(object, "why", reader.why);
    return object;
}

json::object member_json(domain::TeamMemberView const& member)
{
    json::object object { { "name", member.name }, { "role", member.role }, { "days", member.days } };
    add_text(object, "cover", member.cover);
    add_text(object, "phone", member.phone);
    add_text(object, "after_hours", member.after_hours);
    return object;
}

json::object statement_json(domain::OwnStatement const& statement)
{
    auto object = own_statement_json(statement);
    if (statement.loop)
        object["loop"] = loop_json(*statement.loop);
    object["actions"] = array_of(statement.actions, action_json);
    object["questions"] = array_of(statement.questions, entry_json);
    object["present"] = array_of(statement.present, entry_json);
    if (statement.closed) {
        auto closed = texts_json(statement.closed->words);
        closed["at"] = told_json(statement.closed->at);
        object["closed"] = std::move(closed);
    }
    return object;
}

json::object own_file_json(domain::OwnFileView const& file)
{
    json::object object;
    object["statements"] = array_of(file.statements, statement_json);
    add_book(object, file.book);
    for (char const* of_workers : { "tags", "contacts", "repeat_alerts", "not_heard_weeks", "loops" })
        object.erase(of_workers); // Each loop stands with its statement.
    object["team"] = array_of(file.team, member_json);
    return object;
}

} // namespace

json::object due_json(domain::Due const& due)
{
    return { { "date", iso_text(due.date) }, { "words", due.words }, { "overdue", due.overdue } };
}

json::object entry_json(domain::EntryView const& entry)
{
    json::object object { { "id", entry.id.text() }, { "kind", entry.kind } };
    add_session(object, entry.session);
    object["about"] = entry.about;
    object["matter"] = entry.matter;
    object["owner"] = entry.owner;
    object["owner_name"] = entry.owner_name;
    add_due(object, "due", entry.due);
    add_due(object, "happened", entry.happened);
    object["state"] = entry.state;
    object["by"] = entry.by;
    object["by_young_person"] = entry.by_young_person;
    object["words"] = texts_json(entry.words);
    object["at"] = told_json(entry.at);
    return object;
}

std::string entry_body(domain::EntryView const& entry)
{
    json::object object;
    object["entry"] = entry_json(entry);
    return json::serialize(object);
}

namespace {

json::object clock_json(domain::ClockView const& clock)
{
    json::object object { { "kind", clock.kind }, { "title", clock.title } };
    add_text(object, "about", clock.about);
    object["due"] = due_json(clock.due);
    object["words"] = clock.words;
    object["overdue"] = clock.overdue;
    object["for_young_person"] = clock.for_young_person;
    object["owner"] = clock.owner;
    add_text(object, "owner_name", clock.owner_name);
    return object;
}

} // namespace

void add_book(json::object& object, domain::CaseBookView const& book)
{
    object["entries"] = array_of(book.entries, entry_json);
    object["actions"] = array_of(book.actions, action_json);
    object["plan"] = plan_json(book.plan);
    object["referrals"] = array_of(book.referrals, referral_json);
    if (book.household)
        object["household"] = entry_json(*book.household);
    object["contacts"] = array_of(book.contacts, contact_json);
    if (book.status)
        object["status"] = status_json(*book.status);
    object["adult_care"] = array_of(book.adult_care, adult_care_json);
    object["clocks"] = array_of(book.clocks, clock_json);
    object["loops"] = array_of(book.loops, loop_json);
    object["tags"] = array_of(book.tags, entry_json);
    object["repeat_alerts"] = book.repeat_alerts;
    if (book.not_heard_weeks)
        object["not_heard_weeks"] = *book.not_heard_weeks;
}

std::string to_body(domain::OwnFileView const& file)
{
    auto object = own_file_json(file);
    if (file.opening)
        object["opening"] = opening_json(*file.opening);
    object["night"] = json::object { { "words", file.night_words }, { "phone", file.night_phone } };
    return json::serialize(object);
}

std::string to_body(domain::OwnCopyView const& copy)
{
    json::object object { { "format", "sayso-copy-1" }, { "made", told_json(copy.made) },
        { "council", copy.council }, { "name", copy.name } };
    add_text(object, "born", copy.born);
    auto file = own_file_json(copy.file);
    auto& statements = file["statements"].as_array();
    for (std::size_t i = 0; i < copy.words.size(); ++i) {
        auto& statement = statements[i].as_object();
        statement["language"] = copy.words[i].locale;
        statement["script_version"] = copy.words[i].version;
        statement["channel"] = name(copy.words[i].channel);
        statement["lines"] = array_of(copy.words[i].lines, line_json);
    }
    for (auto& [key, value] : file)
        object[key] = std::move(value);
    object["readers"] = array_of(copy.readers, reader_json);
    return json::serialize(object);
}

std::string to_body(std::vector<domain::WorkerView> const& workers)
{
    json::object object;
    object["workers"] = array_of(workers, worker_json);
    return json::serialize(object);
}

std::string to_body(std::vector<domain::ReaderView> const& readers)
{
    json::object object;
    object["readers"] = array_of(readers, reader_json);
    return json::serialize(object);
}

} // namespace sayso::wire
