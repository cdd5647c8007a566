// What the pages and the flows say, in each language, so that the tests press what people see.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { i18n, root } from "./server.mjs";

const read = (...path) => readFileSync(join(root, ...path), "utf8");
const readWords = (...path) => readFileSync(join(i18n, ...path), "utf8");
const textOf = (entry) => (typeof entry === "string" ? entry : entry.text);

function messages(locale, name) {
  const entries = Object.entries(JSON.parse(readWords(locale, `${name}.json`)).messages);
  return Object.fromEntries(entries.map(([key, entry]) => [key, textOf(entry)]));
}

// The English of a flow is in the flow itself.
function inEnglish(flow) {
  const found = {};
  let step;
  for (const line of read("flows", `${flow}.yaml`).split("\n")) {
    const title = /^title: "(.*)"$/.exec(line);
    if (title) found.title = title[1];
    step = /^ {2}- (?:id: |\{id: )(\w+)/.exec(line)?.[1] ?? step;
    const words = /^ {4}(text|say|help): "(.*)"$/.exec(line);
    if (words) found[words[1] === "help" ? `${step}.help` : step] = words[2];
    for (const [, option, text] of line.matchAll(/\{id: (\w+), +text: "([^"]*)"/g)) found[`${step}.${option}`] = text;
  }
  return found;
}

/** Where a flow stands in the list of talks. */
export const topicOf = (flow) => /^topic: (\w+)$/m.exec(read("flows", `${flow}.yaml`))?.[1] ?? "me";

const filled = (text, given) => text.replace(/\{(\w+)\}/g, (all, name) => given[name] ?? all);
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Words with gaps, as a pattern. Names stand between signs that keep their direction; what is not given may be anything. */
function pattern(text, given = {}) {
  const gap = (name) => (given[name] ? `\\W?${escaped(given[name])}\\W?` : ".+");
  return new RegExp(
    text
      .split(/\{(\w+)\}/)
      .map((part, index) => (index % 2 === 0 ? escaped(part) : gap(part)))
      .join(""),
  );
}

const whole = ["cy", "ar"]; // Of other languages a flow shows English where words are missing yet.

/** The words of one language: page(key, values), flow(name)(step or step.option), and like(key) as a pattern. */
export function words(locale) {
  const ofPages = messages(locale, "app");
  const find = (from, key) => {
    if (from[key] === undefined) throw new Error(`there are no words for ${key} in ${locale}`);
    return from[key];
  };
  return {
    locale,
    page: (key, given = {}) => filled(find(ofPages, key), given),
    like: (key, given) => pattern(find(ofPages, key), given),
    flow(name) {
      const ofFlow = { ...(whole.includes(locale) ? {} : inEnglish(name)), ...(locale === "en" ? {} : messages(locale, name)) };
      const script = (key, given = {}) => filled(find(ofFlow, key), given);
      script.like = (key, given) => pattern(find(ofFlow, key), given);
      return script;
    },
  };
}
