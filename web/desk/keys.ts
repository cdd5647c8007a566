import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Shortcuts of one letter. They can be switched off (WCAG 2.1.4), and are off wherever something can be typed. */
export const shortcutsOn = signal(true);
export const helpOpen = signal(false);

type Keys = Record<string, () => void>;
const layers: Keys[] = [];

/** What the keys do while a component is shown; of two that know a key the later one has it. */
export function useKeys(keys: Keys): void {
  useEffect(() => {
    layers.push(keys);
    return () => void layers.splice(layers.indexOf(keys), 1);
  });
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("dialog")) return true;
  return target.matches("input:not([type=radio]):not([type=checkbox]), textarea, select");
}

export function followKeys(): void {
  addEventListener("keydown", (event) => {
    if (!shortcutsOn.value || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.defaultPrevented || typing(event.target) || document.querySelector("dialog[open]")) return;
    const action = [...layers].reverse().find((keys) => event.key in keys)?.[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/**
 * Whether the focus may be moved when a late answer arrives: it is nowhere, or in what is about to go. Whoever has gone on
 * to something else keeps it, or the rest of what they type would be taken for keys.
 */
export function focusIsFree(going?: Element | null): boolean {
  const at = document.activeElement;
  return !at || at === document.body || (going?.contains(at) ?? false);
}

/** Goes to the next or the one before among the rows of a list, and begins with the first. */
export function step(rows: string, by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(rows)].filter((row) => row.checkVisibility?.() ?? row.offsetParent !== null);
  const at = all.findIndex((row) => row === document.activeElement || row.getAttribute("aria-current") === "true");
  const focused = all.findIndex((row) => row === document.activeElement);
  const from = focused >= 0 ? focused : at;
  const next = from < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(from + by, 0), all.length - 1);
  all[next]?.focus();
  all[next]?.scrollIntoView({ block: "nearest" });
}
