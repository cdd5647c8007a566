import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";

const web = join(process.env.SAYSO_ROOT ?? "..", "web");
const elements = join(web, "shared/elements");

/** What `file` brings, at once or later, and what that brings. */
function reachedFrom(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path = ""] of readFileSync(file, "utf8").matchAll(/(?:from|import\() ?"(\.[^"]+)"/g)) {
    const beside = [".tsx", ".ts"].map((end) => join(dirname(file), path + end)).find((each) => existsSync(each));
    if (beside) reachedFrom(beside, found);
  }
  return found;
}

test("the page of examples shows every element there is", () => {
  const reached = [...reachedFrom(join(web, "examples/main.tsx"))];
  const shown = (name: string): boolean => reached.some((file) => file.startsWith(join(elements, name) + "/"));
  assert.deepEqual(readdirSync(elements).filter((name) => !shown(name)), []);
});
