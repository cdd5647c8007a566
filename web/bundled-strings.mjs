// The modules "bundled-strings" and "bundled-helplines": what a page needs before, or without, the server; and
// "own-strings": the English of the young person's own file, which is loaded with it; "media-strings" likewise.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const always = /^(helpline\.|web\.(call|exit|offline|close)\b)/;
// What a kiosk says to everybody who walks past. All other words of a language come with it from the server and stay in
// memory: sixteen languages of them would be twice the script of a page.
const greeting = /^web\.kiosk\.(greeting|touch)$/;
const rightToLeft = new Set(["ar", "fa", "ur", "ckb", "ps", "prs"]);

/** English as far as `wanted` goes, and what safety needs; of other languages the greeting of a kiosk. */
export function readStrings(folder, wanted) {
  const locales = {};
  for (const locale of readdirSync(folder)) {
    const file = join(folder, locale, "app.json");
    if (!existsSync(file)) continue;
    const { messages, approved_by } = JSON.parse(readFileSync(file, "utf8"));
    const strings = {};
    for (const [key, message] of Object.entries(messages)) {
      const english = locale === "en" && (wanted.test(key) || always.test(key));
      const greets = wanted.test(key) && greeting.test(key);
      // A translated message stands beside a hash of its English.
      if (english || greets) strings[key] = typeof message === "string" ? message : message.text;
    }
    if (Object.keys(strings).length === 0) continue;
    locales[locale] = { dir: rightToLeft.has(locale) ? "rtl" : "ltr", approved: Boolean(approved_by), strings };
  }
  return locales;
}

const ofOwnFile = /^web\.own\.(?!door\.)/;

/** What the young person's own file says beyond its doors on the first screen. */
export function readOwnStrings(folder) {
  const { messages } = JSON.parse(readFileSync(join(folder, "en", "app.json"), "utf8"));
  return Object.fromEntries(Object.entries(messages).filter(([key]) => ofOwnFile.test(key)));
}

/** What an answer that is no words needs. */
export function readMediaStrings(folder) {
  const { messages } = JSON.parse(readFileSync(join(folder, "en", "app.json"), "utf8"));
  return Object.fromEntries(Object.entries(messages).filter(([key]) => key.startsWith("web.media.")));
}

/** The same list the server gives out. The file is restricted YAML: one `key: value` a line, text in double quotes. */
export function readHelplines(file) {
  const helplines = [];
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const found = /^\s+(- )?(id|name|contact|kind|when|note): (.+)$/.exec(line);
    if (!found) continue;
    const [, first, key, value] = found;
    if (first) helplines.push({});
    helplines[helplines.length - 1][key] = value.startsWith('"') ? JSON.parse(value) : value;
  }
  if (helplines.length === 0) throw new Error(`${file}: no helplines found`);
  return helplines;
}

/** An esbuild plugin; `root` is the repository, `wanted` says which English words the page brings along. */
export function bundledStrings(root, wanted) {
  const contents = {
    "bundled-strings": () => readStrings(join(root, "i18n"), wanted),
    "own-strings": () => readOwnStrings(join(root, "i18n")),
    "media-strings": () => readMediaStrings(join(root, "i18n")),
    "bundled-helplines": () => readHelplines(join(root, "flows/helplines.yaml")),
  };
  return {
    name: "bundled-strings",
    setup(build) {
      build.onResolve({ filter: /^(bundled-strings|bundled-helplines|own-strings|media-strings)$/ }, ({ path }) => ({ path, namespace: "bundled" }));
      build.onLoad({ filter: /.*/, namespace: "bundled" }, ({ path }) => ({
        contents: JSON.stringify(contents[path]()),
        loader: "json",
      }));
    },
  };
}
