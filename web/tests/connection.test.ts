import assert from "node:assert/strict";
import { test } from "node:test";
import { Connection, newId } from "../shared/connection";
import { FakeSocket, FakeWorld } from "./world";

function connection(): { world: FakeWorld; line: Connection; opened: () => number } {
  const world = new FakeWorld();
  let count = 0;
  const line = new Connection(world, { opened: () => (count += 1), received: () => {} });
  line.open();
  return { world, line, opened: () => count };
}

test("comes back after longer and longer waits, half a minute at most", async () => {
  const { world, line } = connection();
  world.latest.open();
  world.latest.fail();
  await Promise.resolve();
  for (const wait of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
    const before = world.sockets.length;
    world.pass(wait - 1);
    assert.equal(world.sockets.length, before, `too early before ${wait}`);
    world.pass(1);
    assert.equal(world.sockets.length, before + 1, `not back after ${wait}`);
    world.latest.fail();
    await Promise.resolve();
  }
  assert.equal(line.state.value, "waiting");
});

test("chance spreads the return over the second half of the wait, and never under a second", () => {
  const { world } = connection();
  world.chance = 0;
  world.latest.open();
  world.latest.fail();
  world.pass(999);
  assert.equal(world.sockets.length, 1);
  world.pass(1);
  assert.equal(world.sockets.length, 2);
});

test("a sign of signal ends the wait at once", () => {
  const { world, line, opened } = connection();
  world.latest.open();
  world.latest.fail();
  line.wake();
  assert.equal(world.sockets.length, 2);
  world.latest.open();
  assert.equal(opened(), 2);
});

test("a connection that went silent is given up and made anew", () => {
  const { world, line } = connection();
  world.latest.open();
  world.pass(25_000);
  assert.deepEqual(world.latest.types(), ["ping"]);
  world.latest.hear({ type: "pong" });
  world.pass(25_000);
  world.pass(10_000);
  assert.equal(line.state.value, "waiting");
  assert.ok(world.sockets[0]?.closed);
});

test("a sign-in that has ended is not tried for ever", async () => {
  const first = connection();
  first.world.who = () => Promise.resolve(false);
  first.world.latest.open();
  first.world.latest.fail(1008);
  await new Promise((done) => setImmediate(done));
  assert.equal(first.line.state.value, "signed_out");
  first.world.pass(120_000);
  assert.equal(first.world.sockets.length, 1);

  const refused = connection();
  refused.world.who = () => Promise.resolve(false);
  refused.world.latest.fail();
  await new Promise((done) => setImmediate(done));
  assert.equal(refused.line.state.value, "signed_out");
});

test("a page whose place another one took waits to be looked at again, and is not signed out", async () => {
  const { world, line } = connection();
  world.who = () => Promise.resolve(true);
  world.latest.open();
  world.latest.fail(1008);
  await new Promise((done) => setImmediate(done));
  assert.equal(line.state.value, "waiting");
  world.pass(120_000);
  assert.equal(world.sockets.length, 1);
  line.wake();
  assert.equal(world.sockets.length, 2);
});

test("a server that cannot be asked leaves the sign-in as it is", async () => {
  const { world, line } = connection();
  world.who = () => Promise.reject(new Error("no network"));
  world.latest.fail();
  await new Promise((done) => setImmediate(done));
  assert.equal(line.state.value, "waiting");
});

test("sends nothing while there is no connection, and says so", () => {
  const { world, line } = connection();
  assert.equal(line.send({ type: "ping" }), false);
  world.latest.open();
  assert.equal(line.send({ type: "ping" }), true);
});

test("ids have 128 bits and do not repeat", () => {
  const ids = new Set(Array.from({ length: 500 }, newId));
  assert.equal(ids.size, 500);
  for (const id of ids) assert.match(id, /^[0-9a-f]{32}$/);
});

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

async function blocked(): Promise<{ world: FakeWorld; line: Connection; posts: FakeSocket[] }> {
  const { world, line } = connection();
  const posts: FakeSocket[] = [];
  world.instead = () => {
    posts.push(new FakeSocket());
    return Promise.resolve(posts[posts.length - 1] as FakeSocket);
  };
  world.latest.fail();
  await settled();
  world.pass(1_000);
  world.latest.fail();
  await settled();
  world.pass(2_000);
  await settled();
  return { world, line, posts };
}

test("where no socket gets through but the server answers, another way is taken", async () => {
  const { world, line, posts } = await blocked();
  assert.equal(world.sockets.length, 2);
  assert.equal(posts.length, 1);
  posts[0]?.open();
  assert.equal(line.state.value, "open");
  line.send({ type: "ping" });
  assert.deepEqual(posts[0]?.types(), ["ping"]);
});

test("with no signal at all no other way is taken", async () => {
  const { world, line } = connection();
  world.who = () => Promise.reject(new Error("no network"));
  world.instead = () => Promise.reject(new Error("not to be asked for"));
  for (const wait of [1_000, 2_000, 4_000]) {
    world.latest.fail();
    await settled();
    world.pass(wait);
  }
  assert.equal(world.sockets.length, 4);
  assert.equal(line.state.value, "connecting");
});

test("from time to time a socket is tried beside it, and takes its place once it opens", async () => {
  const { world, line, posts } = await blocked();
  posts[0]?.open();
  const twoMinutes = (): void => {
    for (let waited = 0; waited < 120; waited += 20) {
      world.pass(20_000);
      posts[0]?.hear({ type: "pong" });
    }
  };
  twoMinutes();
  assert.equal(world.sockets.length, 3);
  world.latest.fail();
  assert.equal(line.state.value, "open");
  assert.ok(!posts[0]?.closed);
  twoMinutes();
  assert.equal(world.sockets.length, 4);
  world.latest.open();
  assert.ok(posts[0]?.closed);
  assert.equal(line.state.value, "open");
  line.send({ type: "ping" });
  assert.deepEqual(world.latest.types(), ["ping"]);
});
