#pragma once

#include "base/id.h"
#include "domain/case.h"

namespace sayso::casefile {

/// An alert that nobody took up in time, passed on to the next one. Append-only; numbered from 1 within its alert.
struct AlertStep {
    AlertId alert;
    int number = 0;
    domain::Recipient to = domain::Recipient::duty_team;
    Moment at;
    Moment acknowledge_by; // When it is passed on again.
};

} // namespace sayso::casefile
