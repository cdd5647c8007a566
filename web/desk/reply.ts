import { signal } from "@preact/signals";
import { ProblemError } from "../shared/http";
import type { Id, Reply } from "../shared/protocol";
import { t } from "../shared/strings";
import { announce } from "./announce";
import { desk } from "./api";
import { refreshCaseFile } from "./case-file";
import { draftFor, forget, markFailed, markSaving } from "./drafts";
import { refreshInbox } from "./inbox";
import { notLater, replyKey, sendLater } from "./resend";
import { say } from "./say";
import { noteFailure, onSignedOut } from "./session";

/** The last reply to each statement that the server has confirmed since this page was opened. */
export const confirmed = signal<ReadonlyMap<Id, Reply>>(new Map());

/** Sends the draft. It is forgotten only when the server has said that it has the words. */
export async function sendReply(session: Id, youngPerson: Id, name: string): Promise<void> {
  if (draftFor(session).state === "saving") return;
  if (draftFor(session).words.trim() === "") {
    markFailed(session, t("web.desk.reply.empty"));
    return;
  }
  const draft = markSaving(session);
  notLater(replyKey(session));
  try {
    const reply = await desk.reply(session, draft.id, draft.words);
    forget(session);
    confirmed.value = new Map(confirmed.value).set(session, reply);
    announce(t("web.desk.reply.sent", { name, when: reply.at.words }));
    void refreshInbox();
    void refreshCaseFile(youngPerson);
  } catch (error) {
    noteFailure(error);
    const unreached = error instanceof ProblemError && error.unreached;
    markFailed(session, problemWords(error), unreached ? "waiting" : "failed");
    if (unreached) sendLater(replyKey(session), () => sendReply(session, youngPerson, name));
  }
}

export function problemWords(error: unknown): string {
  if (error instanceof ProblemError && error.unreached) return say("draft.waiting");
  const said = error instanceof ProblemError ? error.text : "";
  return [t("web.desk.reply.not_saved"), said].filter(Boolean).join(" ");
}

onSignedOut(() => (confirmed.value = new Map()));
