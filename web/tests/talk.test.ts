import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer, ClientMessage } from "../shared/protocol";
import { Talk } from "../shared/talk";
import { ask, ended, saved, session, started, submitted } from "./messages";
import { FakeWorld } from "./world";

function talking(): { world: FakeWorld; talk: Talk } {
  const world = new FakeWorld();
  let id = 0;
  const talk = new Talk(
    world,
    () => "en",
    undefined,
    () => `id${(id += 1)}`,
  );
  talk.connection.open();
  world.latest.open();
  talk.begin("f", "phone");
  world.latest.hear(started(), ask("safe"));
  return { world, talk };
}

function lose(world: FakeWorld, talk: Talk): void {
  world.latest.fail();
  talk.connection.wake();
  world.latest.open();
}

const answers = (sent: ClientMessage[]): Answer[] =>
  sent.filter((message): message is Answer => message.type === "answer" || message.type === "edit");

test("an answer given without signal goes out after the session is resumed, and not before", () => {
  const { world, talk } = talking();
  world.latest.fail();
  talk.answer("safe", { choice: "unsafe" }, "I don't");
  assert.ok(talk.holding);
  talk.connection.wake();
  world.latest.open();
  assert.deepEqual(world.latest.types(), ["resume"]);
  world.latest.hear(started(), ask("safe"));
  assert.deepEqual(
    answers(world.latest.sent).map(({ id, value }) => [id, value]),
    [["id1", { choice: "unsafe" }]],
  );
  world.latest.hear(saved("safe", "id1", 1), ask("phone"));
  assert.equal(talk.holding, false);
});

test("an answer whose reply was lost is not sent again once the resume brings its reply", () => {
  const { world, talk } = talking();
  talk.answer("safe", { choice: "unsafe" }, "I don't");
  lose(world, talk);
  world.latest.hear(started(), saved("safe", "id1", 1), ask("phone"));
  assert.equal(answers(world.latest.sent).length, 0);
  assert.equal(talk.view.value.sending, undefined);
  assert.equal(talk.view.value.asking?.step, "phone");
});

test("an answer that did not arrive is sent again under the same id", () => {
  const { world, talk } = talking();
  talk.answer("safe", { choice: "unsafe" }, "I don't");
  const [first] = answers(world.latest.sent);
  lose(world, talk);
  world.latest.hear(started(), ask("safe"));
  assert.deepEqual(answers(world.latest.sent), [first]);
  assert.equal(talk.view.value.sending?.id, "id1");
});

test("the resume says the last thing that happened, not the number of a question", () => {
  const { world, talk } = talking();
  talk.answer("safe", { choice: "unsafe" }, "I don't");
  world.latest.hear(saved("safe", "id1", 1), ask("phone", 7));
  lose(world, talk);
  assert.deepEqual(world.latest.sent[0], { type: "resume", session, last: 1, locale: "en" });
});

test("a connection lost again before the session stands loses nothing", () => {
  const { world, talk } = talking();
  world.latest.fail();
  talk.answer("safe", { choice: "unsafe" }, "I don't");
  talk.connection.wake();
  world.latest.open();
  world.latest.hear(started());
  lose(world, talk);
  world.latest.hear(started(), ask("safe"));
  assert.equal(answers(world.latest.sent).length, 1);
});

test("a conversation that was asked for without signal begins with it", () => {
  const world = new FakeWorld();
  const talk = new Talk(world, () => "cy");
  talk.connection.open();
  talk.begin("f", "kiosk");
  world.latest.open();
  assert.deepEqual(world.latest.sent, [{ type: "start", flow: "f", locale: "cy", channel: "kiosk" }]);
});

test("changing an earlier answer is an edit, and brings the path up to date", () => {
  const { world, talk } = talking();
  talk.answer("safe", { choice: "unsafe" }, "I don't");
  world.latest.hear(saved("safe", "id1", 1), ask("phone"));
  talk.back("safe");
  assert.deepEqual(world.latest.sent.at(-1), { type: "back", session, step: "safe" });
  world.latest.hear({ ...ask("safe"), previous: { choice: "unsafe" } });
  talk.answer("safe", { choice: "safe" }, "I do");
  assert.equal(answers(world.latest.sent).at(-1)?.type, "edit");
  world.latest.hear(saved("safe", "id2", 2), ask("nights"));
  assert.equal(world.latest.sent.at(-1)?.type, "review");
});

test("sending that was cut off is asked for again, and only until it is done", () => {
  const { world, talk } = talking();
  world.latest.hear(ended());
  talk.submit();
  lose(world, talk);
  world.latest.hear(started(), ended());
  assert.ok(world.latest.types().includes("submit"));
  world.latest.hear(submitted(2));
  lose(world, talk);
  world.latest.hear(started(), ended());
  assert.ok(!world.latest.types().includes("submit"));
});

test("who is not to see it is said again when sending was cut off", () => {
  const { world, talk } = talking();
  world.latest.hear(ended());
  talk.submit(true);
  lose(world, talk);
  world.latest.hear(started(), ended());
  const again = world.latest.sent.filter(({ type }) => type === "submit");
  assert.deepEqual(again, [{ type: "submit", session, without_adviser: true }]);
});

test("an answer the server cannot save just now is sent again after a while", () => {
  const { world, talk } = talking();
  talk.answer("safe", { choice: "unsafe" }, "I don't");
  world.latest.hear({ type: "problem", code: "unavailable", text: "Not now.", session, id: "id1" });
  assert.ok(talk.holding);
  world.pass(4_000);
  assert.equal(answers(world.latest.sent).length, 2);
});

test("a refused answer is not sent again", () => {
  const { world, talk } = talking();
  talk.answer("safe", { text: "x" }, "x");
  world.latest.hear({ type: "problem", code: "invalid_input", field: "value", text: "No.", session, id: "id1" });
  lose(world, talk);
  world.latest.hear(started(), ask("safe"));
  assert.equal(answers(world.latest.sent).length, 0);
});

test("another page is told of what was stored from here, and not of what it catches up with", () => {
  const { world, talk } = talking();
  const told: string[] = [];
  talk.stored = (session) => told.push(session);
  talk.answer("safe", { choice: "unsafe" }, "I don't");
  world.latest.hear(saved("safe", "id1", 1), ask("phone"));
  assert.deepEqual(told, [session]);
  talk.keep();
  world.latest.hear(started(), saved("phone", "of the other page", 2), ask("carry_on"));
  assert.deepEqual(told, [session]);
});

test("messages of a conversation that was left are passed over", () => {
  const { world, talk } = talking();
  talk.forget();
  world.latest.hear(ask("late"), started());
  assert.equal(talk.view.value.phase, "starting");
  assert.equal(talk.view.value.session, undefined);
});

test("news is passed on for every conversation", () => {
  const world = new FakeWorld();
  const heard: string[] = [];
  const talk = new Talk(
    world,
    () => "en",
    (notice) => heard.push(notice.session),
  );
  talk.connection.open();
  world.latest.open();
  world.latest.hear({ type: "notice", session: "other", n: 3, kind: "read", at: { at: 1, words: "" }, words: "Read" });
  assert.deepEqual(heard, ["other"]);
});

test("an answer kept over a sign-out is dropped when the server knows the new person under no such session", () => {
  const { world, talk } = talking();
  talk.answer("safe", { text: "mine" }, "mine");
  lose(world, talk);
  world.latest.hear({ type: "problem", code: "not_found", field: "session", text: "Not found.", session });
  assert.equal(talk.holding, false);
  assert.equal(talk.view.value.sending, undefined);
});

test("what was held when the page was closed goes out under its own id when it is opened again", () => {
  const before = talking();
  before.world.latest.fail();
  before.talk.answer("safe", { choice: "unsafe" }, "I don't");
  const { held } = before.talk;

  const world = new FakeWorld();
  const talk = new Talk(world, () => "en");
  talk.carryOn(held);
  assert.equal(talk.view.value.sending?.words, "I don't");
  talk.connection.open();
  world.latest.open();
  world.latest.hear(started(), ask("safe"));
  assert.deepEqual(
    answers(world.latest.sent).map(({ id, value }) => [id, value]),
    [["id1", { choice: "unsafe" }]],
  );
  world.latest.hear(saved("safe", "id1", 1), ask("phone"));
  assert.deepEqual(talk.held, []);
});
