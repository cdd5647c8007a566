// The modules "bundled-strings" and "bundled-helplines": what a page needs before, or without, the server; and
// "own-strings": the English of the young person's own file, which is loaded with it; "media-strings" likewise.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

// Who to call, how to leave: what a page says in its language when it was opened without a server.
const withoutServer = /^(helpline\.|web\.(call|exit|offline|close|name|skip_to_main|language)\b)/;
const always = /^(helpline\.|web\.(call|exit|offline|close)\b)/;
// What a kiosk says to everybody who walks past. All other words of a language come with it from the server and stay in
// memory: sixteen languages of them would be twice the script of a page.
const greeting = /^web\.kiosk\.(greeting|touch)$/;
const rightToLeft = new Set(["ar", "fa", "ur", "ckb", "ps", "prs"]);

/** One language, English if no other is asked for, as far as `wanted` goes; of the others the greeting of a kiosk. */
export function readStrings(folder, wanted, whole = "en") {
  const locales = {};
  for (const locale of readdirSync(folder)) {
    const file = join(folder, locale, "app.json");
    if (!existsSync(file)) continue;
    const { messages, approved_by } = JSON.parse(readFileSync(file, "utf8"));
    const strings = {};
    for (const [key, message] of Object.entries(messages)) {
      const english = locale === whole && (wanted.test(key) || (whole === "en" && always.test(key)));
      const greets = wanted.test(key) && greeting.test(key);
      // A translated message stands beside a hash of its English.
      if (english || greets) strings[key] = typeof message === "string" ? message : message.text;
    }
    if (Object.keys(strings).length === 0) continue;
    locales[locale] = { dir: rightToLeft.has(locale) ? "rtl" : "ltr", approved: Boolean(approved_by), strings };
  }
  return locales;
}

const ofLooks = /^web\.(looks|helping)\./;
// What an answer that is no words needs.
const ofMedia = /^web\.media\./;
const ofOwnFile =
  /^(web\.(safe|own|picture)\.(?!door\.again)|web\.(kiosk\.(finish|same_no)|stop\.lead_kiosk)$|web\.home\.(nothing|look|carry_on)$|problem\.(pin_\w+|visit_gone|phone_gone|second_step_wrong)$)/;

/** What the young person's own file says, and what keeps it from others: none of it is needed for a first question. */
export function readOwnStrings(folder) {
  return readEnglish(folder, ofOwnFile);
}

function readEnglish(folder, wanted) {
  const { messages } = JSON.parse(readFileSync(join(folder, "en", "app.json"), "utf8"));
  return Object.fromEntries(Object.entries(messages).filter(([key]) => wanted.test(key)));
}

const localesWithWords = (folder) =>
  readdirSync(folder).filter((locale) => locale !== "en" && existsSync(join(folder, locale, "app.json")));

/** The letters on the screen's keyboard, by language. */
export function readKeyboards(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return Object.fromEntries(files.map((file) => [file.slice(0, -".json".length), JSON.parse(readFileSync(join(folder, file), "utf8"))]));
}

/** One small module for each language, which the browser fetches only when it is needed. */
function callWords(folder, path) {
  const locale = path.split("/")[1];
  if (locale) return JSON.stringify(readStrings(folder, withoutServer, locale)[locale]);
  const each = localesWithWords(folder).map((known) => `"${known}": () => import("call-words/${known}")`);
  return `export default { ${each.join(", ")} };`;
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
    "looks-strings": () => readEnglish(join(root, "i18n"), ofLooks),
    "keyboard-layouts": () => readKeyboards(join(root, "i18n/keyboards")),
    "media-strings": () => readEnglish(join(root, "i18n"), ofMedia),
    "bundled-helplines": () => readHelplines(join(root, "flows/helplines.yaml")),
  };
  return {
    name: "bundled-strings",
    setup(build) {
      build.onResolve({ filter: /^(bundled-strings|bundled-helplines|own-strings|looks-strings|media-strings|keyboard-layouts)$/ }, ({ path }) => ({ path, namespace: "bundled" }));
      build.onResolve({ filter: /^call-words(\/\w+)?$/ }, ({ path }) => ({ path, namespace: "call-words" }));
      build.onLoad({ filter: /.*/, namespace: "call-words" }, ({ path }) => ({
        contents: callWords(join(root, "i18n"), path),
        loader: path.includes("/") ? "json" : "js",
      }));
      build.onLoad({ filter: /.*/, namespace: "bundled" }, ({ path }) => ({
        contents: JSON.stringify(contents[path]()),
        loader: "json",
      }));
    },
  };
}
