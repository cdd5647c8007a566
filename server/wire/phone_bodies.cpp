#include "wire/phone_bodies.h"

#include "identity/base64url.h"
#include "wire/reading.h"
#include "wire/security_bodies.h"
#include "wire/security_requests.h"
#include "wire/writing.h"

namespace sayso::wire {

namespace {

std::string bytes(ObjectReader& reader, char const* field)
{
    auto decoded = identity::from_base64url(reader.text(field));
    if (!decoded)
        reader.fault("wrong_type", field);
    return decoded.value_or("");
}

/// Reads the one of the two that is there into `body`: the text of the passkey is given back, to be read on its own.
template <class Body> std::string pin_or_passkey(ObjectReader& reader, Body& body)
{
    auto pin = reader.text_if_there("pin");
    if (pin.empty())
        return reader.json_of("passkey");
    body.pin = Secret<std::string>(std::move(pin));
    return "";
}

template <class Body> ParsedBody<Body> finished(ObjectReader& reader, Body body, std::string const& passkey, bool is_new)
{
    if (auto fault = reader.finish())
        return *fault;
    if (!body.pin) {
        auto answer = read_passkey_answer(passkey, is_new);
        if (!answer)
            return answer.error();
        body.passkey = std::move(*answer);
    }
    return body;
}

} // namespace

ParsedBody<PhoneId> parse_phone_body(std::string_view text)
{
    ObjectReader reader(text);
    auto phone = reader.id<PhoneId>("phone");
    if (auto fault = reader.finish())
        return *fault;
    return phone;
}

ParsedBody<NewPhoneBody> parse_new_phone_body(std::string_view text)
{
    ObjectReader reader(text);
    NewPhoneBody body;
    body.key = bytes(reader, "key");
    if (auto before = reader.text_if_there("instead_of"); !before.empty()) {
        if (auto id = PhoneId::parse(before))
            body.instead_of = *id;
        else
            reader.fault("wrong_type", "instead_of");
    }
    auto passkey = pin_or_passkey(reader, body);
    return finished(reader, std::move(body), passkey, true);
}

ParsedBody<PhoneAnswerBody> parse_phone_answer_body(std::string_view text)
{
    ObjectReader reader(text);
    PhoneAnswerBody body;
    body.ticket = reader.text("ticket");
    body.signature = bytes(reader, "signature");
    auto passkey = pin_or_passkey(reader, body);
    return finished(reader, std::move(body), passkey, false);
}

std::string to_body(domain::PhoneQuestion const& question)
{
    json::object object;
    object["ticket"] = question.ticket;
    object["challenge"] = question.challenge;
    object["way"] = question.lock ? "unlock" : "pin";
    if (question.lock)
        object["passkey"] = embedded(to_body(*question.lock));
    return json::serialize(object);
}

std::string new_phone_body(PhoneId phone)
{
    json::object object;
    object["phone"] = phone.text();
    return json::serialize(object);
}

std::string own_devices_body(
    std::vector<domain::DeviceView> const& devices, std::vector<domain::PhoneView> const& phones)
{
    auto object = embedded(devices_body(devices)).as_object();
    object["phones"] = array_of(phones, [](auto const& phone) {
        json::object written;
        written["id"] = phone.id;
        written["label"] = phone.label;
        written["way"] = phone.way;
        written["sign_in"] = phone.sign_in;
        written["this"] = phone.current;
        written["since"] = told_json(phone.since);
        add_told(written, "last_used", phone.last_used);
        return written;
    });
    return json::serialize(object);
}

std::string wrong_pin_body(std::string const& words, int left)
{
    json::object problem;
    problem["code"] = "pin_wrong";
    problem["text"] = words;
    json::object object;
    object["problem"] = std::move(problem);
    object["left"] = left;
    return json::serialize(object);
}

} // namespace sayso::wire
