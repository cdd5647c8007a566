import assert from "node:assert/strict";
import { test } from "node:test";
import { newDraft } from "./fake-studio";
import { inWords } from "../path";

const { steps } = newDraft();

test("a conversation that goes wrong is told in the words of its questions", () => {
  assert.deepEqual(inWords(['(nameless, dob 2007-11-21) safe: "No"', "thanks: nobody is told"], steps), [
    "At a kiosk, without a name.",
    "Somebody born on 2007-11-21.",
    '\u201cAre you safe?\u201d: "No"',
    "\u201cThank you.\u201d: nobody is told",
  ]);
});

test("what is not a step of this draft is told as the checker tells it", () => {
  const strange = ["elsewhere: skipped", "nobody is told", "(today 2026-11-22) elsewhere: skipped"];
  assert.deepEqual(inWords(strange, steps), [
    "elsewhere: skipped",
    "nobody is told",
    "today 2026-11-22",
    "elsewhere: skipped",
  ]);
});
