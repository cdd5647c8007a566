#include "domain/case.h"

namespace sayso::domain {

namespace {

template <class Enum> struct Named {
    Enum value;
    char const* name;
};

template <class Enum, std::size_t size> char const* name_in(std::array<Named<Enum>, size> const& names, Enum value)
{
    for (auto const& entry : names)
        if (entry.value == value)
            return entry.name;
    return "unknown";
}

template <class Enum, std::size_t size>
std::optional<Enum> value_in(std::array<Named<Enum>, size> const& names, std::string_view name)
{
    for (auto const& entry : names)
        if (name == entry.name)
            return entry.value;
    return std::nullopt;
}

constexpr std::array level_names {
    Named { Level::routine, "routine" },
    Named { Level::soon, "soon" },
    Named { Level::urgent, "urgent" },
};

constexpr std::array channel_names {
    Named { Channel::phone, "phone" },
    Named { Channel::kiosk, "kiosk" },
    Named { Channel::terminal, "terminal" },
};

constexpr std::array matter_names {
    Named { Matter::support, "support" },
    Named { Matter::education, "education" },
    Named { Matter::employment, "employment" },
    Named { Matter::contingency, "contingency" },
    Named { Matter::accommodation, "accommodation" },
    Named { Matter::relationships, "relationships" },
    Named { Matter::living_skills, "living_skills" },
    Named { Matter::money, "money" },
    Named { Matter::health, "health" },
    Named { Matter::identity, "identity" },
};

constexpr std::array recipient_names {
    Named { Recipient::adviser, "adviser" },
    Named { Recipient::duty_team, "duty_team" },
    Named { Recipient::out_of_hours, "out_of_hours" },
    Named { Recipient::team_manager, "team_manager" },
    Named { Recipient::safeguarding_lead, "safeguarding_lead" },
};

constexpr std::array statement_state_names {
    Named { StatementState::in_progress, "in_progress" },
    Named { StatementState::submitted, "submitted" },
    Named { StatementState::amended, "amended" },
    Named { StatementState::stopped, "stopped" },
};

constexpr std::array session_event_kind_names {
    Named { SessionEventKind::submitted, "submitted" },
    Named { SessionEventKind::amended, "amended" },
    Named { SessionEventKind::stopped, "stopped" },
    Named { SessionEventKind::read, "read" },
    Named { SessionEventKind::alert_acknowledged, "alert_acknowledged" },
    Named { SessionEventKind::replied, "replied" },
    Named { SessionEventKind::passed_on, "passed_on" },
    Named { SessionEventKind::entry, "entry" },
};

} // namespace

char const* name(Level value)
{
    return name_in(level_names, value);
}

std::optional<Level> level_from(std::string_view name)
{
    return value_in(level_names, name);
}

char const* name(Channel value)
{
    return name_in(channel_names, value);
}

std::optional<Channel> channel_from(std::string_view name)
{
    return value_in(channel_names, name);
}

char const* name(Matter value)
{
    return name_in(matter_names, value);
}

std::optional<Matter> matter_from(std::string_view name)
{
    return value_in(matter_names, name);
}

char const* name(Recipient value)
{
    return name_in(recipient_names, value);
}

std::optional<Recipient> recipient_from(std::string_view name)
{
    return value_in(recipient_names, name);
}

char const* name(StatementState value)
{
    return name_in(statement_state_names, value);
}

std::optional<StatementState> statement_state_from(std::string_view name)
{
    return value_in(statement_state_names, name);
}

char const* name(SessionEventKind value)
{
    return name_in(session_event_kind_names, value);
}

std::optional<SessionEventKind> session_event_kind_from(std::string_view name)
{
    return value_in(session_event_kind_names, name);
}

} // namespace sayso::domain
