import { signal } from "@preact/signals";
import bundled from "bundled-strings";
import { get } from "./http";
import type { Direction, Strings } from "./protocol";

export interface Language {
  locale: string;
  dir: Direction;
  approved: boolean;
  strings: Record<string, string>;
}

const english: Record<string, string> = { ...bundled["en"]?.strings };

function bundledLanguage(locale: string): Language {
  const { dir, approved, strings } = bundled[locale] ?? { dir: "ltr" as const, approved: true, strings: {} };
  return { locale, dir, approved, strings: { ...english, ...strings } };
}

/** The language of the page; every component that shows a text reads it, so a change shows at once. */
export const language = signal<Language>(bundledLanguage("en"));

export function fill(text: string, args?: Record<string, string | number>): string {
  if (!args) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in args ? String(args[name]) : whole));
}

/** The words for `key`, with {name} replaced. A key without words shows itself, so that a gap is seen. */
export function t(key: string, args?: Record<string, string | number>): string {
  return fill(language.value.strings[key] ?? english[key] ?? key, args);
}

/** More English, brought by a part of the page that came later. */
export function addEnglish(strings: Record<string, string>): void {
  Object.assign(english, strings);
}

/** True if there are words for `key`. */
export function has(key: string): boolean {
  return key in language.value.strings || key in english;
}

export function showLanguage(next: Language): void {
  language.value = next;
  document.documentElement.lang = next.locale;
  document.documentElement.dir = next.dir;
}

const loaded = new Map<string, Language>();

/** The server's words in `locale`, kept for as long as the page is open; nothing if the server was not reached. */
export async function keepLanguage(locale: string): Promise<Language | undefined> {
  const known = loaded.get(locale);
  if (known) return known;
  try {
    const { strings, ...rest } = await get<Strings>(`/api/v1/strings/${encodeURIComponent(locale)}`);
    const kept = { ...rest, strings: { ...bundledLanguage(locale).strings, ...strings } };
    loaded.set(locale, kept);
    return kept;
  } catch {
    return undefined;
  }
}

/** Shows the page in `locale`. False: the server was not reached, and the page stays as it is. */
export async function useLanguage(locale: string): Promise<boolean> {
  const kept = await keepLanguage(locale);
  if (kept) showLanguage(kept);
  return kept !== undefined;
}

/** For tests and for pages that have their words already. */
export function setLanguage(next: Language): void {
  language.value = next;
}
