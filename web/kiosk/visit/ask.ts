import { post, ProblemError } from "../../shared/http";
import { language } from "../../shared/strings";

/** Where two screens stand that are being brought together; as the server says it. */
export interface Meeting {
  state: "shown" | "seen";
  kiosk: string;
  pictures?: string[];
}
export interface Shown extends Meeting {
  ticket: string;
  token: string;
}

const every = 2_000;

export function ask<T>(path: string, body: unknown): Promise<T> {
  return post<T>(path, body, language.value.locale);
}

/** Asks again and again until `told` has heard enough. Without signal it goes on; what is over is told to `over`. */
export function keepAsking<T>(question: () => Promise<T>, told: (answer: T) => boolean, over: () => void): () => void {
  let on = true;
  const next = async (): Promise<void> => {
    if (!on) return;
    try {
      const answer = await question();
      if (!on || told(answer)) return;
    } catch (problem) {
      if (on && problem instanceof ProblemError && !problem.unreached && problem.status !== 503) return over();
    }
    setTimeout(() => void next(), every);
  };
  void next();
  return () => {
    on = false;
  };
}
