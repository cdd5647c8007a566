import { batch, effect, signal } from "@preact/signals";
import { newId } from "../../shared/connection";
import { get, post, ProblemError } from "../../shared/http";
import { language, t } from "../../shared/strings";
import { heard, isSignedIn, news, onForget, refused } from "../store";
import type { Devices, Entry, OwnFile, Reader } from "./types";

/** Everything below lives in memory and goes when the page, the sign-in or the person does. */
export const file = signal<OwnFile | undefined>(undefined);
/** The last try to load failed: what is shown, if anything, may be old. */
export const stale = signal(false);
/** Said once, politely, to people who hear the page. */
export const said = signal("");

let asked = 0;

function whole(answer: Partial<OwnFile>): OwnFile {
  return {
    ...answer,
    statements: answer.statements ?? [],
    entries: answer.entries ?? [],
    plan: answer.plan ?? { matters: [] },
    actions: answer.actions ?? [],
    adult_care: answer.adult_care ?? [],
    clocks: answer.clocks ?? [],
    team: answer.team ?? [],
  };
}

export async function load(): Promise<void> {
  const mine = ++asked;
  try {
    const answer = await get<Partial<OwnFile>>("/api/v1/own/file", language.peek().locale);
    if (mine !== asked) return;
    batch(() => {
      file.value = whole(answer);
      stale.value = false;
    });
  } catch (problem) {
    if (mine !== asked) return;
    refused(problem);
    stale.value = true;
  }
}

export async function loadReaders(): Promise<Reader[]> {
  return (await get<{ readers: Reader[] }>("/api/v1/own/readers", language.peek().locale)).readers;
}

export function loadDevices(): Promise<Devices> {
  return get<Devices>("/api/v1/own/devices", language.peek().locale);
}

export interface Act {
  kind: string;
  about?: string;
  matter?: string;
  state?: string;
  words?: Record<string, string>;
}

// The id of an act is made before it is sent and kept until it is stored: pressed again after a lost signal, it is
// still one act.
const unsent = new Map<string, string>();

/** Saves one act; on success the file shows it. Fails with the words to show. */
export async function act(body: Act): Promise<void> {
  const content = JSON.stringify(body);
  const id = unsent.get(content) ?? newId();
  unsent.set(content, id);
  try {
    await post<{ entry: Entry }>("/api/v1/own/entries", { id, words: {}, ...body }, language.peek().locale);
  } catch (problem) {
    refused(problem);
    const text = problem instanceof ProblemError && !problem.unreached ? problem.text : "";
    throw new Error(text || t("web.own.not_saved"));
  }
  unsent.delete(content);
  said.value = "";
  await load();
  said.value = t("web.tick.saved");
}

// What is being written stays while somebody looks at another screen, and nowhere but here.
const drafts = new Map<string, string>();

export function draft(place: string): string {
  return drafts.get(place) ?? "";
}
export function keepDraft(place: string, text: string): void {
  if (text) drafts.set(place, text);
  else drafts.delete(place);
}

effect(() => {
  void news.value;
  if (isSignedIn()) void load();
});

effect(() => {
  if (heard.value) said.value = heard.value;
});

addEventListener("beforeunload", (event) => {
  if (drafts.size > 0) event.preventDefault();
});

onForget(() => {
  asked += 1;
  drafts.clear();
  unsent.clear();
  batch(() => {
    file.value = undefined;
    stale.value = false;
    said.value = "";
  });
});
