#include "casefile/entry.h"

#include <array>

namespace sayso::casefile {

namespace {

struct Named {
    EntryKind kind;
    char const* name;
};

constexpr std::array kind_names {
    Named { EntryKind::action, "action" },
    Named { EntryKind::action_done, "action_done" },
    Named { EntryKind::action_dropped, "action_dropped" },
    Named { EntryKind::action_said, "action_said" },
    Named { EntryKind::question, "question" },
    Named { EntryKind::question_answered, "question_answered" },
    Named { EntryKind::summary, "summary" },
    Named { EntryKind::comment, "comment" },
    Named { EntryKind::contact_record, "contact_record" },
    Named { EntryKind::correction, "correction" },
    Named { EntryKind::present, "present" },
    Named { EntryKind::tag, "tag" },
    Named { EntryKind::plan_action, "plan_action" },
    Named { EntryKind::plan_view, "plan_view" },
    Named { EntryKind::plan_agree, "plan_agree" },
    Named { EntryKind::plan_disagree, "plan_disagree" },
    Named { EntryKind::plan_ticked, "plan_ticked" },
    Named { EntryKind::plan_state, "plan_state" },
    Named { EntryKind::review_asked, "review_asked" },
    Named { EntryKind::plan_reviewed, "plan_reviewed" },
    Named { EntryKind::referral, "referral" },
    Named { EntryKind::referral_state, "referral_state" },
    Named { EntryKind::household, "household" },
    Named { EntryKind::contact, "contact" },
    Named { EntryKind::status, "status" },
    Named { EntryKind::adult_care, "adult_care" },
    Named { EntryKind::hand_over, "hand_over" },
    Named { EntryKind::filed, "filed" },
    Named { EntryKind::clock_event, "clock_event" },
    Named { EntryKind::closed, "closed" },
    Named { EntryKind::contact_ways, "contact_ways" },
    Named { EntryKind::died, "died" },
    Named { EntryKind::names_worker, "names_worker" },
    Named { EntryKind::kept_from, "kept_from" },
};

} // namespace

char const* name(EntryKind kind)
{
    for (auto const& entry : kind_names)
        if (entry.kind == kind)
            return entry.name;
    return "unknown";
}

std::optional<EntryKind> entry_kind_from(std::string_view name)
{
    for (auto const& entry : kind_names)
        if (name == entry.name)
            return entry.kind;
    return std::nullopt;
}

bool keeps_from_owner(EntryKind kind)
{
    return kind == EntryKind::names_worker || kind == EntryKind::kept_from;
}

std::string const& Entry::word(std::string_view field) const
{
    static std::string const none;
    auto found = words.find(field);
    return found == words.end() ? none : found->second;
}

} // namespace sayso::casefile
