#include "wire/kiosk_bodies.h"

#include "wire/reading.h"
#include "wire/writing.h"

namespace sayso::wire {

ParsedBody<EnrolBody> parse_enrol_body(std::string_view text)
{
    ObjectReader reader(text);
    EnrolBody body;
    body.device = Secret<std::string>(reader.text_if_there("device"));
    if (body.device.reveal().empty())
        body.code = Secret<std::string>(reader.text("code"));
    if (auto fault = reader.finish())
        return *fault;
    return body;
}

ParsedBody<std::string> parse_one_text_body(std::string_view text, char const* field)
{
    ObjectReader reader(text);
    auto given = reader.text(field);
    if (auto fault = reader.finish())
        return *fault;
    return given;
}

ParsedBody<SessionId> parse_session_body(std::string_view text)
{
    ObjectReader reader(text);
    auto session = reader.id<SessionId>("session");
    if (auto fault = reader.finish())
        return *fault;
    return session;
}

std::string kiosk_body(std::optional<std::string> const& name)
{
    json::object object;
    object["enrolled"] = name.has_value();
    if (name)
        object["name"] = *name;
    return json::serialize(object);
}

std::string to_body(PairingView const& view, char const* secret)
{
    json::object object;
    object["state"] = view.pictures.empty() ? "shown" : "seen";
    object["kiosk"] = view.kiosk;
    if (!view.secret.empty())
        object[secret] = view.secret;
    if (!view.token.empty())
        object["token"] = view.token;
    if (!view.pictures.empty())
        object["pictures"] = json::array(view.pictures.begin(), view.pictures.end());
    if (view.signs_out)
        object["signs_out"] = true;
    return json::serialize(object);
}

std::string waiting_body()
{
    return R"({"state":"waiting"})";
}

std::string visit_body(std::optional<SessionId> const& session)
{
    json::object object;
    if (session)
        object["session"] = session->text();
    return json::serialize(object);
}

} // namespace sayso::wire
