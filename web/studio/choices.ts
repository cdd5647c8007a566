import { signal } from "@preact/signals";
import { council } from "./session";
import { known, say } from "./words";

/** The language whose translation stands beside the English. */
export const locale = signal("cy");

/** A language as staff know it, with its own name beside it. */
export function languageName(id: string): string {
  const english = known("language", id);
  const own = council.value?.locales.find((locale) => locale.id === id)?.own_name ?? id;
  return english === id || english === own ? own : say("language.named", { english, own });
}
