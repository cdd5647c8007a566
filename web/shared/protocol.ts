// The messages of server/wire/protocol.md, one type each. A message type that a page forgets to handle does not compile.

export type Id = string; // 32 hexadecimal digits.
export type Place = string; // A step id, or "step#2" for the second time round.
export type Direction = "ltr" | "rtl";
export type Level = "routine" | "soon" | "urgent";
export type StatementState = "in_progress" | "submitted" | "amended" | "stopped";
export type Channel = "phone" | "kiosk";

/** A moment, and the words for it in the reader's language. Browsers know no Welsh dates, so the server writes them. */
export interface Told {
  at: number;
  words: string;
}

export interface Words {
  text: string;
  lang: string;
  dir: Direction;
  /** Nobody has approved this translation of a safety step: show the English beneath it. */
  english?: string;
}

export type Value =
  | { choice: string }
  | { many: string[] }
  | { int: number }
  | { scale: number }
  | { date: string }
  | { text: string }
  | { phone: string }
  | { skipped: true }
  | { dont_know: true }
  | { cleared: true };

export type AskType = "choice" | "many" | "int" | "date" | "text" | "phone" | "scale";

export interface PromptOption {
  id: string;
  words: Words;
  symbol: string;
}

export interface Prompt {
  step: Place;
  kind: "ask" | "say";
  type?: AskType;
  words: Words;
  help?: Words;
  options: PromptOption[];
  range?: [number, number];
  optional: boolean;
  private: boolean;
  can_skip: boolean;
  can_say_dont_know: boolean;
  safety: boolean;
}

// What a young person's page sends.

export interface Start {
  type: "start";
  flow: string;
  locale: string;
  channel: Channel;
}
export interface Answer {
  type: "answer" | "edit";
  session: Id;
  id: Id;
  step: Place;
  value: Value;
}
export interface Back {
  type: "back";
  session: Id;
  step?: Place;
}
export interface OfSession {
  type: "review" | "submit" | "stop";
  session: Id;
}
export interface Resume {
  type: "resume";
  session: Id;
  last: number;
  locale: string;
}
export interface Ping {
  type: "ping";
}
export type ClientMessage = Start | Answer | Back | OfSession | Resume | Ping;

// What the server sends to it.

export interface Started {
  type: "started";
  session: Id;
  n: number;
  flow: string;
  title: string;
  lang: string;
  dir: Direction;
  approved: boolean;
  state: StatementState;
  pause: string;
}
export interface Ask {
  type: "ask";
  session: Id;
  n: number;
  said: Prompt[];
  ask: Prompt;
  answered: number;
  about_left: number;
  previous?: Value;
}
export interface End {
  type: "end";
  session: Id;
  n: number;
  said: Prompt[];
  answered: number;
}
export interface Saved {
  type: "saved";
  session: Id;
  n: number;
  id: Id;
  step: Place;
  at: Told;
  answer: string;
  told?: string;
}
export interface ReviewLine {
  step: Place;
  question: Words;
  answer: string;
  value: Value;
  can_edit: boolean;
}
export interface Review {
  type: "review";
  session: Id;
  n: number;
  lines: ReviewLine[];
  who_will_see: string;
  complete: boolean;
  state: StatementState;
}
export interface Submitted {
  type: "submitted";
  session: Id;
  n: number;
  at: Told;
  what_next: string;
}
export interface Stopped {
  type: "stopped";
  session: Id;
  n: number;
  words: string;
}
export type NoticeKind = "read" | "alert_acknowledged" | "replied";
export interface Notice {
  type: "notice";
  session: Id;
  n: number;
  kind: NoticeKind;
  at: Told;
  words: string;
  reply?: Reply;
}
export interface Reply {
  id: Id;
  by: string;
  words: string;
  at: Told;
}
export type ProblemCode = "invalid_input" | "not_found" | "forbidden" | "conflict" | "unavailable" | "corrupt";
export interface Problem {
  type: "problem";
  code: ProblemCode;
  field?: string;
  text: string;
  session?: Id;
  /** Of the answer it is about. */
  id?: Id;
}
export interface Pong {
  type: "pong";
}
export type ServerMessage =
  | Started
  | Ask
  | End
  | Saved
  | Review
  | Submitted
  | Stopped
  | Notice
  | Problem
  | Pong;

/** What a desk receives: no words, so it asks over HTTP for what it may see. */
export interface InboxNews {
  type: "inbox";
  kind: "alert" | "statement" | "acknowledged" | "read" | "replied";
  young_person: Id;
  session: Id;
  ref: Id;
  level: Level;
}
export type DeskMessage = InboxNews | Problem | Pong;
export type AnyMessage = ServerMessage | DeskMessage;

// HTTP.

export interface LocaleInfo {
  id: string;
  own_name: string;
  dir: Direction;
  approved: boolean;
}
export interface FlowInfo {
  id: string;
  title: string;
  kiosk: boolean;
}
export interface Helpline {
  id: string;
  name: string;
  contact: string;
  kind: "tel" | "sms";
  when: string;
  note: string;
}
export interface Council {
  name: string;
  demo: boolean;
  locales: LocaleInfo[];
  flows: FlowInfo[];
  helplines: Helpline[];
}
export interface Strings {
  locale: string;
  dir: Direction;
  approved: boolean;
  strings: Record<string, string>;
}
export interface Me {
  role: string;
  name?: string;
  adviser?: string;
}
export interface OwnStatement {
  session: Id;
  flow: string;
  title: string;
  state: StatementState;
  started: Told;
  submitted?: Told;
  read?: Told;
  read_by?: string;
  acknowledged?: Told;
  acknowledged_by?: string;
  alert_raised: boolean;
  replies: Reply[];
}
export interface InboxItem {
  kind: "alert" | "statement";
  ref: Id;
  session: Id;
  young_person: Id;
  name: string;
  nameless: boolean;
  title: string;
  level: Level;
  at: Told;
  acknowledge_by?: Told;
  overdue: boolean;
  read: boolean;
  replied: boolean;
}
export interface CaseloadEntry {
  id: Id;
  name: string;
  adviser: string;
  nameless: boolean;
  open_alerts: number;
  unread: number;
  last_heard?: Told;
}
export interface Line {
  step: Place;
  question: string;
  answer: string;
  original?: { text: string; lang: string; dir: Direction };
  own_words: boolean;
  off_path: boolean;
  raised_alert: boolean;
  matters: string[];
  field: string;
  at: Told;
}
export interface AlertView {
  id: Id;
  session: Id;
  young_person: Id;
  name: string;
  alert: string;
  title: string;
  level: Level;
  raised: Told;
  acknowledge_by: Told;
  overdue: boolean;
  acknowledged?: Told;
  acknowledged_by?: string;
  lines: Line[];
}
export interface StatementView {
  session: Id;
  young_person: Id;
  name: string;
  flow: string;
  flow_number: number;
  version: string;
  title: string;
  locale: string;
  locale_name: string;
  channel: Channel;
  state: StatementState;
  level?: Level;
  started: Told;
  submitted?: Told;
  read?: Told;
  read_by?: string;
  lines: Line[];
  replies: Reply[];
}
export interface CaseTask {
  name: string;
  title: string;
  to: string;
  due: string | Told;
  session: Id;
}
export interface ChronologyEntry {
  at: Told;
  kind: string;
  title: string;
  session: Id;
}
export interface CaseFile {
  young_person: Id;
  name: string;
  full_name: string;
  born: string;
  age?: number;
  adviser: string;
  team: string;
  nameless: boolean;
  alerts: AlertView[];
  statements: StatementView[];
  tasks: CaseTask[];
  chronology: ChronologyEntry[];
}
export interface SignInCode {
  code: string;
  link: string;
  expires: Told;
}

type Kind = "string" | "number" | "boolean" | "object";

// What a message must have before a page trusts its shape; what it may have besides is in the types above.
const required: Record<AnyMessage["type"], Record<string, Kind>> = {
  started: { session: "string", n: "number", flow: "string", title: "string", lang: "string", approved: "boolean" },
  ask: { session: "string", n: "number", said: "object", ask: "object", about_left: "number" },
  end: { session: "string", n: "number", said: "object" },
  saved: { session: "string", n: "number", id: "string", step: "string", at: "object", answer: "string" },
  review: { session: "string", n: "number", lines: "object", who_will_see: "string", complete: "boolean" },
  submitted: { session: "string", n: "number", at: "object", what_next: "string" },
  stopped: { session: "string", n: "number", words: "string" },
  notice: { session: "string", n: "number", kind: "string", at: "object", words: "string" },
  problem: { code: "string", text: "string" },
  pong: {},
  inbox: { kind: "string", session: "string", ref: "string" },
};

/** Reads one message; undefined for anything this page does not know, which is passed over. */
export function readMessage(text: string): AnyMessage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const message = value as Record<string, unknown>;
  const type = message["type"];
  if (typeof type !== "string" || !Object.hasOwn(required, type)) return undefined;
  for (const [field, kind] of Object.entries(required[type as AnyMessage["type"]]))
    if (typeof message[field] !== kind || message[field] === null) return undefined;
  return message as unknown as AnyMessage;
}

/** Makes an unhandled case a compile error. */
export function unreachable(value: never): never {
  throw new Error(`unhandled: ${JSON.stringify(value)}`);
}
