import { signal } from "@preact/signals";
import { ProblemError } from "../shared/http";
import type { AlertView, ChronologyEntry, CaseTask, Id, Reply, StatementView } from "../shared/protocol";
import { desk } from "./api";
import { noteFailure, onSignedOut } from "./session";
import type { Entry as CaseEntry, File } from "./types";

/** The case file on the screen. `file` is what was last received; it stays while newer words are on their way. */
export interface OpenFile {
  youngPerson: Id;
  file: File | null;
  problem: "none" | "not_found" | "unreached";
}

export const openFile = signal<OpenFile | null>(null);
/** The statements that this worker has opened, by session. */
export const expanded = signal<ReadonlySet<Id>>(new Set());
/** Statements whose opening the server has not confirmed. */
export const readFailed = signal<ReadonlySet<Id>>(new Set());

export type Kind = "statement" | "alert" | "reply" | "task" | "action" | "note" | "referral" | "other";
export type Filter = Exclude<Kind, "other"> | "all";
export const filters: readonly Filter[] = ["all", "statement", "alert", "reply", "action", "note", "referral", "task"];

export type Entry =
  | { kind: "statement"; at: number; key: string; statement: StatementView }
  | { kind: "alert"; at: number; key: string; alert: AlertView }
  | { kind: "reply"; at: number; key: string; reply: Reply; statement: StatementView }
  | { kind: "action" | "note" | "referral"; at: number; key: string; entry: CaseEntry; corrections: CaseEntry[] }
  | { kind: "task"; at: number; key: string; task: CaseTask }
  | { kind: "other"; at: number; key: string; entry: ChronologyEntry };

// Told by a statement, an alert or a reply of its own, so not a second time.
const toldElsewhere = new Set(["alert_raised", "statement_submitted", "statement_amended", "reply", "replied", "entry"]);

// The chronology's line for a case entry: the entry says more itself.
const actions = /^(action|plan|question|review|hand_over|closed|clock)/;
const referrals = /^referral/;

export function kindOf(entry: CaseEntry): "action" | "note" | "referral" {
  if (referrals.test(entry.kind)) return "referral";
  return actions.test(entry.kind) ? "action" : "note";
}

function entriesOf(file: File): Entry[] {
  const corrections = file.entries.filter((entry) => entry.kind === "correction");
  const known = new Set(file.entries.map((entry) => entry.id));
  return file.entries
    .filter((entry) => entry.kind !== "correction" || !known.has(entry.about))
    .map((entry) => ({
      kind: kindOf(entry),
      at: entry.at.at,
      key: `e${entry.id}`,
      entry,
      // Newest first from the server; under what they correct they stand in the order in which they were added.
      corrections: corrections.filter((correction) => correction.about === entry.id).reverse(),
    }));
}

/** Everything in the file in one row, newest first. */
export function timeline(file: File): Entry[] {
  const startOf = new Map(file.statements.map((statement) => [statement.session, statement.started.at]));
  const kinds = new Set(file.entries.map((entry) => entry.kind));
  const entries: Entry[] = [
    ...entriesOf(file),
    ...file.statements.map((statement): Entry => {
      const at = (statement.submitted ?? statement.started).at;
      return { kind: "statement", at, key: `s${statement.session}`, statement };
    }),
    ...file.alerts.map((alert): Entry => ({ kind: "alert", at: alert.raised.at, key: `a${alert.id}`, alert })),
    ...file.statements.flatMap((statement) =>
      statement.replies.map(
        (reply): Entry => ({ kind: "reply", at: reply.at.at, key: `r${reply.id}`, reply, statement }),
      ),
    ),
    // A task has no moment of its own: it stands with the conversation that made it.
    ...file.tasks.map(
      (task, index): Entry => ({ kind: "task", at: startOf.get(task.session) ?? 0, key: `t${index}`, task }),
    ),
    ...file.chronology
      .filter((entry) => !toldElsewhere.has(entry.kind) && !kinds.has(entry.kind))
      .map((entry, index): Entry => ({ kind: "other", at: entry.at.at, key: `c${entry.at.at}-${index}`, entry })),
  ];
  return entries.sort((a, b) => b.at - a.at);
}

export function inFilter(entry: Entry, filter: Filter): boolean {
  return filter === "all" || entry.kind === filter;
}

/** Opens a case file. Every opening is written into the audit by the server, so it is done by a person's act only. */
export async function openCaseFile(youngPerson: Id): Promise<void> {
  if (openFile.value?.youngPerson !== youngPerson) {
    openFile.value = { youngPerson, file: null, problem: "none" };
    expanded.value = new Set();
  }
  await load(youngPerson);
}

/** Brings what is on the screen up to date, if it is this young person's file. */
export async function refreshCaseFile(youngPerson = openFile.value?.youngPerson): Promise<void> {
  const shown = openFile.value;
  if (shown && shown.youngPerson === youngPerson && shown.file) await load(shown.youngPerson);
}

async function load(youngPerson: Id): Promise<void> {
  try {
    const file = await desk.caseFile(youngPerson);
    if (openFile.value?.youngPerson === youngPerson) openFile.value = { youngPerson, file, problem: "none" };
  } catch (error) {
    const shown = openFile.value;
    if (noteFailure(error) || shown?.youngPerson !== youngPerson) return;
    const gone = error instanceof ProblemError && error.status === 404;
    openFile.value = gone
      ? { youngPerson, file: null, problem: "not_found" }
      : { ...shown, problem: "unreached" };
  }
}

export function closeCaseFile(): void {
  openFile.value = null;
  expanded.value = new Set();
  readFailed.value = new Set();
}

/** A person opens or closes a statement. Opening one that has been sent tells the young person that it was read. */
export async function toggle(statement: StatementView, open: boolean): Promise<void> {
  const next = new Set(expanded.value);
  if (open) next.add(statement.session);
  else next.delete(statement.session);
  expanded.value = next;
  if (open) await tellRead(statement);
}

export async function tellRead(statement: StatementView): Promise<void> {
  const sent = statement.state === "submitted" || statement.state === "amended";
  if (!sent || statement.read) return;
  const failed = new Set(readFailed.value);
  try {
    await desk.read(statement.session);
    failed.delete(statement.session);
    readFailed.value = failed;
    await refreshCaseFile(statement.young_person);
  } catch (error) {
    if (!noteFailure(error)) readFailed.value = failed.add(statement.session);
  }
}

onSignedOut(closeCaseFile);
