import { newId } from "../../connection";
import { post, ProblemError } from "../../http";
import type { Id, Media, Place } from "../../protocol";
import { language } from "../../strings";

/** At most what the server takes at once; small enough that a weak signal gets something through. */
const piece = 64 * 1024;
const shortest = 1_000;
const longest = 15_000;

export interface Progress {
  /** Parts of a hundred that the server has on disk. */
  percent: number;
  /** The server is not reached: it goes on by itself. */
  waiting: boolean;
}

interface Upload {
  id: Id;
  received: number;
  kept: boolean;
}

/** The world outside, passed in. */
export interface Road {
  begin(body: { id: Id; session: Id; step: Place; kind: Media; bytes: number }): Promise<Upload>;
  add(id: Id, from: number, bytes: Blob): Promise<Upload>;
  finish(id: Id): Promise<Upload>;
  /** After a while, or as soon as there is a signal. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
}

async function put(path: string, body: Blob): Promise<Upload> {
  let response: Response;
  try {
    response = await fetch(path, { method: "PUT", headers: { "Content-Type": "application/octet-stream" }, body });
  } catch {
    throw new ProblemError(0, "unavailable", "");
  }
  if (response.ok) return (await response.json()) as Upload;
  const told = (await response.json().catch(() => undefined)) as
    | { problem: { code: ProblemError["code"]; text: string } }
    | undefined;
  throw new ProblemError(response.status, told?.problem.code ?? "unavailable", told?.problem.text ?? "");
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      removeEventListener("online", go);
      signal.removeEventListener("abort", go);
      resolve();
    };
    const timer = setTimeout(go, milliseconds);
    addEventListener("online", go);
    signal.addEventListener("abort", go);
  });
}

export const road: Road = {
  begin: (body) => post("/api/v1/uploads", body, language.value.locale),
  add: (id, from, bytes) => put(`/api/v1/uploads/${id}?from=${from}&locale=${language.value.locale}`, bytes),
  finish: (id) => post(`/api/v1/uploads/${id}/finish`, {}, language.value.locale),
  pause,
};

/** True if asking again later may help: it is not what was asked that was wrong. */
function mayPass(error: unknown): boolean {
  return error instanceof ProblemError && (error.unreached || error.status >= 500 || error.status === 429);
}

interface Wanted {
  session: Id;
  step: Place;
  kind: Media;
  blob: Blob;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/**
 * Brings `blob` to the server piece by piece and gives its id once the server has looked at it and has it on disk. Goes
 * on where it was when the signal comes back. Fails with a ProblemError the person may see, or when it is called off.
 */
export async function upload(wanted: Wanted, by: Road = road, makeId: () => Id = newId): Promise<Id> {
  const { session, step, kind, blob, signal, onProgress } = wanted;
  const id = makeId();
  let received = 0;
  let begun = false;
  let tries = 0;
  const percent = (): number => Math.floor((100 * received) / blob.size);
  const next = async (): Promise<Upload> => {
    // Beginning again with the same id tells where it stands.
    if (!begun) return by.begin({ id, session, step, kind, bytes: blob.size });
    if (received >= blob.size) return by.finish(id);
    return by.add(id, received, blob.slice(received, received + piece));
  };
  for (;;) {
    signal.throwIfAborted();
    try {
      const state = await next();
      begun = true;
      tries = 0;
      if (state.kept) return id;
      received = state.received;
      onProgress({ percent: percent(), waiting: false });
    } catch (error) {
      if (!mayPass(error)) throw error;
      begun = false;
      onProgress({ percent: percent(), waiting: true });
      await by.pause(Math.min(longest, shortest * 2 ** tries), signal);
      tries += 1;
    }
  }
}

/** For a page that shows what is there. */
export function addressOf(id: Id, whose: "own" | "desk"): string {
  return `/api/v1/${whose}/media/${id}`;
}

