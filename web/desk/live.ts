import { computed, effect, signal, untracked } from "@preact/signals";
import { browser, Connection, followDevice } from "../shared/connection";
import type { AnyMessage } from "../shared/protocol";
import { desk } from "./api";
import { refreshCaseFile } from "./case-file";
import { inboxAnswers, receiveNews, refreshInbox } from "./inbox";
import { sendWaiting } from "./resend";
import { may } from "./roles";
import { checkSignIn, isWorker, signedIn } from "./session";

export type Liveness = "connecting" | "live" | "lost";

// An alert becomes overdue by time passing, about which nobody sends a line.
const askEveryLive = 30_000;
const askEveryLost = 10_000;

const lostBefore = signal(false);
let lastAsked = 0;

const connection = new Connection(
  browser(async () => isWorker(await desk.me())),
  { opened, received },
);

/** Whether news arrives of itself. Only "live" may look as if all is well. */
export const liveness = computed<Liveness>(() => {
  if (connection.state.value === "open" && inboxAnswers.value) return "live";
  return lostBefore.value ? "lost" : "connecting";
});

function opened(): void {
  void refreshInbox();
  void refreshCaseFile();
}

function received(message: AnyMessage): void {
  if (message.type !== "inbox") return;
  receiveNews(message);
  void refreshCaseFile(message.young_person);
}

function askNowAndThen(): void {
  if (signedIn.value.state !== "in" || !may("inbox")) return;
  const every = liveness.value === "live" ? askEveryLive : askEveryLost;
  if (Date.now() - lastAsked < every) return;
  lastAsked = Date.now();
  void refreshInbox();
}

function follow(inside: boolean): void {
  // Nobody tells a member or an administrator of anything as it happens.
  if (inside && !may("inbox")) return;
  if (inside) {
    connection.open();
    void refreshInbox();
    return;
  }
  connection.close();
  lostBefore.value = false;
}

/** Follows the inbox for as long as somebody is signed in. */
export function stayLive(): void {
  setInterval(askNowAndThen, 1_000);
  followDevice(connection);
  effect(() => {
    const inside = signedIn.value.state === "in";
    untracked(() => follow(inside));
  });
  effect(() => {
    if (liveness.value === "live") untracked(() => void sendWaiting());
  });
  effect(() => {
    const state = connection.state.value;
    if (state === "waiting" || !inboxAnswers.value) lostBefore.value = true;
    if (state === "signed_out") void checkSignIn();
  });
}
