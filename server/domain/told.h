#pragma once

#include "domain/case.h"
#include "domain/people.h"
#include <optional>
#include <string>
#include <vector>

namespace sayso::domain {

/// A moment, and the words for it ("Tuesday 14:05").
struct Told {
    Moment at;
    std::string words;
};

} // namespace sayso::domain
