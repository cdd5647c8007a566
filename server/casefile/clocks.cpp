#include "casefile/clocks.h"

#include <algorithm>
#include <tuple>

namespace sayso::casefile {

using domain::CouncilSettings;

namespace {

enum class Unit { days, working_days, months, hours };

/// One clock that an event starts and another ends.
struct Rule {
    char const* kind;
    char const* starts;
    char const* ends;
    int CouncilSettings::* length;
    Unit unit;
    bool for_young_person;
    char const* owner;
    char const* longer_after = ""; // An event that makes it the longer one.
    int CouncilSettings::* longer = nullptr;
};

using S = CouncilSettings;
constexpr Rule rules[] {
    { "complaint_stage_1", "complaint_made", "complaint_answered", &S::complaint_stage_1_working_days,
        Unit::working_days, true, "team_manager", "complaint_stage_1_extended",
        &S::complaint_stage_1_longest_working_days },
    { "complaint_ask_stage_2", "complaint_answered", "complaint_stage_2_asked",
        &S::complaint_ask_stage_2_working_days, Unit::working_days, true, "young_person" },
    { "complaint_stage_2", "complaint_stage_2_asked", "complaint_stage_2_answered",
        &S::complaint_stage_2_working_days, Unit::working_days, true, "team_manager", "complaint_stage_2_extended",
        &S::complaint_stage_2_longest_working_days },
    { "complaint_panel", "complaint_stage_3_asked", "complaint_panel_met", &S::complaint_stage_3_panel_working_days,
        Unit::working_days, true, "team_manager" },
    { "complaint_panel_report", "complaint_panel_met", "complaint_panel_reported",
        &S::complaint_stage_3_report_working_days, Unit::working_days, true, "team_manager" },
    { "complaint_council_answer", "complaint_panel_reported", "complaint_council_answered",
        &S::complaint_stage_3_answer_days, Unit::days, true, "team_manager" },
    { "return_interview", "returned", "return_interview_offered", &S::return_interview_hours, Unit::hours, true,
        "adviser" },
    { "housing_consent", "housing_consent_given", "housing_told_others", &S::housing_consent_days, Unit::days, false,
        "adviser" },
    { "safeguarding_decision", "safeguarding_referred", "safeguarding_decided",
        &S::safeguarding_decision_working_days, Unit::working_days, false, "duty_team" },
    { "assessment", "assessment_started", "assessment_done", &S::assessment_working_days, Unit::working_days, false,
        "adviser" },
};

constexpr char const* other_event_kinds[] { "eligible", "needs_assessment_done", "plan_made", "plan_reviewed",
    "review_asked", "moved_in", "visit" };

/// Who notes of a clock that it is done names the clock: that is the event which ends it.
std::string_view event_of(std::string_view kind)
{
    if (kind == "needs_assessment")
        return "needs_assessment_done";
    if (kind == "first_pathway_plan")
        return "plan_made";
    if (kind == "plan_review")
        return "plan_reviewed";
    for (auto const& rule : rules)
        if (kind == rule.kind)
            return rule.ends;
    return kind;
}

class Clocks {
public:
    Clocks(ClockFacts const& facts, CouncilSettings const& settings, Moment now)
        : facts_(facts)
        , settings_(settings)
        , days_off_(settings.days_off())
        , now_(now)
    {
    }

    std::vector<Clock> all()
    {
        for (auto const& alert : facts_.alerts)
            if (!alert.acknowledged)
                add_moment("acknowledgement", alert.acknowledge_by, false, "adviser", alert.id.text());
        for (auto const& sent : facts_.sent)
            if (!sent.replied)
                add("reply", reply_day(sent.submitted, settings_), true, "adviser", sent.session.text());
        for (auto const& promised : facts_.promised)
            add("promise", promised.due, promised.for_young_person, promised.owner, promised.entry);
        for (auto const& rule : rules)
            add_rule(rule);
        add_assessment_and_plan();
        add_review();
        add_visit();
        std::ranges::stable_sort(clocks_, {}, [](Clock const& clock) { return std::tuple(clock.due, clock.kind); });
        return std::move(clocks_);
    }

private:
    ClockFacts::Happened const* last(std::string_view kind) const
    {
        ClockFacts::Happened const* found = nullptr;
        for (auto const& happened : facts_.happened)
            if (event_of(happened.kind) == kind && (!found || found->on <= happened.on))
                found = &happened;
        return found;
    }

    /// Something ends what began on the same day.
    bool since(std::string_view kind, Date day) const
    {
        auto const* found = last(kind);
        return found && found->on >= day;
    }

    void add(std::string kind, Date day, bool for_young_person, std::string owner, std::string about = {})
    {
        Clock clock;
        clock.kind = std::move(kind);
        clock.about = std::move(about);
        clock.day = day;
        clock.due = domain::end_of_day_in_england(day);
        clock.overdue = clock.due <= now_;
        clock.for_young_person = for_young_person;
        clock.owner = std::move(owner);
        clocks_.push_back(std::move(clock));
    }

    void add_moment(
        std::string kind, Moment due, bool for_young_person, std::string owner, std::string about = {})
    {
        add(std::move(kind), domain::england_day(due), for_young_person, std::move(owner), std::move(about));
        clocks_.back().due = due;
        clocks_.back().by_hour = true;
        clocks_.back().overdue = due < now_;
    }

    void add_rule(Rule const& rule)
    {
        auto const* begun = last(rule.starts);
        if (!begun || since(rule.ends, begun->on))
            return;
        bool longer = rule.longer && since(rule.longer_after, begun->on);
        int length = settings_.*(longer ? rule.longer : rule.length);
        if (rule.unit == Unit::hours) {
            // Without the hour, from the beginning of the day: an interview too early harms nobody.
            auto from = begun->at.value_or(domain::moment_in_england(begun->on, 0));
            add_moment(rule.kind, from + std::chrono::hours { length }, rule.for_young_person, rule.owner);
            return;
        }
        auto day = rule.unit == Unit::months ? domain::months_after(begun->on, length)
            : rule.unit == Unit::days        ? domain::days_after(begun->on, length)
                                             : domain::working_day_after(begun->on, length, days_off_);
        if (rule.owner == std::string_view("young_person") && domain::end_of_day_in_england(day) <= now_)
            return; // Nobody is told that they are too late: a worker says what can still be done.
        add(rule.kind, day, rule.for_young_person, rule.owner);
    }

    void add_assessment_and_plan()
    {
        bool owed = facts_.status == "eligible" || facts_.status == "relevant";
        auto const* eligible = last("eligible");
        if (!owed || (!facts_.born && !eligible))
            return;
        auto from = eligible ? eligible->on : domain::months_after(*facts_.born, 16 * 12);
        if (facts_.born)
            from = std::max(from, domain::months_after(*facts_.born, 16 * 12));
        if (domain::england_day(now_) < from)
            return;
        if (!last("needs_assessment_done"))
            add("needs_assessment", domain::months_after(from, settings_.needs_assessment_months), true, "adviser");
        if (!last("plan_made") && !last("plan_reviewed"))
            add("first_pathway_plan", domain::months_after(from, settings_.plan_first_months), true, "adviser");
    }

    void add_review()
    {
        auto const* made = last("plan_made");
        auto const* reviewed = last("plan_reviewed");
        auto const* asked = last("review_asked");
        if (asked && !since("plan_reviewed", asked->on)) {
            add("review_asked",
                domain::working_day_after(asked->on, settings_.asked_review_working_days, days_off_), true, "adviser");
        }
        if (!made && !reviewed)
            return;
        auto from = !made ? reviewed->on : !reviewed ? made->on : std::max(made->on, reviewed->on);
        add("plan_review", domain::months_after(from, settings_.plan_review_months), true, "adviser");
    }

    /// Where the council provides the home: a visit soon after moving in, then every so often.
    void add_visit()
    {
        auto const* moved = last("moved_in");
        if (!moved)
            return;
        auto const* visit = last("visit");
        auto day = visit && visit->on >= moved->on ? domain::months_after(visit->on, settings_.visit_months)
                                                   : domain::days_after(moved->on, settings_.first_visit_days);
        add("visit", day, true, "adviser");
    }

    ClockFacts const& facts_;
    CouncilSettings const& settings_;
    domain::Holidays days_off_;
    Moment now_;
    std::vector<Clock> clocks_;
};

} // namespace

std::vector<Clock> clocks_for(ClockFacts const& facts, CouncilSettings const& settings, Moment now)
{
    return Clocks(facts, settings, now).all();
}

std::vector<std::string> const& clock_event_kinds()
{
    static std::vector<std::string> const kinds = [] {
        std::vector<std::string> all(std::begin(other_event_kinds), std::end(other_event_kinds));
        for (auto const& rule : rules)
            for (char const* kind : { rule.starts, rule.ends, rule.longer_after })
                if (*kind != '\0')
                    all.emplace_back(kind);
        std::ranges::sort(all);
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }();
    return kinds;
}

bool is_clock_event(std::string_view kind)
{
    return std::ranges::find(clock_event_kinds(), event_of(kind)) != clock_event_kinds().end();
}

Date reply_day(Moment submitted, CouncilSettings const& settings)
{
    return domain::working_day_after(
        domain::england_day(submitted), settings.reply_within_working_days, settings.days_off());
}

Moment reply_due(Moment submitted, CouncilSettings const& settings)
{
    return domain::end_of_day_in_england(reply_day(submitted, settings));
}

int repeat_alerts(std::vector<AlertRecord> const& alerts, Moment now, int days)
{
    auto from = now - std::chrono::days { days };
    return static_cast<int>(
        std::ranges::count_if(alerts, [from](AlertRecord const& alert) { return alert.raised >= from; }));
}

} // namespace sayso::casefile
