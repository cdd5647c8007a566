// Remembers on a phone that somebody called their own how the page is to look; on any other nothing is kept.
const place = "looks";

function storage(): Storage | undefined {
  try {
    return localStorage.getItem("phone") === "own" ? localStorage : undefined;
  } catch {
    return undefined; // Storage may be barred.
  }
}

export function isKept(): boolean {
  return storage() !== undefined;
}

export function keptLooks(): string | null {
  return storage()?.getItem(place) ?? null;
}

export function keepLooks(text: string): void {
  try {
    storage()?.setItem(place, text);
  } catch {
    // Full: then only in memory.
  }
}
