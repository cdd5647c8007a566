// Every page of the desk, with everything on it that can be: for people who cannot see it, in every colour scheme, on a
// small phone, under the strict Content-Security-Policy. The council is invented, so that all states are there at once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { say } from "./support/desk-words.mjs";
import { alerts, people, sessions } from "./support/fake-council.mjs";
import { startFakeDesk } from "./support/fake-desk.mjs";
import { faults, looksRight } from "./support/look.mjs";

let browser;
const servers = [];
before(async () => {
  browser = await launch();
});
after(async () => {
  await closeBrowsers();
  for (const server of servers) server.stop();
});

const ofTriage = `#/inbox/${people.kit}/${sessions.problem}/${alerts.urgent}`;
/** Which role opens which page, and what shows that it is there. */
const pages = [
  ["personal_adviser", "inbox", "#/inbox", { name: "No safe place tonight" }],
  ["personal_adviser", "triage", ofTriage, { name: say("triage.words"), role: "region" }],
  ["personal_adviser", "triage-arabic", `#/inbox/${people.noor}/${sessions.arabic}/${sessions.arabic}`, { name: say("triage.words"), role: "region" }],
  ["personal_adviser", "people-desk", "#/people", { name: "Noor", role: "link" }],
  ["personal_adviser", "case-file", `#/person/${people.kit}`, { name: say("file.clocks") }],
  ["personal_adviser", "plan", `#/person/${people.kit}/plan`, { name: say("plan.title") }],
  ["personal_adviser", "about", `#/person/${people.kit}/about`, { name: say("about.access") }],
  ["personal_adviser", "print", `#/person/${people.kit}/print`, { name: say("print.button"), role: "button" }],
  ["personal_adviser", "nameless", `#/person/${people.visitor}`, { name: "Timeline" }],
  ["personal_adviser", "search", "#/search", { name: say("page.search") }],
  ["personal_adviser", "emergency-access", "#/break-glass", { name: say("glass.title") }],
  ["team_manager", "cover", "#/cover", { name: say("agency.title") }],
  ["safeguarding_lead", "triage-lead", ofTriage, { name: new RegExp(say("act.names_worker")), role: "button" }],
  ["other_agency", "case-file-agency", `#/person/${people.kit}`, { name: say("file.clocks") }],
  ["member", "totals", "#/totals", { name: say("totals.title") }],
  ["administrator", "workers", "#/admin", { name: say("admin.add") }],
];

async function deskOf(role, size = "desk", more = {}) {
  const server = await startFakeDesk(role);
  servers.push(server);
  const context = await device(browser, size, more);
  return { server, context, page: await context.newPage() };
}

async function open(page, server, hash, { name, role = "heading" }) {
  await page.goto(`${server.url}/desk${hash}`);
  await page.getByRole(role, { name }).first().waitFor();
}

for (const [role, name, hash, there] of pages)
  test(`${name} is usable by everybody`, async (context) => {
    const desk = await deskOf(role);
    await open(desk.page, desk.server, hash, there);
    await looksRight(context, desk.page, `${name}-of-desk`);
    desk.context.behaved();
    await desk.context.close();
  });

for (const [scheme, more] of [["dark", { colorScheme: "dark" }], ["forced colours", { forcedColors: "active" }]])
  test(`every page in ${scheme}`, async () => {
    for (const [role, name, hash, there] of pages) {
      const desk = await deskOf(role, "desk", more);
      await open(desk.page, desk.server, hash, there);
      assert.deepEqual(await faults(desk.page), [], name);
      desk.context.behaved();
      await desk.context.close();
    }
  });

test("every form that the desk has is usable by everybody", async () => {
  const desk = await deskOf("safeguarding_lead");
  const { page } = desk;
  await open(page, desk.server, ofTriage, { name: say("triage.words"), role: "region" });
  const buttons = page.getByRole("region", { name: say("triage.do") }).locator(".act");
  const number = await buttons.count();
  assert.equal(number, 10);
  for (let at = 0; at < number; at++) {
    await buttons.nth(at).click();
    await page.locator(".act-form form").waitFor();
    assert.deepEqual(await faults(page), [], await buttons.nth(at).innerText());
  }
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: say("keys.title") }).waitFor();
  assert.deepEqual(await faults(page), []);
  desk.context.behaved();
  await desk.context.close();
});

test("what was said in another direction is shown in it", async () => {
  const desk = await deskOf("personal_adviser");
  await open(desk.page, desk.server, `#/inbox/${people.noor}/${sessions.arabic}/${sessions.arabic}`, { name: say("triage.words"), role: "region" });
  for (const words of await desk.page.locator(".triage-words [lang=ar]").all())
    assert.equal(await words.evaluate((one) => getComputedStyle(one).direction), "rtl");
  assert.equal(await desk.page.locator(".triage-words [lang=ar]").count(), 2);
  await desk.context.close();
});

test("on paper stand all words, and nothing that can be pressed", async () => {
  const desk = await deskOf("personal_adviser");
  const { page } = desk;
  await open(page, desk.server, `#/person/${people.kit}/print`, { name: say("print.button"), role: "button" });
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("button").count(), 0);
  assert.equal(await page.getByRole("navigation").count(), 0);
  await page.getByText("Coach Pretend", { exact: false }).first().waitFor({ state: "detached" });
  assert.ok(await page.getByText("It is Tuesday, not Monday.").isVisible());
  // Looking at the paper is not reading for the young person.
  assert.deepEqual(desk.server.sent.filter(({ path }) => path.endsWith("/read")), []);
  await desk.context.close();
});

test("a page that a role has not is not there, and is not offered", async () => {
  const desk = await deskOf("member");
  const { page } = desk;
  await open(page, desk.server, `#/person/${people.kit}`, { name: say("totals.title") });
  const links = await page.getByRole("navigation").getByRole("link").allInnerTexts();
  assert.deepEqual(links, [say("page.totals"), "What words mean"]);
  await desk.context.close();

  const agency = await deskOf("other_agency");
  await open(agency.page, agency.server, `#/person/${people.kit}`, { name: say("file.clocks") });
  for (const key of ["action.done_button", "file.record"])
    assert.equal(await agency.page.getByRole("button", { name: say(key) }).count(), 0);
  await agency.context.close();
});
