import { computed, signal } from "@preact/signals";
import { ProblemError } from "../shared/http";
import { announce } from "./announce";
import { studio, type Move } from "./api";
import { troubleOf, type Trouble } from "./library";
import { noteFailure, onForgotten } from "./session";
import type { Draft, Found, Message } from "./types";
import { say } from "./words";

export interface OpenDraft {
  id: string;
  view: Draft | null;
  trouble: Trouble;
}

/** A text that was changed here and that the server does not have yet. Kept in memory only. */
export interface Edit {
  text: string;
  /** What stood there when the change was begun: if that is different by now, somebody else has changed it too. */
  base: string;
  state: "typing" | "saving" | "failed";
  problem: string;
}

export const openDraft = signal<OpenDraft | null>(null);
const edits = signal<ReadonlyMap<string, Edit>>(new Map());
/** The whole file, while it is changed here. */
export const fileEdit = signal<Edit | null>(null);
/** Why the last act was refused, in words. */
export const refusal = signal<{ text: string; found: Found[] } | null>(null);
export const acting = signal(false);
/** The texts saved since the draft was opened, for the sign beside each. */
export const savedNow = signal<ReadonlySet<string>>(new Set());

export const view = computed(() => openDraft.value?.view ?? null);
/** How much is not saved in the draft on the screen. */
export const unsavedHere = computed(() => edits.value.size + (fileEdit.value ? 1 : 0));
export const editable = computed(() => view.value?.state === "draft");

const messages = computed(() => {
  const byKey = new Map<string, Message>();
  for (const step of view.value?.steps ?? []) for (const message of step.messages) byKey.set(message.key, message);
  return byKey;
});

const nameOf = (key: string, locale: string) => `${locale} ${key}`;

/** What the server has. */
export function savedText(key: string, locale: string): string {
  const message = messages.value.get(key);
  return (locale === "en" ? message?.english : message?.words[locale]?.text) ?? "";
}

export const editOf = (key: string, locale: string) => edits.value.get(nameOf(key, locale));

/** What somebody else has written meanwhile where a change of one's own is not saved; null if nobody has. */
export function othersText(key: string, locale: string): string | null {
  const edit = editOf(key, locale);
  const saved = savedText(key, locale);
  return edit && edit.base !== saved && edit.text !== saved ? saved : null;
}

export const othersFile = computed(() => {
  const edit = fileEdit.value;
  const saved = view.value?.yaml;
  return edit && saved !== undefined && edit.base !== saved && edit.text !== saved ? saved : null;
});

function put(name: string, edit: Edit | null): void {
  const next = new Map(edits.value);
  if (edit) next.set(name, edit);
  else next.delete(name);
  edits.value = next;
}

/** A person types. What is as it was before counts as no change. */
export function type(key: string, locale: string, text: string): void {
  const name = nameOf(key, locale);
  const known = edits.value.get(name);
  const base = known?.base ?? savedText(key, locale);
  put(name, text === base && text === savedText(key, locale) ? null : { text, base, state: "typing", problem: "" });
}

export function forgetEdit(key: string, locale: string): void {
  put(nameOf(key, locale), null);
}

/** "Mine": the other text has been seen, and this one is to take its place. */
export async function keepMine(key: string, locale: string): Promise<void> {
  const edit = editOf(key, locale);
  if (!edit) return;
  put(nameOf(key, locale), { ...edit, base: savedText(key, locale) });
  await saveText(key, locale);
}

export function typeFile(text: string): void {
  const saved = view.value?.yaml ?? "";
  const base = fileEdit.value?.base ?? saved;
  fileEdit.value = text === base && text === saved ? null : { text, base, state: "typing", problem: "" };
}

export function forgetFile(): void {
  fileEdit.value = null;
}

export async function keepMyFile(): Promise<void> {
  const edit = fileEdit.value;
  if (!edit) return;
  fileEdit.value = { ...edit, base: view.value?.yaml ?? "" };
  await saveFile();
}

let last: Promise<unknown> = Promise.resolve();

// One after the other: each request says which state of the draft it was made from.
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work, work);
  last = next.catch(() => undefined);
  return next;
}

function take(next: Draft): void {
  if (openDraft.value?.id === next.id) openDraft.value = { id: next.id, view: next, trouble: "none" };
}

/** The newest draft, if that is what a refusal brought. */
function newest(error: unknown): Draft | undefined {
  if (!(error instanceof ProblemError) || error.status !== 409) return undefined;
  const body = (error.body ?? {}) as { draft?: Draft } & Partial<Draft>;
  const draft = body.draft ?? (body as Draft);
  return typeof draft.hash === "string" ? draft : undefined;
}

// Asks with the state known here; if somebody else was faster, once more on top of theirs, so long as `still` allows it.
async function onTop(ask: (id: string, hash: string) => Promise<Draft>, still: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 3; tries++) {
    const known = view.value;
    if (!known || !still()) return false;
    try {
      take(await ask(known.id, known.hash));
      return true;
    } catch (error) {
      const theirs = newest(error);
      if (!theirs) throw error;
      take(theirs);
    }
  }
  throw new ProblemError(409, "conflict", "");
}

export function wordsOf(error: unknown): string {
  if (error instanceof ProblemError && error.text !== "") return error.text;
  return say(error instanceof ProblemError && error.unreached ? "unreached.kept" : "failed.kept");
}

/** Saves one text. If somebody else has changed the same text, both are shown and nothing is overwritten. */
export function saveText(key: string, locale: string): Promise<void> {
  const name = nameOf(key, locale);
  return inTurn(async () => {
    const edit = edits.value.get(name);
    if (!edit || othersText(key, locale) !== null) return;
    const { text } = edit;
    put(name, { ...edit, state: "saving", problem: "" });
    try {
      const saved = await onTop(
        (id, hash) => studio.words(id, { hash, key, locale, text }),
        () => othersText(key, locale) === null,
      );
      const now = edits.value.get(name);
      if (!saved) put(name, now ? { ...now, state: "typing" } : null);
      else if (now?.text === text) put(name, null);
      else if (now) put(name, { ...now, base: text, state: "typing" });
      if (saved) savedNow.value = new Set(savedNow.value).add(name);
      announce(say(saved ? "saved.announced" : "conflict.announced"));
    } catch (error) {
      const now = edits.value.get(name) ?? edit;
      put(name, { ...now, state: "failed", problem: noteFailure(error) ? "" : wordsOf(error) });
    }
  });
}

export const wasSaved = (key: string, locale: string) => savedNow.value.has(nameOf(key, locale));

/** Saves the whole file, with the same care. */
export function saveFile(): Promise<void> {
  return inTurn(async () => {
    const edit = fileEdit.value;
    if (!edit || othersFile.value !== null) return;
    const { text } = edit;
    fileEdit.value = { ...edit, state: "saving", problem: "" };
    try {
      const saved = await onTop(
        (id, hash) => studio.file(id, { hash, yaml: text }),
        () => othersFile.value === null,
      );
      const now = fileEdit.value;
      if (!saved) fileEdit.value = now && { ...now, state: "typing" };
      else fileEdit.value = now && now.text !== text ? { ...now, base: text, state: "typing" } : null;
      if (saved) savedNow.value = new Set(savedNow.value).add(nameOf("", "file"));
      announce(say(saved ? "saved.announced" : "conflict.announced"));
    } catch (error) {
      const now = fileEdit.value ?? edit;
      fileEdit.value = { ...now, state: "failed", problem: noteFailure(error) ? "" : wordsOf(error) };
    }
  });
}

export async function saveAll(): Promise<void> {
  const waiting = [...edits.value.keys()].map((name) => {
    const cut = name.indexOf(" ");
    return saveText(name.slice(cut + 1), name.slice(0, cut));
  });
  await Promise.all(waiting);
  await saveFile();
}

/** The English was only put right: the translation still fits. "*": all translations of that text. */
export function stillFits(key: string, locale: string): Promise<boolean> {
  return act(async () => {
    await onTop(
      (id, hash) => studio.stillFits(id, { hash, key, locale }),
      () => true,
    );
    announce(say("fits.announced"));
  });
}

/** Moves the draft on. Not repeated on top of somebody else's change: what would be approved must have been seen. */
export function move(which: Move, note: string): Promise<boolean> {
  return act(async () => {
    const known = view.value;
    if (!known) return;
    try {
      take(await studio.move(known.id, which, { hash: known.hash, note }));
      announce(say(`done.${which}`));
    } catch (error) {
      const theirs = newest(error);
      if (!theirs) throw error;
      take(theirs);
      throw new ProblemError(409, "conflict", say("changed_meanwhile"));
    }
  });
}

async function act(work: () => Promise<void>): Promise<boolean> {
  acting.value = true;
  refusal.value = null;
  try {
    await inTurn(work);
    return true;
  } catch (error) {
    if (noteFailure(error)) return false;
    const found = error instanceof ProblemError ? ((error.body ?? {}) as { problems?: Found[] }).problems : undefined;
    const text = error instanceof ProblemError && error.text !== "" ? error.text : say("failed");
    refusal.value = { text, found: found ?? [] };
    return false;
  } finally {
    acting.value = false;
  }
}

// What is not saved of drafts that are not on the screen: going to look at another one loses nothing.
interface PutAside {
  edits: ReadonlyMap<string, Edit>;
  file: Edit | null;
}
const aside = signal<ReadonlyMap<string, PutAside>>(new Map());

function putAside(): void {
  const now = openDraft.value;
  if (!now) return;
  const next = new Map(aside.value);
  next.delete(now.id);
  if (unsavedHere.value > 0) next.set(now.id, { edits: edits.value, file: fileEdit.value });
  aside.value = next;
}

/** The drafts in which something is not saved. */
export const unsavedDrafts = computed(() => {
  const here = openDraft.value;
  const others = [...aside.value.keys()].filter((id) => id !== here?.id);
  return here && unsavedHere.value > 0 ? [here.id, ...others] : others;
});

/** Shows a draft, with whatever was typed into it before and not saved. */
export async function showDraft(id: string): Promise<void> {
  if (openDraft.value?.id !== id) {
    putAside();
    const before = aside.value.get(id);
    edits.value = before?.edits ?? new Map();
    fileEdit.value = before?.file ?? null;
    refusal.value = null;
    savedNow.value = new Set();
    openDraft.value = { id, view: null, trouble: "none" };
  }
  await inTurn(async () => {
    try {
      const next = await studio.draft(id);
      take({ ...next, id });
    } catch (error) {
      const now = openDraft.value;
      if (now?.id === id) openDraft.value = { ...now, trouble: troubleOf(error) };
    }
  });
}

export function forgetAll(): void {
  edits.value = new Map();
  fileEdit.value = null;
  refusal.value = null;
  savedNow.value = new Set();
  aside.value = new Map();
}

onForgotten(() => {
  forgetAll();
  openDraft.value = null;
});
