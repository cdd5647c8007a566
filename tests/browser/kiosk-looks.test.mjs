// Every screen of a kiosk, upright and across: axe, targets for a hand, nothing to scroll to the side; and its quiet rules.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Adviser } from "./support/adviser.mjs";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { isWiped, names, speakWithoutName, squareAfter, stepUp, talkAbout } from "./support/kiosk.mjs";
import { faults, looksRight, picture, tooWide } from "./support/look.mjs";
import { startServer } from "./support/server.mjs";
import { YoungPerson } from "./support/young-person.mjs";

let server;
let browser;
let adviser;
before(async () => {
  server = await startServer();
  browser = await launch();
  adviser = new Adviser(await (await device(browser, "desk")).newPage(), server.url);
  await adviser.open();
  await adviser.signIn("sam");
});
after(async () => {
  await closeBrowsers();
  await server?.stop();
});

/** What can be pressed and is smaller than a finger. A label is pressed with its box. */
function small(page) {
  return page.evaluate(() => {
    const seen = (element) => element.checkVisibility() && !element.closest(".unseen, .skip-link, [inert]");
    const box = (element) => (element.matches("input") ? (element.closest("label") ?? element) : element).getBoundingClientRect();
    const modal = document.querySelector("dialog[open]");
    return [...(modal ?? document.body).querySelectorAll("button, a[href], input, select, textarea, summary")]
      .filter(seen)
      .map((element) => ({ element, ...box(element).toJSON() }))
      .filter(({ width, height }) => width > 0 && (width < 48 || height < 48))
      .map(({ element, width, height }) => `${element.tagName} ${element.className} "${element.textContent}": ${width} x ${height}`);
  });
}

async function codeForKit() {
  const code = await adviser.codeFor("Kit");
  await adviser.closeDialog();
  return code;
}

const onlyHere = ["scan", "code", "hand-over", "keyboard"]; // The other screens are looked at in every way in pages.test.

for (const size of ["kiosk", "table"])
  for (const locale of ["en", "ar", "cy"])
    test(`every screen of a visit is for hands and eyes (${size}, ${locale})`, async (context) => {
      const kiosk = await device(browser, size);
      const person = new YoungPerson(await kiosk.newPage(), server.url, locale);
      const { page } = person;
      const right = async (name) => {
        const called = `${name}-${size}${locale === "en" ? "" : `-${locale}`}`;
        await context.test(`${name} for hands`, async () => {
          await picture(page, called);
          assert.deepEqual(await tooWide(page), []);
          assert.deepEqual(await small(page), []);
          assert.deepEqual(await faults(page), []);
        });
        if (size === "kiosk" && onlyHere.includes(name)) await looksRight(context, page, called);
      };
      await page.clock.install();
      await page.goto(`${server.url}/kiosk`);
      await page.getByRole("button", { name: names.ar, exact: true }).waitFor();
      await right("attract");
      const { scrollHeight, clientHeight } = await page.evaluate(() => {
        const { scrollHeight, clientHeight } = document.documentElement;
        return { scrollHeight, clientHeight };
      });
      assert.ok(scrollHeight <= clientHeight || size === "table", "every language is in sight");
      await page.getByRole("button", { name: names[locale], exact: true }).click();
      await person.heading(person.t("web.kiosk.ways")).waitFor();
      await right("ways");
      await squareAfter(person, () => person.way("phone"), "visit");
      await right("scan");
      await page.getByRole("button", { name: person.t("web.talk.back"), exact: true }).click();
      await person.way("code");
      await page.getByLabel(person.t("web.sign_in.code")).waitFor();
      await right("code");
      await page.getByRole("button", { name: person.t("web.talk.back"), exact: true }).click();
      await person.way("nameless");
      await right("choose");
      person.script = person.words.flow("how-are-things");
      await page.getByRole("button", { name: person.script("title"), exact: true }).click();
      await right("before");
      await person.button("web.before.start").click();
      await person.face("feeling", "okay");
      await person.asked("feelings");
      await right("question");
      await squareAfter(person, () => person.button("web.kiosk.hand_over").first().click(), "hand-over");
      await right("hand-over");
      await person.button("web.close").click();
      await page.clock.fastForward(91_000);
      await page.getByRole("alertdialog").waitFor();
      await right("warning");
      await person.button("web.kiosk.idle_here").click();
      await person.tick("feelings", "tired");
      await person.asked("going_well");
      await page.getByRole("textbox").click();
      await page.locator(".keyboard").waitFor();
      await right("keyboard");
      kiosk.behaved();
      await kiosk.close();
    });

for (const locale of ["en", "ar", "cy"])
  test(`a kiosk and a phone that meet, and a kiosk without a server (${locale})`, async (context) => {
    const kiosk = await device(browser, "kiosk");
    const phone = await device(browser, "phone");
    const own = new YoungPerson(await phone.newPage(), server.url, locale);
    await own.open();
    await own.comeInOnOwnPhone(await codeForKit());
    const person = await stepUp(kiosk, server, locale);
    const end = locale === "en" ? "" : `-${locale}`;
    const atKiosk = (name) => looksRight(context, person.page, `${name}-kiosk${end}`);
    const scan = async (device, address) => {
      const hand = new YoungPerson(await device.newPage(), server.url, locale);
      await hand.page.goto(address.replace("/#", `/?locale=${locale}#`));
      return hand;
    };

    const hand = await scan(phone, await squareAfter(person, () => person.way("phone"), "visit"));
    await hand.button("web.safe.cover.show").click();
    await hand.heading(hand.t("web.own.visit.title")).waitFor();
    await looksRight(context, hand.page, `visit-phone${end}`);
    await person.page.clock.runFor(2_000);
    await person.heading(person.t("web.kiosk.same")).waitFor();
    await atKiosk("same");
    await hand.button("web.own.visit.yes").click();
    await hand.page.getByText(hand.t("web.own.visit.done")).waitFor();
    await looksRight(context, hand.page, `visit-done-phone${end}`);

    await person.page.clock.runFor(4_000);
    await person.heading(person.t("web.home.start")).waitFor();
    await atKiosk("named-choose");
    await talkAbout(person, "how-are-things");
    await person.face("feeling", "okay");
    await person.asked("feelings");
    const stranger = await device(browser, "phone");
    const other = await scan(stranger, await squareAfter(person, () => person.button("web.kiosk.hand_over").first().click(), "hand-over"));
    await other.heading(other.t("web.own.visit.take")).waitFor();
    await looksRight(context, other.page, `take-phone${end}`);
    await person.page.clock.runFor(2_000);
    await person.button("web.kiosk.same_yes").waitFor();
    await atKiosk("give");
    await person.button("web.kiosk.same_no").click();

    await person.button("web.kiosk.finish").first().click();
    await isWiped(person);
    await kiosk.setOffline(true);
    await person.page.clock.runFor(12_000);
    await person.page.locator(".closed").waitFor();
    await looksRight(context, person.page, `closed-kiosk${end}`);
    await kiosk.setOffline(false);
    const late = await scan(stranger, `${server.url}/#hand-over=${"0".repeat(32)}`);
    await late.page.getByText(late.t("problem.visit_gone")).waitFor();
    await looksRight(context, late.page, `late-phone${end}`);
    for (const each of [phone, stranger, kiosk]) await each.close();
  });

test("five more minutes, from the start or from the warning, as often as somebody is there; content is blurred meanwhile", async () => {
  const kiosk = await device(browser, "kiosk");
  const person = await stepUp(kiosk, server);
  const { page } = person;
  const warning = page.getByRole("alertdialog");
  await person.button("web.kiosk.idle_more").click();
  await page.getByText(person.t("web.kiosk.more_time")).waitFor();
  await page.clock.fastForward(299_000);
  assert.equal(await warning.isVisible(), false);
  await page.clock.fastForward(2_000);
  await warning.waitFor();
  assert.match(await page.locator("main").evaluate((main) => getComputedStyle(main).filter), /blur/);
  for (let times = 0; times < 4; times += 1) {
    await person.button("web.kiosk.idle_here").click();
    await warning.waitFor({ state: "hidden" });
    await page.clock.fastForward(301_000);
    await warning.waitFor();
  }
  const said = new Set();
  for (let second = 0; second < 29; second += 1) {
    said.add(await warning.getByRole("status").textContent());
    await page.clock.runFor(1_000);
  }
  const left = (count) => person.t("web.kiosk.idle_left", { count });
  assert.deepEqual([...said], [left(30), left(10)], "said at 30 and at 10 seconds, and not in between");
  await page.clock.runFor(2_000);
  await isWiped(person);
  kiosk.behaved();
  await kiosk.close();
});

test("nothing is played until somebody says that headphones are in", async () => {
  const kiosk = await device(browser, "kiosk");
  const person = await speakWithoutName(kiosk, server);
  const { page } = person;
  const headphones = page.getByRole("switch", { name: person.words.like("web.kiosk.headphones") });
  assert.equal(await headphones.isChecked(), false);
  assert.equal(await person.button("web.listen.play").count(), 0);
  await headphones.check();
  assert.equal(await headphones.isChecked(), true);
  await person.button("web.kiosk.finish").first().click();
  await isWiped(person);
  await page.getByRole("button", { name: names.en, exact: true }).click();
  assert.equal(await headphones.isChecked(), false, "the next one says so anew");
  kiosk.behaved();
  await kiosk.close();
});
