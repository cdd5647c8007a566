import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { ProblemError } from "../../shared/http";
import { t } from "../../shared/strings";
import { say } from "../say";
import { noteFailure } from "../session";

export function failureWords(error: unknown): string {
  if (error instanceof ProblemError && error.unreached) return say("unreached");
  return (error instanceof ProblemError && error.text) || say("failed");
}

/** Something that is asked for when a page opens. What was known stays on the screen when asking again fails. */
export function useAsked<T>(ask: () => Promise<T>): { value: T | null; problem: string; again: () => Promise<void> } {
  const value = useSignal<T | null>(null);
  const problem = useSignal("");
  const again = async () => {
    try {
      value.value = await ask();
      problem.value = "";
    } catch (error) {
      if (!noteFailure(error)) problem.value = failureWords(error);
    }
  };
  useEffect(() => void again(), []);
  return { value: value.value, problem: problem.value, again };
}

export function Asked({ problem, known, again, children }: { problem: string; known: boolean; again: () => Promise<void>; children: ComponentChildren }) {
  return (
    <>
      {problem !== "" && (
        <p class="problem" role="alert">
          {known ? say("stale") : problem}{" "}
          <button type="button" class="link" onClick={() => void again()}>
            {t("web.desk.try_again")}
          </button>
        </p>
      )}
      {!known && problem === "" && <p class="soft">{t("web.desk.loading")}</p>}
      {known && children}
    </>
  );
}

interface Sending {
  busy: boolean;
  problem: string;
  done: string;
  /** Runs one request; true if the server did it. */
  send: (act: () => Promise<unknown>, done: string) => Promise<boolean>;
}

/** One form that is sent, with what went wrong beside it. */
export function useSending(): Sending {
  const busy = useSignal(false);
  const problem = useSignal("");
  const done = useSignal("");
  const send = async (act: () => Promise<unknown>, words: string) => {
    if (busy.value) return false;
    busy.value = true;
    problem.value = "";
    done.value = "";
    try {
      await act();
      done.value = words;
      return true;
    } catch (error) {
      if (!noteFailure(error)) problem.value = failureWords(error);
      return false;
    } finally {
      busy.value = false;
    }
  };
  return { busy: busy.value, problem: problem.value, done: done.value, send };
}

export function Outcome({ problem, done }: { problem: string; done: string }) {
  return (
    <>
      <div role="alert" class="problem-place">
        {problem !== "" && <p class="problem">{problem}</p>}
      </div>
      <p role="status" class="sent">
        {done}
      </p>
    </>
  );
}
