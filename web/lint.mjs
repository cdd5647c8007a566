// House rules that the type checker does not know.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const banned = [
  [/\b(inner|outer)HTML\b|dangerouslySetInnerHTML|insertAdjacentHTML|document\.write\b/, "text from people is text"],
  [/\b(localStorage|sessionStorage|indexedDB|caches\.open)\b/, "nothing is kept in the browser"],
  [/\beval\(|new Function\(/, "no code made from text"],
  [/\bstyle=\{?["{]/, "inline styles are blocked by the content security policy"],
  [/https?:\/\/(?!www\.w3\.org\/)/, "nothing from a third party"],
];
// But which phone this is, a key that can not be read, and how the page is to look on a phone of their own.
const mayKeep = /(young-person\/(phone-mode|sw|safe\/(device-key|kept-rows|whose))|shared\/looks\/kept)\.ts$/;
const notAscii = /[^\x00-\x7f]/;

function* sources(folder) {
  for (const name of readdirSync(folder)) {
    if (name === "node_modules") continue;
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* sources(path);
    else if (/\.(tsx?|css|html)$/.test(name)) yield path;
  }
}

let faults = 0;
function fault(path, line, reason) {
  faults += 1;
  console.error(`${relative(here, path)}:${line}: ${reason}`);
}

for (const path of sources(here)) {
  const lines = readFileSync(path, "utf8").split("\n");
  lines.forEach((text, index) => {
    for (const [pattern, reason] of banned) if (pattern.test(text) && !(mayKeep.test(path) && reason.startsWith("nothing is kept"))) fault(path, index + 1, reason);
    // Words for people live in i18n; a sign outside ASCII in a component is a word that will not be translated.
    if (path.endsWith(".tsx") && !path.includes("tests") && notAscii.test(text))
      fault(path, index + 1, "words belong in i18n");
  });
  if (lines.length > 450) fault(path, 1, "over 450 lines: split it by concept");
}
if (faults > 0) process.exit(1);
console.log("house rules kept");
