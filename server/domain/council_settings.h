#pragma once

#include "domain/case.h"
#include "domain/working_days.h"
#include <array>
#include <chrono>
#include <string>
#include <vector>

namespace sayso::domain {

/// When an office is open on one day of the week, in minutes after midnight on the clocks in England.
struct OpenHours {
    int from = 0;
    int until = 0; // No later than `from`: closed all day.

    bool closed() const { return until <= from; }
};

/// Who answers when somebody calls: a name young people can read, and a number.
struct Desk {
    std::string name;
    std::string phone;
};

/// What each council decides for itself (flows/council.yaml). The values here are what a council starts from; none is
/// law unless its comment says so.
struct CouncilSettings {
    std::array<OpenHours, 7> hours { { {}, { 540, 1020 }, { 540, 1020 }, { 540, 1020 }, { 540, 1020 }, { 540, 1020 },
        {} } }; // Sunday first, as std::chrono counts them.
    Holidays closed_days; // The council's own, besides bank holidays.
    Holidays bank_holidays; // From flows/parameters.yaml.
    Desk duty;
    Desk out_of_hours;

    /// Whom an alert that nobody takes up goes to, one after the other.
    std::vector<Recipient> chain { Recipient::duty_team, Recipient::out_of_hours, Recipient::safeguarding_lead };
    /// How long each of them has, by level: routine, soon, urgent.
    std::array<std::chrono::minutes, 3> pass_on_after { std::chrono::hours { 24 }, std::chrono::hours { 4 },
        std::chrono::minutes { 30 } };
    /// How often the last of them is reminded, by level.
    std::array<std::chrono::minutes, 3> remind_every { std::chrono::hours { 24 }, std::chrono::hours { 8 },
        std::chrono::hours { 2 } };

    /// Whom something overdue comes to besides who owes it, and so many minutes of office hours after it ran out; soonest
    /// first.
    struct OverdueStep {
        Recipient to = Recipient::team_manager;
        int after_open_minutes = 0;
    };
    std::vector<OverdueStep> overdue { { Recipient::team_manager, 4 * 60 } };

    int reply_within_working_days = 3;
    int repeat_alert_days = 90;
    int not_heard_weeks = 4;

    /// The clocks of law and guidance; see casefile/clocks.h for which is which.
    int needs_assessment_months = 3;
    int plan_first_months = 3;
    int plan_review_months = 6;
    int asked_review_working_days = 20;
    int first_visit_days = 7;
    int visit_months = 2;
    int complaint_stage_1_working_days = 10;
    int complaint_stage_1_longest_working_days = 20;
    int complaint_ask_stage_2_working_days = 20;
    int complaint_stage_2_working_days = 25;
    int complaint_stage_2_longest_working_days = 65;
    int complaint_stage_3_panel_working_days = 30;
    int complaint_stage_3_report_working_days = 5;
    int complaint_stage_3_answer_days = 15;
    int return_interview_hours = 72;
    int housing_consent_days = 14;
    int safeguarding_decision_working_days = 1;
    int assessment_working_days = 45;
    std::string retention_nation = "england"; // Or "wales", "scotland": how long case records are kept.

    Holidays days_off() const; // Bank holidays and closed days.
};

} // namespace sayso::domain
