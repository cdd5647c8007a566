#pragma once

#include "domain/case.h"
#include "flow/problem.h"
#include <map>
#include <string>
#include <vector>

namespace sayso::flow {

/// One thing a flow can file, declared in flows/fields.yaml.
struct Field {
    std::string name; // "housing.tonight_status"
    std::string label; // Plain words for the desk: "Safe place tonight".
    std::vector<domain::Matter> matters; // At least one (Care Leavers Regs 2010 Sch 1).
    bool is_private = false; // Any step that files it must be private too.
    Mark mark;
};

using Fields = std::map<std::string, Field, std::less<>>;

struct LoadedFields {
    Fields fields;
    std::vector<Problem> problems;
};

/// Reads flows/fields.yaml from its text; `file` is used in problems.
LoadedFields load_fields(std::string const& file, std::string_view yaml);

} // namespace sayso::flow
