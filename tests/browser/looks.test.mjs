// How somebody wants the page to look and sound: on every screen, at once, and never at the price of an answer.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { faults, looksRight, soundsAsBefore, tooWide } from "./support/look.mjs";
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



const names = { en: "Kit", ar: "Noor", cy: "Ffion" };

async function comeIn(context, locale, name) {
  const phone = await device(browser, "phone");
  context.after(() => phone.close());
  const person = new YoungPerson(await phone.newPage(), server.url, locale);
  await person.open();
  await person.comeIn(server.codes[name]);
  person.phone = phone;
  return person;
}

const sheet = (person) => person.page.locator("dialog.looks");
async function openSheet(person) {
  await person.page.getByRole("banner").getByRole("button", { name: person.t("web.looks"), exact: true }).click();
  await sheet(person).waitFor();
}
const inSheet = (person, key) => sheet(person).getByLabel(person.t(key), { exact: true });
async function closeSheet(person) {
  await sheet(person).getByRole("button", { name: person.t("web.close"), exact: true }).click();
  await sheet(person).waitFor({ state: "hidden" });
}
const paper = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test("what is chosen shows at once, the answer in the box stays, and only an own phone remembers", async (context) => {
  const person = await comeIn(context, "en", Object.keys(server.codes).find((name) => !Object.values(names).includes(name)));
  const { page } = person;
  await person.start("share-good-news");
  const box = page.getByRole("textbox");
  await box.waitFor();
  await box.fill("I passed my driving test");
  const light = await paper(page);
  await openSheet(person);
  await inSheet(person, "web.looks.dark").check();
  assert.notEqual(await paper(page), light);
  await inSheet(person, "web.looks.light").check();
  assert.equal(await paper(page), light);
  for (let i = 0; i < 4; ++i) await sheet(person).getByRole("button", { name: person.t("web.looks.larger") }).click();
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), "32px");
  await sheet(person).getByLabel("OpenDyslexic").check();
  await page.evaluate(() => document.fonts.ready);
  assert.ok(await page.evaluate(() => document.fonts.check('16px "OpenDyslexic"')));
  assert.match(await page.evaluate(() => getComputedStyle(document.body).fontFamily), /OpenDyslexic/);
  await sheet(person).getByLabel(person.t("web.language"), { exact: true }).selectOption("cy");
  await page.locator('html[lang="cy"]').waitFor({ state: "attached" });
  await sheet(person).locator(".button-primary").click();
  assert.equal(await box.inputValue(), "I passed my driving test");
  assert.deepEqual(await tooWide(page), [], "with words twice as large");

  // Nothing is kept on a phone that may be shared; on one's own it is remembered.
  await page.goto(`${server.url}/?locale=en`);
  await person.home();
  await openSheet(person);
  await inSheet(person, "web.looks.dark").check();
  await closeSheet(person);
  assert.equal(await page.evaluate(() => localStorage.getItem("looks")), null);
  const dark = await paper(page);
  await page.reload();
  await person.home();
  assert.equal(await paper(page), light);
  await page.evaluate(() => localStorage.setItem("phone", "own"));
  await openSheet(person);
  await inSheet(person, "web.looks.dark").check();
  await closeSheet(person);
  await page.reload();
  await person.home();
  await page.waitForFunction((paper) => getComputedStyle(document.documentElement).backgroundColor === paper, dark);
  person.phone.behaved();
});

for (const [locale, name] of Object.entries(names)) {
  test(`the sheet and easy mode in ${locale}`, async (context) => {
    const person = await comeIn(context, locale, name);
    const { page } = person;
    const end = locale === "en" ? "" : `-${locale}`;
    if (locale === "ar") {
      await page.locator(".language-menu select").selectOption("ti");
      await page.locator('html[lang="ti"] .home').waitFor();
      await looksRight(context, page, "home-phone-ti");
      await page.locator(".language-menu select").selectOption("ar");
      await page.locator('html[lang="ar"] .home').waitFor();
    }
    await openSheet(person);
    if (locale === "en") {
      await looksRight(context, page, "looks-phone");
      await soundsAsBefore(sheet(person), "looks");
    }
    assert.deepEqual(await faults(page), []);
    await sheet(person).locator(".looks-switch input").first().check();
    await closeSheet(person);
    await person.choose("how-are-things");
    await page.locator(".helping").getByLabel(person.t("web.helping.carer"), { exact: true }).check();
    await looksRight(context, page, `helping-phone${end}`);
    await person.button("web.before.start").click();
    await person.page.locator(".question").waitFor();
    assert.equal(await page.getByRole("radio").count(), 3, "three faces, each with its word");
    await looksRight(context, page, `easy-scale-phone${end}`);
    await page.getByRole("radio").nth(2).check();
    await person.button("web.answer.send").click();
    await page.getByRole("checkbox").first().waitFor();
    assert.equal(await page.locator(".exchange").count(), 1);
    // Who is helping went with the answer.
    const file = await page.evaluate(async () => (await fetch("/api/v1/own/file")).json());
    const helpers = file.statements.flatMap((statement) => statement.present ?? []);
    assert.deepEqual(helpers.map((one) => [one.state, one.by_young_person]), [["carer", true]]);
    await looksRight(context, page, `easy-phone${end}`);
    if (locale === "en") {
      await soundsAsBefore(page.getByRole("banner"), "top-bar");
      await soundsAsBefore(page.locator("main"), "easy-question");
      await page.emulateMedia({ colorScheme: "dark" });
      await looksRight(context, page, "easy-dark-phone");
    }
    for (const colorScheme of ["dark", "light"]) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await faults(page), [], colorScheme);
    }
    await page.emulateMedia({ forcedColors: "active" });
    assert.deepEqual(await faults(page), [], "forced colours");
    person.phone.behaved();
  });
}
