import { signal } from "@preact/signals";

/** What the two live regions at the end of the page say. Only a new urgent alert may interrupt. */
export const politely = signal("");
export const atOnce = signal("");

// A region that is given the same text twice stays silent; emptying it first makes it speak again.
function say(region: typeof politely, text: string): void {
  region.value = "";
  setTimeout(() => (region.value = text), 50);
}

export function announce(text: string): void {
  say(politely, text);
}

export function announceUrgent(text: string): void {
  say(atOnce, text);
}
