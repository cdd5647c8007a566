import { computed, signal } from "@preact/signals";
import { newId } from "../shared/connection";
import type { Id } from "../shared/protocol";

/**
 * What is being written: a reply, or a case entry. It is kept in memory only: nothing of it is put into the browser's
 * storage, so it outlives a lost connection, another page of the desk and an ended sign-in, but not a closed window.
 */
export interface Draft {
  words: string;
  /** Made before the first sending. Sending the same words again keeps it, so that one reply never becomes two. */
  id: Id;
  /** waiting: the server was not reached; it is sent again as soon as it is. */
  state: "writing" | "saving" | "failed" | "waiting";
  problem: string;
}

/** A case entry that is being written: its fields by name. */
export interface EntryDraft extends Omit<Draft, "words"> {
  values: Readonly<Record<string, string>>;
  /** The field that the server, or this page, finds fault with. */
  field: string;
}

const drafts = signal<ReadonlyMap<string, Draft>>(new Map());
const entries = signal<ReadonlyMap<string, EntryDraft>>(new Map());

const written = (draft: EntryDraft) => Object.values(draft.values).some((value) => value.trim() !== "");

/** True while a reply or an entry exists that has not been sent. */
export const unsent = computed(
  () =>
    [...drafts.value.values()].some((draft) => draft.words.trim() !== "") ||
    [...entries.value.values()].some(written),
);

export function draftFor(session: Id): Draft {
  return drafts.value.get(session) ?? { words: "", id: "", state: "writing", problem: "" };
}

export function hasDraft(session: Id): boolean {
  return draftFor(session).words.trim() !== "";
}

function put(session: Id, draft: Draft): void {
  drafts.value = new Map(drafts.value).set(session, draft);
}

/** What was typed. Other words than those already sent need another id: the server refuses one id with two contents. */
export function type(session: Id, words: string): void {
  const draft = draftFor(session);
  if (draft.state === "saving") return;
  put(session, { words, id: draft.words === words ? draft.id : newId(), state: "writing", problem: "" });
}

export function markSaving(session: Id): Draft {
  const draft = draftFor(session);
  const saving: Draft = { ...draft, id: draft.id || newId(), state: "saving", problem: "" };
  put(session, saving);
  return saving;
}

export function markFailed(session: Id, problem: string, state: "failed" | "waiting" = "failed"): void {
  put(session, { ...draftFor(session), state, problem });
}

export function forget(session: Id): void {
  const rest = new Map(drafts.value);
  rest.delete(session);
  drafts.value = rest;
}

const empty: EntryDraft = { values: {}, id: "", state: "writing", problem: "", field: "" };

export function entryDraft(key: string): EntryDraft {
  return entries.value.get(key) ?? empty;
}

export function hasEntryDraft(key: string): boolean {
  return written(entryDraft(key));
}

function putEntry(key: string, draft: EntryDraft): void {
  entries.value = new Map(entries.value).set(key, draft);
}

export function typeEntry(key: string, name: string, value: string): void {
  const draft = entryDraft(key);
  if (draft.state === "saving" || (draft.values[name] ?? "") === value) return;
  putEntry(key, { values: { ...draft.values, [name]: value }, id: newId(), state: "writing", problem: "", field: "" });
}

export function markEntry(key: string, state: Draft["state"], problem = "", field = ""): EntryDraft {
  const draft = entryDraft(key);
  const marked: EntryDraft = { ...draft, id: draft.id || newId(), state, problem, field };
  putEntry(key, marked);
  return marked;
}

export function forgetEntry(key: string): void {
  const rest = new Map(entries.value);
  rest.delete(key);
  entries.value = rest;
}

export function forgetAll(): void {
  drafts.value = new Map();
  entries.value = new Map();
}
