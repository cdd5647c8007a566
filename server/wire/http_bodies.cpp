#include "wire/http_bodies.h"

#include "wire/opening_body.h"
#include "wire/book_bodies.h"
#include "wire/writing.h"

namespace sayso::wire {

namespace {

json::object helpline_json(Helpline const& line)
{
    return {
        { "id", line.id },
        { "name", line.name },
        { "contact", line.contact },
        { "kind", line.kind },
        { "when", line.when },
        { "note", line.note },
    };
}

json::object locale_json(CouncilView::SpokenLocale const& spoken)
{
    return {
        { "id", spoken.locale.id },
        { "own_name", spoken.locale.own_name },
        { "dir", direction(spoken.locale.right_to_left) },
        { "approved", spoken.approved },
        { "whole", spoken.locale.coverage == text::Coverage::whole },
    };
}

json::object flow_json(CouncilView::OfferedFlow const& flow)
{
    return { { "id", flow.id }, { "title", flow.title }, { "topic", flow.topic }, { "kiosk", flow.kiosk },
        { "phone", flow.phone }, { "ages", json::array { flow.youngest, flow.oldest } } };
}

char const* name(domain::InboxItem::Kind kind)
{
    using Kind = domain::InboxItem::Kind;
    switch (kind) {
    case Kind::alert:
        return "alert";
    case Kind::statement:
        return "statement";
    case Kind::action:
        return "action";
    case Kind::review:
        return "review";
    case Kind::disagreed:
        return "disagreed";
    case Kind::clock:
        return "clock";
    }
    return "statement";
}

char const* name(domain::InboxItem::Group group)
{
    using Group = domain::InboxItem::Group;
    switch (group) {
    case Group::urgent:
        return "urgent";
    case Group::overdue:
        return "overdue";
    case Group::fresh:
        return "new";
    case Group::promised:
        return "promised";
    case Group::waiting:
        return "waiting";
    case Group::done:
        return "done";
    }
    return "new";
}

json::object inbox_item_json(domain::InboxItem const& item)
{
    json::object object {
        { "kind", name(item.kind) },
        { "ref", item.ref },
        { "session", item.session.is_nil() ? std::string() : item.session.text() },
        { "young_person", item.young_person.text() },
        { "name", item.young_person_name },
        { "nameless", item.nameless },
        { "title", item.title },
        { "level", domain::name(item.level) },
        { "at", told_json(item.at) },
    };
    add_told(object, "acknowledge_by", item.acknowledge_by);
    object["overdue"] = item.overdue;
    object["read"] = item.read;
    object["replied"] = item.replied;
    object["group"] = name(item.group);
    if (item.due)
        object["due"] = due_json(*item.due);
    object["flags"] = item.flags;
    object["scan"] = item.scan;
    if (!item.entry.is_nil())
        object["action"] = item.entry.text();
    add_text(object, "owner", item.owner);
    add_text(object, "passed_to", item.passed_to);
    return object;
}

json::object caseload_json(domain::CaseloadEntry const& entry)
{
    json::object object {
        { "id", entry.id.text() },
        { "name", entry.name },
        { "adviser", entry.adviser },
        { "nameless", entry.nameless },
        { "open_alerts", entry.open_alerts },
        { "unread", entry.unread },
    };
    add_told(object, "last_heard", entry.last_heard);
    if (entry.not_heard_weeks)
        object["not_heard_weeks"] = *entry.not_heard_weeks;
    if (entry.next_due)
        object["next_due"] = due_json(*entry.next_due);
    return object;
}

} // namespace

json::object own_statement_json(domain::OwnStatement const& statement)
{
    json::object object {
        { "session", statement.session.text() },
        { "flow", statement.flow },
        { "title", statement.title },
        { "state", name(statement.state) },
        { "started", told_json(statement.started) },
    };
    add_told(object, "submitted", statement.submitted);
    add_told(object, "read", statement.read);
    add_text(object, "read_by", statement.read_by);
    add_told(object, "acknowledged", statement.acknowledged);
    add_text(object, "acknowledged_by", statement.acknowledged_by);
    object["alert_raised"] = statement.alert_raised;
    add_told(object, "passed_on", statement.passed_on);
    add_text(object, "passed_on_words", statement.passed_on_words);
    object["replies"] = array_of(statement.replies, reply_json);
    add_text(object, "remind", statement.remind);
    return object;
}

std::string to_body(CouncilView const& council)
{
    json::object object { { "name", council.name }, { "demo", council.demo } };
    object["locales"] = array_of(council.locales, locale_json);
    object["flows"] = array_of(council.flows, flow_json);
    object["helplines"] = array_of(council.helplines, helpline_json);
    if (council.opening)
        object["opening"] = opening_json(*council.opening);
    return json::serialize(object);
}

std::string to_body(text::AppStrings const& strings, text::Locale const& locale)
{
    json::object messages;
    for (auto const& [key, words] : strings.messages)
        messages[key] = words;
    json::object object {
        { "locale", locale.id },
        { "dir", direction(locale.right_to_left) },
        { "approved", !strings.approved_by.empty() },
    };
    object["strings"] = std::move(messages);
    return json::serialize(object);
}

std::string to_body(text::Glossary const& glossary, text::Locale const& locale)
{
    json::array terms;
    for (auto const& term : glossary.terms()) {
        auto const* own = glossary.translated(locale.id, term);
        auto const& spoken = own ? locale : text::locale_or_english("en");
        auto const& shown = own ? *own : term;
        json::object object { { "id", term.id } };
        object["term"] = words_json({ shown.term, spoken.id, spoken.right_to_left, "" });
        object["also"] = json::array(term.also.begin(), term.also.end());
        object["plain"] = words_json({ shown.plain, spoken.id, spoken.right_to_left, "" });
        terms.push_back(std::move(object));
    }
    return json::serialize(json::object { { "terms", std::move(terms) } });
}

std::string nobody_body()
{
    return R"({"role":"nobody"})";
}

std::string to_body(SignedInView const& signed_in)
{
    json::object object { { "role", name(signed_in.role) } };
    if (!signed_in.worker.is_nil())
        object["id"] = signed_in.worker.text();
    add_text(object, "name", signed_in.name);
    add_text(object, "adviser", signed_in.adviser);
    if (signed_in.age)
        object["age"] = *signed_in.age;
    return json::serialize(object);
}

std::string to_body(std::vector<domain::OwnStatement> const& statements)
{
    json::object object;
    object["statements"] = array_of(statements, own_statement_json);
    return json::serialize(object);
}

std::string to_body(std::vector<domain::InboxItem> const& items)
{
    json::object object;
    object["items"] = array_of(items, inbox_item_json);
    return json::serialize(object);
}

std::string to_body(std::vector<domain::CaseloadEntry> const& caseload)
{
    json::object object;
    object["young_people"] = array_of(caseload, caseload_json);
    return json::serialize(object);
}

std::string to_body(domain::ReplyView const& reply)
{
    return json::serialize(reply_json(reply));
}

std::string to_body(IssuedCodeView const& issued)
{
    std::string plain;
    for (char c : issued.code.reveal())
        if (c != '-' && c != ' ')
            plain.push_back(c);
    // Behind a `#`, so that the code reaches no log on the way.
    json::object object {
        { "code", plain.size() == 8 ? plain.substr(0, 4) + "-" + plain.substr(4) : plain },
        { "link", "/#" + plain },
        { "expires", told_json(issued.expires) },
    };
    return json::serialize(object);
}

} // namespace sayso::wire
