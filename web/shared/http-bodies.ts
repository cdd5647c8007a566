// What the server answers over HTTP, as section 2 of server/wire/protocol.md lists it.
import type { Channel, Direction, Id, Level, MediaAnswer, Place, Reply, StatementState, Told, Words } from "./protocol";

export interface LocaleInfo {
  id: string;
  own_name: string;
  dir: Direction;
  approved: boolean;
  /** False: only what is about safety, rights and consent is in this language. */
  whole: boolean;
}
export interface FlowInfo {
  id: string;
  title: string;
  topic: string;
  kiosk: boolean;
  /** False: only for a visitor at a kiosk. */
  phone: boolean;
  ages: [number, number];
}
export interface Helpline {
  id: string;
  name: string;
  contact: string;
  kind: "tel" | "sms";
  when: string;
  note: string;
}
/** Whether anybody is there now, in words. */
export interface OpeningHours {
  open_now: boolean;
  words: string;
  next?: string;
  night_words: string;
  night_phone?: string;
}
export interface Council {
  name: string;
  demo: boolean;
  locales: LocaleInfo[];
  flows: FlowInfo[];
  helplines: Helpline[];
  opening?: OpeningHours;
}
export interface Strings {
  locale: string;
  dir: Direction;
  approved: boolean;
  strings: Record<string, string>;
}
/** What the words of the field mean. */
export interface Glossary {
  terms: { id: string; term: Words; also: string[]; plain: Words }[];
}
export interface Me {
  role: string;
  name?: string;
  adviser?: string;
  age?: number;
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
  /** Nobody took its alert up in time: the last time somebody else was told, and who. */
  passed_on?: Told;
  passed_on_words?: string;
  replies: Reply[];
  /** Said to somebody who began some time ago and did not go on. */
  remind?: string;
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
  media?: MediaAnswer;
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
