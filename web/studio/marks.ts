import { editOf, view } from "./draft";
import type { Draft, DraftStep, Found, TextState } from "./types";

/** What is to be done in one step. */
export interface Marks {
  problems: number;
  hints: number;
  untranslated: number;
  unsaved: boolean;
}

/** That a text is out of date or missing in a language is told beside that text, with what to do about it; the checker's
 * own line for it, once for each language, is for those who edit files. */
export function toldBeside(draft: Pick<Draft, "steps">, { rule, file, reason }: Found): boolean {
  const locale = /(\w+)\/(?:parts\/)?[^/]+\.json$/.exec(file)?.[1];
  const key = /^"([^"]+)"/.exec(reason)?.[1];
  if (rule !== translations || locale === undefined || key === undefined) return false;
  const message = draft.steps.flatMap(({ messages }) => messages).find((known) => known.key === key);
  return isOpen(message?.words[locale]?.state);
}
const translations = 9;
const isOpen = (state: TextState | undefined) => state === "stale" || state === "missing";

export function foundIn(draft: Draft, step: string): Found[] {
  return draft.problems.filter((found) => found.step === step && !toldBeside(draft, found));
}

/** The languages of a draft, English left out, in the order the server names them. */
export function localesOf(draft: Pick<Draft, "steps">): string[] {
  const locales = new Set<string>();
  for (const { messages } of draft.steps)
    for (const { words } of messages) for (const locale of Object.keys(words)) if (locale !== "en") locales.add(locale);
  return [...locales];
}

/** How many texts are out of date or missing, in one language or in all together. */
export function toTranslate(steps: DraftStep[], locale?: string): number {
  const states = steps.flatMap(({ messages }) =>
    messages.flatMap(({ words }) => (locale === undefined ? Object.values(words) : [words[locale]])),
  );
  return states.filter((words) => isOpen(words?.state)).length;
}

export function marksOf(draft: Draft, step: DraftStep, locale: string): Marks {
  const found = foundIn(draft, step.id);
  return {
    problems: found.filter(({ blocks }) => blocks).length,
    hints: found.filter(({ blocks }) => !blocks).length,
    untranslated: toTranslate([step]),
    unsaved: step.messages.some(({ key }) => editOf(key, "en") || editOf(key, locale)),
  };
}

/** The step that is shown: the one asked for, or the first. */
export function shownStep(id: string): DraftStep | undefined {
  const steps = view.value?.steps ?? [];
  return steps.find((step) => step.id === id) ?? steps[0];
}
