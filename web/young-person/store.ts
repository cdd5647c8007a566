import { effect, signal } from "@preact/signals";
import { browser } from "../shared/connection";
import { get, post, ProblemError } from "../shared/http";
import type { Council, Id, Me, OwnStatement } from "../shared/protocol";
import { language, showLanguage, useLanguage } from "../shared/strings";
import { helper, Talk } from "../shared/talk";
import { covered } from "./away";
import { isOwnPhone, setLeaving, wasLeaving } from "./phone-mode";

export type Screen = "first" | "home" | "before" | "talk" | "own";
/** A page of what is kept about them, and which one of several it is about. */
export type OwnPage =
  | "said"
  | "statement"
  | "asked"
  | "plan"
  | "matter"
  | "team"
  | "rights"
  | "words"
  | "readers"
  | "copy"
  | "contact"
  | "phones";
export interface OwnPlace {
  page: OwnPage;
  about?: string;
}

// Everything the page knows is here, in memory, and gone when the page is.
export const council = signal<Council | undefined>(undefined);
export const me = signal<Me | undefined>(undefined);
export const statements = signal<OwnStatement[] | undefined>(undefined);
export const screen = signal<Screen>("home");
export const ownPlace = signal<OwnPlace>({ page: "said" });
/** Counts up whenever there may be something new to ask the server for. */
export const news = signal(0);
/** The words of what happened last at the other end. */
export const heard = signal("");
export const chosenFlow = signal<string | undefined>(undefined);
/** The code of the link that was opened, if any. */
export const linkCode = signal("");
export const offline = signal(false);
/** What a camera brought here from a screen that others use; `waits` for them to sign in on this phone. */
export const brought = signal<{ kind: "visit" | "hand-over"; token: string; waits?: boolean } | undefined>(undefined);

const retryAfter = 5_000;
let retry: ReturnType<typeof setTimeout> | undefined;
let asked = 0;

async function signedIn(): Promise<boolean> {
  return (await get<Me>("/api/v1/me")).role !== "nobody";
}

export const talk = new Talk(
  browser(signedIn, async () => new (await import("../shared/post-socket")).PostSocket()),
  () => language.value.locale,
  (notice) => {
    heard.value = notice.words;
    void loadStatements();
  },
);

/** An answer that is only on this device must go out before another conversation can begin. */
export function holding(): boolean {
  return talk.view.value.sending !== undefined;
}

export function isSignedIn(): boolean {
  return me.value?.role === "young_person";
}

/** The code is taken out of the address, so that it stays in no history and no screenshot. */
function takeCode(): void {
  const code = location.hash.slice(1);
  if (!code) return;
  const [, kind, token = ""] = /^(visit|hand-over)=(\w+)$/.exec(code) ?? [];
  if (kind) brought.value = { kind: kind as "visit", token };
  else linkCode.value = decodeURIComponent(code);
  history.replaceState(history.state, "", location.pathname + location.search);
}

function preferredLocale(): string {
  return new URLSearchParams(location.search).get("locale") ?? navigator.language.split("-")[0] ?? "en";
}

// The server put it into the page: it knows of no sign-in here. A page that was kept on the phone does not say so.
const nobody = document.documentElement.dataset["nobody"] !== undefined && !navigator.serviceWorker?.controller;

/** Loads what the first screen needs; with no server it says so and tries again. */
export async function begin(): Promise<void> {
  takeCode();
  clearTimeout(retry);
  if (nobody && !me.value && !offline.value) me.value = { role: "nobody" };
  try {
    if (wasLeaving()) {
      await post(exitTo("/api/v1/sign-out"), {}).catch(signedOutAlready);
      setLeaving(false);
    }
    // All at once, for each round trip is felt on a phone. English needs no wait: it is bundled.
    const locale = preferredLocale();
    const words = locale === "en" ? undefined : useLanguage(locale);
    const [theCouncil, whoAmI] = await Promise.all([
      get<Council>("/api/v1/council", locale),
      nobody && me.value ? me.value : get<Me>("/api/v1/me"),
      words,
    ]);
    council.value = theCouncil;
    if (!theCouncil.locales.some((known) => known.id === locale)) await useLanguage("en");
    me.value = whoAmI;
    offline.value = false;
    if (isSignedIn()) enter();
  } catch {
    if (!offline.value) speakWithoutServer(preferredLocale()).catch(() => undefined);
    offline.value = true;
    if (!isSignedIn()) me.value = undefined;
    retry = setTimeout(() => void begin(), retryAfter);
  }
}

/** Who to call, and how to leave, in `locale`; all else stays English. */
async function speakWithoutServer(locale: string): Promise<void> {
  const words = await (await import("call-words")).default[locale]?.();
  if (words && offline.value) showLanguage({ locale, ...words.default });
}

function enter(): void {
  // Before the connection, which then takes out what waits.
  if (isOwnPhone()) void import("./safe/held-answers").then(({ followHeld }) => followHeld(talk), () => undefined);
  talk.connection.open();
  void loadStatements();
}

export async function chooseLanguage(locale: string): Promise<void> {
  history.replaceState(history.state, "", `${location.pathname}?locale=${encodeURIComponent(locale)}`);
  await useLanguage(locale);
  talk.retell();
  try {
    council.value = await get<Council>("/api/v1/council", locale);
    await loadStatements();
  } catch {
    // The page is in the new language; what the server says follows when it is reached.
  }
}

/** Signs in with a code; fails with a ProblemError to be shown at the field. */
export async function redeem(code: string): Promise<void> {
  letIn(await post<Me>("/api/v1/redeem", { code }, language.value.locale));
  linkCode.value = helper.value = "";
  screen.value = "first";
}

/** Somebody has shown who they are, so nothing is covered. */
export function letIn(whoever: Me): void {
  me.value = whoever;
  covered.value = false;
  // What could not be sent before the sign-in ended goes out with the connection, but is not shown: this may be
  // somebody else, for whom the server refuses it.
  if (!talk.holding) talk.forget();
  screen.value = "home";
  enter();
}

export async function loadStatements(): Promise<void> {
  const mine = ++asked;
  try {
    const answer = await get<{ statements: OwnStatement[] }>("/api/v1/statements", language.value.locale);
    if (mine !== asked) return;
    statements.value = answer.statements;
    news.value += 1;
  } catch (problem) {
    refused(problem);
  }
}

const forgetting: (() => void)[] = [];

/** What holds something about a person elsewhere drops it when the person goes. */
export function onForget(drop: () => void): void {
  forgetting.push(drop);
}

/** A request that failed because the sign-in has ended shows so. */
export function refused(problem: unknown): void {
  if (problem instanceof ProblemError && problem.status === 401) signedOut();
}

function signedOut(): void {
  me.value = { role: "nobody" };
  statements.value = undefined;
  heard.value = "";
  for (const drop of forgetting) drop();
}

export function choose(flow: string): void {
  chosenFlow.value = flow;
  screen.value = "before";
}

export function start(): void {
  if (!chosenFlow.value) return;
  talk.begin(chosenFlow.value, "phone");
  screen.value = "talk";
}

export function open(session: Id): void {
  talk.continue(session);
  screen.value = "talk";
}

export function openOwn(page: OwnPage, about?: string): void {
  ownPlace.value = about === undefined ? { page } : { page, about };
  screen.value = "own";
}

export function goHome(): void {
  // An answer still on its way keeps its conversation until it is saved.
  if (!talk.holding) talk.forget();
  screen.value = "home";
  void loadStatements();
}

/** Nothing to end: a sign-out that finds nobody. */
function signedOutAlready(problem: unknown): void {
  if (problem instanceof ProblemError && problem.unreached) throw problem;
}

/** Where leaving goes: on a phone of their own its key stays, and opens nothing by itself. */
export function exitTo(path = "/exit"): string {
  return isOwnPhone() ? `${path}?phone=own` : path;
}

/** Quickly: with no signal the server hears of it when the page is next opened. */
export function beforeExit(): void {
  setLeaving(true);
  forgetAll();
}

/** Drops everything from memory, before the page is left. */
export function forgetAll(): void {
  removeEventListener("beforeunload", askBeforeLosing);
  talk.connection.close();
  talk.forget();
  statements.value = undefined;
  heard.value = "";
  me.value = undefined;
  for (const drop of forgetting) drop();
}

export async function signOut(): Promise<void> {
  try {
    await post(exitTo("/api/v1/sign-out"), {});
  } finally {
    forgetAll();
    location.replace(location.pathname + location.search);
  }
}

// Closing the page would lose an answer that is only here.
function askBeforeLosing(event: BeforeUnloadEvent): void {
  if (talk.holding) event.preventDefault();
}
addEventListener("beforeunload", askBeforeLosing);

effect(() => {
  // An answer that was kept is saved now, and its conversation shows so in the list.
  if (!talk.view.value.sending && screen.peek() === "home" && isSignedIn()) void loadStatements();
});

effect(() => {
  const state = talk.connection.state.value;
  if (state === "signed_out") signedOut();
  if (state === "open" && screen.peek() === "home") void loadStatements();
});
