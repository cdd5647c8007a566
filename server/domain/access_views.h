#pragma once

#include "base/id.h"
#include "domain/access.h"
#include "domain/people.h"
#include "domain/told.h"
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Who is let in to whom, who works here, and what may be counted: as pages show it.
namespace sayso::domain {

struct GrantView {
    GrantId id;
    GrantKind kind = GrantKind::cover;
    WorkerId worker; // Nil where a role has it.
    std::string worker_name; // Of a role: empty.
    std::string role; // Whose holders have it; or empty.
    WorkerId for_worker; // Nil but for cover.
    std::string for_worker_name;
    YoungPersonId young_person; // Nil for cover, and where the reader does not reach them.
    std::string young_person_name;
    std::string reason;
    Told until;
    std::optional<Told> ended;
    bool mine = false; // The reader may end it.
};

struct BrokenGlass {
    YoungPersonId young_person;
    Told until;
};

struct AdminWorkerView {
    WorkerId id;
    std::string user;
    std::string name;
    Role role = Role::personal_adviser;
    std::string team;
    bool active = true;
    std::vector<int> days; // 1 is Monday.
    std::string phone;
    std::string after_hours;
};

/// A count, or nothing where it is hidden because it is small or would give a small one away.
using ShownCount = std::optional<std::uint64_t>;

struct TotalsTable {
    struct Row {
        std::string label;
        std::vector<ShownCount> values;
    };
    std::string id;
    std::string title;
    std::string note;
    std::vector<std::string> columns;
    std::vector<Row> rows; // The last one is the sum of those before it.
};

struct TotalsView {
    Told as_at;
    std::vector<TotalsTable> tables;
};

} // namespace sayso::domain
