// A shared screen: no name, true words only, and nothing left for whoever comes next.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Adviser } from "./support/adviser.mjs";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { meWith, openSocket } from "./support/replay.mjs";
import { startServer } from "./support/server.mjs";
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

/** A visitor who has chosen a language and stands before the first question. */
async function visitor(kiosk, locale, language) {
  const person = new YoungPerson(await kiosk.newPage(), server.url, locale);
  await person.page.clock.install();
  await person.page.goto(`${server.url}/kiosk`);
  await person.page.getByRole("button", { name: language }).click();
  await person.way("nameless");
  person.script = person.words.flow("how-are-things");
  await person.page.getByRole("button", { name: person.script("title"), exact: true }).click();
  await person.page.getByText(person.t("web.before.who_nameless")).waitFor();
  await person.button("web.before.start").click();
  await person.asked("feeling");
  return person;
}

const cookieOf = async (kiosk) =>
  (await kiosk.cookies(server.url)).map(({ name, value }) => `${name}=${value}`).join("; ");

/** The first screen again, with nothing of the visit on it. */
async function wiped(kiosk, person, cookie, ...words) {
  await person.page.getByRole("button", { name: "العربية" }).waitFor();
  await person.page.getByRole("heading", { level: 1 }).waitFor();
  for (const word of words) assert.equal(await person.page.getByText(word).count(), 0, `"${word}" is still shown`);
  assert.deepEqual(await kiosk.cookies(server.url), []);
  assert.equal((await meWith(server, cookie)).role, "nobody");
  assert.equal(await openSocket(server, cookie), 401);
}

test("a visitor chooses a language, says how things are without a name, and sends it", async () => {
  const kiosk = await device(browser, "kiosk");
  const person = await visitor(kiosk, "cy", "Cymraeg");
  const cookie = await cookieOf(kiosk);
  assert.equal((await meWith(server, cookie)).role, "visitor");
  await person.face("feeling", "okay");
  await person.tick("feelings", "tired", "proud");
  await person.write("going_well", "Mae'r gath yn iawn");
  await person.tick("change", "nothing");
  await person.reviews();
  await person.page.getByText("Mae'r gath yn iawn", { exact: true }).waitFor();
  await person.send();
  await person.page.getByText(person.t("submitted.next_nameless")).waitFor();
  await person.page.locator(".ending").getByRole("button", { name: person.t("web.kiosk.finish") }).click();
  await wiped(kiosk, person, cookie, "Mae'r gath yn iawn");
  kiosk.behaved();
  await kiosk.close();
});

test("when nobody touches it for 90 seconds it warns, waits half a minute, and forgets everything", async () => {
  const kiosk = await device(browser, "kiosk");
  const person = await visitor(kiosk, "en", "English");
  const { page } = person;
  const cookie = await cookieOf(kiosk);
  const warning = page.getByRole("alertdialog", { name: person.t("web.kiosk.idle_title") });
  await person.face("feeling", "okay");
  await person.tick("feelings", "lonely");
  await person.asked("going_well");
  await page.getByRole("textbox").fill("Half a sentence");

  await page.clock.fastForward(80_000);
  assert.equal(await warning.isVisible(), false);
  await page.clock.fastForward(11_000);
  await warning.waitFor();
  await page.getByRole("button", { name: person.t("web.kiosk.idle_here") }).click();
  await warning.waitFor({ state: "hidden" });
  assert.equal(await page.getByRole("textbox").inputValue(), "Half a sentence");

  await page.clock.fastForward(91_000);
  await warning.waitFor();
  await page.clock.runFor(31_000); // The count goes down second by second.
  await wiped(kiosk, person, cookie, "Half a sentence", "Lonely");
  await page.goBack();
  for (const word of ["Half a sentence", "Lonely"]) assert.equal(await page.getByText(word).count(), 0);
  kiosk.behaved();
  await kiosk.close();
});

test("a nameless visitor who is not safe is promised nothing that cannot be kept; the desk is told all the same", async () => {
  const kiosk = await device(browser, "kiosk");
  const desk = await device(browser, "desk");
  const adviser = new Adviser(await desk.newPage(), server.url);
  await adviser.open();
  await adviser.signIn("morgan");
  const person = await visitor(kiosk, "en", "English");
  const { page } = person;
  await person.face("feeling", "very_bad");
  await person.tick("feelings", "scared");
  await person.tap("safe_now", "unsafe");
  await person.asked("visitor_reach");
  await page.getByText(person.script("visitor_card")).first().waitFor();
  const card = adviser.alert("Does not feel safe right now", adviser.t("web.desk.visitor"));
  await card.waitFor();
  await card.getByText("No, I don't", { exact: true }).waitFor();
  await person.skip("visitor_reach");
  await person.write("own_words", "I am in the blue room");
  await person.reviews();
  await page.getByText(person.t("review.who_nameless")).waitFor();

  const shown = [await page.locator("main").innerText()];
  await person.send();
  shown.push(await page.locator("main").innerText());
  const promises = [/your adviser/i, /we have told \w+ \w+/i, /(will|can) call you/i, /will (come|find you|contact|reply|answer)/i, /see here when/i];
  for (const promise of promises) for (const text of shown) assert.doesNotMatch(text, promise);

  await adviser.acknowledge(card);
  await card.getByText(adviser.t("web.desk.reply.nameless")).waitFor();
  assert.equal(await card.getByRole("textbox").count(), 0, "a reply could reach nobody, so none is offered");
  kiosk.behaved();
  desk.behaved();
  await kiosk.close();
  await desk.close();
});
