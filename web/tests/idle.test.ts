import assert from "node:assert/strict";
import { test } from "node:test";
import { Idle } from "../kiosk/idle";
import { FakeWorld } from "./world";

function idle(): { world: FakeWorld; watch: Idle; ends: () => number } {
  const world = new FakeWorld();
  let count = 0;
  const watch = new Idle(world, () => (count += 1));
  watch.begin();
  return { world, watch, ends: () => count };
}

test("warns after 90 seconds, counts 30 down, then ends the visit once", () => {
  const { world, watch, ends } = idle();
  world.pass(89_999);
  assert.equal(watch.state.value.phase, "active");
  world.pass(1);
  assert.deepEqual(watch.state.value, { phase: "warning", left: 30 });
  world.pass(29_000);
  assert.deepEqual(watch.state.value, { phase: "warning", left: 1 });
  assert.equal(ends(), 0);
  world.pass(600_000);
  assert.equal(ends(), 1);
});

test("any touch starts the time again, as often as it comes", () => {
  const { world, watch, ends } = idle();
  for (let visit = 0; visit < 12; visit += 1) {
    world.pass(119_000);
    watch.touched();
    assert.equal(watch.state.value.phase, "active");
  }
  assert.equal(ends(), 0);
});

test("more time holds until the end of the visit and no longer", () => {
  const { world, watch } = idle();
  watch.moreTime();
  world.pass(299_000);
  assert.equal(watch.state.value.phase, "active");
  watch.touched();
  world.pass(299_000);
  assert.equal(watch.state.value.phase, "active");
  watch.end();
  watch.begin();
  world.pass(90_000);
  assert.equal(watch.state.value.phase, "warning");
});

test("a touch with nobody's visit open starts nothing", () => {
  const { world, watch, ends } = idle();
  watch.end();
  watch.touched();
  world.pass(600_000);
  assert.equal(ends(), 0);
});
