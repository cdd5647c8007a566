import assert from "node:assert/strict";
import { test } from "node:test";
import { changedLines, changedWords } from "../diff";

test("words that changed are marked, and both texts can be read whole from the marks", () => {
  const before = "Call us on a week day.";
  const after = "Call or text us on any day.";
  const pieces = changedWords(before, after);
  const without = (kind: string) => pieces.filter((piece) => piece.kind !== kind).map(({ text }) => text).join("");
  assert.equal(without("new"), before);
  assert.equal(without("gone"), after);
  assert.deepEqual(
    pieces.filter(({ kind }) => kind === "new").map(({ text }) => text.trim()),
    ["or text", "any"],
  );
});

test("the same text has no marks", () => {
  assert.deepEqual(changedWords("Hello you", "Hello you"), [{ kind: "same", text: "Hello you" }]);
  assert.deepEqual(changedLines("a\nb", "a\nb"), []);
});

test("changed lines come with their neighbours and numbers; far ones in groups of their own", () => {
  const before = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
  const after = [...before];
  after[1] = "TWO";
  after.push("ten");
  const groups = changedLines(before.join("\n"), after.join("\n"), 1);
  assert.deepEqual(
    groups.map((group) => group.map(({ kind, text, line }) => `${kind} ${line} ${text}`)),
    [
      ["same 1 one", "gone 2 two", "new 2 TWO", "same 3 three"],
      ["same 9 nine", "new 10 ten"],
    ],
  );
});

test("in a line that became another, what is different is marked", () => {
  const [group] = changedLines("x\n- {id: no, harm: high, alert: told}", "x\n- {id: no, harm: high}");
  const marked = (kind: string) => group?.flatMap(({ pieces }) => pieces.filter((piece) => piece.kind === kind));
  assert.deepEqual(marked("gone")?.map(({ text }) => text.trim()), ["high, alert: told}"]);
  assert.deepEqual(marked("new")?.map(({ text }) => text.trim()), ["high}"]);
});
