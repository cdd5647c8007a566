// The desk's own words, from web/desk/words: one `key: "text"` a line.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./server.mjs";

const folder = join(root, "web/desk/words");
const words = Object.fromEntries(
  readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/^ {2}"?([\w.-]+)"?:\s+(".*"),$/gm)].map(([, key, text]) => [key, JSON.parse(text)]),
  ),
);

export function say(key, given = {}) {
  if (!(key in words)) throw new Error(`the desk has no words for ${key}`);
  return words[key].replace(/\{(\w+)\}/g, (whole, name) => (name in given ? String(given[name]) : whole));
}

/** Words with values in them that the test does not know, as a pattern. */
export const like = (key) => new RegExp(say(key).replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/g, ".+"));
