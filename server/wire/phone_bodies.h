#pragma once

#include "domain/phone_id.h"
#include "domain/sign_in_views.h"
#include "wire/http_requests.h"

/// What a young person's own phone and the server say to each other. Pure; any thread.
namespace sayso::wire {

struct NewPhoneBody {
    std::string key;
    std::optional<Secret<std::string>> pin; // Else the passkey.
    domain::PasskeyAnswer passkey;
    std::optional<PhoneId> instead_of;
};

struct PhoneAnswerBody {
    std::string ticket;
    std::string signature;
    std::optional<Secret<std::string>> pin; // Else the passkey.
    domain::PasskeyAnswer passkey;
};

ParsedBody<PhoneId> parse_phone_body(std::string_view text); // `{"phone"}`
ParsedBody<NewPhoneBody> parse_new_phone_body(std::string_view text); // `{"key","pin" or "passkey","instead_of"?}`
ParsedBody<PhoneAnswerBody> parse_phone_answer_body(std::string_view text); // `{"ticket","signature","pin" or "passkey"}`

std::string to_body(domain::PhoneQuestion const& question);
std::string new_phone_body(PhoneId phone);
std::string own_devices_body(
    std::vector<domain::DeviceView> const& devices, std::vector<domain::PhoneView> const& phones);

/// The refusal of a wrong PIN, with how many tries are left.
std::string wrong_pin_body(std::string const& words, int left);

} // namespace sayso::wire
