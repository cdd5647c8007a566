import layouts, { type Layout } from "keyboard-layouts";

export type KeyRows = string[][];

const digits = "1 2 3 4 5 6 7 8 9 0";
const signs = ". , ? ! ’ “ ” - : ; / ( ) @ # & + = % £";
const perRow = 12;

export const codeRows: KeyRows = ["2 3 4 5 6 7 8 9", "B C D F G H J K M N", "P Q R S T V W X Y Z"].map(keysOf);
export const numberRows: KeyRows = ["1 2 3", "4 5 6", "7 8 9", "+ 0 -"].map(keysOf);

export function keysOf(row: string): string[] {
  return row.split(" ").filter(Boolean);
}

export function layoutOf(locale: string): Layout {
  return layouts[locale] ?? layouts["en"] ?? { label: "", rows: [] };
}

export function letterRows(layout: Layout, large: boolean, locale: string): KeyRows {
  return layout.rows.map((row) => keysOf(large ? row.toLocaleUpperCase(locale) : row));
}

export function signRows(layout: Layout): KeyRows {
  const own = keysOf(layout.signs ?? "");
  const all = [...own, ...keysOf(signs)].filter((sign, at, every) => every.indexOf(sign) === at);
  const rows = [keysOf(digits)];
  for (let from = 0; from < all.length; from += perRow) rows.push(all.slice(from, from + perRow));
  return rows;
}

const orders = 7;
const plain = 0x12a0; // The first order of the letter that is only its vowel.

const isSyllable = (letter: string): boolean => /^[\u1200-\u135a]$/.test(letter);

/** The forms of the syllable before the caret, one for each vowel; the vowels alone where there is none. */
export function ordersAfter(before: string): { keys: string[]; instead: boolean } {
  const last = before.slice(-1);
  const instead = isSyllable(last);
  const base = instead ? last.charCodeAt(0) & ~7 : plain;
  const forms = Array.from({ length: orders + 1 }, (_, order) => String.fromCharCode(base + order));
  return { keys: forms.filter((form) => /\p{L}/u.test(form)), instead };
}

/** The letter with this mark on it: another of the same kind gives way, and the same one twice is none. */
export function withMark(letter: string, mark: string, kinds: string[]): string {
  const parts = [...letter.normalize("NFD")];
  const had = parts.includes(mark);
  const bare = parts.filter((part) => !kinds.includes(part)).join("");
  return (had ? bare : bare + mark).normalize("NFC");
}

/** Everything that can be typed with a layout: for the test that nothing is missing. */
export function typeable(locale: string): Set<string> {
  const layout = layoutOf(locale);
  const letters = [...letterRows(layout, false, locale), ...signRows(layout)].flat();
  const large = layout.large ? letterRows(layout, true, locale).flat() : [];
  const forms = layout.orders ? letters.flatMap((letter) => (isSyllable(letter) ? ordersAfter(letter).keys : [])) : [];
  const marks = keysOf(layout.marks ?? "");
  const marked = marks.flatMap((mark) =>
    [...letters, ...large].filter((letter) => /\p{L}/u.test(letter)).map((letter) => withMark(letter, mark, marks)),
  );
  return new Set([...letters, ...large, ...forms, ...marked, ...(layout.join ?? "")]);
}
