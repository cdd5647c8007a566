import { signal } from "@preact/signals";

/** What the live region at the end of the page says. */
export const politely = signal("");

// A region that is given the same text twice stays silent; emptying it first makes it speak again.
export function announce(text: string): void {
  politely.value = "";
  setTimeout(() => (politely.value = text), 50);
}
