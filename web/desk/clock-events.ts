/** What can have happened that starts or ends a clock, in the groups a worker looks for it in. */
export const clockEvents = {
  missing: ["returned", "return_interview_offered"],
  plan: ["eligible", "assessment_started", "assessment_done", "needs_assessment_done", "plan_made", "plan_reviewed"],
  home: ["moved_in", "visit"],
  complaint: [
    "complaint_made", "complaint_stage_1_extended", "complaint_answered",
    "complaint_stage_2_asked", "complaint_stage_2_extended", "complaint_stage_2_answered",
    "complaint_stage_3_asked", "complaint_panel_met", "complaint_panel_reported", "complaint_council_answered",
  ],
  housing: ["housing_consent_given", "housing_told_others"],
  safeguarding: ["safeguarding_referred", "safeguarding_decided"],
} as const;

/** The clock that an event starts, by the server's name for it. */
const starts: Readonly<Record<string, string>> = {
  returned: "return_interview",
  eligible: "needs_assessment",
  assessment_started: "assessment",
  plan_made: "plan_review",
  plan_reviewed: "plan_review",
  moved_in: "visit",
  visit: "visit",
  complaint_made: "complaint_stage_1",
  complaint_stage_1_extended: "complaint_stage_1",
  complaint_answered: "complaint_ask_stage_2",
  complaint_stage_2_asked: "complaint_stage_2",
  complaint_stage_2_extended: "complaint_stage_2",
  complaint_stage_3_asked: "complaint_panel",
  complaint_panel_met: "complaint_panel_report",
  complaint_panel_reported: "complaint_council_answer",
  housing_consent_given: "housing_consent",
  safeguarding_referred: "safeguarding_decision",
};

export const clockOf = (event: string): string => starts[event] ?? "";

/** Those end with what they are about: an answer, a promise kept, an alert taken up. */
export const endsByItself = (clock: string): boolean => ["reply", "promise", "acknowledgement"].includes(clock);
