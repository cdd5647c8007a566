import assert from "node:assert/strict";
import { test } from "node:test";
import { announcement } from "../shared/conversation-screen/announcer";
import { empty, receive, sending, type View } from "../shared/conversation";
import type { Answer, Ask, Prompt, Saved, ServerMessage } from "../shared/protocol";
import { ask, ended, prompt, review, saved, session, started, submitted } from "./messages";

const shown = (...messages: ServerMessage[]): View => messages.reduce(receive, empty);
const answers = (view: View) => view.log.filter((entry) => entry.kind === "answer");
const asking = (): View => shown(started(), ask("safe"));
const unsafe: Answer = { type: "answer", session, id: "a1", step: "safe", value: { choice: "unsafe" } };

test("an answer on its way is not in the log until it is saved", () => {
  const onItsWay = sending(asking(), unsafe, "I don't");
  assert.equal(onItsWay.sending?.words, "I don't");
  assert.equal(answers(onItsWay).length, 0);
  const done = receive(onItsWay, saved("safe", "a1", 1, { told: "We have told Sam Example." }));
  assert.equal(done.sending, undefined);
  assert.deepEqual(
    answers(done).map((entry) => [entry.question?.text, entry.answer, entry.told]),
    [["About safe?", "answer to safe", "We have told Sam Example."]],
  );
});

test("another answer being saved does not end the wait for this one", () => {
  const view = receive(sending(asking(), unsafe, "I don't"), saved("earlier", "other", 1));
  assert.equal(view.sending?.id, "a1");
});

test("the same saved twice is one line", () => {
  const view = shown(started(), ask("safe"), saved("safe", "a1", 1, { told: "Told." }), saved("safe", "a1", 1));
  assert.equal(answers(view).length, 1);
  assert.equal(answers(view)[0]?.told, "Told.");
});

test("a question that comes again while its answer is on the way does not take the answer back", () => {
  const view = receive(sending(asking(), unsafe, "I don't"), ask("safe"));
  assert.equal(view.sending?.id, "a1");
});

test("a refused answer goes back to its field with the reason, and the reason survives the question coming again", () => {
  const refused = receive(sending(asking(), unsafe, "I don't"), {
    type: "problem",
    code: "invalid_input",
    field: "value",
    text: "Too long.",
    session,
    id: "a1",
  });
  assert.equal(refused.sending, undefined);
  assert.deepEqual(refused.refused?.value, { choice: "unsafe" });
  assert.equal(refused.problem?.text, "Too long.");
  const again = receive(refused, ask("safe"));
  assert.equal(again.problem?.text, "Too long.");
  assert.equal(again.refused?.words, "I don't");
});

test("an answer the server cannot save just now stays on its way, with the reason", () => {
  const view = receive(sending(asking(), unsafe, "I don't"), {
    type: "problem",
    code: "unavailable",
    text: "Not right now.",
    session,
    id: "a1",
  });
  assert.equal(view.sending?.trouble, "Not right now.");
  assert.equal(view.refused, undefined);
});

test("what was said is not said twice after a reconnect", () => {
  const safety: Prompt = { ...prompt("safety"), kind: "say", safety: true };
  const with_ = (): Ask => ({ ...ask("phone"), said: [safety] });
  const view = shown(started(), ask("safe"), saved("safe", "a1", 1), with_(), started(), with_());
  assert.equal(view.log.filter((entry) => entry.kind === "said").length, 1);
});

test("the review names the questions of earlier answers and drops what an edit took off the path", () => {
  const view = shown(started(), saved("safe", "a1", 1), saved("where", "a2", 2), ask("nights"), review("safe"));
  assert.deepEqual(
    answers(view).map((entry) => [entry.step, entry.question?.text]),
    [["safe", "About safe?"]],
  );
});

test("changing what was sent does not ask to send it again", () => {
  const sent = shown(started(), saved("safe", "a1", 1), submitted(2), ended());
  assert.equal(sent.phase, "submitted");
  const changing = receive(sent, { ...ask("safe"), previous: { choice: "safe" } });
  assert.equal(changing.phase, "asking");
  assert.equal(receive(receive(changing, saved("safe", "a9", 3)), ended()).phase, "submitted");
});

test("a stopped conversation stays stopped", () => {
  assert.equal(shown({ ...started(), state: "stopped" }, ask("safe")).phase, "stopped");
});

test("news of another conversation is not shown in this one", () => {
  const view = receive(asking(), {
    type: "notice",
    session: "other",
    n: 9,
    kind: "read",
    at: { at: 1, words: "" },
    words: "Read",
  });
  assert.equal(view.notices.length, 0);
});

test("each answer is announced once, with who was told and what was said to it", () => {
  const before = sending(asking(), unsafe, "I don't");
  const stored = receive(before, saved("safe", "a1", 1, { told: "We have told Sam." }) as Saved);
  assert.equal(announcement(before, stored), "Saved. We have told Sam.");
  assert.equal(announcement(stored, receive(stored, saved("safe", "a1", 1))), undefined);
  const said = receive(stored, { ...ask("phone"), said: [{ ...prompt("safety"), kind: "say" }] });
  assert.equal(announcement(stored, said), "About safety?");
});

test("what the adviser did is announced while the conversation goes on", () => {
  const before = asking();
  const at = { at: 1, words: "today 14:05" };
  const words = "Sam has seen this and is dealing with it, today 14:05";
  const noticed = receive(before, { type: "notice", session, n: 3, kind: "alert_acknowledged", at, words });
  assert.equal(announcement(before, noticed), words);
  assert.equal(announcement(noticed, noticed), undefined);
});
