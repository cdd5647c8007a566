import { signal } from "@preact/signals";
import { ProblemError } from "../shared/http";
import type { Id } from "../shared/protocol";
import { announce } from "./announce";
import { desk } from "./api";
import { refreshCaseFile } from "./case-file";
import { entryDraft, forgetEntry, markEntry, typeEntry } from "./drafts";
import { type FormKind, forms, isWord } from "./forms";
import { refreshInbox } from "./inbox";
import { notLater, sendLater } from "./resend";
import { named, say } from "./say";
import { noteFailure, onSignedOut } from "./session";
import type { Entry, NewEntry } from "./types";

/** What an entry is about. With its kind it names one draft. */
export interface Place {
  kind: FormKind;
  youngPerson: Id;
  session?: Id | undefined;
  about?: string | undefined;
  matter?: string | undefined;
  /** Parts of the entry that nobody is asked for. */
  fixed?: Readonly<Record<string, string>> | undefined;
}

export const draftKey = ({ kind, youngPerson, session, about, matter }: Place): string =>
  [kind, youngPerson, session ?? "", about ?? "", matter ?? ""].join(":");

/** The last entry that the server has confirmed, for each place where one can be written. */
export const kept = signal<ReadonlyMap<string, Entry>>(new Map());

export function fillIn(place: Place, name: string, value: string): void {
  typeEntry(draftKey(place), name, value);
}

/** The first field that must be filled in and is not. */
export function missing(kind: FormKind, values: Readonly<Record<string, string>>): string {
  return forms[kind].fields.find((field) => "needed" in field && (values[field.name] ?? "").trim() === "")?.name ?? "";
}

export function entryFrom(place: Place, id: Id, values: Readonly<Record<string, string>>): NewEntry {
  const { kind, session, about, matter, fixed } = place;
  const entry: NewEntry = { id, kind, words: {} };
  if (session) entry.session = session;
  if (about) entry.about = about;
  if (matter) entry.matter = matter;
  const all = { ...Object.fromEntries(forms[kind].fields.map(({ name }) => [name, values[name] ?? ""])), ...fixed };
  for (const [name, value] of Object.entries(all)) {
    if (value.trim() === "") continue;
    if (isWord(name)) entry.words[name] = value;
    else entry[name as "owner" | "due" | "happened" | "state"] = value;
  }
  return entry;
}

/**
 * Sends what was written. It is forgotten only when the server has it. True: it is kept. `defaults` are values that the
 * form shows without anybody having chosen them.
 */
export async function addEntry(place: Place, defaults: Readonly<Record<string, string>> = {}): Promise<boolean> {
  const key = draftKey(place);
  if (entryDraft(key).state === "saving") return false;
  const values = { ...defaults, ...entryDraft(key).values };
  const lacking = missing(place.kind, { ...values, ...place.fixed });
  if (lacking !== "") {
    markEntry(key, "failed", say("form.missing", { field: named("field", lacking) }), lacking);
    return false;
  }
  const { id } = markEntry(key, "saving");
  notLater(key);
  try {
    const { entry } = await desk.add(place.youngPerson, entryFrom(place, id, values));
    forgetEntry(key);
    kept.value = new Map(kept.value).set(key, entry);
    announce(say("form.saved", { what: named("kind", place.kind), when: entry.at.words }));
    void refreshInbox();
    void refreshCaseFile(place.youngPerson);
    return true;
  } catch (error) {
    noteFailure(error);
    const problem = error instanceof ProblemError ? error : new ProblemError(0, "unavailable", "");
    if (problem.unreached) {
      markEntry(key, "waiting", say("draft.waiting"));
      sendLater(key, async () => void (await addEntry(place, defaults)));
    } else markEntry(key, "failed", [say("form.not_saved"), problem.text].filter(Boolean).join(" "), problem.field ?? "");
    return false;
  }
}

onSignedOut(() => (kept.value = new Map()));
