import assert from "node:assert/strict";
import { test } from "node:test";
import { inDays, nextWeekday, today } from "../dates";
import { groupOf } from "../inbox";
import { offered, worksHere } from "../roles";
import type { Item } from "../types";
import { dated } from "../words";

// The address is looked at when the module is loaded, and Node has none.
globalThis.location ??= { hash: "" } as Location;
const { parseRoute } = await import("../route");

const id = (digit: string) => digit.repeat(32);
const item = (more: Partial<Item>): Item => ({
  kind: "statement",
  ref: id("a"),
  session: id("b"),
  young_person: id("c"),
  name: "Robin",
  nameless: false,
  title: "How things are",
  level: "routine",
  at: { at: 1, words: "today" },
  overdue: false,
  read: false,
  replied: false,
  ...more,
});

test("an address holds random ids only; anything else is the inbox", () => {
  assert.deepEqual(parseRoute("#/search"), { page: "search" });
  assert.deepEqual(parseRoute(`#/person/${id("a")}/plan`), { page: "person", youngPerson: id("a"), session: null, part: "plan" });
  assert.deepEqual(parseRoute(`#/person/${id("a")}/${id("b")}`), { page: "person", youngPerson: id("a"), session: id("b"), part: "timeline" });
  assert.deepEqual(parseRoute(`#/inbox/${id("a")}/${id("b")}/${id("c")}`), {
    page: "inbox",
    chosen: { youngPerson: id("a"), session: id("b"), ref: id("c") },
  });
  assert.deepEqual(parseRoute("#/inbox/Robin/x/y"), { page: "inbox", chosen: null });
  assert.deepEqual(parseRoute("#/person/Robin"), { page: "inbox", chosen: null });
});

test("the server's group is taken; without one an urgent alert is urgent, and what is late is overdue", () => {
  assert.equal(groupOf(item({ group: "waiting" })), "waiting");
  assert.equal(groupOf(item({ kind: "alert", level: "urgent" })), "urgent");
  assert.equal(groupOf(item({ kind: "alert", level: "urgent", overdue: true })), "overdue");
  assert.equal(groupOf(item({})), "new");
  assert.equal(groupOf(item({ read: true })), "promised");
  assert.equal(groupOf(item({ read: true, replied: true })), "done");
  assert.equal(groupOf(item({ kind: "action", due: { date: "2026-11-20", words: "20 November", overdue: true } })), "overdue");
});

test("a role is offered what it may do, and an unknown one nothing", () => {
  assert.equal(offered("member", "totals"), true);
  for (const what of ["inbox", "people", "write", "admin"] as const) assert.equal(offered("member", what), false);
  assert.equal(offered("other_agency", "write"), false);
  assert.equal(offered("administrator", "people"), false);
  assert.equal(worksHere("content_author"), false);
  assert.equal(worksHere("young_person"), false);
});

test("dates that are offered are England's, also at night", () => {
  const lateInSummer = Date.UTC(2026, 6, 31, 23, 30); // Half past midnight of 1 August in England.
  assert.equal(today(lateInSummer), "2026-08-01");
  assert.equal(inDays(7, Date.UTC(2026, 9, 22, 12)), "2026-10-29"); // Over the night on which clocks change.
  assert.equal(inDays(14, Date.UTC(2026, 11, 24, 12)), "2027-01-07");
  assert.equal(nextWeekday(Date.UTC(2026, 10, 20, 12)), "2026-11-23"); // A Friday.
});

test("on paper every moment has its date", () => {
  const made = dated({ told: { at: Date.UTC(2026, 10, 22, 10, 5), words: "today 10:05" }, list: [{ due: { date: "2026-12-03", words: "3 December" } }] });
  assert.match(made.told.words, /22 November 2026.*10:05/);
  assert.equal(made.list[0]?.due.words, "3 December");
});
