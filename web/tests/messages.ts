import type { Ask, End, Prompt, Review, Saved, Started, Submitted, Words } from "../shared/protocol";

export const session = "5".repeat(32);
const words = (text: string): Words => ({ text, lang: "en", dir: "ltr" });
const at = { at: 1_795_356_300_000, words: "today 14:05" };

export function prompt(step: string): Prompt {
  return {
    step,
    kind: "ask",
    type: "choice",
    words: words(`About ${step}?`),
    options: [{ id: "unsafe", words: words("I don't"), symbol: "alone" }],
    optional: false,
    private: false,
    can_skip: true,
    can_say_dont_know: true,
    safety: false,
  };
}

export function started(): Started {
  return {
    type: "started",
    session,
    n: 0,
    flow: "f",
    title: "Title",
    lang: "en",
    dir: "ltr",
    approved: true,
    state: "in_progress",
    pause: "",
  };
}

export function ask(step: string, n = 0): Ask {
  return { type: "ask", session, n, said: [], ask: prompt(step), answered: 0, about_left: 3 };
}

export function ended(n = 0): End {
  return { type: "end", session, n, said: [], answered: 1 };
}

export function saved(step: string, id: string, n: number, more: Partial<Saved> = {}): Saved {
  return { type: "saved", session, n, id, step, at, answer: `answer to ${step}`, ...more };
}

export function submitted(n: number): Submitted {
  return { type: "submitted", session, n, at, what_next: "It is in your file." };
}

export function review(...steps: string[]): Review {
  return {
    type: "review",
    session,
    n: 0,
    who_will_see: "Sam Example",
    complete: true,
    state: "in_progress",
    lines: steps.map((step) => ({
      step,
      question: words(`About ${step}?`),
      answer: "an answer",
      value: { choice: "unsafe" },
      can_edit: true,
    })),
  };
}
