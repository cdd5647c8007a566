#include "wire/security_bodies.h"

#include "wire/writing.h"

namespace sayso::wire {

namespace {

json::object device_json(domain::DeviceView const& device)
{
    json::object object;
    object["id"] = device.id;
    object["label"] = device.label;
    object["method"] = device.method;
    object["this"] = device.current;
    object["since"] = told_json(device.since);
    add_told(object, "last_seen", device.last_seen);
    return object;
}

json::object credential_json(domain::CredentialView const& credential)
{
    json::object object;
    object["id"] = credential.id;
    object["kind"] = credential.kind;
    object["label"] = credential.label;
    object["created"] = told_json(credential.created);
    add_told(object, "last_used", credential.last_used);
    return object;
}

json::array described(std::vector<std::string> const& ids)
{
    return array_of(ids, [](auto const& id) { return json::object { { "type", "public-key" }, { "id", id } }; });
}

/// The options of a question, in the words of navigator.credentials.get(); bytes as base64url.
json::object question_json(domain::PasskeyQuestion const& question)
{
    json::object options;
    options["challenge"] = question.challenge;
    options["rpId"] = question.site;
    options["allowCredentials"] = described(question.ids);
    options["userVerification"] = "required";
    options["timeout"] = 300'000;
    json::object object;
    object["ceremony"] = question.ceremony;
    object["options"] = std::move(options);
    return object;
}

json::array names_of(domain::SecondWays const& ways)
{
    json::array names;
    if (ways.passkey)
        names.emplace_back("passkey");
    if (ways.totp)
        names.emplace_back("totp");
    return names;
}

} // namespace

std::string sign_in_ways_body(std::string const& council_sign_in)
{
    json::object object;
    add_text(object, "council_sign_in", council_sign_in);
    return json::serialize(object);
}

std::string second_step_body(Secret<std::string> const& ticket, domain::SecondWays const& ways)
{
    json::object object;
    object["next"] = ways.passkey ? "passkey" : "totp";
    object["ways"] = names_of(ways);
    object["ticket"] = ticket.reveal();
    return json::serialize(object);
}

std::string devices_body(std::vector<domain::DeviceView> const& devices)
{
    json::object object;
    object["devices"] = array_of(devices, device_json);
    return json::serialize(object);
}

std::string devices_body(
    std::vector<domain::DeviceView> const& devices, std::vector<domain::CredentialView> const& credentials)
{
    json::object object;
    object["devices"] = array_of(devices, device_json);
    object["credentials"] = array_of(credentials, credential_json);
    return json::serialize(object);
}

std::string to_body(domain::TotpOffer const& offer)
{
    json::object object;
    object["ticket"] = offer.ticket.reveal();
    object["secret"] = offer.secret.reveal();
    object["link"] = offer.link.reveal();
    return json::serialize(object);
}

std::string to_body(domain::PasskeyQuestion const& question)
{
    return json::serialize(question_json(question));
}

std::string to_body(domain::PasskeyOffer const& offer, std::string const& site_name)
{
    json::object user;
    user["id"] = offer.user_id;
    user["name"] = offer.user_name;
    user["displayName"] = offer.display_name;
    json::object selection;
    selection["userVerification"] = "required";
    selection["residentKey"] = "preferred";
    json::object options;
    options["challenge"] = offer.question.challenge;
    options["rp"] = json::object { { "id", offer.question.site }, { "name", site_name } };
    options["user"] = std::move(user);
    options["pubKeyCredParams"] = array_of(offer.algorithms,
        [](int algorithm) { return json::object { { "type", "public-key" }, { "alg", algorithm } }; });
    options["excludeCredentials"] = described(offer.question.ids);
    options["authenticatorSelection"] = std::move(selection);
    options["attestation"] = "none";
    options["timeout"] = 300'000;
    json::object object;
    object["ceremony"] = offer.question.ceremony;
    object["options"] = std::move(options);
    return json::serialize(object);
}

std::string step_up_body(domain::SecondWays const& ways, domain::PasskeyQuestion const* question)
{
    json::object object;
    object["ways"] = ways.any() ? names_of(ways) : json::array { "password" };
    if (question)
        object["passkey"] = question_json(*question);
    return json::serialize(object);
}

} // namespace sayso::wire
