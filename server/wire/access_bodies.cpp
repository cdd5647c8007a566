#include "wire/access_bodies.h"

#include "wire/writing.h"

namespace sayso::wire {

namespace {

json::object grant_json(domain::GrantView const& grant)
{
    json::object object;
    object["id"] = grant.id.text();
    object["kind"] = domain::name(grant.kind);
    if (grant.role.empty()) {
        object["worker"] = grant.worker.text();
        object["worker_name"] = grant.worker_name;
    }
    add_text(object, "role", grant.role);
    if (!grant.for_worker.is_nil()) {
        object["for_worker"] = grant.for_worker.text();
        object["for_worker_name"] = grant.for_worker_name;
    }
    if (!grant.young_person.is_nil()) {
        object["young_person"] = grant.young_person.text();
        object["name"] = grant.young_person_name;
    }
    object["reason"] = grant.reason;
    if (!domain::is_of_a_conversation(grant.kind)) // Those last until somebody ends them.
        object["until"] = told_json(grant.until);
    add_told(object, "ended", grant.ended);
    object["mine"] = grant.mine;
    return object;
}

json::object worker_json(domain::AdminWorkerView const& worker)
{
    return json::object { { "id", worker.id.text() }, { "user", worker.user }, { "name", worker.name },
        { "role", domain::name(worker.role) }, { "team", worker.team }, { "active", worker.active },
        { "days", array_of(worker.days, [](int day) { return json::value(day); }) }, { "phone", worker.phone },
        { "after_hours", worker.after_hours } };
}

json::object row_json(domain::TotalsTable::Row const& row)
{
    json::array values;
    for (auto const& value : row.values)
        values.emplace_back(value ? json::value(*value) : json::value("c"));
    return json::object { { "label", row.label }, { "values", std::move(values) } };
}

json::object table_json(domain::TotalsTable const& table)
{
    json::object object;
    object["id"] = table.id;
    object["title"] = table.title;
    add_text(object, "note", table.note);
    object["columns"] = array_of(table.columns, [](std::string const& column) { return json::value(column); });
    object["rows"] = array_of(table.rows, row_json);
    return object;
}

} // namespace

std::string to_body(domain::GrantView const& grant)
{
    return json::serialize(json::object { { "grant", grant_json(grant) } });
}

std::string to_body(std::vector<domain::GrantView> const& grants)
{
    return json::serialize(json::object { { "grants", array_of(grants, grant_json) } });
}

std::string to_body(domain::BrokenGlass const& opened)
{
    return json::serialize(
        json::object { { "young_person", opened.young_person.text() }, { "until", told_json(opened.until) } });
}

std::string to_body(domain::AdminWorkerView const& worker)
{
    return json::serialize(json::object { { "worker", worker_json(worker) } });
}

std::string to_body(std::vector<domain::AdminWorkerView> const& workers)
{
    return json::serialize(json::object { { "workers", array_of(workers, worker_json) } });
}

std::string to_body(domain::TotalsView const& totals)
{
    return json::serialize(
        json::object { { "as_at", told_json(totals.as_at) }, { "tables", array_of(totals.tables, table_json) } });
}

} // namespace sayso::wire
