// How somebody wants the page to look and sound. Nothing in it is about them.

export const fonts = ["system", "atkinson", "opendyslexic"] as const;
export const colours = ["device", "light", "dark"] as const;
export const speeds = [0.75, 1, 1.25] as const;
export const smallest = 100;
export const largest = 200;
const step = 25;

export interface Choices {
  easy: boolean;
  /** Percent of the size the device gives. */
  size: number;
  font: (typeof fonts)[number];
  colours: (typeof colours)[number];
  still: boolean;
  speed: (typeof speeds)[number];
}

export const usual: Choices = { easy: false, size: 100, font: "system", colours: "device", still: false, speed: 1 };

const oneOf = <T>(all: readonly T[], value: unknown, otherwise: T): T =>
  all.includes(value as T) ? (value as T) : otherwise;

/** What was kept, as far as it can be understood; anything else is as usual. Pure. */
export function readChoices(text: string | null): Choices {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? "");
  } catch {
    return usual;
  }
  if (typeof kept !== "object" || kept === null) return usual;
  const found = kept as Record<string, unknown>;
  const size = Number(found["size"]);
  return {
    easy: found["easy"] === true,
    size: size >= smallest && size <= largest ? size : usual.size,
    font: oneOf(fonts, found["font"], usual.font),
    colours: oneOf(colours, found["colours"], usual.colours),
    still: found["still"] === true,
    speed: oneOf(speeds, found["speed"], usual.speed),
  };
}

/** One step up or down, within what there is. */
export function resized(size: number, by: 1 | -1): number {
  return Math.min(largest, Math.max(smallest, size + by * step));
}

const latin = new Set(["en", "cy", "pl", "ro", "so", "sq"]);

/** The other fonts have only Latin letters; where they would change nothing they are not offered. */
export function hasFonts(locale: string): boolean {
  return latin.has(locale);
}
