import { effect, signal } from "@preact/signals";

const shortlyAway = 3 * 60_000; // So long another app may be in front without the words being covered.

/** Opened by its address or from the pages of before; loading it again is the same visit. */
function openedAnew(): boolean {
  const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const discarded = (document as Document & { wasDiscarded?: boolean }).wasDiscarded;
  return visit?.type !== "reload" || discarded === true || history.state === "covered";
}

/** What was said before is covered, until somebody shows that it is theirs. */
export const covered = signal(openedAnew());

effect(() => {
  document.documentElement.classList.toggle("covered", covered.value);
  // So that loading the page again uncovers nothing.
  history.replaceState(covered.value ? "covered" : null, "");
});

let hidden = 0;

function look(): void {
  const away = document.visibilityState === "hidden";
  if (away) hidden = Date.now();
  else if (hidden && Math.abs(Date.now() - hidden) > shortlyAway) covered.value = true;
  document.documentElement.classList.toggle("away", away);
}
addEventListener("visibilitychange", look);
addEventListener("pagehide", () => document.documentElement.classList.add("away"));
addEventListener("pageshow", look);
