// What became of answers: read at the desk, where it counts.
import assert from "node:assert/strict";
import { Adviser } from "./adviser.mjs";
import { device } from "./browser.mjs";

/** What the adviser finds in the case file: each of these answers, once. */
export async function eachIsThereOnce(browser, server, name, answers) {
  const desk = await device(browser, "desk");
  const adviser = new Adviser(await desk.newPage(), server.url);
  await adviser.open();
  await adviser.signIn("sam");
  await adviser.openFile(name);
  const statement = adviser.page.locator("article.statement").first();
  await statement.getByRole("button", { expanded: false }).click();
  for (const answer of answers) {
    await statement.getByText(answer, { exact: true }).first().waitFor();
    assert.equal(await statement.getByText(answer, { exact: true }).count(), 1, `"${answer}" is stored once`);
  }
  await desk.close();
}
