// The messages of server/wire/protocol.md, one type each. A message type that a page forgets to handle does not compile.

export type Id = string; // 32 hexadecimal digits.
export type Place = string; // A step id, or "step#2" for another time or another thing.
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
  /** Names a recording of the words. */
  sound?: string;
}

export type Value =
  | { choice: string }
  | { many: string[] }
  | { int: number }
  | { scale: number }
  | { date: string }
  | { text: string }
  | { phone: string }
  | { photo: string }
  | { voice: string }
  | { drawing: string }
  | { skipped: true }
  | { dont_know: true }
  | { cleared: true };

export type AskType = "choice" | "many" | "int" | "date" | "text" | "phone" | "scale" | Media;
/** The answer is the id of an upload. */
export type Media = "photo" | "voice" | "drawing";
/** One that is on the server. */
export interface MediaAnswer {
  id: Id;
  kind: Media;
}

export interface PromptOption {
  id: string;
  words: Words;
  symbol: string;
}

/** A word of the question that not everybody knows. */
export interface Explained {
  term: Words;
  plain: Words;
}

export interface Prompt {
  step: Place;
  kind: "ask" | "say";
  type?: AskType;
  words: Words;
  help?: Words;
  /** The same in easy words, where the flow has them. */
  easy?: Words;
  about?: "safety" | "rights" | "consent" | "voice";
  options: PromptOption[];
  explained?: Explained[];
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
  /** Who is helping, as they say. */
  helper?: string;
}
export interface Back {
  type: "back";
  session: Id;
  step?: Place;
}
export interface OfSession {
  type: "review" | "submit" | "stop";
  session: Id;
  /** `submit`: their adviser is not to see it. */
  without_adviser?: boolean;
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
  /** What the flow says to somebody who comes back after a pause. */
  back?: Words;
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
  media?: MediaAnswer;
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
  /** Their adviser, whom it may be kept from, and who would see it then. */
  without_adviser?: { name: string; who_will_see: string };
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
/** `entry`: something was promised, done or asked. `passed_on`: nobody took an alert up, so somebody else was told. */
export type NoticeKind = "read" | "alert_acknowledged" | "replied" | "passed_on" | "entry";
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
export type ProblemCode = "invalid_input" | "not_found" | "forbidden" | "conflict" | "unavailable" | "corrupt" | "step_up" | "phone_gone" | "pin_wrong";
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
export type ServerMessage = Started | Ask | End | Saved | Review | Submitted | Stopped | Notice | Problem | Pong;

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

export type * from "./http-bodies";

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
