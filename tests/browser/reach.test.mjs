// What starts a clock, who is in somebody's team, and handing over: the real server, with the desk's own pages.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Adviser } from "./support/adviser.mjs";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { say } from "./support/desk-words.mjs";
import { password, startServer } from "./support/server.mjs";
import { Worker } from "./support/worker.mjs";
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

async function deskOf(user) {
  const laptop = await device(browser, "desk");
  const adviser = new Adviser(await laptop.newPage(), server.url);
  const { page } = adviser;
  await adviser.open();
  await page.getByLabel(adviser.t("web.desk.sign_in.user")).fill(user);
  await page.getByLabel(adviser.t("web.desk.sign_in.password"), { exact: true }).fill(password);
  await page.getByRole("button", { name: adviser.t("web.desk.sign_in.button"), exact: true }).click();
  await page.getByRole("navigation").first().waitFor();
  return { laptop, page };
}

test("what happened is recorded in the case file, and the date it starts stands there at once, for both", async () => {
  const sam = new Worker(server);
  await sam.signIn("sam");
  await sam.find("Kit");
  const { laptop, page } = await deskOf("sam");
  await page.goto(`${server.url}/desk#/person/${sam.person}/about`);
  const box = page.locator("#box-clocks").locator("..");
  await box.getByRole("button", { name: say("clock.record"), exact: true }).click();
  await box.getByLabel(say("clock.what")).selectOption("returned");
  await box.getByRole("button", { name: say("save.other"), exact: true }).click();
  await box.getByRole("status").getByText(say("event.returned")).waitFor();
  await page.screenshot({ path: "/tmp/reach-clocks.png", fullPage: true });
  const { clocks } = await sam.caseFile();
  const clock = clocks.find(({ kind }) => kind === "return_interview");
  assert.ok(clock, "the 72 hours run");
  await box.locator(".clock").getByText(clock.words).waitFor();

  const phone = await device(browser, "phone");
  const person = new YoungPerson(await phone.newPage(), server.url);
  await person.open();
  await person.comeIn(server.codes.Kit);
  const own = await person.page.evaluate(async () => (await fetch("/api/v1/own/file")).json());
  assert.equal(own.clocks.find(({ kind }) => kind === "return_interview").due.date, clock.due.date);
  await phone.close();
  laptop.behaved();
  await laptop.close();
});

test("an administrator says when somebody works and where to call, and it stands in My team", async () => {
  const { laptop, page } = await deskOf("amin");
  await page.goto(`${server.url}/desk#/admin`);
  await page.locator("details summary").getByText("Sam Example", { exact: true }).click();
  const form = page.locator("details[open] form");
  await form.getByLabel(say("admin.day_1")).check();
  await form.getByLabel(say("admin.day_3")).check();
  await form.getByLabel(say("admin.phone")).fill("01632 960 123");
  await form.getByLabel(say("admin.after_hours")).fill("01632 960 999");
  await form.getByRole("button").click();
  await page.locator("details summary").getByText("Sam Example", { exact: true }).waitFor();
  await page.screenshot({ path: "/tmp/reach-admin.png", fullPage: true });
  await page.waitForFunction(async () => {
    const { workers } = await (await fetch("/api/v1/admin/workers")).json();
    return workers.some(({ phone }) => phone === "01632 960 123");
  });
  laptop.behaved();
  await laptop.close();

  const phone = await device(browser, "phone");
  const person = new YoungPerson(await phone.newPage(), server.url);
  await person.open();
  await person.comeIn(server.codes.Noor ?? server.codes.Kit);
  await person.button("web.own.door.team").click();
  const card = person.page.locator(".own-member").filter({ hasText: "Sam Example" });
  await card.getByText("At work on Monday, Wednesday", { exact: true }).waitFor();
  await card.getByRole("link", { name: "01632 960 123" }).waitFor();
  await card.getByText(person.t("web.own.team.after_hours"), { exact: true }).waitFor();
  await person.page.screenshot({ path: "/tmp/reach-team.png", fullPage: true });
  await phone.close();
});
