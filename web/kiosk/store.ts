import { effect, signal } from "@preact/signals";
import { browser } from "../shared/connection";
import { hideHelplines } from "../shared/elements/helplines/helplines";
import { silent } from "../shared/elements/listen/player";
import { get, post, ProblemError } from "../shared/http";
import type { Council, FlowInfo, Me } from "../shared/protocol";
import { keepLanguage, language, useLanguage } from "../shared/strings";
import { Talk } from "../shared/talk";
import { isEnrolled } from "./enrolment";
import { Idle } from "./idle";
import { bring } from "./lazy";

/** closed: the server is not reached, or has no conversation for a kiosk. unknown: nobody has enrolled this browser. */
export type Screen = "closed" | "unknown" | "attract" | "ways" | "choose" | "before" | "talk";
/** How somebody comes in. */
export type Way = "nameless" | "phone" | "code";

export const council = signal<Council | undefined>(undefined);
export const screen = signal<Screen>("attract");
export const way = signal<Way | undefined>(undefined);
export const chosenFlow = signal<FlowInfo | undefined>(undefined);
export const handingOver = signal(false);

const lookAgain = 10_000; // While nobody is here: is the server still there?

const world = browser(async () => (await get<Me>("/api/v1/me")).role === "visitor");
export const talk = new Talk(world, () => language.value.locale);
export const idle = new Idle(world, () => void wipe());

/** Somebody who came in with their name has the conversations of their phone. */
export const nameless = (): boolean => way.value === "nameless";

export function offeredFlows(): FlowInfo[] {
  return council.value?.flows.filter((flow) => (nameless() ? flow.kiosk : flow.phone)) ?? [];
}

let leaving = false; // Wiped with no server to hear of it: its sign-in is ended as soon as there is one.

/** While nobody is here, keeps looking whether a visit could begin, and says so if not. */
export async function watch(): Promise<void> {
  const nobody = screen.value === "attract" || screen.value === "closed" || screen.value === "unknown";
  if (nobody) {
    try {
      council.value = await get<Council>("/api/v1/council", language.value.locale);
      if (leaving) location.replace(exit);
      const open = council.value.flows.some((flow) => flow.kiosk);
      screen.value = !(await isEnrolled()) ? "unknown" : open ? "attract" : "closed";
      void keepLanguages();
      void bring().catch(() => undefined);
    } catch {
      screen.value = "closed";
    }
  }
  setTimeout(() => void watch(), lookAgain);
}

/** Every language's words are kept in memory, so that who to call is known in each of them if the server goes away. */
async function keepLanguages(): Promise<void> {
  for (const { id } of council.value?.locales ?? []) await keepLanguage(id);
}

async function speak(locale: string): Promise<void> {
  await useLanguage(locale);
  council.value = await get<Council>("/api/v1/council", locale);
}

/** A visit begins with a language. */
export async function welcome(locale: string): Promise<void> {
  silent.value = true; // Until somebody says that headphones are in.
  idle.begin();
  try {
    await Promise.all([speak(locale), bring()]);
    screen.value = "ways";
  } catch {
    idle.end();
    screen.value = "closed";
  }
}

export async function chooseLanguage(locale: string): Promise<void> {
  try {
    await speak(locale);
  } catch {
    // The words that are bundled are shown.
  }
  const flow = chosenFlow.value?.id;
  if (flow) chosenFlow.value = offeredFlows().find((known) => known.id === flow);
  talk.retell();
}

export function comeIn(by: Way): void {
  way.value = by;
  if (by === "nameless") offer();
}

/** They are in: what is there to talk about? */
export function offer(): void {
  const [only, ...others] = offeredFlows();
  chosenFlow.value = others.length === 0 ? only : undefined;
  screen.value = others.length === 0 ? "before" : "choose";
}

export function choose(flow: FlowInfo): void {
  chosenFlow.value = flow;
  screen.value = "before";
}

export async function start(): Promise<void> {
  const flow = chosenFlow.value;
  if (!flow) return;
  if (nameless()) {
    try {
      await post("/api/v1/kiosk/begin", {}, language.value.locale);
    } catch {
      await wipe();
      return;
    }
  }
  talk.begin(flow.id, "kiosk");
  talk.connection.open();
  screen.value = "talk";
}

const exit = "/exit?to=kiosk";

async function reached(): Promise<boolean> {
  try {
    return (await fetch("/healthz", { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/**
 * Nothing of this visit stays: not in memory, not in the cookie, not behind the Back button. Unsent words are dropped.
 * With no server there is nowhere to go: then the screen says so, and the rest follows when it is back.
 */
export async function wipe(): Promise<void> {
  const { classList } = document.documentElement;
  classList.add("left");
  idle.end();
  hideHelplines();
  handingOver.value = false;
  talk.connection.close();
  talk.forget();
  chosenFlow.value = way.value = undefined;
  if (await reached()) {
    location.replace(exit);
    return;
  }
  leaving = true;
  screen.value = "closed";
  classList.remove("left");
}

/** The words of a request that failed. */
export function wordsOf(problem: unknown): string | undefined {
  return problem instanceof ProblemError && problem.text ? problem.text : undefined;
}

effect(() => {
  if (talk.connection.state.value === "signed_out") void wipe();
});
