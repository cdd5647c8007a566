#include "casefile/entry_rules.h"

#include "casefile/clocks.h"
#include "domain/case.h"
#include <algorithm>
#include <array>

namespace sayso::casefile {

namespace {

using Words = std::string_view;
using Part = EntryRule::Part;

constexpr std::array said_states { Words("done"), Words("not_done"), Words("partly") };
constexpr std::array tag_states {
    Words("praise"), Words("view"), Words("request"), Words("worry"), Words("complaint"), Words("safeguarding"),
    Words("emergency"),
    // Assessment factors of the national data set.
    Words("3A"), Words("3B"), Words("3C"), Words("4A"), Words("4B"), Words("4C"), Words("7A"), Words("9A"),
    Words("10A"), Words("11A"), Words("12A"), Words("13A"), Words("15A"), Words("16A"), Words("17A"), Words("18B"),
    Words("18C"), Words("19B"), Words("19C"), Words("22A"), Words("23A"), Words("24A"),
};
constexpr std::array tick_states { Words("ticked"), Words("unticked") };
constexpr std::array plan_states { Words("started"), Words("done"), Words("stopped") };
constexpr std::array referral_states { Words("sent"), Words("accepted"), Words("refused"), Words("ended") };
constexpr std::array household_states { Words("foster"), Words("kinship"), Words("adoptive"), Words("childrens_home"),
    Words("supported"), Words("family"), Words("alone"), Words("other") };
constexpr std::array contact_ways_states { Words("here"), Words("text"), Words("call"), Words("both") };
constexpr std::array contact_states { Words("draft"), Words("confirmed"), Words("withdrawn") };
constexpr std::array status_states { Words("eligible"), Words("relevant"), Words("former_relevant"),
    Words("support_on_request"), Words("pursuing_education"), Words("qualifying"), Words("none"), Words("other") };
constexpr std::array adult_care_states { Words("yes"), Words("no"), Words("not_yet") };
constexpr std::array died_states { Words("noted"), Words("withdrawn") };
constexpr std::array nice_statements { Words("nice_1"), Words("nice_2"), Words("nice_3"), Words("nice_4"),
    Words("nice_5"), Words("nice_6") };
constexpr std::array services { Words("housing"), Words("landlord"), Words("virtual_school"),
    Words("adult_social_care"), Words("advocate"), Words("health"), Words("mash") };

constexpr std::array text_field { Words("text") };
constexpr std::array what_field { Words("what") };
constexpr std::array why_field { Words("why") };
constexpr std::array who_field { Words("who") };
constexpr std::array note_field { Words("note") };
constexpr std::array comment_field { Words("comment") };
constexpr std::array how_field { Words("how") };
constexpr std::array agreed_with_field { Words("agreed_with") };
constexpr std::array what_changed_field { Words("what_changed") };
constexpr std::array referral_needs { Words("why") };
constexpr std::array referral_may { Words("to"), Words("agreed") };
constexpr std::array name_field { Words("name") };
constexpr std::array contact_may { Words("phone"), Words("relation") };
constexpr std::array contact_ways_may { Words("not_when"), Words("who_sees") };
constexpr std::array asserted_by_field { Words("asserted_by") };
constexpr std::array adult_care_may { Words("named_worker"), Words("services"), Words("note") };
constexpr std::array where_field { Words("where") };
constexpr std::array reference_field { Words("reference") };
constexpr std::array closed_needs { Words("you_said"), Words("we_did") };

/// Begins with what most kinds are: written by a worker, about nothing in particular.
struct RuleMaker {
    EntryRule rule;
    constexpr explicit RuleMaker(EntryKind kind) { rule.kind = kind; }
    constexpr RuleMaker& young() { rule.by_worker = false, rule.by_young_person = true; return *this; }
    /// Comes about with something else; nobody writes it by itself.
    constexpr RuleMaker& nobody() { rule.by_worker = false; return *this; }
    constexpr RuleMaker& both() { rule.by_young_person = true; return *this; }
    constexpr RuleMaker& about(About about) { rule.about = about; return *this; }
    constexpr RuleMaker& session(Part part) { rule.session = part; return *this; }
    constexpr RuleMaker& matter(Part part) { rule.matter = part; return *this; }
    constexpr RuleMaker& owner(Part part) { rule.owner = part; return *this; }
    constexpr RuleMaker& due(Part part) { rule.due = part; return *this; }
    constexpr RuleMaker& happened(Part part) { rule.happened = part; return *this; }
    constexpr RuleMaker& told() { rule.told = true; return *this; }
    constexpr RuleMaker& owners(std::span<Words const> names) { rule.owners = names; return owner(Part::required); }
    constexpr RuleMaker& states(std::span<Words const> names) { rule.states = names; return *this; }
    constexpr RuleMaker& needs(std::span<Words const> fields) { rule.needs = fields; return *this; }
    constexpr RuleMaker& may(std::span<Words const> fields) { rule.may = fields; return *this; }
};

using enum EntryKind;
using enum Part;
constexpr std::array rules {
    RuleMaker(action).session(optional).matter(optional).owner(required).due(required).told().needs(what_field).rule,
    RuleMaker(action_done).about(About::action).told().needs(what_changed_field).rule,
    RuleMaker(action_dropped).about(About::action).told().needs(why_field).rule,
    RuleMaker(action_said).young().about(About::action).states(said_states).may(comment_field).rule,
    RuleMaker(question).session(optional).told().needs(what_field).rule,
    RuleMaker(question_answered).young().about(About::question).needs(text_field).rule,
    RuleMaker(summary).session(optional).needs(text_field).rule,
    RuleMaker(comment).session(optional).needs(text_field).rule,
    RuleMaker(contact_record).session(optional).happened(required).needs(text_field).may(how_field).rule,
    RuleMaker(correction).about(About::entry).needs(text_field).rule,
    RuleMaker(present).session(required).needs(who_field).rule,
    RuleMaker(tag).about(About::alert_or_session).session(optional).states(tag_states).rule,
    RuleMaker(plan_action).matter(required).owner(required).due(required).told().needs(what_field).may(agreed_with_field).rule,
    RuleMaker(plan_view).young().matter(required).needs(text_field).rule,
    RuleMaker(plan_agree).young().about(About::plan_action).may(comment_field).rule,
    RuleMaker(plan_disagree).young().about(About::plan_action).may(comment_field).rule,
    RuleMaker(plan_ticked).young().about(About::plan_action).states(tick_states).rule,
    RuleMaker(plan_state).about(About::plan_action).told().states(plan_states).may(note_field).rule,
    RuleMaker(review_asked).both().may(why_field).rule,
    RuleMaker(plan_reviewed).happened(required).told().may(note_field).rule,
    RuleMaker(referral).session(optional).owners(services).told().needs(referral_needs).may(referral_may).rule,
    RuleMaker(referral_state).about(About::referral).told().states(referral_states).may(note_field).rule,
    RuleMaker(household).both().states(household_states).may(who_field).rule,
    RuleMaker(contact).about(About::place).session(required).states(contact_states).needs(name_field).may(contact_may).rule,
    RuleMaker(status).told().states(status_states).needs(asserted_by_field).may(why_field).rule,
    RuleMaker(adult_care).about(About::nice).told().happened(optional).states(adult_care_states).may(adult_care_may).rule,
    RuleMaker(hand_over).about(About::alert_or_session).session(optional).owner(required).told().needs(why_field).rule,
    RuleMaker(filed).session(required).needs(where_field).may(reference_field).rule,
    RuleMaker(clock_event).about(About::clock).session(optional).happened(required).may(note_field).rule,
    RuleMaker(closed).session(required).told().needs(closed_needs).rule,
    RuleMaker(contact_ways).young().states(contact_ways_states).may(contact_ways_may).rule,
    RuleMaker(died).happened(required).states(died_states).may(note_field).rule,
    RuleMaker(kept_from).nobody().session(required).owner(required).rule,
    RuleMaker(names_worker).about(About::alert).session(optional).owner(required).may(why_field).rule,
};

template <class List> bool holds(List const& list, Words word)
{
    return std::ranges::find(list, word) != list.end();
}

bool is_blank(std::string const& text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

std::optional<EntryFault> check_part(Part part, bool given, char const* field)
{
    if (part == required && !given)
        return EntryFault { "missing_field", field };
    if (part == none && given)
        return EntryFault { "unknown_field", field };
    return std::nullopt;
}

bool is_owner(EntryRule const& rule, std::string const& owner)
{
    if (!rule.owners.empty())
        return holds(rule.owners, owner);
    return owner == owned_by_young_person || domain::recipient_from(owner) || WorkerId::parse(owner);
}

bool is_about(About about, std::string const& text)
{
    switch (about) {
    case About::nothing:
        return true;
    case About::action:
    case About::question:
    case About::plan_action:
    case About::referral:
    case About::entry:
    case About::alert:
    case About::alert_or_session:
        return EntryId::parse(text).has_value();
    case About::nice:
        return holds(nice_statements, text);
    case About::clock:
        return is_clock_event(text); // Anything else would start nothing, and nobody would know.
    case About::place:
        return text.size() <= 128;
    }
    return false;
}

std::optional<EntryFault> check_words(EntryRule const& rule, Entry const& entry)
{
    for (auto field : rule.needs)
        if (is_blank(entry.word(field)))
            return EntryFault { "missing_field", std::string(field) };
    for (auto const& [field, text] : entry.words) {
        if (!holds(rule.needs, field) && !holds(rule.may, field))
            return EntryFault { "unknown_field", field };
        if (text.size() > longest_entry_text)
            return EntryFault { "too_long", field };
    }
    if (entry.kind == status && !holds(std::array { Words("worker"), Words("import"), Words("self_report") }, entry.word("asserted_by")))
        return EntryFault { "wrong_type", "asserted_by" };
    return std::nullopt;
}

} // namespace

EntryRule const& rule_of(EntryKind kind)
{
    return *std::ranges::find(rules, kind, &EntryRule::kind);
}

std::optional<EntryFault> check_entry(Entry const& entry)
{
    auto const& rule = rule_of(entry.kind);
    bool allowed = entry.by.is_nil() ? rule.by_young_person : rule.by_worker;
    if (!allowed)
        return EntryFault { "wrong_type", "kind" };
    // What an entry is about says which conversation it belongs to, so a session may be left out and filled in.
    auto session = rule.about == About::nothing || rule.session == required ? rule.session : optional;
    auto about = rule.about == About::nothing ? none : required;
    if (auto fault = check_part(session, !entry.session.is_nil(), "session"))
        return fault;
    if (auto fault = check_part(about, !entry.about.empty(), "about"))
        return fault;
    if (auto fault = check_part(rule.matter, !entry.matter.empty(), "matter"))
        return fault;
    if (auto fault = check_part(rule.owner, !entry.owner.empty(), "owner"))
        return fault;
    if (auto fault = check_part(rule.due, entry.due.has_value(), "due"))
        return fault;
    if (auto fault = check_part(rule.happened, entry.happened.has_value(), "happened"))
        return fault;
    if (auto fault = check_part(rule.states.empty() ? none : required, !entry.state.empty(), "state"))
        return fault;
    if (!is_about(rule.about, entry.about))
        return EntryFault { "wrong_type", "about" };
    if (!entry.matter.empty() && !domain::matter_from(entry.matter))
        return EntryFault { "wrong_type", "matter" };
    if (!entry.owner.empty() && !is_owner(rule, entry.owner))
        return EntryFault { "wrong_type", "owner" };
    if (!entry.state.empty() && !holds(rule.states, entry.state))
        return EntryFault { "wrong_type", "state" };
    return check_words(rule, entry);
}

std::span<std::string_view const> adult_care_statements()
{
    return nice_statements;
}

std::span<std::string_view const> leaving_care_statuses()
{
    return status_states;
}

} // namespace sayso::casefile
