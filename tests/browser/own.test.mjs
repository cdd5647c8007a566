// The young person's own file, in states that would take weeks to live through: what they see, press and send. The
// server is real but for the own file itself, which support/own-file.mjs answers; loop.test.mjs has the whole way.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { faults, looksRight } from "./support/look.mjs";
import { answers, standIn } from "./support/own-file.mjs";
import { startServer } from "./support/server.mjs";
import { Worker } from "./support/worker.mjs";
import { YoungPerson } from "./support/young-person.mjs";

let server;
let browser;
let sam;
before(async () => {
  server = await startServer();
  sam = new Worker(server);
  await sam.signIn("sam");
  await sam.find("Kit");
  browser = await launch();
});
after(async () => {
  await closeBrowsers();
  await server?.stop();
});

async function atHome(more = {}, { locale = "en", told = answers() } = {}) {
  const phone = await device(browser, "phone", more);
  const page = await phone.newPage();
  const stand = await standIn(page, told);
  const person = new YoungPerson(page, server.url, locale);
  await person.open();
  await person.comeIn(await sam.code());
  await page.locator(".for-you button").first().waitFor();
  return { phone, page, person, ...stand };
}

const door = (person, page) => person.button(`web.own.door.${page}`);
const arrive = (page) => page.locator(".own h1:focus").waitFor();

/** Every page of the file, one after the other. */
async function visit(person, page, look) {
  await look("home");
  const first = page.locator(".for-you button");
  for (const [n, name] of [["first", "asked-done"], ["last", "asked-question"]]) {
    await first[n]().click();
    await arrive(page);
    await look(name);
    if (name === "asked-done") {
      await page.locator(".own-foot button").click();
      await page.locator(".own-way").waitFor();
      await look("happened");
    }
    await person.button("web.home.to").click();
    await person.home();
  }
  for (const name of ["plan", "team", "rights", "readers", "copy", "contact", "phones"]) {
    await door(person, name).click();
    await arrive(page);
    await page.getByText(person.t("web.wait")).waitFor({ state: "hidden" });
    await look(name);
    if (name === "plan") {
      await page.locator(".own-matter").first().click();
      await page.locator(".own-tick").first().waitFor();
      await look("matter");
      await person.button("web.own.plan.to_plan").click();
      await arrive(page);
    }
    if (name === "rights") {
      await person.button("web.own.rights.words").click();
      await page.locator(".own-terms dt").first().waitFor();
      await look("words");
      await person.button("web.own.door.rights").click();
      await arrive(page);
    }
    await person.button("web.home.to").click();
    await person.home();
  }
}

for (const [name, picture, more, options] of [
  ["in English", "phone", {}, {}],
  ["in Arabic, from right to left", "phone-ar", {}, { locale: "ar" }],
  ["in the dark", "phone-dark", { colorScheme: "dark" }, {}],
  ["in forced colours", "phone-forced", { forcedColors: "active" }, {}],
])
  test(`every page of the own file is right ${name}`, async (context) => {
    const { phone, page, person } = await atHome(more, options);
    await visit(person, page, (screen) => looksRight(context, page, `own-${screen}-${picture}`));
    phone.behaved();
    await phone.close();
  });

test("with letters twice as large nothing sticks out, and axe finds nothing", async () => {
  const { phone, page, person } = await atHome();
  await visit(person, page, async (screen) => {
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    assert.equal(scrollWidth, clientWidth, `${screen} is too wide`);
    assert.deepEqual(await faults(page), [], screen);
    await page.evaluate(() => (document.documentElement.style.fontSize = ""));
  });
  await phone.close();
});

test("\"is it done?\" by keyboard alone: not yet, with words, and it is said once that it is saved", async () => {
  const { phone, page, person, posted, told } = await atHome();
  const row = page.locator(".for-you button").first();
  await row.focus();
  await page.keyboard.press("Enter");
  await arrive(page);
  const ask = page.getByRole("group", { name: person.t("web.own.is_it_done") });
  await ask.getByRole("button", { name: person.t("web.own.not_yet"), exact: true }).focus();
  await page.keyboard.press("Space");
  await page.getByLabel(person.t("web.own.in_words")).focus();
  await page.keyboard.type("They said Monday, not Saturday.");
  const action = told["/api/v1/own/file"].statements[0].actions[1];
  Object.assign(action, { state: "said_not_done", said: "not_done", comment: "They said Monday, not Saturday." });
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText(person.t("web.own.you_say_not")).waitFor();
  assert.equal(posted.length, 1);
  const { id, ...sent } = posted[0].body;
  assert.match(id, /^[0-9a-f]{32}$/);
  assert.deepEqual(sent, {
    kind: "action_said", about: action.id, state: "not_done", words: { comment: "They said Monday, not Saturday." },
  });
  assert.equal(await page.locator("main [role=status]").filter({ hasText: person.t("web.tick.saved") }).count(), 1);
  await page.locator(".own-said:focus").waitFor(); // The button that was pressed is gone; the focus is not lost.
  phone.behaved();
  await phone.close();
});

test("what could not be saved stays in the box, and sending it again is the same act", async () => {
  const { phone, page, person, posted } = await atHome();
  await door(person, "plan").click();
  await page.locator(".own-matter").first().click();
  const box = page.getByLabel(person.t("web.own.plan.think_label"));
  await box.fill("I want to stay until June.");
  const ids = [];
  await page.route("**/api/v1/own/entries**", (route) => {
    ids.push(route.request().postDataJSON().id);
    return route.abort();
  });
  await person.button("web.own.save").click();
  await page.getByText(person.t("web.own.not_saved")).waitFor();
  assert.equal(await box.inputValue(), "I want to stay until June.");
  // Looked at something else meanwhile: it is still there.
  await person.button("web.own.plan.to_plan").click();
  await page.locator(".own-matter").first().click();
  assert.equal(await box.inputValue(), "I want to stay until June.");
  await page.unroute("**/api/v1/own/entries**");
  await person.button("web.own.save").click();
  await page.waitForFunction(() => document.querySelector(".own textarea").value === "");
  assert.deepEqual(posted.map(({ body }) => body.id), ids, "sent twice, and one act");
  assert.deepEqual(posted[0].body.words, { text: "I want to stay until June." });
  await phone.close();
});

test("a review can always be asked for, also when one was asked for already", async () => {
  const told = answers();
  told["/api/v1/own/file"].plan.review_asked = { id: "0".repeat(32), kind: "review_asked", words: {}, at: { at: 0, words: "Monday" } };
  const { phone, page, person, posted } = await atHome({}, { told });
  await door(person, "plan").click();
  await page.getByText(person.t("web.own.plan.review_lead")).waitFor();
  await page.getByText(person.t("web.own.plan.review_asked", { when: "Monday" })).waitFor();
  await person.button("web.own.plan.review").click();
  await page.getByLabel(person.t("web.own.plan.review_why")).fill("I am moving.");
  await person.button("web.own.plan.review").click();
  await page.locator(".own-said:focus").waitFor();
  assert.deepEqual(posted.map(({ body }) => [body.kind, body.words]), [["review_asked", { why: "I am moving." }]]);
  await phone.close();
});

test("the plan: tick, agree, and \"I don't agree\" with or without a reason", async () => {
  const { phone, page, person, posted } = await atHome();
  await door(person, "plan").click();
  await page.locator(".own-matter").first().click();
  const agreed = page.locator(".own-card").first();
  await agreed.getByLabel(person.t("web.own.plan.ticked")).click();
  await page.waitForFunction(() => document.querySelector(".unseen[role=status]").textContent);
  await agreed.getByRole("button", { name: new RegExp(`^${person.t("web.own.plan.agree")}:`) }).click();
  await agreed.getByRole("button", { name: new RegExp(`^${person.t("web.own.plan.disagree")}:`) }).click();
  await agreed.getByRole("button", { name: person.t("web.review.send") }).click();
  await agreed.locator(".own-write").waitFor({ state: "hidden" });
  assert.deepEqual(
    posted.map(({ body }) => [body.kind, body.state, body.words]),
    [["plan_ticked", "ticked", {}], ["plan_agree", undefined, {}], ["plan_disagree", undefined, {}]],
  );
  await phone.close();
});

test("the copy is warned about first, has no name in its name, and a failed one leaves no file", async () => {
  const { phone, page, person } = await atHome();
  await door(person, "copy").click();
  await page.getByText(person.t("web.own.copy.warn")).waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), person.button("web.own.copy.pdf").click()]);
  assert.equal(download.suggestedFilename(), "my-copy.pdf");
  await page.getByText(person.t("web.own.copy.got")).waitFor();
  await page.getByRole("button", { name: person.t("web.own.copy.file") }).click(); // The stand-in has none.
  await page.getByText(person.t("web.own.not_loaded")).waitFor();
  await phone.close();
});

test("another phone is signed out by one tap; all of them only after a second look", async () => {
  const { phone, page, person, posted } = await atHome();
  await door(person, "phones").click();
  await page.getByRole("button", { name: `${person.t("web.own.phones.out")}: Computer` }).click();
  await page.locator(".own-member").nth(1).waitFor({ state: "detached" });
  assert.match(posted[0].path, /devices\/0+62\/revoke$/);
  await page.getByRole("button", { name: `${person.t("web.own.phones.forget")}: Phone` }).waitFor();
  await person.button("web.own.phones.all").click();
  await page.getByRole("dialog").getByText(person.t("web.own.phones.sure")).waitFor();
  await page.getByRole("dialog").getByRole("button", { name: person.t("web.own.phones.all") }).click();
  await person.heading(person.t("web.welcome.title")).waitFor();
  await phone.close();
});

test("a question is answered in their own words, and what was sent can be changed from where it is shown", async () => {
  const { phone, page, person, posted, told } = await atHome();
  await page.locator(".for-you button").last().click();
  await page.getByLabel(person.t("web.own.your_answer")).fill("Tuesdays & <b>Fridays</b>");
  await person.button("web.review.send").click();
  await page.waitForFunction(() => document.querySelector(".own textarea").value === "");
  assert.deepEqual([posted[0].body.kind, posted[0].body.words.text], ["question_answered", "Tuesdays & <b>Fridays</b>"]);
  await page.locator(".own-foot button").click();
  await person.button("web.own.change").click();
  await page.locator(".talk").waitFor();
  assert.equal(told["/api/v1/own/file"].statements[0].session, "1".padStart(32, "0"));
  await phone.close();
});

test("opening times stand before anything is typed; nothing personal is kept in the browser", async () => {
  const { phone, page, person } = await atHome();
  await page.locator(".home-head").getByText("Opens tomorrow at 9 am").waitFor();
  await person.choose("how-are-things");
  await page.locator(".before").getByText("Opens tomorrow at 9 am").waitFor();
  await page.locator(".before").getByRole("link", { name: "01632 960999" }).waitFor();
  const kept = await page.evaluate(async () => [
    localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length,
  ]);
  assert.deepEqual(kept, [0, 0, 0, 0]);
  await phone.close();
});
