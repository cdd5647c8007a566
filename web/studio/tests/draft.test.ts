import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { begin, server } from "./fake-studio";
import * as page from "../draft";

const posted = (act: string) => server.sent.filter(({ path }) => path.endsWith(`/d1/${act}`));

beforeEach(async () => {
  begin();
  page.forgetAll();
  page.openDraft.value = null;
  await page.showDraft("d1");
});

test("a text that was typed is kept until the server has it", async () => {
  page.type("safe", "en", "Are you safe tonight?");
  assert.equal(page.unsavedHere.value, 1);
  await page.saveText("safe", "en");
  assert.equal(page.unsavedHere.value, 0);
  assert.equal(page.savedText("safe", "en"), "Are you safe tonight?");
  assert.equal(server.draft.steps[0]?.messages[0]?.english, "Are you safe tonight?");
  assert.equal(page.wasSaved("safe", "en"), true);
});

test("typing back what stood there is no change, and saving it sends nothing", async () => {
  page.type("safe", "en", "Are");
  page.type("safe", "en", "Are you safe?");
  assert.equal(page.unsavedHere.value, 0);
  await page.saveText("safe", "en");
  assert.equal(posted("words").length, 0);
});

test("without the server the text stays, with the reason", async () => {
  page.type("safe", "en", "Are you safe tonight?");
  server.reached = false;
  await page.saveText("safe", "en");
  assert.equal(page.editOf("safe", "en")?.text, "Are you safe tonight?");
  assert.equal(page.editOf("safe", "en")?.state, "failed");
  assert.match(page.editOf("safe", "en")?.problem ?? "", /not saved/);
});

test("somebody else changed another text: both are kept, and nobody is asked", async () => {
  page.type("safe", "en", "Are you safe tonight?");
  server.meanwhile = () => server.write("thanks", "en", "Thanks.");
  await page.saveText("safe", "en");
  assert.equal(page.unsavedHere.value, 0);
  assert.equal(page.savedText("safe", "en"), "Are you safe tonight?");
  assert.equal(page.savedText("thanks", "en"), "Thanks.");
});

test("somebody else changed the same text: both are shown and neither is overwritten", async () => {
  page.type("safe", "en", "Are you safe tonight?");
  server.meanwhile = () => server.write("safe", "en", "Do you feel safe?");
  await page.saveText("safe", "en");
  assert.equal(page.othersText("safe", "en"), "Do you feel safe?");
  assert.equal(page.editOf("safe", "en")?.text, "Are you safe tonight?");
  assert.equal(server.draft.steps[0]?.messages[0]?.english, "Do you feel safe?");
  await page.saveText("safe", "en");
  assert.equal(server.draft.steps[0]?.messages[0]?.english, "Do you feel safe?", "leaving the field must not decide it");
  await page.keepMine("safe", "en");
  assert.equal(server.draft.steps[0]?.messages[0]?.english, "Are you safe tonight?");
  assert.equal(page.unsavedHere.value, 0);
});

test("what is typed while a text is being saved is not lost", async () => {
  page.type("safe", "en", "Are you safe tonight?");
  server.meanwhile = () => page.type("safe", "en", "Are you safe tonight? Say so.");
  await page.saveText("safe", "en");
  assert.equal(page.editOf("safe", "en")?.text, "Are you safe tonight? Say so.");
  assert.equal(page.othersText("safe", "en"), null, "one's own saved text is nobody else's");
  await page.saveText("safe", "en");
  assert.equal(page.savedText("safe", "en"), "Are you safe tonight? Say so.");
});

test("the whole file is guarded in the same way", async () => {
  page.typeFile("flow: small-flow # mine\n");
  server.meanwhile = () => {
    server.draft.yaml = "flow: small-flow # theirs\n";
    server.changed();
  };
  await page.saveFile();
  assert.equal(page.othersFile.value, "flow: small-flow # theirs\n");
  assert.equal(server.draft.yaml, "flow: small-flow # theirs\n");
  await page.keepMyFile();
  assert.equal(server.draft.yaml, "flow: small-flow # mine\n");
  assert.equal(page.fileEdit.value, null);
});

test("another draft may be looked at without losing what is not saved in this one", async () => {
  page.type("safe", "cy", "Wyt ti'n ddiogel?");
  await page.showDraft("d2");
  assert.equal(page.unsavedHere.value, 0);
  assert.deepEqual(page.unsavedDrafts.value, ["d1"]);
  await page.showDraft("d1");
  assert.equal(page.editOf("safe", "cy")?.text, "Wyt ti'n ddiogel?");
});

test("a slip in the English: the stale translations are said to fit, all at once or one by one", async () => {
  page.type("safe", "en", "Are you safe.");
  await page.saveText("safe", "en");
  const state = () => page.view.value?.steps[0]?.messages[0]?.words["cy"]?.state;
  assert.equal(state(), "stale");
  await page.stillFits("safe", "*");
  assert.equal(state(), "fits");
});

test("what is refused says why, with the conversation in which it goes wrong", async () => {
  const path = ["They answer: No", "It ends without 999"];
  const found = { file: "", line: 3, column: 1, step: "safe", rule: 4, rule_name: "harm", blocks: true };
  server.draft.problems = [{ ...found, reason: "No safety card", fix: "Add one", path }];
  assert.equal(await page.move("submit", ""), false);
  assert.deepEqual(page.refusal.value?.found[0]?.path, path);
  assert.equal(page.view.value?.state, "draft");
});

test("nothing is submitted that has not been seen: a change meanwhile is shown first", async () => {
  server.meanwhile = () => server.write("thanks", "en", "Thanks.");
  assert.equal(await page.move("submit", ""), false);
  assert.equal(server.draft.state, "draft");
  assert.equal(page.savedText("thanks", "en"), "Thanks.");
  assert.equal(await page.move("submit", ""), true);
  assert.equal(page.view.value?.state, "submitted");
});
