import assert from "node:assert/strict";
import { test } from "node:test";
import { begin } from "./fake-studio";
import { beginDraft } from "../library";
import { draftLink, parseRoute } from "../route";
import { nameOfText } from "../words";

test("an address leads where it says, and a strange one to the list", () => {
  assert.deepEqual(parseRoute(draftLink("d1", "file", "where_now")), {
    page: "draft",
    draft: "d1",
    tab: "file",
    step: "where_now",
  });
  assert.deepEqual(parseRoute("#/draft/d1/nowhere"), { page: "draft", draft: "d1", tab: "words", step: "" });
  for (const strange of ["", "#/draft/", "#/flow/../x", "#/flow/a b", "#/admin"])
    assert.deepEqual(parseRoute(strange), { page: "flows" });
});

test("beginning a draft where there is one opens that one", async () => {
  begin();
  assert.equal(await beginDraft("small-flow"), "#/draft/d1/words");
});

test("a text is named for what it is", () => {
  const step = { id: "safe", kind: "choice" };
  const names = ["safe", "safe.help", "safe.easy", "safe.no"].map((key) => nameOfText({ key }, step));
  assert.deepEqual(names, ["Question", "Help beneath", "In easy mode", "Answer \u201cno\u201d"]);
  assert.equal(nameOfText({ key: "pause.back" }, { id: "", kind: "" }), "When they come back");
});
