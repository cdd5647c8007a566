// What the parts of their own file come to, for the pages. Pure.
import type { Action, Entry, OwnFile, Statement } from "./types";

/** Their own word on whether something is done. */
export type Said = "done" | "partly" | "not_done";

/** What they said of it last; a server that does not tell "partly" apart says at least whether. */
export function saidOf({ said, state }: Action): Said | undefined {
  if (said) return said;
  if (state === "said_done") return "done";
  return state === "said_not_done" ? "not_done" : undefined;
}

/** Every promise, once: those of statements and those that answer none. */
export function everyAction({ statements, actions }: OwnFile): Action[] {
  const all = new Map<string, Action>();
  for (const action of [...statements.flatMap((statement) => statement.actions ?? []), ...actions])
    all.set(action.id, action);
  return [...all.values()];
}

/** What waits for a word from them: done as somebody says, and not yet as they say. */
export function toSay(own: OwnFile): Action[] {
  return everyAction(own).filter((action) => action.state === "done" && action.owner !== "young_person");
}

/** What workers asked, newest first, each with what they last answered to it, if anything. */
export function everyQuestion({ entries }: OwnFile): Entry[] {
  return entries
    .filter(({ kind }) => kind === "question")
    .map((question) => {
      const answer = entries.find(({ kind, about }) => kind === "question_answered" && about === question.id);
      return answer ? { ...question, answer } : question;
    });
}

export function statementOf(own: OwnFile | undefined, session: string): Statement | undefined {
  return own?.statements.find((statement) => statement.session === session);
}
