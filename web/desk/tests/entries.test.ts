import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { answer, begin, problem, sent } from "./server";
import { draftFor, entryDraft, forgetAll, hasEntryDraft, type, unsent } from "../drafts";
import { addEntry, draftKey, entryFrom, fillIn, kept, type Place } from "../entries";
import { sendReply } from "../reply";
import { nothingWaits, sendWaiting } from "../resend";
import type { NewEntry } from "../types";

const person = "6".repeat(32);
const session = "5".repeat(32);
const path = `/api/v1/desk/case-files/${person}/entries`;
const place: Place = { kind: "action", youngPerson: person, session };
const key = draftKey(place);
const accept = () =>
  answer(path, ({ body }) => ({ status: 200, body: { entry: { ...(body as NewEntry), at: { at: 1, words: "today 14:05" } } } }));
const posted = () => sent.filter((one) => one.path === path).map(({ body }) => body as NewEntry);

function write(): void {
  fillIn(place, "what", "Ring the placements team");
  fillIn(place, "owner", "duty_team");
  fillIn(place, "due", "2026-12-03");
}

beforeEach(() => {
  begin();
  forgetAll();
  nothingWaits();
  kept.value = new Map();
});

test("an entry is made of what was asked for, and of nothing that was left empty", () => {
  const entry = entryFrom({ kind: "filed", youngPerson: person, session }, "1", { where: "Mosaic", reference: " " });
  assert.deepEqual(entry, { id: "1", kind: "filed", session, words: { where: "Mosaic" } });
  const confirmed = entryFrom({ kind: "contact", youngPerson: person, session, about: "trust", fixed: { state: "confirmed" } }, "2", { name: "Jo" });
  assert.deepEqual(confirmed, { id: "2", kind: "contact", session, about: "trust", state: "confirmed", words: { name: "Jo" } });
});

test("an entry is forgotten only when the server has it", async () => {
  accept();
  write();
  const adding = addEntry(place);
  assert.equal(hasEntryDraft(key), true);
  assert.equal(await adding, true);
  assert.equal(unsent.value, false);
  assert.equal(kept.value.get(key)?.at.words, "today 14:05");
  const [entry] = posted();
  assert.deepEqual(
    { ...entry, id: "" },
    { id: "", kind: "action", session, owner: "duty_team", due: "2026-12-03", words: { what: "Ring the placements team" } },
  );
});

test("what lacks is named before anything is sent", async () => {
  fillIn(place, "what", "Ring them");
  assert.equal(await addEntry(place), false);
  assert.equal(entryDraft(key).field, "owner");
  assert.equal(posted().length, 0);
});

test("a field that the server refuses is marked, and the words stay", async () => {
  answer(path, () => ({ status: 400, body: { problem: { code: "invalid_input", field: "due", text: "Not a working day." } } }));
  write();
  assert.equal(await addEntry(place), false);
  assert.deepEqual([entryDraft(key).field, entryDraft(key).state], ["due", "failed"]);
  assert.match(entryDraft(key).problem, /Not a working day\./);
  assert.equal(entryDraft(key).values["what"], "Ring the placements team");
});

test("what was written without a connection goes out once it is back, under the id it had", async () => {
  answer(path, () => "unreached");
  answer(`/api/v1/desk/statements/${session}/replies`, () => "unreached");
  write();
  await addEntry(place);
  type(session, "I am on my way.");
  await sendReply(session, person, "Robin");
  assert.equal(entryDraft(key).state, "waiting");
  assert.equal(draftFor(session).state, "waiting");
  accept();
  answer(`/api/v1/desk/statements/${session}/replies`, ({ body }) => ({ status: 200, body: { ...(body as object), by: "Sam", at: { at: 1, words: "now" } } }));
  await sendWaiting();
  await sendWaiting();
  assert.equal(posted().length, 2);
  assert.equal(posted()[0]?.id, posted()[1]?.id);
  assert.equal(unsent.value, false);
});

test("words typed after a failure are another entry: the first may have arrived", async () => {
  answer(path, () => problem(503, ""));
  write();
  await addEntry(place);
  fillIn(place, "what", "Ring them twice");
  accept();
  await addEntry(place);
  assert.notEqual(posted()[0]?.id, posted()[1]?.id);
});

test("a form for one statement keeps nothing of another", () => {
  write();
  assert.equal(hasEntryDraft(draftKey({ ...place, session: "7".repeat(32) })), false);
  assert.equal(hasEntryDraft(draftKey({ ...place, kind: "question" })), false);
});
