// Ten thousand strings that are markup, formulas, templates, commands or signs that turn and pile up, put into every field
// of the real service and shown by its real pages: as they were typed, and nothing else happens.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowsers, device, launch, sizes } from "./support/browser.mjs";
import { Caller, newId } from "./support/caller.mjs";
import { hostileStrings, Supply } from "./support/hostile.mjs";
import { startServer } from "./support/server.mjs";
import { words } from "./support/words.mjs";

const number = 10_000;
const flows = ["how-are-things", "sort-out-a-problem", "share-good-news", "change-something", "my-home-now", "about-me"];
const t = words("en").page;

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

/** A device whose pages say in the console what their policy stopped; behaved() then fails. */
async function watchedDevice(size) {
  const context = await device(browser, size);
  await context.addInitScript(() =>
    addEventListener("securitypolicyviolation", (event) => console.error(`stopped: ${event.violatedDirective} ${event.blockedURI}`)),
  );
  return context;
}

async function caller(size, come) {
  const context = await watchedDevice(size);
  const one = new Caller(context, server.url);
  await one.open();
  await come(one);
  return one;
}

/** Every one of them stands on the page as it was typed, became no part of it, and leaves it as wide as the screen. */
async function showsAll(page, texts, where) {
  const found = await page.evaluate((wanted) => {
    const shown = document.body.textContent;
    const fields = [...document.querySelectorAll("textarea, input")].map(({ value }) => value);
    return {
      missing: wanted.filter((text) => !shown.includes(text) && !fields.includes(text)),
      foreign: [...document.querySelectorAll("iframe, base, [onload], [onerror], [onfocus], [onclick], body style, body script, body meta, a[href^='javascript']")].map(({ outerHTML }) => outerHTML.slice(0, 80)),
    };
  }, texts);
  assert.deepEqual(found.missing.map((text) => text.slice(0, 300)), [], `${where}: not shown as typed`);
  assert.deepEqual(found.foreign, [], `${where}: words became a part of the page`);
  await isContained(page, where);
}

/** Opens what was said on the young person's own phone, where it is covered until they show it. */
async function uncovers(page) {
  await page.evaluate(() => localStorage.setItem("phone", "own"));
  await page.goto(server.url);
  await page.getByRole("button", { name: t("web.safe.cover.show"), exact: true }).click();
}

async function isContained(page, where) {
  for (const size of [sizes.phone, sizes.desk]) {
    await page.setViewportSize(size);
    const { wide, inner, widest } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const over = [...document.querySelectorAll("main *")].filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
      return { wide: scrollWidth, inner: clientWidth, widest: over.slice(0, 5).map(({ tagName, className }) => `${tagName}.${className}`) };
    });
    assert.ok(wide <= inner, `${where}: ${wide} wide on a screen of ${inner}: ${widest}`);
  }
}

const entriesOf = (person) => `/api/v1/desk/case-files/${person}/entries`;

/** An entry of every kind a worker writes, with a text in each of its fields. Gives back what it wrote. */
async function writesEntries(sam, person, session, supply) {
  const texts = [];
  const write = async (kind, fields, more = {}) => {
    const said = Object.fromEntries(fields.map((field) => [field, supply.text()]));
    if (kind === "status") said.asserted_by = "worker";
    const { entry } = await sam.well("POST", entriesOf(person), { id: newId(), kind, words: said, ...more });
    texts.push(...fields.map((field) => ({ kind, field, text: said[field] })));
    return entry.id;
  };
  const due = "2030-12-03";
  const action = await write("action", ["what"], { session, owner: "adviser", due });
  await write("action_done", ["what_changed"], { about: action });
  const dropped = await write("action", ["what"], { session, owner: "adviser", due });
  await write("action_dropped", ["why"], { about: dropped });
  const question = await write("question", ["what"], { session });
  await write("summary", ["text"], { session });
  const comment = await write("comment", ["text"], { session });
  await write("contact_record", ["text", "how"], { happened: "2026-11-20" });
  await write("correction", ["text"], { about: comment });
  await write("present", ["who"], { session });
  const planned = await write("plan_action", ["what", "agreed_with"], { matter: "money", owner: "adviser", due });
  await write("plan_state", ["note"], { about: planned, state: "started" });
  await write("review_asked", ["why"]);
  await write("plan_reviewed", ["note"], { happened: "2026-11-20" });
  const referral = await write("referral", ["why", "to", "agreed"], { session, owner: "housing" });
  await write("referral_state", ["note"], { about: referral, state: "sent" });
  await write("household", ["who"], { state: "foster" });
  await write("status", ["why"], { state: "eligible" });
  await write("adult_care", ["named_worker", "services", "note"], { about: "nice_1", state: "yes" });
  await write("hand_over", ["why"], { about: session, owner: "team_manager" });
  await write("filed", ["where", "reference"], { session });
  await write("closed", ["you_said", "we_did"], { session });
  return { action, question, planned, texts };
}

/** And of every kind that a young person writes. */
async function writesOwnEntries(kit, { action, question, planned }, supply) {
  const texts = [];
  const write = async (kind, field, more) => {
    const text = supply.text();
    await kit.well("POST", "/api/v1/own/entries", { id: newId(), kind, words: { [field]: text }, ...more });
    texts.push({ kind, field, text });
  };
  await write("action_said", "comment", { about: action, state: "not_done" });
  await write("question_answered", "text", { about: question });
  await write("plan_view", "text", { matter: "money" });
  await write("plan_disagree", "comment", { about: planned });
  await write("review_asked", "why");
  await write("household", "who", { state: "family" });
  return texts;
}

/** Why somebody stands in, and why a file was opened that was not theirs to open. */
async function writesReasons(sam, reasons, supply) {
  reasons.glass = supply.text(10, 1900);
  const { young_person } = await sam.well("POST", "/api/v1/desk/break-glass", { case_number: "DEMO-0004", reason: reasons.glass });
  await sam.well("GET", `/api/v1/desk/case-files/${young_person}`);
  const { workers } = await sam.well("GET", "/api/v1/desk/workers");
  const alex = workers.find(({ name }) => name === "Alex Sample").id;
  reasons.cover = supply.text(10, 1900);
  const until = new Date(Date.now() + 7 * 24 * 3600_000).toISOString().slice(0, 10);
  await sam.well("POST", "/api/v1/desk/cover", { worker: alex, until, reason: reasons.cover });
}

/** Translations in the studio: what can not be formatted is kept with its fault shown, or refused in words. */
async function writesTranslations(jo, supply) {
  let draft = await jo.well("POST", "/api/v1/studio/drafts", { flow: "share-good-news" });
  const kept = [];
  const keys = draft.steps.flatMap(({ id, messages = [] }) => messages.map(({ key }) => ({ id, key }))).slice(0, 12);
  for (const { id, key } of keys) {
    const text = supply.text(5, 3000);
    const answer = await jo.ask("POST", `/api/v1/studio/drafts/${draft.id}/words`, { hash: draft.hash, key, locale: "cy", text });
    assert.ok([200, 400, 422].includes(answer.status), `${key}: ${answer.status}`);
    if (answer.status !== 200) continue;
    draft = answer.body;
    kept.push({ step: id, text });
  }
  return { draft: draft.id, kept };
}

test(`${number} hostile strings through every field: shown as typed, and nothing runs`, async (context) => {
  const strings = hostileStrings(number);
  assert.equal(new Set(strings).size, number);
  const supply = new Supply(strings);
  const kit = await caller("phone", (one) => one.redeem(server.codes.Kit));
  const sam = await caller("desk", (one) => one.signIn("sam"));
  const jo = await caller("desk", (one) => one.signIn("jo"));
  const said = {};
  const replies = [];
  const reasons = {};
  let written;
  let own;
  let studio;
  let person;

  await context.test("stored: answers, changed answers, replies, entries of every kind, translations", async () => {
    for (const flow of flows) said[flow] = await kit.converses(flow, (ask) => (ask.type === "text" ? { text: supply.text() } : undefined));
    const { session, said: first } = said[flows[0]];
    const changed = Array.from({ length: 200 }, () => supply.text());
    await kit.changes(session, first[0].step, changed);
    first.push(...changed.map((text) => ({ text })));
    const { young_people } = await sam.well("GET", "/api/v1/desk/young-people");
    person = young_people.find(({ name }) => name === "Kit").id;
    for (let i = 0; i < 20; i += 1) {
      replies.push(supply.text());
      await sam.well("POST", `/api/v1/desk/statements/${session}/replies`, { id: newId(), words: replies.at(-1) });
    }
    written = await writesEntries(sam, person, session, supply);
    own = await writesOwnEntries(kit, written, supply);
    studio = await writesTranslations(jo, supply);
    await writesReasons(sam, reasons, supply);
    while (supply.left > 0) {
      const text = supply.text();
      await sam.well("POST", entriesOf(person), { id: newId(), kind: "comment", session, words: { text } });
      written.texts.push({ kind: "comment", field: "text", text });
    }
    assert.equal(supply.given, number);
  });

  await context.test("what the server gives back is what was given to it", async () => {
    const file = JSON.stringify(await sam.well("GET", `/api/v1/desk/case-files/${person}`));
    for (const { text } of [...Object.values(said).flatMap((one) => one.said), ...written.texts, ...own])
      assert.ok(file.includes(JSON.stringify(text).slice(1, -1)), text.slice(0, 200));
  });

  await context.test("the desk shows the case file: on paper, as a time line, the plan, who they are", async () => {
    const { page } = sam;
    const open = async (part) => {
      await page.goto("about:blank");
      await page.goto(`${server.url}/desk#/person/${person}${part}`);
      await page.locator("main h1").first().waitFor();
      await page.locator(".identity, .print-part, .timeline, main article").first().waitFor();
    };
    await open("/print");
    await page.locator("article.on-paper").first().waitFor();
    await showsAll(page, [...Object.values(said).flatMap((one) => one.said.map(({ text }) => text)), ...replies], "the case file on paper");
    await showsAll(page, [...written.texts, ...own].map(({ text }) => text), "what was written, on paper");
    await open("");
    await showsAll(page, [], "the time line");
    await open("/plan");
    const plan = ["plan_action", "plan_view"];
    const inPlan = [...written.texts, ...own].filter(({ kind, field }) => plan.includes(kind) && field !== "agreed_with");
    await showsAll(page, inPlan.map(({ text }) => text), "the plan");
    await open("/about");
    const about = [...written.texts, ...own].filter(({ kind, field }) => ["adult_care", "status"].includes(kind) || (kind === "referral" && field !== "agreed"));
    await showsAll(page, [...about.map(({ text }) => text), own.find(({ kind }) => kind === "household").text], "who they are");
    await page.goto(`${server.url}/desk#/cover`);
    await page.getByText(reasons.cover).first().waitFor();
    await showsAll(page, [reasons.cover], "who stands in");
    await page.goto(`${server.url}/desk#/inbox`);
    await page.locator("main h1").first().waitFor();
    await showsAll(page, [], "the inbox");
  });

  await context.test("the young person sees what became of it", async () => {
    const { page } = kit;
    await uncovers(page);
    await page.getByRole("heading", { name: t("web.home.start") }).waitFor();
    const title = words("en").flow(flows[0])("title");
    await page.getByRole("button", { name: t("web.own.door.all"), exact: true }).click();
    await page.getByRole("button", { name: `${t("web.own.door.happened")}: ${title}`, exact: true }).first().click();
    await page.locator(".own-way").waitFor();
    const told = ["action", "question", "closed"];
    const toldTexts = written.texts.filter(({ kind }) => told.includes(kind)).map(({ text }) => text);
    await showsAll(page, [...replies, ...toldTexts], "what happened");
  });

  await context.test("whoever was looked up in an emergency reads why", async () => {
    const robin = await caller("phone", (one) => one.redeem(server.codes.Robin));
    const { page } = robin;
    await uncovers(page);
    await page.getByRole("button", { name: t("web.own.door.readers"), exact: true }).click();
    await page.getByText(t("web.own.readers.why")).first().waitFor();
    await showsAll(page, [reasons.glass], "who has read it");
    robin.context.behaved();
  });

  await context.test("the studio shows translations as they were typed", async () => {
    const { page } = jo;
    assert.ok(studio.kept.length > 0, "no translation was kept at all");
    for (const step of new Set(studio.kept.map((one) => one.step))) {
      await page.goto("about:blank");
      await page.goto(`${server.url}/studio#/draft/${studio.draft}/words${step ? `/${step}` : ""}`);
      await page.locator("main select").first().waitFor();
      await page.getByLabel("Show beside").or(page.locator("main select").first()).first().selectOption("cy");
      await page.locator("main textarea").first().waitFor();
      await showsAll(page, studio.kept.filter((one) => one.step === step).map(({ text }) => text), `the studio at ${step}`);
    }
  });

  await context.test("search, code and sign-in take them for what they are: nobody", async () => {
    const some = strings.filter((text) => !/[\r\n]/.test(text)).slice(0, 400);
    const searches = some.filter((_, at) => at % 20 === 0);
    const { page } = sam;
    await page.goto("about:blank");
    await page.goto(`${server.url}/desk#/search`);
    const field = page.locator("main input").first();
    await field.waitFor();
    for (const text of searches) {
      await field.fill(text);
      await field.press("Enter");
      assert.equal(await field.inputValue(), text.replace(/[\r\n]/g, ""));
    }
    await showsAll(page, [], "search");
    const stranger = await watchedDevice("phone");
    const strange = await stranger.newPage();
    await strange.goto(server.url);
    const code = strange.getByLabel(t("web.sign_in.code"));
    for (const text of searches.slice(0, 5)) {
      await code.fill(text);
      await code.press("Enter");
    }
    await isContained(strange, "the code");
    await strange.goto(`${server.url}/desk`);
    const user = strange.getByLabel(t("web.desk.sign_in.user"));
    for (const text of searches.slice(5, 10)) {
      await user.fill(text);
      await strange.getByLabel(t("web.desk.sign_in.password"), { exact: true }).fill(text);
      await strange.getByRole("button", { name: t("web.desk.sign_in.button"), exact: true }).click();
    }
    await isContained(strange, "signing in");
    stranger.behaved();
  });

  await context.test("no PDF has lost them or become anything else", async () => {
    for (const [who, path] of [[sam, `/api/v1/desk/case-files/${person}.pdf`], [sam, `/api/v1/desk/statements/${said[flows[0]].session}.pdf`], [kit, "/api/v1/own/copy.pdf"]]) {
      const answer = await who.ask("GET", path);
      assert.equal(answer.status, 200, path);
      assert.ok(answer.body.startsWith("%PDF-"), path);
    }
  });

  for (const one of [kit, sam, jo]) one.context.behaved();
  console.log(`# hostile strings shown as typed: ${supply.given}`);
});
