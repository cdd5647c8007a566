import { computed, signal } from "@preact/signals";
import { newId } from "../shared/connection";
import type { Id } from "../shared/protocol";

/** A reply that is being written. It is kept in memory only: nothing of it is put into the browser's storage. */
export interface Draft {
  words: string;
  /** Made before the first sending. Sending the same words again keeps it, so that one reply never becomes two. */
  id: Id;
  state: "writing" | "saving" | "failed";
  problem: string;
}

const drafts = signal<ReadonlyMap<string, Draft>>(new Map());

/** True while a reply exists that has not been sent. */
export const unsent = computed(() => [...drafts.value.values()].some((draft) => draft.words.trim() !== ""));

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

export function markFailed(session: Id, problem: string): void {
  put(session, { ...draftFor(session), state: "failed", problem });
}

export function forget(session: Id): void {
  const rest = new Map(drafts.value);
  rest.delete(session);
  drafts.value = rest;
}

export function forgetAll(): void {
  drafts.value = new Map();
}
