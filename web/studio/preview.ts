import { computed, signal } from "@preact/signals";
import { ProblemError } from "../shared/http";
import { isoDate } from "../shared/elements/date-field/date-field";
import { inWords } from "../shared/conversation-screen/question";
import type { Prompt, Value } from "../shared/protocol";
import { keepLanguage, setLanguage } from "../shared/strings";
import { studio } from "./api";
import { noteFailure, onForgotten } from "./session";
import type { Preview, PreviewSettings } from "./types";
import { say } from "./words";

const begun = (locale: string): PreviewSettings => {
  return { locale, easy: false, nameless: false, today: isoDate(new Date()), answers: [] };
};

export const settings = signal<PreviewSettings>(begun("en"));
export const preview = signal<Preview | null>(null);
export const previewProblem = signal("");
export const previewBusy = signal(false);

/** One thing after another, as it stands on the phone: what is said, what was asked, and what was answered to it. */
export interface Exchange {
  prompt: Prompt;
  answer: string | null;
  /** How many answers there were before it. */
  place: number;
}

export const exchanges = computed((): Exchange[] => {
  const { answers } = settings.value;
  let next = 0;
  return (preview.value?.shown ?? []).map((prompt) => {
    const place = next;
    const given = answers[next];
    if (prompt.kind !== "ask" || given?.place !== prompt.step) return { prompt, answer: null, place };
    next += 1;
    return { prompt, answer: inWords(given.value, prompt), place };
  });
});

let asked = 0;

/** Asks how the conversation goes with what is set. An answer that comes late, after another question, is dropped. */
export async function runPreview(draft: string): Promise<void> {
  const mine = ++asked;
  previewBusy.value = true;
  try {
    const [next, language] = await Promise.all([
      studio.preview(draft, settings.value),
      keepLanguage(settings.value.locale),
    ]);
    if (mine !== asked) return;
    if (language) setLanguage(language);
    preview.value = next;
    previewProblem.value = "";
  } catch (error) {
    if (mine !== asked || noteFailure(error)) return;
    previewProblem.value = (error instanceof ProblemError && error.text) || say("preview.failed");
  } finally {
    if (mine === asked) previewBusy.value = false;
  }
}

export function set(change: Partial<PreviewSettings>): void {
  settings.value = { ...settings.value, ...change };
}

export function answerPreview(prompt: Prompt, value: Value): void {
  set({ answers: [...settings.value.answers, { place: prompt.step, value }] });
}

/** Back to where `count` answers had been given. */
export function backTo(count: number): void {
  set({ answers: settings.value.answers.slice(0, count) });
}

export function clearPreview(): void {
  asked += 1;
  settings.value = begun(settings.value.locale);
  preview.value = null;
  previewProblem.value = "";
  previewBusy.value = false;
}

onForgotten(clearPreview);
