import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { inWords } from "../shared/conversation-screen/question";
import { isoDate, wholeDate } from "../shared/elements/date-field/date-field";
import { stateLines } from "../shared/elements/statement-state/state-lines";
import { bundledHelplines } from "../shared/helplines";
import type { OwnStatement } from "../shared/protocol";
import { fill, setLanguage, t } from "../shared/strings";
import { tidyCode } from "../young-person/code";
import { prompt } from "./messages";

const root = process.env["SAYSO_ROOT"] as string;

function* sources(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(name)) yield path;
  }
}

test("every text a page shows has English words", () => {
  const { messages } = JSON.parse(readFileSync(join(root, "i18n/en/app.json"), "utf8")) as { messages: object };
  const missing: string[] = [];
  for (const folder of ["shared", "young-person", "kiosk"])
    for (const path of sources(join(root, "web", folder)))
      for (const [key] of readFileSync(path, "utf8").matchAll(/(?<=")web\.[\w.]+(?=")/g))
        if (!(key in messages)) missing.push(`${path}: ${key}`);
  assert.deepEqual(missing, []);
});

function* flowFiles(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* flowFiles(path);
    else if (name.endsWith(".yaml")) yield path;
  }
}

test("every symbol that a flow names is drawn", () => {
  const drawn = new Set(readdirSync(join(root, "i18n/symbols")));
  const missing = new Set<string>();
  for (const path of flowFiles(join(root, "flows")))
    for (const [, symbol] of readFileSync(path, "utf8").matchAll(/symbol: *"?([a-z_]+)/g))
      if (!drawn.has(`${symbol}.svg`)) missing.add(`${path}: ${symbol}`);
  assert.deepEqual([...missing], []);
});

test("who to call is known without a server, 999 first", () => {
  const lines = bundledHelplines();
  assert.equal(lines[0]?.contact, "999");
  assert.ok(lines.some((line) => line.id === "childline" && line.contact === "0800 1111" && line.when && line.note));
});

test("arguments are filled in, and what is not known stays as it is", () => {
  assert.equal(fill("Hello {name}, {missing}", { name: "{name}" }), "Hello {name}, {missing}");
  assert.equal(t("web.home.hello", { name: "Alex" }), "Hello Alex");
  assert.equal(t("web.no_such_key"), "web.no_such_key");
});

test("a language without some words falls back to English", () => {
  setLanguage({ locale: "cy", dir: "ltr", approved: false, strings: { "web.close": "Cau" } });
  assert.equal(t("web.close"), "Cau");
  assert.equal(t("web.tick.saved"), "Saved");
  setLanguage({ locale: "en", dir: "ltr", approved: true, strings: {} });
});

test("a code is taken as it is typed, pasted or linked", () => {
  for (const typed of ["k7qm2xhd", " K7QM-2XHD ", "K7QM 2XHD", "k7qm-2xhd-extra"])
    assert.equal(tidyCode(typed), "K7QM-2XHD");
  assert.equal(tidyCode("k7q"), "K7Q");
});

test("only real days are dates", () => {
  assert.equal(wholeDate({ day: "9", month: "3", year: "2026" }), "2026-03-09");
  assert.equal(wholeDate({ day: "29", month: "2", year: "2028" }), "2028-02-29");
  for (const [day, month, year] of [
    ["31", "2", "2026"],
    ["29", "2", "2026"],
    ["0", "1", "2026"],
    ["1", "13", "2026"],
    ["1", "1", "26"],
    ["", "1", "2026"],
  ])
    assert.equal(
      wholeDate({ day: day as string, month: month as string, year: year as string }),
      undefined,
      `${day}.${month}.${year}`,
    );
  assert.equal(isoDate(new Date(2026, 0, 5)), "2026-01-05");
});

test("an answer on its way is shown in the words of the question", () => {
  assert.equal(inWords({ choice: "unsafe" }, prompt("safe")), "I don't");
  assert.equal(inWords({ scale: 1 }, prompt("safe")), "I don't");
  assert.equal(inWords({ date: "2026-11-22" }, prompt("safe")), "22/11/2026");
  assert.equal(inWords({ text: "<b>me</b>" }, prompt("safe")), "<b>me</b>");
});

test("what happened to a statement is told truly", () => {
  const at = { at: 1, words: "Tuesday 14:05" };
  const base: OwnStatement = {
    session: "s",
    flow: "f",
    title: "T",
    state: "submitted",
    started: at,
    submitted: at,
    alert_raised: false,
    replies: [],
  };
  const told = (more: Partial<OwnStatement>): string[] => stateLines({ ...base, ...more }).map((line) => line.words);
  assert.deepEqual(told({}), ["Sent, Tuesday 14:05.", "Not read yet."]);
  assert.deepEqual(told({ read: at, read_by: "Sam Example" }), [
    "Sent, Tuesday 14:05.",
    "Read by Sam Example, Tuesday 14:05.",
  ]);
  assert.match(told({ alert_raised: true })[0] as string, /Nobody has said yet/);
  assert.match(
    told({ alert_raised: true, acknowledged: at, acknowledged_by: "Sam Example" })[0] as string,
    /Sam Example has seen/,
  );
  const { submitted: _, ...unsent } = base;
  assert.deepEqual(
    stateLines({ ...unsent, state: "in_progress" }).map((line) => line.words),
    ["Not finished, and not sent."],
  );
});
