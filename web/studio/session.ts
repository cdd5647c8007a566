import { signal } from "@preact/signals";
import { ProblemError } from "../shared/http";
import type { Council, Me } from "../shared/protocol";
import { studio } from "./api";

export type SignedIn =
  | { state: "asking" } // The page has just been opened.
  | { state: "unreached" }
  | { state: "out"; why: "start" | "ended" | "left" | "not_here" }
  | { state: "in"; me: Me };

export const signedIn = signal<SignedIn>({ state: "asking" });
export const council = signal<Council | null>(null);

const roles = new Set(["content_author", "content_approver"]);
const belongsHere = (me: Me) => roles.has(me.role);

/** The name that drafts and approvals of this person carry. */
export function ownName(): string {
  return signedIn.value.state === "in" ? (signedIn.value.me.name ?? "") : "";
}

// Whose unsaved texts are in memory: another person who signs in on this page must not find them.
let last = "";
const whenForgotten: (() => void)[] = [];

/** Runs when what is in memory is nobody's any more. */
export function onForgotten(action: () => void): void {
  whenForgotten.push(action);
}

function forget(): void {
  for (const action of whenForgotten) action();
}

export async function openStudio(): Promise<void> {
  void studio.council().then(
    (known) => (council.value = known),
    () => undefined,
  );
  try {
    const me = await studio.me();
    if (belongsHere(me)) enter(me);
    else signedIn.value = { state: "out", why: "start" };
  } catch (error) {
    signedIn.value = isSignedOut(error) ? { state: "out", why: "start" } : { state: "unreached" };
  }
}

/** Signs in. Somebody who works at the desk and not here is let go again at once. */
export async function signIn(user: string, password: string): Promise<void> {
  const me = await studio.signIn(user, password);
  if (belongsHere(me)) return enter(me);
  await studio.signOut().catch(() => undefined);
  signedIn.value = { state: "out", why: "not_here" };
}

function enter(me: Me): void {
  const who = `${me.role} ${me.name ?? ""}`;
  if (last !== who) forget();
  last = who;
  signedIn.value = { state: "in", me };
}

export async function signOut(): Promise<void> {
  await studio.signOut();
  forget();
  signedIn.value = { state: "out", why: "left" };
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 401;
}

/** To be told of every failed request: a sign-in that has ended goes back to the door. True if that was it. What was
 * typed stays in memory for the person who typed it. */
export function noteFailure(error: unknown): boolean {
  if (!isSignedOut(error)) return false;
  if (signedIn.value.state === "in") signedIn.value = { state: "out", why: "ended" };
  return true;
}
