import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { answer, begin, problem, sent } from "./server";
import { draftFor, forgetAll, type, unsent } from "../drafts";
import { confirmed, sendReply } from "../reply";

const session = "5".repeat(32);
const person = "6".repeat(32);
const replies = `/api/v1/desk/statements/${session}/replies`;
const send = () => sendReply(session, person, "Robin Testbury");
const accept = () =>
  answer(replies, ({ body }) => {
    const { id, words } = body as { id: string; words: string };
    return { status: 200, body: { id, words, by: "Sam Sample", at: { at: 1, words: "today 14:05" } } };
  });
const posted = () => sent.filter(({ path }) => path === replies).map(({ body }) => body as { id: string; words: string });

beforeEach(() => {
  begin();
  forgetAll();
  confirmed.value = new Map();
});

test("a reply counts as sent only after the server has said so", async () => {
  accept();
  type(session, "I will ring you at four.");
  const sending = send();
  assert.equal(confirmed.value.has(session), false);
  assert.equal(draftFor(session).words, "I will ring you at four.");
  await sending;
  assert.equal(confirmed.value.get(session)?.words, "I will ring you at four.");
  assert.equal(unsent.value, false);
});

test("what was typed is still there when it could not be saved, with what the server said", async () => {
  answer(replies, () => problem(503, "Please try again soon."));
  type(session, "I will ring you at four.");
  await send();
  assert.equal(draftFor(session).state, "failed");
  assert.equal(draftFor(session).words, "I will ring you at four.");
  assert.match(draftFor(session).problem, /Please try again soon\./);
  assert.equal(confirmed.value.has(session), false);
});

test("sending the same words again after a failure is the same reply", async () => {
  answer(replies, () => "unreached");
  type(session, "I will ring you at four.");
  await send();
  accept();
  await send();
  const [first, second] = posted();
  assert.match(first?.id ?? "", /^[0-9a-f]{32}$/);
  assert.equal(second?.id, first?.id);
});

test("other words after a failure are another reply: the first may have arrived", async () => {
  answer(replies, () => "unreached");
  type(session, "I will ring you at four.");
  await send();
  type(session, "I will ring you at five.");
  accept();
  await send();
  const [first, second] = posted();
  assert.notEqual(second?.id, first?.id);
  assert.equal(second?.words, "I will ring you at five.");
});

test("an empty reply is not sent, and the person is told", async () => {
  type(session, "  \n");
  await send();
  assert.equal(posted().length, 0);
  assert.equal(draftFor(session).state, "failed");
});

test("pressing twice sends once", async () => {
  accept();
  type(session, "I will ring you at four.");
  await Promise.all([send(), send()]);
  assert.equal(posted().length, 1);
});
