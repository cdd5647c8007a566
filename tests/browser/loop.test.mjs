// The whole loop, with both sides open: said, heard, done, told. The adviser has no mouse.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Adviser } from "./support/adviser.mjs";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { like, say } from "./support/desk-words.mjs";
import { startServer } from "./support/server.mjs";
import { words } from "./support/words.mjs";
import { YoungPerson } from "./support/young-person.mjs";

const part = (name) => words("en").flow(`parts/${name}`);
const flow = "sort-out-a-problem";
const problem = "Nobody has told me when I move, and my bike is still at the old place.";
const putRight = "A date, and my bike.";
const reply = "You should have been told. I find out today.";
const promise = "Ring the placements team for the date, and fetch the bike";
const changed = "You move on 3 December. Your bike is in our hub, with a lock.";
const comment = "I have my bike back!";

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

const tapPart = (person, name, step, option) =>
  person.page.getByRole("button", { name: part(name)(`${step}.${option}`), exact: true }).click();

async function says(person) {
  await person.start(flow);
  await tapPart(person, "advocate", "advocate", "none");
  await person.tap("what_about", "waiting");
  await person.write("problem", problem);
  await person.write("put_right", putRight);
  await person.tap("see_stages", "later");
  await person.tap("choose", "sort");
  await tapPart(person, "talk", "talk", "later");
  await tapPart(person, "who-helped", "who_helped", "alone");
  await person.reviews();
  await person.send();
}

test("a problem is said, heard, answered, promised, done, and the young person says so", async (context) => {
  const phone = await device(browser, "phone");
  const laptop = await device(browser, "desk");
  const adviser = new Adviser(await laptop.newPage(), server.url);
  const person = new YoungPerson(await phone.newPage(), server.url);
  const { page } = adviser;
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const headingHasFocus = () => page.locator(".triage-head h2:focus").waitFor();
  /** One of the four steps of the strip at the statement that is open. */
  const strip = (key) =>
    page.locator(".triage-head .loop-step").filter({ has: page.locator(".loop-name").getByText(say(key), { exact: true }) });
  const step = (text) => person.page.locator(".own-step").filter({ hasText: text });

  await context.test("the young person says what is wrong, and sends it", async () => {
    await adviser.open();
    await adviser.signIn("sam");
    await person.open();
    await person.comeIn(server.codes.Kit);
    await says(person);
  });

  let began;
  await context.test("the adviser finds it in the inbox with j and Enter, and reads it", async () => {
    const row = page.locator(".row").filter({ hasText: "Would like a problem to be sorted out" });
    await row.waitFor();
    began = Date.now();
    await page.locator("#main").focus();
    await press("j", "Enter");
    await headingHasFocus();
    await page.locator(".triage-words").getByText(problem, { exact: true }).waitFor();
    await strip("loop.heard").getByText(like("loop.by")).waitFor();
  });

  await context.test("acknowledges, replies and promises with a date, all by keyboard", async () => {
    await press("a");
    await page.getByText(like("triage.alert_taken")).waitFor();
    await headingHasFocus();
    await press("r");
    await page.keyboard.type(reply);
    await press("Control+Enter");
    await page.locator(".triage-words .reply").getByText(reply, { exact: true }).waitFor();
    await headingHasFocus();
    await press("t");
    await page.keyboard.type(promise);
    await press("Tab");
    // Who promises is who does it, where the desk knows who that is.
    if ((await page.locator("select:focus").inputValue()) === "") await press("ArrowDown");
    await page.getByRole("button", { name: say("date.week") }).focus();
    await press("Enter", "Control+Enter");
    await headingHasFocus();
    await page.locator(".promise-what").getByText(promise, { exact: true }).waitFor();
    await strip("loop.done").getByText(like("loop.promised")).waitFor();
    console.log(`# from the list to a promise, by keyboard: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  });

  await context.test("the young person sees that it was read, the reply, and what will happen by when", async () => {
    await person.button("web.home.to").click();
    await person.page.getByRole("button", { name: new RegExp(`^${person.t("web.own.door.happened")}`) }).first().click();
    await step(reply).waitFor();
    await step(promise).waitFor();
    await person.page.getByText(person.words.like("web.own.read_it", { name: "Sam Example" })).waitFor();
    await person.page.getByText(person.words.like("web.own.by_date")).first().waitFor();
  });

  await context.test("the adviser says that it is done, and what is different now", async () => {
    await page.getByRole("button", { name: new RegExp(`^${say("action.done_button")}`) }).first().focus();
    await press("Enter");
    await page.locator(".promise textarea:focus").waitFor();
    await page.keyboard.type(changed);
    await press("Control+Enter");
    await strip("loop.told").locator(".loop-when").getByText(say("loop.not_yet")).waitFor({ state: "detached" });
  });

  await context.test("the young person reads it without touching the phone, and says that it is done", async () => {
    await step(changed).waitFor();
    await person.page.getByRole("group", { name: person.t("web.own.is_it_done") }).getByRole("button", { name: person.t("web.own.yes"), exact: true }).click();
    await person.page.getByRole("textbox", { name: person.t("web.own.in_words") }).fill(comment);
    await person.button("web.review.send").click();
    await person.page.getByText(person.words.like("web.own.you_say_done")).first().waitFor();
  });

  await context.test("the desk shows said, heard, done and told, each with its time, and their word on it", async () => {
    await strip("loop.told").getByText(say("loop.agreed_done")).waitFor();
    for (const key of ["loop.said", "loop.heard", "loop.done", "loop.told"]) {
      const when = await strip(key).locator(".loop-when").innerText();
      assert.match(when, /\d\d:\d\d/, `${say(key)}: ${when}`);
    }
    await page.getByText(comment, { exact: true }).first().waitFor();
  });

  await context.test("the case file tells the same, and closes with you said, we did", async () => {
    await press("c");
    await page.keyboard.type("You did not know when you move");
    await press("Tab");
    await page.keyboard.type("We told you the date and fetched your bike");
    await press("Control+Enter");
    await headingHasFocus();
    await press("o");
    await page.getByRole("heading", { name: adviser.t("web.desk.timeline.title") }).waitFor();
    await page.getByText("We told you the date and fetched your bike", { exact: true }).waitFor();
    assert.equal(await page.locator(".statement .loop-done").count(), 4);
  });

  phone.behaved();
  laptop.behaved();
  await phone.close();
  await laptop.close();
});
