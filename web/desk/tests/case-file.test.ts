import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { AlertView, StatementView } from "../../shared/protocol";
import { answer, begin, sent } from "./server";
import { closeCaseFile, inFilter, openCaseFile, openFile, readFailed, timeline, toggle } from "../case-file";
import { type File, wholeFile } from "../types";
import { silentWeeks } from "../words";

const person = "6".repeat(32);
const told = (at: number) => ({ at, words: "today 14:05" });
const statement = (session: string, extra: Partial<StatementView> = {}): StatementView => ({
  session: session.repeat(32),
  young_person: person,
  name: "Robin Testbury",
  flow: "how-are-things",
  flow_number: 1,
  version: "9f2c",
  title: "How things are",
  locale: "en",
  locale_name: "English",
  channel: "phone",
  state: "submitted",
  started: told(100),
  submitted: told(200),
  lines: [],
  replies: [],
  ...extra,
});
const alert = { id: "a".repeat(32), session: "1".repeat(32), raised: told(150) } as AlertView;
const file = (statements: StatementView[]): File => wholeFile({
  young_person: person,
  name: "Robin Testbury",
  full_name: "Robin Testbury",
  born: "",
  adviser: "Sam Sample",
  team: "North",
  nameless: false,
  alerts: [alert],
  statements,
  tasks: [{ name: "room", title: "Find a room", to: "duty_team", due: "22 November 2026", session: "1".repeat(32) }],
  chronology: [
    { at: told(150), kind: "alert_raised", title: "No safe place", session: "1".repeat(32) },
    { at: told(160), kind: "alert_acknowledged", title: "No safe place", session: "1".repeat(32) },
  ],
});

beforeEach(() => {
  begin();
  closeCaseFile();
});

test("the timeline is newest first and tells nothing twice", () => {
  const reply = { id: "b".repeat(32), by: "Sam Sample", words: "Thank you.", at: told(300) };
  const entries = timeline(file([statement("1", { replies: [reply] })]));
  assert.deepEqual(
    entries.map((entry) => entry.kind),
    ["reply", "statement", "other", "alert", "task"],
  );
});

test("a filter shows one kind, and all shows every kind", () => {
  const entries = timeline(file([statement("1"), statement("2")]));
  assert.equal(entries.filter((entry) => inFilter(entry, "statement")).length, 2);
  assert.equal(entries.filter((entry) => inFilter(entry, "all")).length, entries.length);
});

test("opening a sent statement tells the young person; closing it, or one still being answered, does not", async () => {
  const read = (session: string) => `/api/v1/desk/statements/${session.repeat(32)}/read`;
  answer("/api/v1/desk/statements/", () => ({ status: 204 }));
  await toggle(statement("1"), true);
  await toggle(statement("1"), false);
  await toggle(statement("2", { state: "in_progress" }), true);
  assert.deepEqual(
    sent.map(({ path }) => path),
    [read("1")],
  );
});

test("a reading that could not be saved is shown, for the young person has not been told", async () => {
  answer("/api/v1/desk/statements/", () => "unreached");
  await toggle(statement("1"), true);
  assert.equal(readFailed.value.has("1".repeat(32)), true);
});

test("a case file stays on the screen when it cannot be asked for again", async () => {
  const path = `/api/v1/desk/case-files/${person}`;
  answer(path, () => ({ status: 200, body: file([statement("1")]) }));
  await openCaseFile(person);
  answer(path, () => "unreached");
  await openCaseFile(person);
  assert.equal(openFile.value?.problem, "unreached");
  assert.equal(openFile.value?.file?.statements.length, 1);
});

test("silence is named after two weeks", () => {
  const day = 24 * 60 * 60 * 1000;
  assert.equal(silentWeeks(0, 13 * day), 0);
  assert.equal(silentWeeks(0, 14 * day), 2);
  assert.equal(silentWeeks(0, 23 * day), 3);
});
