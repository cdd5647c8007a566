/** Made by bundled-strings.mjs from i18n/<locale>/app.json. */
declare module "bundled-strings" {
  const bundled: Record<string, { dir: "ltr" | "rtl"; approved: boolean; strings: Record<string, string> }>;
  export default bundled;
}

/** The English of the young person's own file, which comes with it: made by bundled-strings.mjs. */
declare module "own-strings" {
  const strings: Record<string, string>;
  export default strings;
}

/** Who to call in every language: made by bundled-strings.mjs. */
declare module "call-words" {
  type Words = { dir: "ltr" | "rtl"; approved: boolean; strings: Record<string, string> };
  const words: Record<string, () => Promise<{ default: Words }>>;
  export default words;
}

/** The English of how the page looks and of who helps, which comes with its sheet. */
declare module "looks-strings" {
  const strings: Record<string, string>;
  export default strings;
}

/** The address of a font. */
declare module "*.woff2" {
  const address: string;
  export default address;
}

/** Made by bundled-strings.mjs from flows/helplines.yaml. */
declare module "bundled-helplines" {
  import type { Helpline } from "./protocol";
  const bundled: Helpline[];
  export default bundled;
}

/** The letters of the keyboard on a kiosk, by language: i18n/keyboards. */
declare module "keyboard-layouts" {
  /** The letters of one language. */
  export interface Layout {
    label: string; // What stands on the key that changes to it.
    rows: string[]; // Keys, a space between them.
    large?: boolean; // Has large letters.
    marks?: string; // Join with the letter before, as the tones of Vietnamese do.
    orders?: boolean; // Ethiopic: a base letter, then its vowel.
    join?: string; // Between letters of one word that do not join.
    join_label?: string;
    signs?: string;
  }
  const layouts: Record<string, Layout>;
  export default layouts;
}

declare module "media-strings" {
  const strings: Record<string, string>;
  export default strings;
}
