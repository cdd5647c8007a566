import { editOf, view } from "./draft";
import type { Draft, DraftStep, Found } from "./types";

/** What is to be done in one step. */
export interface Marks {
  problems: number;
  hints: number;
  untranslated: number;
  unsaved: boolean;
}

export function foundIn(draft: Draft, step: string): Found[] {
  return draft.problems.filter((found) => found.step === step);
}

/** The languages of a draft, English left out, in the order the server names them. */
export function localesOf(draft: Pick<Draft, "steps">): string[] {
  const locales = new Set<string>();
  for (const { messages } of draft.steps)
    for (const { words } of messages) for (const locale of Object.keys(words)) if (locale !== "en") locales.add(locale);
  return [...locales];
}

/** How many texts of a language are out of date or missing. */
export function toTranslate(steps: DraftStep[], locale: string): number {
  const state = (step: DraftStep) => step.messages.map(({ words }) => words[locale]?.state);
  return steps.flatMap(state).filter((is) => is === "stale" || is === "missing").length;
}

export function marksOf(draft: Draft, step: DraftStep, locale: string): Marks {
  const found = foundIn(draft, step.id);
  return {
    problems: found.filter(({ blocks }) => blocks).length,
    hints: found.filter(({ blocks }) => !blocks).length,
    untranslated: toTranslate([step], locale),
    unsaved: step.messages.some(({ key }) => editOf(key, "en") || editOf(key, locale)),
  };
}

/** The step that is shown: the one asked for, or the first. */
export function shownStep(id: string): DraftStep | undefined {
  const steps = view.value?.steps ?? [];
  return steps.find((step) => step.id === id) ?? steps[0];
}
