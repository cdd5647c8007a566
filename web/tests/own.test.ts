import assert from "node:assert/strict";
import { test } from "node:test";
import { everyAction, everyQuestion, saidOf, toSay } from "../young-person/own/fold";
import type { Action, Entry, OwnFile } from "../young-person/own/types";

const at = { at: 0, words: "today" };
const action = (id: string, more: Partial<Action> = {}): Action => ({
  id,
  session: "",
  what: "Ring the college",
  owner: "adviser",
  owner_name: "Sam Example",
  state: "open",
  at,
  overdue: false,
  ...more,
});
const entry = (id: string, kind: string, more: Partial<Entry> = {}): Entry => ({
  id,
  kind,
  session: "",
  about: "",
  matter: "",
  state: "",
  words: {},
  at,
  ...more,
});
const file = (more: Partial<OwnFile>): OwnFile => ({
  statements: [],
  entries: [],
  plan: { matters: [] },
  actions: [],
  adult_care: [],
  clocks: [],
  team: [],
  ...more,
});

test("only what somebody else says is done waits for their word, and only until they have given it", () => {
  const own = file({
    actions: [
      action("open"),
      action("done", { state: "done" }),
      action("theirs", { state: "done", owner: "young_person" }),
      action("said", { state: "said_done" }),
      action("not", { state: "said_not_done" }),
      action("dropped", { state: "dropped" }),
    ],
  });
  assert.deepEqual(
    toSay(own).map(({ id }) => id),
    ["done"],
  );
});

test("a promise that stands with its statement and by itself is one promise", () => {
  const promise = action("one");
  const statement = { session: "s", actions: [promise] } as unknown as OwnFile["statements"][number];
  assert.equal(everyAction(file({ statements: [statement], actions: [promise] })).length, 1);
});

test("partly is told apart from not at all", () => {
  assert.equal(saidOf(action("a", { state: "said_not_done", said: "partly" })), "partly");
  assert.equal(saidOf(action("a", { state: "said_not_done" })), "not_done");
  assert.equal(saidOf(action("a", { state: "done" })), undefined);
});

test("a question has the newest answer that was given to it, and no other's", () => {
  const own = file({
    entries: [
      entry("new", "question_answered", { about: "q1", words: { text: "Tuesday" } }),
      entry("old", "question_answered", { about: "q1", words: { text: "Monday" } }),
      entry("q2", "question"),
      entry("q1", "question"),
    ],
  });
  const answered = everyQuestion(own).map(({ id, answer }) => [id, answer?.words["text"]]);
  assert.deepEqual(answered, [
    ["q2", undefined],
    ["q1", "Tuesday"],
  ]);
});
