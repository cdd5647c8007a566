import { signal } from "@preact/signals";
import { ProblemError } from "../shared/http";
import type { Council } from "../shared/protocol";
import { desk } from "./api";
import { forgetAll } from "./drafts";
import { nothingWaits } from "./resend";
import { worksHere } from "./roles";
import type { WorkerMe } from "./types";

export type SignedIn =
  | { state: "asking" } // The page has just been opened.
  | { state: "unreached" }
  | { state: "out"; why: "start" | "ended" | "left" }
  | { state: "in"; me: WorkerMe };

export const signedIn = signal<SignedIn>({ state: "asking" });
export const council = signal<Council | null>(null);

export const isWorker = (me: WorkerMe) => worksHere(me.role);

// Whose drafts are in memory: another person who signs in on this page must not find them.
let draftsOf = "";
const whenSignedOut: (() => void)[] = [];

/** Runs when nobody is signed in any more: what was on the screen must go. */
export function onSignedOut(action: () => void): void {
  whenSignedOut.push(action);
}

export async function openDesk(): Promise<void> {
  void desk.council().then(
    (known) => (council.value = known),
    () => undefined,
  );
  try {
    const me = await desk.me();
    if (isWorker(me)) enter(me);
    else signedIn.value = { state: "out", why: "start" };
  } catch (error) {
    signedIn.value = isSignedOut(error) ? { state: "out", why: "start" } : { state: "unreached" };
  }
}

export async function signIn(user: string, password: string): Promise<void> {
  enter(await desk.signIn(user, password));
}

function forgetDrafts(): void {
  forgetAll();
  nothingWaits();
}

function enter(me: WorkerMe): void {
  const who = `${me.role} ${me.name ?? ""}`;
  if (draftsOf !== who) forgetDrafts();
  draftsOf = who;
  signedIn.value = { state: "in", me };
}

export async function signOut(): Promise<void> {
  await desk.signOut();
  forgetDrafts();
  leave("left");
}

/** Asks again who is signed in, after the server has closed the socket for want of a sign-in. */
export async function checkSignIn(): Promise<void> {
  try {
    if (!isWorker(await desk.me())) leave("ended");
  } catch (error) {
    noteFailure(error);
  }
}

function leave(why: "ended" | "left"): void {
  if (signedIn.value.state !== "in") return;
  signedIn.value = { state: "out", why };
  for (const action of whenSignedOut) action();
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 401;
}

/** To be told of every failed request: a sign-in that has ended takes the page back to its door. True if that was it. */
export function noteFailure(error: unknown): boolean {
  if (!isSignedOut(error)) return false;
  leave("ended");
  return true;
}
