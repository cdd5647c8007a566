// The keyboard on the screen, in languages that a keyboard in an English building does not have.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { speakWithoutName, stepUp } from "./support/kiosk.mjs";
import { faults, tooWide } from "./support/look.mjs";
import { startServer } from "./support/server.mjs";

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

const keyboard = (page) => page.locator(".keyboard");
const key = (page, sign) => keyboard(page).getByRole("button", { name: sign, exact: true });

/** At a question that is answered in words. */
async function atWords(kiosk, locale) {
  const person = await speakWithoutName(kiosk, server, locale);
  await person.face("feeling", "okay");
  await person.tick("feelings", "tired");
  await person.asked("going_well");
  return person;
}

async function press(page, ...signs) {
  for (const sign of signs) await key(page, sign).click();
}

/** To other keys, by what the key is for. */
async function turn(page, to) {
  await keyboard(page).getByRole("button", { name: new RegExp(`^\\S+ ${to}$`) }).click();
}

/** Keys that a finger finds, a field that they do not cover, and nothing that sticks out. */
async function fits(page, field) {
  const small = await keyboard(page)
    .locator("button")
    .evaluateAll((keys) =>
      keys
        .map((each) => ({ name: each.textContent, ...each.getBoundingClientRect().toJSON() }))
        .filter(({ width, height }) => width < 48 || height < 48)
        .map(({ name, width, height }) => `${name}: ${width} x ${height}`),
    );
  assert.deepEqual(small, []);
  const [below, top] = [await field.boundingBox(), await keyboard(page).boundingBox()];
  assert.ok(below.y + below.height <= top.y, `the field ends at ${below.y + below.height}, the keys begin at ${top.y}`);
  assert.ok(below.y >= 0, "the field is on the screen");
  assert.deepEqual(await tooWide(page), []);
  assert.deepEqual(await faults(page), []);
}

for (const size of ["kiosk", "table"]) {
  test(`Arabic is typed from right to left (${size})`, async () => {
    const kiosk = await device(browser, size);
    const person = await atWords(kiosk, "ar");
    const { page } = person;
    const field = page.getByRole("textbox");
    await field.click();
    await press(page, "س", "ل", "ا", "م", person.t("web.keys.space"), "أ", "ن", "ا");
    assert.equal(await field.inputValue(), "سلام أنا");
    assert.equal(await field.evaluate((each) => getComputedStyle(each).direction), "rtl");
    await press(page, person.t("web.keys.delete"));
    await turn(page, person.t("web.keys.signs"));
    await press(page, "؟", "1");
    await turn(page, person.t("web.keys.letters"));
    assert.equal(await field.inputValue(), "سلام أن؟1");
    await fits(page, field);
    await turn(page, person.t("web.keys.other"));
    await press(page, person.t("web.keys.large"), "A", "b");
    assert.equal(await field.inputValue(), "سلام أن؟1Ab", "one large letter, then small ones");
    await person.button("web.answer.send").click();
    await page.locator(".log").getByText("سلام أن؟1Ab").waitFor();
    assert.equal(await keyboard(page).count(), 0, "no field, no keys");
    kiosk.behaved();
    await kiosk.close();
  });

  test(`Tigrinya is typed by letter and vowel (${size})`, async () => {
    const kiosk = await device(browser, size);
    const person = await atWords(kiosk, "ti");
    const { page } = person;
    const field = page.getByRole("textbox");
    await field.click();
    await press(page, "ሰ", "ለ", "ላ", "መ", "ም", person.t("web.keys.space"), "ጸ", "ጽ", "በ", "ቡ", "ቐ", "ቕ");
    assert.equal(await field.inputValue(), "ሰላም ጽቡቕ");
    await fits(page, field);
    kiosk.behaved();
    await kiosk.close();
  });
}

test("what is typed goes where the caret is, and into each kind of field", async () => {
  const kiosk = await device(browser, "kiosk");
  const person = await atWords(kiosk, "cy");
  const { page } = person;
  const field = page.getByRole("textbox");
  await field.click();
  await press(page, "t", "ŷ", person.t("web.keys.line"), "d", "a");
  assert.equal(await field.inputValue(), "tŷ\nda");
  await field.evaluate((each) => each.setSelectionRange(0, 2));
  await press(page, "ŵ");
  assert.equal(await field.inputValue(), "ŵ\nda");
  await press(page, person.t("web.keys.hide"));
  await key(page, person.t("web.keys.show")).click();
  await key(page, "q").waitFor();
  await page.keyboard.type("x");
  assert.equal(await field.inputValue(), "ŵx\nda");
  assert.equal(await key(page, "q").count(), 0, "whoever uses a real keyboard needs no other");
  await key(page, person.t("web.keys.show")).waitFor();
  kiosk.behaved();
  await kiosk.close();
});

test("a code has a keyboard of its own signs, and nothing that was typed is offered again", async () => {
  const kiosk = await device(browser, "kiosk");
  const person = await stepUp(kiosk, server);
  const { page } = person;
  await person.way("code");
  const field = page.getByLabel(person.t("web.sign_in.code"));
  await field.click();
  await press(page, "B", "C", "2", "3", "D", "F");
  assert.equal(await field.inputValue(), "BC23-DF");
  await press(page, person.t("web.keys.delete"));
  assert.equal(await field.inputValue(), "BC23-D");
  assert.equal(await key(page, "A").count(), 0, "no code has a vowel");
  assert.equal(await field.getAttribute("autocomplete"), "off");
  await fits(page, field);
  kiosk.behaved();
  await kiosk.close();
});
