/** What can be added to a case file at the desk, and what each addition must say. */
export type FieldType = "text" | "area" | "date" | "past" | "choice" | "owner" | "worker" | "recipient";

export interface FieldSpec {
  /** A part of the entry itself (owner, due, happened, state), or the name of one of its words. */
  name: string;
  type: FieldType;
  needed?: true;
  choices?: readonly string[];
}

export interface FormSpec {
  kind: string;
  fields: readonly FieldSpec[];
  /** The young person is told of it, and reads it as it is written. */
  told: boolean;
}

const own = new Set(["owner", "due", "happened", "state"]);
export const isWord = (field: string): boolean => !own.has(field);

const area = (name: string, needed?: true): FieldSpec => ({ name, type: "area", ...(needed && { needed }) });
const text = (name: string, needed?: true): FieldSpec => ({ name, type: "text", ...(needed && { needed }) });
const choice = (choices: readonly string[], name = "state"): FieldSpec => ({ name, type: "choice", needed: true, choices });
const owner: FieldSpec = { name: "owner", type: "owner", needed: true };
const due: FieldSpec = { name: "due", type: "date" };
const happened: FieldSpec = { name: "happened", type: "past", needed: true };

export const tags = [
  "praise", "view", "request", "worry", "complaint", "safeguarding", "emergency",
  "3A", "3B", "3C", "4A", "4B", "4C", "7A", "9A", "10A", "11A", "12A", "13A", "15A", "16A", "17A",
  "18B", "18C", "19B", "19C", "22A", "23A", "24A",
] as const;
export const referredTo = [
  "housing", "landlord", "virtual_school", "adult_social_care", "advocate", "health", "mash",
] as const;
export const households = [
  "foster", "kinship", "adoptive", "childrens_home", "supported", "family", "alone", "other",
] as const;
export const statuses = [
  "eligible", "relevant", "former_relevant", "support_on_request", "pursuing_education", "qualifying", "none", "other",
] as const;

const spec = (kind: string, told: boolean, ...fields: FieldSpec[]): FormSpec => ({ kind, told, fields });

export const forms = {
  action: spec("action", true, area("what", true), owner, { ...due, needed: true }),
  action_done: spec("action_done", true, area("what_changed", true)),
  action_dropped: spec("action_dropped", true, area("why", true)),
  question: spec("question", true, area("what", true)),
  summary: spec("summary", false, area("text", true)),
  comment: spec("comment", false, area("text", true)),
  contact_record: spec("contact_record", false, happened, text("how"), area("text", true)),
  present: spec("present", false, text("who", true)),
  correction: spec("correction", false, area("text", true)),
  tag: spec("tag", false, choice(tags)),
  filed: spec("filed", false, text("where", true), text("reference")),
  referral: spec("referral", true, choice(referredTo, "owner"), text("to"), area("why", true), area("agreed", true)),
  referral_state: spec("referral_state", true, choice(["sent", "accepted", "refused", "ended"]), area("note")),
  hand_over: spec("hand_over", true, { name: "owner", type: "recipient", needed: true }, area("why", true)),
  names_worker: spec("names_worker", false, { name: "owner", type: "worker", needed: true }, area("why")),
  closed: spec("closed", true, area("you_said", true), area("we_did", true)),
  plan_action: spec("plan_action", true, area("what", true), owner, { ...due, needed: true }, text("agreed_with")),
  plan_state: spec("plan_state", true, choice(["started", "done", "stopped"]), area("note")),
  plan_reviewed: spec("plan_reviewed", true, happened, area("note")),
  review_asked: spec("review_asked", false, area("why")),
  household: spec("household", false, choice(households), text("who")),
  contact: spec("contact", false, text("name", true), text("phone"), text("relation")),
  status: spec("status", true, choice(statuses), choice(["worker", "import", "self_report"], "asserted_by"), area("why")),
  adult_care: spec(
    "adult_care",
    true,
    choice(["yes", "not_yet", "no"]),
    { name: "happened", type: "past" },
    text("named_worker"),
    text("services"),
    area("note"),
  ),
  died: spec("died", false, { ...happened }, choice(["noted", "withdrawn"]), area("note")),
  clock_event: spec("clock_event", false, happened, area("note")),
} as const satisfies Record<string, FormSpec>;

export type FormKind = keyof typeof forms;
