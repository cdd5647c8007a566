// What the desk receives beyond what every page knows: case entries, and what the server folds from them.
import type { CaseFile, CaseloadEntry, Id, InboxItem, Me, Place, Told } from "../shared/protocol";

/** Whom an alert went to when nobody took it up in time. */
export interface PassedOn {
  to: string;
  title: string;
  at: Told;
}

export interface Due {
  date: string;
  words: string;
  overdue?: boolean;
}

export type Group = "urgent" | "overdue" | "new" | "promised" | "waiting" | "done";
export const groups: readonly Group[] = ["urgent", "overdue", "new", "promised", "waiting", "done"];

/** One thing in the inbox. An older server says less; what it leaves out is worked out in inbox.ts. */
export interface Item extends Omit<InboxItem, "kind"> {
  kind: string;
  group?: Group;
  due?: Due;
  /** Alerts about this person in the last 90 days. */
  /** To whom it came besides because it was overdue. */
  passed_to?: string;
  flags?: number;
  /** What the phrase scan made of their own words; it only moves a line up. */
  scan?: number;
  action?: Id;
  owner?: string;
}

export interface Entry {
  id: Id;
  kind: string;
  session: Id;
  about: string;
  matter: string;
  owner: string;
  owner_name: string;
  due?: Due;
  happened?: Due;
  state: string;
  by: string;
  by_young_person: boolean;
  words: Record<string, string>;
  at: Told;
}

export interface Action {
  id: Id;
  session: Id;
  what: string;
  owner: string;
  owner_name: string;
  due?: Due;
  state: "open" | "done" | "said_done" | "said_not_done" | "dropped";
  what_changed?: string;
  comment?: string;
  /** Their last word on it: "partly" counts as not done. */
  said?: "done" | "not_done" | "partly";
  at: Told;
  overdue: boolean;
}

export interface PlanAction {
  id: Id;
  what: string;
  owner: string;
  owner_name: string;
  due?: Due;
  state: string;
  overdue?: boolean;
  agreed_with?: string;
  note?: string;
  /** What the young person says to it. */
  agreed?: "agree" | "disagree";
  comment?: string;
  ticked?: boolean;
  at?: Told;
}

export interface Matter {
  matter: string;
  title: string;
  views: Entry[];
  actions: PlanAction[];
}

export interface Plan {
  matters: Matter[];
  review_due?: Due;
  review_asked?: Entry;
  last_review?: Entry;
}

export interface Referral extends Entry {
  states: Entry[];
}

export interface ContactLine {
  session: Id;
  place: Place;
  name: string;
  phone: string;
  relation: string;
  state: "draft" | "confirmed" | "withdrawn";
  /** The answer that it was made from, in their words. */
  said?: string;
}

export interface Status {
  state: string;
  title: string;
  rule: string;
  asserted_by: string;
  by: string;
  why?: string;
  at: Told;
}

export interface AdultCare {
  id: string;
  title: string;
  state: string;
  words: Record<string, string>;
  happened?: Due;
  at?: Told;
}

export interface Clock {
  kind: string;
  title: string;
  due?: unknown;
  words: string;
  overdue: boolean;
  for_young_person?: boolean;
  owner?: string;
}

/** Said, heard, done, told: what became of one statement. */
export interface Loop {
  session: Id;
  title: string;
  said?: Told;
  heard?: Told;
  heard_by?: string;
  answered?: Told;
  promised?: Due;
  done?: Told;
  told?: Told;
  agreed?: "" | "done" | "not_done" | "partly";
  agreed_at?: Told;
}

export interface Access {
  name: string;
  why: string;
  until?: Told | string;
}

/** A case file. Sections that a server does not send are empty. */
export interface File extends CaseFile {
  case_number?: string;
  entries: Entry[];
  actions: Action[];
  plan: Plan;
  referrals: Referral[];
  household?: Entry;
  contacts: ContactLine[];
  status?: Status;
  adult_care: AdultCare[];
  clocks: Clock[];
  loops: Loop[];
  tags: Entry[];
  repeat_alerts: number;
  not_heard_weeks?: number;
  access: Access[];
}

export type WireFile = CaseFile & Partial<File>;

export function wholeFile(file: WireFile): File {
  return {
    ...file,
    entries: file.entries ?? [],
    actions: file.actions ?? [],
    plan: file.plan ?? { matters: [] },
    referrals: file.referrals ?? [],
    contacts: file.contacts ?? [],
    adult_care: file.adult_care ?? [],
    clocks: file.clocks ?? [],
    loops: file.loops ?? [],
    tags: file.tags ?? [],
    repeat_alerts: file.repeat_alerts ?? 0,
    access: file.access ?? [],
  };
}

export interface Person extends CaseloadEntry {
  not_heard_weeks?: number;
  next_due?: Due;
}

export interface Worker {
  id: Id;
  name: string;
  role: string;
  team: string;
}

export interface WorkerMe extends Me {
  id?: Id;
}

export interface Grant {
  id: Id;
  kind: "cover" | "break_glass" | "agency" | "hand_over" | "overdue";
  worker?: Id;
  worker_name?: string;
  /** Instead of a worker: everybody who has this role. */
  role?: string;
  for_worker?: Id;
  for_worker_name?: string;
  young_person?: Id;
  name?: string;
  reason: string;
  /** Of one conversation: until it is closed or handed on, and so without a day. */
  until?: Told;
  ended?: Told;
  mine?: boolean;
}

export interface Totals {
  as_at: Told;
  tables: { id: string; title: string; note?: string; columns: string[]; rows: { label: string; values: (number | string)[] }[] }[];
}

export interface AdminWorker extends Worker {
  user: string;
  active: boolean;
  /** 1 is Monday. */
  days?: number[];
  phone?: string;
  after_hours?: string;
}

/** What the desk sends to add a case entry. */
export interface NewEntry {
  id: Id;
  kind: string;
  session?: Id;
  about?: string;
  matter?: string;
  owner?: string;
  due?: string;
  happened?: string;
  state?: string;
  words: Record<string, string>;
}
