// Whether this phone is the young person's own. Only they can say so; it is shared until they do. Kept in the browser is
// that one word, and while somebody is leaving that they are; what they say is not.
const mode = "phone";
const leaving = "leaving";

function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // Storage may be barred: then it is a shared phone.
  }
}

function keep(name: string, value: string | undefined): void {
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // Nothing is kept, then.
  }
}

export function isOwnPhone(): boolean {
  return kept(mode) === "own";
}
export function setOwnPhone(own: boolean): void {
  keep(mode, own ? "own" : undefined);
}

/** Somebody leaves. With no signal the server does not hear of it before the page is opened again. */
export function setLeaving(now: boolean): void {
  keep(leaving, now ? "1" : undefined);
}
export function wasLeaving(): boolean {
  return kept(leaving) !== null;
}
