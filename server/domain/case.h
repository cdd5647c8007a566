#pragma once

#include "base/id.h"
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::domain {

/// How soon a person must look. Ordered: a later one is more pressing.
enum class Level { routine, soon, urgent };
char const* name(Level level);
std::optional<Level> level_from(std::string_view name);

/// Where the words were typed.
enum class Channel { phone, kiosk, terminal };
char const* name(Channel channel);
std::optional<Channel> channel_from(std::string_view name);

/// The ten matters a pathway plan must deal with (Care Leavers (England) Regulations 2010, Schedule 1).
/// Every field that a flow can file is tagged with at least one.
enum class Matter {
    support = 1, // Contact and personal support, and who gives it.
    education, // A detailed plan for education or training.
    employment, // Help into work or other purposeful activity.
    contingency, // What happens if the plan breaks down.
    accommodation, // Where to live, whether it is suitable, and why.
    relationships, // Family and other relationships.
    living_skills, // A programme of practical and independent-living skills.
    money, // Financial support, above all for housing and living.
    health, // Health, mental health included.
    identity, // Religion, racial origin, culture, language.
};
char const* name(Matter matter);
std::optional<Matter> matter_from(std::string_view name);

/// Someone to whom an alert, a task or a notice can be addressed. A flow names recipients by these words.
enum class Recipient { adviser, duty_team, out_of_hours, team_manager, safeguarding_lead };
char const* name(Recipient recipient);
std::optional<Recipient> recipient_from(std::string_view name);

/// Where one conversation stands.
enum class StatementState {
    in_progress, // Saved as it goes; only alerts have reached anyone.
    submitted, // Sent by the young person: in the case file and in the adviser's inbox.
    amended, // Changed by the young person after it was sent.
    stopped, // The young person stopped it; what raised an alert stands.
};
char const* name(StatementState state);
std::optional<StatementState> statement_state_from(std::string_view name);

/// Things that happen to a conversation after the words are saved, told back to the young person in order.
enum class SessionEventKind { submitted, amended, stopped, read, alert_acknowledged, replied, passed_on, entry };
char const* name(SessionEventKind kind);
std::optional<SessionEventKind> session_event_kind_from(std::string_view name);

} // namespace sayso::domain
