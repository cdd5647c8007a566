// What the server says to the studio, as section 2 of server/wire/protocol.md lists it.
import type { Prompt, Told, Value } from "../shared/protocol";

export type DraftState = "draft" | "submitted" | "approved" | "published" | "withdrawn";
export type TextState = "fits" | "stale" | "missing" | "not_needed";

export interface Coverage {
  locale: string;
  name: string;
  coverage: "whole" | "core" | "part";
  stale: number;
  missing: number;
  approved_by: string;
}
export interface OpenDraftNote {
  id: string;
  author: string;
  state: DraftState;
}
export interface FlowEntry {
  flow: string;
  title: string;
  number: number;
  version: string;
  who: string;
  steps: number;
  live_since?: Told;
  published_by: string;
  approved_by: string;
  languages: Coverage[];
  draft: OpenDraftNote | null;
}
export interface PartEntry {
  part: string;
  title: string;
  steps: number;
  languages: Coverage[];
  draft?: OpenDraftNote | null;
}
export interface May {
  author: boolean;
  approve: boolean;
}
export interface Library {
  flows: FlowEntry[];
  parts: PartEntry[];
  may: May;
}

export interface OutlineStep {
  id: string;
  kind: string;
  text: string;
  line: number;
  to: { step: string; label: string }[];
}
export interface Version {
  number: number;
  version: string;
  published?: Told;
  published_by: string;
  approved_by: string;
  reason?: string;
  live: boolean;
}
export interface FlowView {
  flow: string;
  title: string;
  yaml: string;
  number: number;
  version: string;
  svg: string;
  outline: OutlineStep[];
  /** The words that are live, as in a draft: whoever approves a translation reads it here first. */
  steps?: DraftStep[];
  versions: Version[];
}

export interface DraftEntry {
  id: string;
  flow: string;
  title: string;
  author: string;
  editors: string[];
  state: DraftState;
  changed: Told;
  note: string;
}
export interface Translated {
  text: string;
  state: TextState;
}
export interface Message {
  key: string;
  english: string;
  english_hash: string;
  words: Record<string, Translated>;
}
export interface DraftStep {
  id: string;
  line: number;
  kind: string;
  about: string;
  core: boolean;
  part: string;
  messages: Message[];
}
export interface Found {
  file: string;
  line: number;
  column: number;
  step: string;
  rule: number;
  rule_name: string;
  blocks: boolean;
  reason: string;
  fix: string;
  /** A conversation in which it goes wrong, one line for each thing that happens. */
  path: string[];
}
export interface TextChange {
  key: string;
  locale: string;
  before: string;
  after: string;
  /** The English was put right and the translation was said to fit still, by this person. */
  still_fits_by?: string;
}
export interface Draft {
  id: string;
  flow: string;
  title: string;
  author: string;
  editors: string[];
  state: DraftState;
  yaml: string;
  hash: string;
  note: string;
  steps: DraftStep[];
  problems: Found[];
  outline: OutlineStep[];
  svg: string;
  changes: TextChange[];
  affects: string[];
}

export interface PreviewAnswer {
  place: string;
  value: Value;
}
export interface PreviewSettings {
  locale: string;
  easy: boolean;
  nameless: boolean;
  today: string;
  answers: PreviewAnswer[];
}
export interface Preview {
  shown: Prompt[];
  waiting: Prompt | null;
  alerts: { title: string; to: string[]; level: string }[];
  filed: { label: string }[];
  done: boolean;
}

export interface TranslationItem {
  flow?: string;
  part?: string;
  title: string;
  locale: string;
  name: string;
  coverage: Coverage["coverage"];
  stale: number;
  missing: number;
  hash: string;
  approved_by: string;
  approved?: Told;
}
