// The keyboard on a kiosk's screen: whoever speaks one of our languages can type it.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { layoutOf, letterRows, ordersAfter, signRows, typeable, withMark } from "../kiosk/keyboard/layout";

const i18n = join(process.env["SAYSO_ROOT"] ?? "", "i18n");
const locales = readdirSync(i18n).filter((name) => existsSync(join(i18n, name, "app.json")));

function wordsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "of" ? [] : wordsIn(inner)));
}

/** Every letter and sign of our own translations into a language. */
function lettersOf(locale: string): Set<string> {
  const letters = new Set<string>();
  for (const file of readdirSync(join(i18n, locale)).filter((name) => name.endsWith(".json"))) {
    const { messages } = JSON.parse(readFileSync(join(i18n, locale, file), "utf8")) as { messages: unknown };
    for (const sign of wordsIn(messages).join("")) if (/[\p{L}\p{M}؟،؛۔።፣]/u.test(sign)) letters.add(sign);
  }
  return letters;
}

test("there is a layout for every language, and for no other", () => {
  const layouts = readdirSync(join(i18n, "keyboards")).map((file) => file.replace(".json", ""));
  assert.deepEqual(layouts.sort(), [...locales].sort());
});

for (const locale of locales)
  test(`everything that we say in ${locale} can be typed, on keys a finger finds`, () => {
    const latin = typeable("en");
    const own = typeable(locale);
    const missing = [...lettersOf(locale)].filter((letter) => !own.has(letter) && !latin.has(letter));
    assert.deepEqual(missing, []);
    const layout = layoutOf(locale);
    for (const row of [...letterRows(layout, false, locale), ...signRows(layout)]) {
      assert.ok(row.length <= 15, row.join(" "));
      assert.equal(new Set(row).size, row.length, `twice in one row: ${row.join(" ")}`);
    }
    const all = letterRows(layout, false, locale).flat();
    assert.equal(new Set(all).size, all.length, "no letter stands on two keys");
    for (const sign of [".", ",", "?", "1", "0"]) assert.ok(own.has(sign), sign);
  });

test("large letters are those of the language", () => {
  assert.ok(letterRows(layoutOf("uk"), true, "uk").flat().includes("Ї"));
  assert.ok(letterRows(layoutOf("cy"), true, "cy").flat().includes("Ŵ"));
  assert.equal(layoutOf("ar").large, undefined);
});

test("a vowel changes the syllable before the caret, and stands alone where there is none", () => {
  assert.deepEqual(ordersAfter("ሰላም").keys.slice(0, 7), [..."መሙሚማሜምሞ"]);
  assert.equal(ordersAfter("ሰላም").instead, true);
  assert.equal(ordersAfter("ሰላም ").instead, false);
  assert.deepEqual(ordersAfter("").keys.slice(0, 7), [..."አኡኢኣኤእኦ"]);
  assert.ok(ordersAfter("ኰ").keys.every((form) => /\p{L}/u.test(form)), "no key without a letter");
});

test("a tone joins the letter before, takes the place of another, and goes when pressed again", () => {
  const tones = ["\u0301", "\u0300", "\u0309", "\u0303", "\u0323"];
  assert.equal(withMark("ê", "\u0301", tones), "ế");
  assert.equal(withMark("ế", "\u0300", tones), "ề");
  assert.equal(withMark("ề", "\u0300", tones), "ê");
  assert.equal(withMark("đ", "\u0301", tones).normalize("NFC"), "đ\u0301");
});
