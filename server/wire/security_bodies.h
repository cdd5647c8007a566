#pragma once

#include "domain/sign_in_views.h"
#include <string>
#include <vector>

/// What the server answers about how somebody signs in, as JSON text. Pure; any thread.
namespace sayso::wire {

std::string sign_in_ways_body(std::string const& council_sign_in); // Its name; empty: there is none.
std::string second_step_body(Secret<std::string> const& ticket, domain::SecondWays const& ways);
std::string devices_body(std::vector<domain::DeviceView> const& devices); // A young person's.
std::string devices_body(std::vector<domain::DeviceView> const& devices,
    std::vector<domain::CredentialView> const& credentials); // A worker's.
std::string to_body(domain::TotpOffer const& offer);
std::string to_body(domain::PasskeyQuestion const& question);
std::string to_body(domain::PasskeyOffer const& offer, std::string const& site_name);

/// How a step up can be made; `question` where a passkey is one of the ways.
std::string step_up_body(domain::SecondWays const& ways, domain::PasskeyQuestion const* question);

} // namespace sayso::wire
