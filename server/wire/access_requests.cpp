#include "wire/access_requests.h"

#include "wire/reading.h"

namespace sayso::wire {

namespace {

template <class Body> ParsedBody<Body> finished(ObjectReader& reader, Body body)
{
    if (auto fault = reader.finish())
        return *fault;
    return body;
}

Date date(ObjectReader& reader, char const* field)
{
    auto parsed = parse_date(reader.text(field));
    if (parsed)
        return *parsed;
    reader.fault("wrong_type", field);
    return {};
}

domain::Role role(ObjectReader& reader)
{
    auto known = domain::role_from(reader.text("role"));
    if (known && domain::is_workers(*known))
        return *known;
    reader.fault("wrong_type", "role");
    return domain::Role::member;
}

} // namespace

ParsedBody<CoverBody> parse_cover_body(std::string_view text)
{
    ObjectReader reader(text);
    CoverBody body;
    body.worker = reader.id<WorkerId>("worker");
    if (auto named = reader.text_if_there("for_worker"); !named.empty()) {
        auto id = WorkerId::parse(named);
        if (id)
            body.for_worker = *id;
        else
            reader.fault("wrong_type", "for_worker");
    }
    body.until = date(reader, "until");
    body.reason = reader.text("reason");
    return finished(reader, std::move(body));
}

ParsedBody<BreakGlassBody> parse_break_glass_body(std::string_view text)
{
    ObjectReader reader(text);
    BreakGlassBody body;
    body.case_number = reader.text("case_number");
    body.reason = reader.text("reason");
    return finished(reader, std::move(body));
}

ParsedBody<AgencyBody> parse_agency_body(std::string_view text)
{
    ObjectReader reader(text);
    AgencyBody body;
    body.young_person = reader.id<YoungPersonId>("young_person");
    body.worker = reader.id<WorkerId>("worker");
    body.until = date(reader, "until");
    body.reason = reader.text("reason");
    return finished(reader, std::move(body));
}

ParsedBody<NewWorkerBody> parse_new_worker_body(std::string_view text)
{
    ObjectReader reader(text);
    NewWorkerBody body;
    body.user = reader.text("user");
    body.name = reader.text("name");
    body.role = role(reader);
    body.team = reader.text_if_there("team");
    body.password = Secret<std::string>(reader.text("password"));
    return finished(reader, std::move(body));
}

ParsedBody<WorkerCardBody> parse_worker_card_body(std::string_view text)
{
    ObjectReader reader(text);
    WorkerCardBody body;
    json::error_code ec;
    auto days = json::parse(reader.json_of("days"), ec);
    if (ec || !days.is_array() || days.get_array().size() > 7) {
        reader.fault("wrong_type", "days");
    } else {
        for (auto const& day : days.get_array()) {
            if (day.is_int64() && day.get_int64() >= 1 && day.get_int64() <= 7)
                body.days.push_back(static_cast<int>(day.get_int64()));
            else
                reader.fault("wrong_type", "days");
        }
    }
    body.phone = reader.text_if_there("phone");
    body.after_hours = reader.text_if_there("after_hours");
    return finished(reader, std::move(body));
}

ParsedBody<RoleBody> parse_role_body(std::string_view text)
{
    ObjectReader reader(text);
    RoleBody body;
    body.role = role(reader);
    return finished(reader, std::move(body));
}

} // namespace sayso::wire
