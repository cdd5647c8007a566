import { fill } from "../shared/strings";
import { admin } from "./words/admin";
import { file } from "./words/file";
import { frame } from "./words/frame";
import { triage } from "./words/triage";

// The desk is for staff and speaks English. What young people read comes from the flows and from i18n.
const english = { ...frame, ...triage, ...file, ...admin };

export type Key = keyof typeof english;

/** The desk's own words. A key without words does not compile. */
export function say(key: Key, args?: Record<string, string | number>): string {
  return fill(english[key], args);
}

/** Words that there may be none for. */
export function found(key: string): string | undefined {
  return (english as Record<string, string>)[key];
}

/** Words for a name that the server knows, or the name itself, readable, where there are none. */
export function named(prefix: string, name: string): string {
  return found(`${prefix}.${name}`) ?? name.replaceAll("_", " ");
}

/** `key.one` or `key.other`. */
export function count(key: string, number: number, args: Record<string, string | number> = {}): string {
  return fill(english[`${key}.${number === 1 ? "one" : "other"}` as Key], { ...args, count: number });
}
