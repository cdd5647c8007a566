import { signal } from "@preact/signals";
import { council } from "./session";

/** The language whose translation stands beside the English. */
export const locale = signal("cy");

/** A language under its own name. */
export function languageName(id: string): string {
  return council.value?.locales.find((known) => known.id === id)?.own_name ?? id;
}
