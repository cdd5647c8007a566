import assert from "node:assert/strict";
import { test } from "node:test";
import { hasFonts, readChoices, resized, usual } from "../shared/looks/choices";
import { stretchedSamples } from "../shared/looks/stretch";

test("what was kept comes back, and nothing else is believed", () => {
  const kept = { easy: true, size: 150, font: "opendyslexic", colours: "dark", still: true, speed: 0.75 };
  assert.deepEqual(readChoices(JSON.stringify(kept)), kept);
  for (const text of [null, "", "{", "null", "[]", '"dark"']) assert.deepEqual(readChoices(text), usual);
  const odd = { easy: "yes", size: 9000, font: "comic", colours: "pink", still: 1, speed: 40 };
  assert.deepEqual(readChoices(JSON.stringify(odd)), usual);
});

test("words grow to twice their size and never shrink below what the device gives", () => {
  assert.equal(resized(100, 1), 125);
  assert.equal(resized(100, -1), 100);
  assert.equal(resized(200, 1), 200);
});

test("letters are offered where they would change something", () => {
  assert.ok(hasFonts("cy"));
  assert.ok(!hasFonts("ar"));
  assert.ok(!hasFonts("ti"));
});

// How often a wave crosses the middle: its height, as one hears it.
function crossings(samples: Float32Array): number {
  let count = 0;
  for (let i = 1; i < samples.length; ++i) if ((samples[i - 1] as number) < 0 && (samples[i] as number) >= 0) ++count;
  return count;
}

test("a slower voice takes longer and stays at its height", () => {
  const rate = 16_000;
  const voice = new Float32Array(rate).map((_, i) => Math.sin((2 * Math.PI * 220 * i) / rate));
  for (const speed of [0.75, 1.25]) {
    const changed = stretchedSamples(voice, speed, rate);
    assert.ok(Math.abs(changed.length - rate / speed) <= 1);
    const perSecond = crossings(changed) / (changed.length / rate);
    assert.ok(Math.abs(perSecond - 220) < 12, `${perSecond} at ${speed}`);
    assert.ok(changed.every((one) => Math.abs(one) <= 1.01));
  }
  assert.equal(stretchedSamples(voice, 1, rate), voice);
});
