// Triage: by keyboard alone, and with a connection that goes away while somebody types.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { like, say } from "./support/desk-words.mjs";
import { alerts, people, sessions } from "./support/fake-council.mjs";
import { startFakeDesk } from "./support/fake-desk.mjs";
import { words } from "./support/words.mjs";

const english = words("en");
const live = english.page("web.desk.live.on");
let browser;
let server;
let context;
let page;
before(async () => {
  browser = await launch();
});
after(closeBrowsers);

async function begin() {
  server = await startFakeDesk("personal_adviser");
  context = await device(browser, "desk");
  page = await context.newPage();
  await page.goto(`${server.url}/desk`);
  await page.getByRole("heading", { name: say("group.urgent") }).waitFor();
  await page.getByText(live, { exact: true }).waitFor();
}

async function end() {
  context.behaved();
  await context.close();
  server.stop();
}

const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const posted = (part) => server.sent.filter(({ path }) => path.endsWith(part)).map(({ body }) => body);
const focusIsOn = (name) => page.getByLabel(name).and(page.locator(":focus")).waitFor();
const headingHasFocus = () => page.locator(".triage-head h2:focus").waitFor();

async function openFirst() {
  await press("j");
  await page.locator(".row:focus").waitFor();
  await press("Enter");
  await headingHasFocus();
}

test("one alert is read, acknowledged, answered, promised, filed and handed over without a mouse", async () => {
  await begin();
  const began = Date.now();
  await openFirst();
  await press("a");
  await page.getByText(like("triage.alert_taken")).waitFor();
  await headingHasFocus();
  await press("r");
  await focusIsOn(english.like("web.desk.reply.label", { name: "Kit" }));
  // Letters that are keys elsewhere are letters here.
  await page.keyboard.type("That should not have happened. I ask for a date; just wait for Tuesday.");
  await press("Control+Enter");
  await page.locator(".triage-words").getByText("That should not have happened.").waitFor();
  await headingHasFocus();
  await press("t");
  await page.keyboard.type("Ask the placements team for the date");
  await page.getByRole("button", { name: say("date.week") }).focus();
  await press("Enter", "Control+Enter");
  await headingHasFocus();
  await press("f");
  await page.keyboard.type("Mosaic, case notes");
  await press("Control+Enter");
  await headingHasFocus();
  await press("h", "ArrowDown", "Tab");
  await page.keyboard.type("Nights");
  await press("Control+Enter");
  await headingHasFocus();
  console.log(`# triage by keyboard: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  const [action, filed, over] = posted("/entries");
  assert.equal(action.kind, "action");
  assert.equal(action.words.what, "Ask the placements team for the date");
  assert.equal(action.session, sessions.problem);
  assert.match(action.due, /^\d{4}-\d\d-\d\d$/);
  assert.match(action.owner, /^[0-9a-f]{32}$/);
  assert.deepEqual([filed.kind, filed.words.where], ["filed", "Mosaic, case notes"]);
  assert.deepEqual([over.kind, over.owner, over.words.why], ["hand_over", "duty_team", "Nights"]);
  assert.equal(posted("/replies").length, 1);
  assert.deepEqual(new Set(posted("/entries").map(({ id }) => id)).size, 3);
  await press("u");
  await page.getByRole("heading", { name: english.page("web.desk.inbox.alerts") }).waitFor();
  await end();
});

test("keys rest in a field, and can be switched off", async () => {
  await begin();
  await openFirst();
  await press("?");
  await page.getByRole("dialog").getByLabel(say("keys.switch")).uncheck();
  await press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await press("r", "a", "t");
  assert.equal(await page.locator(".act-form form").count(), 0);
  assert.deepEqual(posted("/acknowledge"), []);
  await end();
});

test("news does not touch what is being typed, and the list is not turned under the reader", async () => {
  await begin();
  await openFirst();
  await press("t");
  await page.keyboard.type("Half a sen");
  server.tell({ type: "inbox", kind: "statement", young_person: people.kit, session: sessions.problem, ref: sessions.problem, level: "routine" });
  server.tell({ type: "inbox", kind: "alert", young_person: people.kit, session: sessions.problem, ref: alerts.soon, level: "soon" });
  await page.waitForRequest((request) => request.url().endsWith("/inbox"));
  await page.keyboard.type("tence");
  assert.equal(await page.getByLabel(say("field.what_action")).inputValue(), "Half a sentence");
  await end();
});

test("who types on while an alert is being taken loses no letter to the keys", async () => {
  await begin();
  await openFirst();
  let answer;
  const held = new Promise((go) => (answer = go));
  await page.route("**/acknowledge", async (route) => {
    const response = await route.fetch();
    // The news is here before the answer, as it may be.
    server.tell({ type: "inbox", kind: "alert", young_person: people.kit, session: sessions.problem, ref: alerts.urgent, level: "urgent" });
    await held;
    await route.fulfill({ response });
  });
  await press("a");
  await page.getByText(like("triage.alert_taken")).waitFor();
  await press("r");
  await page.keyboard.type("You should have ");
  const read = page.waitForResponse("**/case-files/*");
  answer();
  await read;
  await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
  await page.keyboard.type("been told. I find out today, and ring you.");
  assert.equal(await page.locator(".reply-form textarea").inputValue(), "You should have been told. I find out today, and ring you.");
  await end();
});

test("a reply and an entry written without a connection stay, and go out once when it is back", async () => {
  await begin();
  const port = Number(new URL(server.url).port);
  assert.ok(port > 0);
  await openFirst();
  await press("r");
  await page.keyboard.type("I am on my way.");
  server.goAway();
  await press("Control+Enter");
  await page.getByText(say("draft.waiting")).waitFor();
  await press("Escape", "n");
  await page.getByLabel(say("field.text")).fill("Rang twice.");
  await press("Control+Enter");
  // Looking at something else loses nothing.
  await page.getByText(say("draft.waiting")).waitFor();
  assert.equal(posted("/replies").length, 0);
  server.goAway(false);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.locator(".triage-words .reply").getByText("I am on my way.").waitFor();
  await page.locator(".marks").getByText("Rang twice.").waitFor();
  assert.equal(posted("/replies").length, 1);
  assert.equal(posted("/entries").length, 1);
  // Nothing that was typed is kept in the browser.
  const stored = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]);
  assert.deepEqual(stored, [0, 0, 0]);
  await end();
});

test("what the server refuses is said at the field it is about, with the text still there", async () => {
  await begin();
  await openFirst();
  server.refuse = { field: "due", text: "That date is a bank holiday." };
  await press("t");
  await page.keyboard.type("Visit");
  await page.getByRole("button", { name: say("date.next") }).click();
  await press("Control+Enter");
  await page.getByText("That date is a bank holiday.").waitFor();
  assert.equal(await page.getByLabel(say("field.due")).getAttribute("aria-invalid"), "true");
  assert.equal(await page.getByLabel(say("field.what_action")).inputValue(), "Visit");
  await end();
});

test("an action without a date is not sent, and the field that lacks is named", async () => {
  await begin();
  await openFirst();
  await press("t");
  await page.keyboard.type("Visit");
  await press("Control+Enter");
  await page.getByText(say("form.missing", { field: say("field.due") })).waitFor();
  await page.locator("input[type=date]:focus").waitFor();
  assert.deepEqual(posted("/entries"), []);
  await end();
});

test("on a phone the list and one thing are two pages", async () => {
  server = await startFakeDesk("personal_adviser");
  context = await device(browser, "phone");
  page = await context.newPage();
  await page.goto(`${server.url}/desk`);
  await page.locator(".row").first().click();
  await page.getByRole("region", { name: say("triage.words") }).waitFor();
  assert.equal(await page.locator(".row").first().isVisible(), false);
  await page.getByRole("link", { name: say("triage.back") }).click();
  await page.locator(".row").first().waitFor();
  await end();
});
