import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { begin, server } from "./fake-studio";
import * as page from "../draft";
import { localesOf, marksOf, shownStep, toldBeside } from "../marks";
import type { Found } from "../types";

const found = (step: string, blocks: boolean): Found => {
  const where = { file: "", line: 1, column: 1, step };
  return { ...where, rule: 2, rule_name: "shape", blocks, reason: "", fix: "", path: [] };
};

beforeEach(async () => {
  begin();
  server.draft.problems = [found("safe", true), found("safe", false), found("thanks", false)];
  page.forgetAll();
  page.openDraft.value = null;
  await page.showDraft("d1");
});

test("each step carries what is to be done in it, in the language beside it", () => {
  const draft = page.view.value;
  assert.ok(draft);
  const [safe, thanks] = draft.steps;
  assert.ok(safe && thanks);
  assert.deepEqual(marksOf(draft, safe, "ar"), { problems: 1, hints: 1, untranslated: 1, unsaved: false });
  page.type("thanks", "cy", "Diolch yn fawr.");
  assert.equal(marksOf(draft, thanks, "cy").unsaved, true);
  assert.equal(marksOf(draft, thanks, "ar").unsaved, false);
});

test("what is to be translated is told beside the text, not once more for every language", () => {
  const draft = page.view.value;
  assert.ok(draft);
  const untold = { ...found("safe", true), rule: 9, file: "i18n/ar/small-flow.json" };
  assert.equal(toldBeside(draft, { ...untold, reason: '"safe" is not translated' }), true);
  assert.equal(toldBeside(draft, { ...untold, reason: '"safe.no" names {adviser}, and the English does not' }), false);
  assert.equal(toldBeside(draft, { ...untold, file: "small-flow.yaml", reason: '"safe" can not be reached' }), false);
});

test("the languages of a draft are those it has texts or gaps in; English is the text itself", () => {
  const draft = page.view.value;
  assert.deepEqual(draft && localesOf(draft).sort(), ["ar", "cy"]);
});

test("a step that is no longer there gives way to the first", () => {
  assert.equal(shownStep("thanks")?.id, "thanks");
  assert.equal(shownStep("taken_out")?.id, "safe");
});
