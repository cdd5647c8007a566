// What workers do reaches the young person's page by itself, and what they say of it reaches the case file: the whole
// server, its store and its seals, with a worker's acts sent as the desk sends them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { startServer } from "./support/server.mjs";
import { newId, Worker } from "./support/worker.mjs";
import { YoungPerson } from "./support/young-person.mjs";

let server;
let browser;
before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await closeBrowsers();
  await server?.stop();
});

test("promised, done, and \"not yet\": said by the one it is about, on a page nobody had to reload", async (context) => {
  const phone = await device(browser, "phone");
  const page = await phone.newPage();
  const person = new YoungPerson(page, server.url);
  const sam = new Worker(server);
  await sam.signIn("sam");
  await sam.find("Kit");
  await person.open();
  await person.comeIn(server.codes.Kit);

  await context.test("they say something", async () => {
    await person.start("share-good-news");
    await person.write("news", "I passed maths, and nobody asked me about the bus.");
    await person.skip("helped");
    await person.skip("tell_whom");
    await person.reviews();
    await person.send();
    await person.button("web.home.to").click();
    await person.home();
  });

  const title = person.script("title");
  const file = await sam.caseFile();
  const session = file.statements.find((statement) => statement.title === title).session;
  const happened = () => page.getByRole("button", { name: `${person.t("web.own.door.happened")}: ${title}`, exact: true });
  const step = (key, name) => page.locator(".own-step").filter({ has: page.getByRole("heading", { name: person.t(key, { name }), exact: true }) });

  await context.test("what happens next stands there while they look", async () => {
    await happened().click();
    await step("web.own.not_read").waitFor();
    await sam.ask("POST", `/api/v1/desk/statements/${session}/read`, {});
    await step("web.own.read_it", "Sam Example").waitFor();
    await sam.ask("POST", `/api/v1/desk/statements/${session}/replies`, { id: newId(), words: "Well done! I look into the bus." });
    await step("web.own.replied", "Sam Example").getByText("Well done! I look into the bus.").waitFor();
  });

  let action;
  await context.test("a promise with a day, and then that it is done", async () => {
    action = await sam.write("action", { session, owner: "adviser", due: "2030-12-03", words: { what: "Ask about a bus pass." } });
    const promise = step("web.own.will_do", "Sam Example");
    await promise.getByText("Ask about a bus pass.").waitFor();
    await promise.getByText(action.due.words).waitFor();
    await sam.write("action_done", { about: action.id, words: { what_changed: "A pass is in the post." } });
    await step("web.own.says_done", "Sam Example").getByText("A pass is in the post.").waitFor();
  });

  await context.test("they say that it is not, and the case file has it in their words", async () => {
    await page.getByRole("button", { name: person.t("web.own.not_yet"), exact: true }).click();
    await page.getByLabel(person.t("web.own.in_words")).fill("It went to my old address.");
    await person.button("web.review.send").click();
    await page.getByText(person.t("web.own.you_say_not")).waitFor();
    const { actions } = await sam.caseFile();
    const said = actions.find(({ id }) => id === action.id);
    assert.deepEqual([said.state, said.comment], ["said_not_done", "It went to my old address."]);
    assert.equal(said.due.words, action.due.words, "both sides see the same day");
  });

  await context.test("a question is answered from the first screen", async () => {
    const question = await sam.write("question", { session, words: { what: "What is your new address?" } });
    await person.button("web.home.to").click();
    await page.locator(".for-you").getByRole("button", { name: person.t("web.own.asks", { name: "Sam Example" }) }).click();
    await page.getByText("What is your new address?").waitFor();
    await page.getByLabel(person.t("web.own.your_answer")).fill("Flat 2, Pretend House.");
    await person.button("web.review.send").click();
    await page.getByText("Flat 2, Pretend House.").waitFor();
    const { entries } = await sam.caseFile();
    const answer = entries.find(({ kind, about }) => kind === "question_answered" && about === question.id);
    assert.equal(answer.words.text, "Flat 2, Pretend House.");
  });

  await context.test("the plan: their view, \"I don't agree\", and a review nobody can refuse", async () => {
    const agreed = await sam.write("plan_action", { matter: "accommodation", owner: "adviser", due: "2030-01-15", words: { what: "Look at two flats." } });
    await person.button("web.home.to").click();
    await person.button("web.own.door.plan").click();
    await page.getByRole("button", { name: person.t("web.own.matter.accommodation") }).click();
    await page.locator(".own-card").filter({ hasText: "Look at two flats." }).first().waitFor();
    const card = page.locator(".own-card").filter({ hasText: "Look at two flats." });
    await card.getByRole("button", { name: new RegExp(`^${person.t("web.own.plan.disagree")}:`) }).click();
    await card.getByRole("textbox").fill("I want to stay with Pat.");
    await person.button("web.review.send").click();
    await card.getByText(person.t("web.own.plan.you_disagree")).waitFor();
    await card.getByLabel(person.t("web.own.plan.ticked")).click();
    await card.locator(".own-tick input:checked").waitFor();
    await page.getByLabel(person.t("web.own.plan.think_label")).fill("Quiet, please.");
    await person.button("web.own.save").click();
    await page.locator(".own-quote-mine").filter({ hasText: "Quiet, please." }).waitFor();
    await person.button("web.own.plan.to_plan").click();
    await person.button("web.own.plan.review").click();
    await person.button("web.own.plan.review").click();
    await page.getByText(person.words.like("web.own.plan.review_asked")).waitFor();
    const { plan } = await sam.caseFile();
    const home = plan.matters.find(({ matter }) => matter === "accommodation");
    const theirs = home.actions.find(({ id }) => id === agreed.id);
    assert.deepEqual([theirs.agreed, theirs.comment, theirs.ticked], ["disagree", "I want to stay with Pat.", true]);
    assert.equal(home.views[0].words.text, "Quiet, please.");
    assert.ok(plan.review_asked);
  });

  await context.test("how it ended, in both their words", async () => {
    await sam.write("closed", { session, words: { you_said: "Nobody asked about the bus.", we_did: "You have a pass now." } });
    await person.button("web.home.to").click();
    await happened().click();
    await step("web.own.ended").getByText("You have a pass now.").waitFor();
  });
  phone.behaved();
  await phone.close();
});
