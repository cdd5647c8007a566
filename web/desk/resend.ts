import type { Id } from "../shared/protocol";

/** What was to be sent when the server was not reached. Each carries its own id, so that twice is once. */
const waiting = new Map<string, () => Promise<void>>();

export function sendLater(key: string, again: () => Promise<void>): void {
  waiting.set(key, again);
}

export function notLater(key: string): void {
  waiting.delete(key);
}

/** The server is there again: everything that waits goes out, in the order in which it was written. */
export async function sendWaiting(): Promise<void> {
  const all = [...waiting];
  waiting.clear();
  for (const [, again] of all) await again();
}

export function nothingWaits(): void {
  waiting.clear();
}

export const replyKey = (session: Id) => `reply:${session}`;
