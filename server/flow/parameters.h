#pragma once

#include "domain/working_days.h"
#include "flow/author_map.h"
#include "flow/value.h"
#include <map>
#include <string>
#include <vector>

namespace sayso::flow {

/// An amount that changes by law or decision: from each day on another one holds.
struct Amount {
    std::string name;
    std::string check; // Whom to check it with, as a text that shows it must say: "with your PA".
    std::vector<std::pair<Date, std::int64_t>> values; // In pounds, in the order of the days.
    Mark mark;

    /// On that day; before the first day, the first.
    std::int64_t on(Date day) const;
};

using domain::Holidays;
using domain::working_days_between;

/// flows/parameters.yaml.
struct Parameters {
    std::map<std::string, Amount, std::less<>> amounts;
    Holidays bank_holidays;
};

/// What is wrong goes to `problems`, in its own file.
Parameters load_parameters(std::string const& file, std::string_view yaml, ProblemList& problems);

/// The day somebody born on `born` becomes so many years old: 1 March for a 29 February that a year lacks.
Date birthday(Date born, std::int64_t years);

} // namespace sayso::flow
