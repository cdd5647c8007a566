import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { begin, server } from "./fake-studio";
import * as page from "../preview";

beforeEach(() => {
  begin();
  page.clearPreview();
});

test("a tap is the answer; what it would set off is shown, and going back takes it away", async () => {
  await page.runPreview("d1");
  const waiting = page.preview.value?.waiting;
  assert.ok(waiting);
  page.answerPreview(waiting, { choice: "no" });
  await page.runPreview("d1");
  assert.deepEqual(
    page.exchanges.value.map(({ prompt, answer }) => [prompt.words.text, answer]),
    [
      ["Are you safe?", "No"],
      ["Thank you.", null],
    ],
  );
  assert.equal(page.preview.value?.alerts[0]?.title, "Not safe");
  page.backTo(0);
  await page.runPreview("d1");
  assert.equal(page.preview.value?.alerts.length, 0);
});

test("a preview that cannot be had says so and keeps what was there", async () => {
  await page.runPreview("d1");
  server.reached = false;
  await page.runPreview("d1");
  assert.notEqual(page.previewProblem.value, "");
  assert.ok(page.preview.value);
});
