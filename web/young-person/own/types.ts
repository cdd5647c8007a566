// What GET /api/v1/own/... answers, as server/wire/protocol.md lists it. A part that is left out is empty.
import type { Id, OwnStatement, Told } from "../../shared/protocol";

export interface Due {
  date: string;
  words: string;
  overdue?: boolean;
}

/** One line of the case file, as far as the young person may see it. */
export interface Entry {
  id: Id;
  kind: string;
  session: Id;
  about: string;
  matter: string;
  state: string;
  /** Who wrote it, by name. */
  by?: string;
  by_young_person?: boolean;
  words: Record<string, string>;
  at: Told;
  /** To a question: what they answered. */
  answer?: Entry;
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
  said?: "" | "done" | "not_done" | "partly";
  comment?: string;
  at: Told;
  overdue: boolean;
}

export interface Loop {
  session: Id;
  heard?: Told;
  heard_by?: string;
  agreed?: "" | "done" | "not_done" | "partly";
}

export interface Closed {
  you_said: string;
  we_did: string;
  at: Told;
}

export interface Statement extends OwnStatement {
  loop?: Loop;
  actions?: Action[];
  questions?: Entry[];
  /** Who was there, or helped. */
  present?: Entry[];
  closed?: Closed;
}

export interface PlanAction {
  id: Id;
  what: string;
  owner: string;
  owner_name: string;
  due?: Due;
  state: "open" | "started" | "done" | "stopped";
  overdue?: boolean;
  note?: string;
  /** What they say of it. */
  agreed?: "agree" | "disagree";
  comment?: string;
  ticked?: boolean;
}

export interface Matter {
  matter: string;
  views: Entry[];
  actions: PlanAction[];
}

export interface Plan {
  matters: Matter[];
  review_due?: Due;
  review_asked?: Entry;
}

export interface Member {
  name: string;
  role: string;
  days?: string;
  cover?: string;
  photo?: string;
  phone?: string;
  /** To call while the office is closed. */
  after_hours?: string;
}

export interface Night {
  words: string;
  phone?: string;
}

export interface Clock {
  kind: string;
  title: string;
  words: string;
  overdue?: boolean;
}

export interface OwnFile {
  statements: Statement[];
  plan: Plan;
  /** Those that answer no statement too. */
  actions: Action[];
  /** Everything they may see, newest first. */
  entries: Entry[];
  adult_care: { id: string; title: string; state: string }[];
  status?: { state: string; title: string; rule: string };
  clocks: Clock[];
  team: Member[];
  night?: Night;
}

export interface Reader {
  who: string;
  role: string;
  what: "statement" | "case_file" | "alert" | "copy";
  title: string;
  at: Told;
  why?: string;
}

export interface Device {
  id: Id;
  label: string;
  this: boolean;
  since: Told;
  last_seen?: Told;
}

/** A phone that opens again without a code. */
export interface OwnPhone {
  id: Id;
  label: string;
  way: "pin" | "unlock";
  /** The last sign-in made with it: it may have ended. */
  sign_in: Id;
  this: boolean;
  since: Told;
  last_used?: Told;
}

export interface Devices {
  devices: Device[];
  phones: OwnPhone[];
}
