import { effect, signal } from "@preact/signals";
import { browser } from "../shared/connection";
import { hideHelplines } from "../shared/elements/helplines/helplines";
import { get, post } from "../shared/http";
import type { Council, FlowInfo, Me } from "../shared/protocol";
import { keepLanguage, language, useLanguage } from "../shared/strings";
import { Talk } from "../shared/talk";
import { Idle } from "./idle";

/** closed: the server is not reached, or has no conversation for a kiosk. */
export type Screen = "closed" | "attract" | "choose" | "before" | "talk";

export const council = signal<Council | undefined>(undefined);
export const screen = signal<Screen>("attract");
export const chosenFlow = signal<FlowInfo | undefined>(undefined);

const lookAgain = 10_000; // While nobody is here: is the server still there?

const world = browser(async () => (await get<Me>("/api/v1/me")).role === "visitor");
export const talk = new Talk(world, () => language.value.locale);
export const idle = new Idle(world, () => void wipe());

function kioskFlows(): FlowInfo[] {
  return council.value?.flows.filter((flow) => flow.kiosk) ?? [];
}

/** While nobody is here, keeps looking whether a visit could begin, and says so if not. */
export async function watch(): Promise<void> {
  if (screen.value === "attract" || screen.value === "closed") {
    try {
      council.value = await get<Council>("/api/v1/council", language.value.locale);
      if (screen.value === "closed" && kioskFlows().length > 0) screen.value = "attract";
      if (kioskFlows().length === 0) screen.value = "closed";
      void keepLanguages();
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
  idle.begin();
  try {
    await speak(locale);
    const [only, ...others] = kioskFlows();
    chosenFlow.value = others.length === 0 ? only : undefined;
    screen.value = others.length === 0 ? "before" : "choose";
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
  if (flow) chosenFlow.value = kioskFlows().find((known) => known.id === flow);
  talk.retell();
}

export function choose(flow: FlowInfo): void {
  chosenFlow.value = flow;
  screen.value = "before";
}

export async function start(): Promise<void> {
  const flow = chosenFlow.value;
  if (!flow) return;
  try {
    await post("/api/v1/kiosk/begin", {}, language.value.locale);
  } catch {
    await wipe();
    return;
  }
  talk.begin(flow.id, "kiosk");
  talk.connection.open();
  screen.value = "talk";
}

/** Nothing of this visit stays: not in memory, not in the cookie, not behind the Back button. Unsent words are dropped. */
export async function wipe(): Promise<void> {
  document.documentElement.classList.add("left");
  idle.end();
  hideHelplines();
  talk.connection.close();
  talk.forget();
  chosenFlow.value = undefined;
  const inTime = new Promise((done) => setTimeout(done, 2_000));
  try {
    await Promise.race([post("/api/v1/sign-out", {}), inTime]);
  } catch {
    // The cookie ends by itself; the screen is wiped all the same.
  }
  location.replace("/kiosk");
}

effect(() => {
  if (talk.connection.state.value === "signed_out") void wipe();
});
