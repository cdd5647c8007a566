import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { InboxItem } from "../../shared/protocol";
import { answer, begin, sent, settle, withStillTime } from "./server";
import { atOnce, politely } from "../announce";
import * as desk from "../inbox";

const path = "/api/v1/desk/inbox";
const told = { at: 1, words: "today 14:05" };
const item = (ref: string, extra: Partial<InboxItem> = {}): InboxItem => ({
  kind: "alert",
  ref: ref.repeat(32),
  session: "5".repeat(32),
  young_person: "6".repeat(32),
  name: "Robin Testbury",
  nameless: false,
  title: "No safe place tonight",
  level: "routine",
  at: told,
  overdue: false,
  read: false,
  replied: false,
  ...extra,
});
const holds = (...items: InboxItem[]) => answer(path, () => ({ status: 200, body: { items } }));
const asked = (start: string) => sent.filter((request) => request.path.startsWith(start)).length;

beforeEach(() => {
  begin();
  desk.inbox.value = null;
  desk.inboxAnswers.value = true;
  desk.alertWords.value = new Map();
  desk.wordsFailed.value = new Set();
  desk.arrived.value = new Set();
  politely.value = "";
  atOnce.value = "";
});

test("an inbox that cannot be asked is not an empty one: what was known stays, and it is said", async () => {
  holds(item("a"));
  await desk.refreshInbox();
  answer(path, () => "unreached");
  await desk.refreshInbox();
  assert.equal(desk.inboxAnswers.value, false);
  assert.equal(desk.openAlerts.value.length, 1);
});

test("a server that never answers is noticed", async () => {
  await withStillTime(async (pass) => {
    answer(path, () => "silent");
    const asking = desk.refreshInbox();
    pass(10_000);
    await asking;
    assert.equal(desk.inboxAnswers.value, false);
    assert.equal(desk.inbox.value, null);
  });
});

test("a new urgent alert interrupts, and its words come of themselves", async () => {
  await withStillTime(async (pass) => {
    holds();
    await desk.refreshInbox();
    const urgent = item("b", { level: "urgent" });
    holds(urgent);
    answer("/api/v1/desk/alerts/", () => ({ status: 200, body: { id: urgent.ref, lines: [] } }));
    const { young_person, session, ref } = urgent;
    desk.receiveNews({ type: "inbox", kind: "alert", young_person, session, ref, level: "urgent" });
    await settle();
    pass(100);
    assert.notEqual(atOnce.value, "");
    assert.equal(politely.value, "");
    assert.equal(desk.alertWords.value.has(urgent.ref), true);
    assert.equal(asked("/api/v1/desk/alerts/"), 1);
  });
});

test("words that do not press wait for a person to ask, because every showing is audited", async () => {
  holds(item("c"), item("d", { level: "soon" }), item("e", { level: "soon", overdue: true }));
  answer("/api/v1/desk/alerts/", ({ path: asking }) => ({ status: 200, body: { id: asking.slice(-32), lines: [] } }));
  await desk.refreshInbox();
  await settle();
  assert.deepEqual([...desk.alertWords.value.keys()], ["e".repeat(32)]);
});

test("the first look at the inbox announces nothing", async () => {
  holds(item("f", { level: "urgent" }));
  answer("/api/v1/desk/alerts/", () => "unreached");
  await desk.refreshInbox();
  await settle();
  assert.equal(atOnce.value, "");
  assert.equal(desk.wordsFailed.value.has("f".repeat(32)), true);
});

test("the count is of open alerts and unread statements", async () => {
  holds(item("a"), item("b", { kind: "statement" }), item("c", { kind: "statement", read: true }));
  await desk.refreshInbox();
  assert.equal(desk.waiting.value, 2);
});

test("much news at once becomes one more question", async () => {
  holds();
  await Promise.all([desk.refreshInbox(), desk.refreshInbox(), desk.refreshInbox(), desk.refreshInbox()]);
  await settle();
  assert.equal(asked(path), 2);
});
