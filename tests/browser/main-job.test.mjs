// The main job, with both sides open at once: what a young person says reaches the adviser, and what came of it returns.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Adviser } from "./support/adviser.mjs";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { startServer } from "./support/server.mjs";
import { words } from "./support/words.mjs";
import { YoungPerson } from "./support/young-person.mjs";

const english = words("en").flow("housing-tonight");
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

/** It is on the screen, below the bar at the top, with nobody having to scroll. */
async function seen(words) {
  await words.waitFor();
  const bar = await words.page().getByRole("banner").boundingBox();
  const { y } = await words.boundingBox();
  assert.ok(y >= bar.y + bar.height && y < words.page().viewportSize().height, `is out of sight, at ${Math.round(y)}`);
}

// From the safety card to the last question of somebody who is 16 or 17.
async function sayTheRest(person, wish) {
  await person.tap("carry_on", "show");
  await person.tap("see_ways", "show");
  await person.tap("ways_clear", "not_yet");
  await person.tap("advocate", "later");
  await person.tap("hurt", "nobody");
  await person.tick("with_you", "friend", "pet");
  await person.tick("needs", "food", "charge");
  await person.skip("health_need");
  await person.tap("last_nights", "friend");
  await person.tap("home_safe", "unsure");
  await person.skip("must_reach");
  await person.write("trust", "Coach Pretend from the boxing club");
  await person.write("matters_most", wish);
  await person.tap("route_view", "talk_first");
  await person.skip("plan_b");
}

async function wholeJob(context, locale, name, wish, reply) {
  const phone = await device(browser, "phone");
  const desk = await device(browser, "desk");
  const adviser = new Adviser(await desk.newPage(), server.url);
  const person = new YoungPerson(await phone.newPage(), server.url, locale);

  await context.test("the adviser signs in and gives a code, which lets the young person in", async () => {
    await adviser.open();
    await adviser.signIn("sam");
    const code = await adviser.codeFor(name);
    await adviser.closeDialog();
    await adviser.inbox();
    await person.open();
    assert.equal(await person.page.locator("html").getAttribute("dir"), locale === "ar" ? "rtl" : "ltr");
    await person.comeIn(code);
  });

  const card = adviser.alert("No safe place tonight", name);
  await context.test("\"I don't\" puts an urgent alert on the open desk, in their own words", async () => {
    await person.start("housing-tonight");
    const asked = Date.now();
    await person.tap("safe", "unsafe");
    await card.waitFor();
    console.log(`# from the tap to the alert on the desk: ${Date.now() - asked} ms`);
    await card.getByText(adviser.t("web.desk.level.urgent"), { exact: true }).waitFor();
    await card.getByText("Do you have somewhere safe to sleep tonight?").waitFor();
    await card.getByText(person.script("safe.unsafe"), { exact: true }).waitFor();
  });

  await context.test("without scrolling they see that it is saved, and who was told", async () => {
    await person.asked("where_now");
    const given = person.bubble(person.script("safe.unsafe"));
    await seen(given.getByText(person.t("web.tick.saved"), { exact: true }));
    await seen(given.locator(".told"));
    await seen(person.question("where_now"));
  });

  await context.test("the safety card comes next, and an earlier answer can be changed", async () => {
    await person.tap("where_now", "friend");
    await person.skip("phone");
    await person.page.getByText(person.script.like("safety", { adviser: "Sam Example" })).first().waitFor();
    // Nobody has approved the Arabic yet, so where it matters most the English stands beneath.
    if (locale !== "en") await person.page.getByText(english.like("safety", { adviser: "Sam Example" })).first().waitFor();
    await person.asked("carry_on");
    await seen(person.page.locator(".safety-words"));
    await person.bubble(person.script("where_now.friend")).getByRole("button").click();
    await person.tap("where_now", "street");
    await person.asked("carry_on");
    await person.bubble(person.script("where_now.street")).getByText(person.t("web.tick.saved"), { exact: true }).waitFor();
    assert.equal(await person.bubble(person.script("where_now.friend")).count(), 0);
  });

  await context.test("they go on to the end, look it over and send it", async () => {
    await sayTheRest(person, wish);
    await person.reviews();
    await person.page.getByText(wish, { exact: true }).waitFor();
    await person.send();
    await person.page.getByText(person.t("web.state.not_read")).waitFor();
  });

  await context.test("the adviser takes the alert on and replies; the phone shows both without being touched", async () => {
    await adviser.acknowledge(card);
    await person.page.getByText(person.words.like("notice.alert_acknowledged", { name: "Sam Example" })).waitFor();
    await adviser.reply(card, name, reply);
    await person.page.getByText(reply, { exact: true }).waitFor();
  });

  await context.test("the adviser opens the case file: every word is there, and the phone says that it was read", async () => {
    await adviser.openFile(name);
    const statement = adviser.page.getByRole("article").filter({ has: adviser.page.getByRole("button", { expanded: false }) });
    await statement.getByRole("button", { expanded: false }).first().click();
    await adviser.page.getByText(wish, { exact: true }).first().waitFor();
    await adviser.page.getByText("Coach Pretend from the boxing club", { exact: true }).first().waitFor();
    await person.page.getByText(person.words.like("notice.read", { name: "Sam Example" })).waitFor();
  });

  await context.test("their own list shows all of it, also after a reload", async () => {
    await person.button("web.home.to").click();
    for (const again of [false, true]) {
      if (again) await person.page.reload();
      await person.home();
      const said = person.page.getByRole("listitem").filter({ has: person.heading(person.script("title")) });
      await said.getByText(person.words.like("web.state.alert_seen", { name: "Sam Example" })).waitFor();
      await said.getByText(person.words.like("web.state.read", { name: "Sam Example" })).waitFor();
      await said.getByText(reply, { exact: true }).waitFor();
    }
  });

  phone.behaved();
  desk.behaved();
  await phone.close();
  await desk.close();
}

test("the whole main job in English", (context) =>
  wholeJob(context, "en", "Kit", "A door I can lock, please – and quiet.", "I have found you a room. I call at six."));

test("the whole main job in Arabic, from right to left", (context) =>
  wholeJob(context, "ar", "Noor", "أريد بابًا أستطيع أن أقفله", "I am on my way to you now."));

test("somebody still answering learns at once that their alert was taken up, and what was replied", async () => {
  const phone = await device(browser, "phone");
  const desk = await device(browser, "desk");
  const adviser = new Adviser(await desk.newPage(), server.url);
  const person = new YoungPerson(await phone.newPage(), server.url, "en");
  await adviser.open();
  await adviser.signIn("alex");
  const code = await adviser.codeFor("Robin");
  await adviser.closeDialog();
  await adviser.inbox();
  await person.open();
  await person.comeIn(code);
  await person.start("housing-tonight");
  await person.tap("safe", "unsafe");
  await person.asked("where_now");

  const card = adviser.alert("No safe place tonight", "Robin");
  await adviser.acknowledge(card);
  await person.page.getByText(person.words.like("notice.alert_acknowledged", { name: "Alex Sample" })).first().waitFor();
  await adviser.reply(card, "Robin", "I am ringing round for a room now.");
  await person.page.getByText("I am ringing round for a room now.", { exact: true }).waitFor();
  await person.asked("where_now"); // And nobody had to answer first.
});
