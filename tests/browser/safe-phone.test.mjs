// A phone that somebody else may pick up: leaving at once, words that are covered, and the key and PIN that bring a young
// person back without a new code.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Adviser } from "./support/adviser.mjs";
import { closeBrowsers, device, launch, launchWithProfile } from "./support/browser.mjs";
import { filesWith } from "./support/disk.mjs";
import { looksRight } from "./support/look.mjs";
import { meWith, openSocket } from "./support/replay.mjs";
import { startServer, temporaryFolder } from "./support/server.mjs";
import { YoungPerson } from "./support/young-person.mjs";

const pin = "048213";
const wrong = "731905";
const said = "gooseberry lanterns under the long stairs";

let server;
let browser;
let adviser;
before(async () => {
  server = await startServer();
  browser = await launch();
  const desk = await device(browser, "desk");
  adviser = new Adviser(await desk.newPage(), server.url);
  await adviser.open();
  await adviser.signIn("sam");
});
after(async () => {
  await closeBrowsers();
  await server?.stop();
});

async function codeFor(name) {
  const code = await adviser.codeFor(name);
  await adviser.closeDialog();
  return code;
}

async function onPhone(more, locale = "en") {
  const phone = await device(browser, "phone", more);
  const person = new YoungPerson(await phone.newPage(), server.url, locale);
  await person.open();
  return { phone, person, page: person.page };
}

/** As when another app is brought to the front, and back after so many minutes. */
async function away(page, minutes) {
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
  const seen = await page.evaluate(() => getComputedStyle(document.body).visibility);
  await page.clock.fastForward(minutes * 60_000);
  await page.evaluate(() => {
    delete document.visibilityState;
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
  return seen;
}

const cookieOf = async (phone) =>
  (await phone.cookies(server.url)).map(({ name, value }) => `${name}=${value}`).join("; ");
const outside = (page) => page.getByRole("heading", { name: "Sunny spells" });
const active = (page) => page.evaluate(() => document.activeElement?.textContent?.trim());

/** Half a talk, with words in it. */
async function saySomething(person) {
  await person.start("housing-tonight");
  await person.tap("safe", "unsafe");
  await person.tap("where_now", "other");
  await person.skip("phone");
  await person.tap("carry_on", "show");
  await person.tap("see_ways", "later");
  await person.tap("advocate", "none");
  await person.tap("hurt", "unsure");
  await person.write("hurt_reach", said);
  await person.bubble(said).getByText(person.t("web.tick.saved")).waitFor();
}

test("before anything is asked, it is said what Leave does and does not do", async (context) => {
  const { phone, person, page } = await onPhone();
  await person.giveCode(await codeFor("Kit"));
  await page.getByText(person.t("web.safe.first.history")).waitFor();
  await looksRight(context, page, "first-phone");
  await person.button("web.safe.first.mine").click();
  await person.heading(person.t("web.own.phones.set_pin")).waitFor();
  await looksRight(context, page, "choose-pin-phone");
  // What everybody tries first is not taken.
  await page.getByLabel(person.t("web.safe.pin.new")).fill("123456");
  await person.button("web.safe.pin.keep").click();
  await page.getByText(person.t("problem.pin_weak")).waitFor();
  await person.button("web.before.not_now").click();
  await person.home();
  assert.equal(await page.title(), "Sayso");
  phone.behaved();
  await phone.close();
});

test("Shift three times leaves from anywhere, but not somebody who is typing", async () => {
  const { phone, person, page } = await onPhone();
  const field = page.getByLabel(person.t("web.sign_in.code"));
  await field.focus();
  for (const letter of ["K", "Q", "M", "X", "H"]) await page.keyboard.press(`Shift+${letter}`);
  assert.equal(await field.inputValue(), "KQMX-H");
  // Held down it counts once, and another key in between begins anew.
  await page.locator("h1").click();
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  await page.locator("[aria-live]").getByText(person.t("web.exit.more", { left: 1 })).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift");
  assert.equal(await page.locator("html").getAttribute("class"), "covered");
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  await outside(page).waitFor();
  await page.goBack();
  assert.equal(new URL(page.url()).protocol, "about:", "Back leads past the page");
  phone.behaved();
  await phone.close();
});

test("by keyboard: the way out is the second link, and works", async () => {
  const { phone, person, page } = await onPhone();
  await page.keyboard.press("Tab");
  assert.equal(await active(page), person.t("web.skip_to_main"));
  await page.keyboard.press("Tab");
  assert.equal(await active(page), person.t("web.exit.long"));
  const link = page.getByRole("link", { name: person.t("web.exit.long") });
  assert.equal(await link.getAttribute("href"), "/exit", "and without script");
  await page.keyboard.press("Enter");
  await outside(page).waitFor();
  phone.behaved();
  await phone.close();
});

test("leaving hides the page at once, and with no signal the sign-in still ends when the page is next opened", async () => {
  const { phone, person, page } = await onPhone();
  await person.comeIn(await codeFor("Kit"));
  const cookie = await cookieOf(phone);
  await phone.setOffline(true);
  await page.getByRole("button", { name: person.t("web.exit.long") }).click();
  await page.waitForURL((url) => url.protocol === "chrome-error:");
  assert.equal((await meWith(server, cookie)).role, "young_person");
  await phone.setOffline(false);
  await person.open();
  assert.equal((await meWith(server, cookie)).role, "nobody");
  assert.equal(await openSocket(server, cookie), 401);
  await phone.close();
});

test("while another app is in front nothing can be seen; after some minutes what was said is covered", async (context) => {
  const { phone, person, page } = await onPhone();
  await page.clock.install();
  await person.comeInOnOwnPhone(await codeFor("Kit"), pin);
  await saySomething(person);
  assert.equal(await away(page, 1), "hidden");
  await person.bubble(said).waitFor();
  assert.equal(await away(page, 4), "hidden");
  await person.heading(person.t("web.safe.cover.title")).waitFor();
  assert.equal(await page.getByText(said).filter({ visible: true }).count(), 0);
  assert.equal(await page.locator(".change").filter({ visible: true }).count(), 0, "an answer is shown by changing it, too");
  await page.getByText(person.t("web.tick.saved")).first().waitFor();
  await looksRight(context, page, "covered-talk-phone");

  // Loading the page again uncovers nothing.
  await page.reload();
  await person.heading(person.t("web.safe.cover.title")).waitFor();
  await person.heading(person.t("web.home.start")).waitFor();
  assert.equal(await page.locator(".statement").count(), 0);
  await looksRight(context, page, "covered-home-phone");
  await page.getByRole("button", { name: person.t("web.own.door.plan") }).click();
  await person.heading(person.t("web.safe.cover.title")).waitFor();

  await person.button("web.safe.cover.show").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(person.t("web.safe.open.pin")).fill(wrong);
  await dialog.getByRole("button", { name: person.t("web.safe.open.go"), exact: true }).click();
  await dialog.getByText(person.words.like("web.safe.open.left", { left: "9" })).waitFor();
  await dialog.getByLabel(person.t("web.safe.open.pin")).fill(pin);
  await page.keyboard.press("Enter");
  await person.heading(person.t("web.own.door.plan")).waitFor();
  phone.behaved();
  await phone.close();
});

test("a shared phone opened anew can be talked to, and shows nothing of before", async () => {
  const { phone, person, page } = await onPhone();
  await person.comeIn(await codeFor("Kit"));
  await saySomething(person);
  await page.goto(server.url);
  await page.getByText(person.t("web.safe.cover.shared")).waitFor();
  assert.equal(await page.getByText(said).count(), 0);
  await person.button("web.own.door.plan").click();
  await person.heading(person.t("web.safe.cover.title")).and(page.locator(":focus")).waitFor();
  await person.button("web.home.to").click();
  await person.home();
  await person.choose("sort-out-a-problem");
  await person.button("web.before.not_now").click();
  await person.button("web.safe.open.code").click();
  await person.heading(person.t("web.welcome.title")).waitFor();
  phone.behaved();
  await phone.close();
});

test("a key and a PIN open a phone again after its browser was closed, and leave no words on it", async (context) => {
  const profile = temporaryFolder("own-phone");
  let phone = await launchWithProfile(profile, "phone");
  let person = new YoungPerson(await phone.newPage(), server.url);
  await person.open();
  await person.comeInOnOwnPhone(await codeFor("Kit"), pin);
  await saySomething(person);
  const cookie = await cookieOf(phone);

  await context.test("leaving ends the sign-in and keeps the key, which can not be read", async () => {
    await person.page.getByRole("button", { name: person.t("web.exit.long") }).click();
    await outside(person.page).waitFor();
    assert.equal((await meWith(server, cookie)).role, "nobody");
    assert.equal(await openSocket(server, cookie), 401);
    await person.page.goBack();
    assert.equal(await person.page.getByText(said).count(), 0);
  });
  phone.behaved();
  await phone.close();

  phone = await launchWithProfile(profile, "phone");
  person = new YoungPerson(await phone.newPage(), server.url);
  await context.test("opened again it asks for the PIN, and a code does as well", async (inner) => {
    await person.page.goto(server.url);
    await person.heading(person.t("web.safe.open.title")).waitFor();
    await person.button("web.safe.open.forgot").click();
    await person.page.getByText(person.t("web.safe.open.forgot_text")).waitFor();
    await looksRight(inner, person.page, "open-phone");
    const key = await person.page.evaluate(
      () =>
        new Promise((done, failed) => {
          const asked = indexedDB.open("phone");
          asked.onsuccess = () => {
            const row = asked.result.transaction("key").objectStore("key").get("this");
            row.onsuccess = () =>
              crypto.subtle.exportKey("pkcs8", row.result.key).then(
                () => done("exported"),
                () => done(row.result.key.extractable),
              );
          };
          asked.onerror = failed;
        }),
    );
    assert.equal(key, false);
  });
  await context.test("the PIN is a new sign-in, and what was said is there", async () => {
    await person.page.getByLabel(person.t("web.safe.open.pin")).fill(pin);
    await person.button("web.safe.open.go").click();
    await person.home();
    assert.notEqual(await cookieOf(phone), cookie);
    assert.equal((await meWith(server, await cookieOf(phone))).name, "Kit");
    await person.button("web.home.carry_on").or(person.page.getByRole("button", { name: new RegExp(`^${person.t("web.home.carry_on")}`) })).first().click();
    await person.bubble(said).waitFor();
  });
  phone.behaved();
  await phone.close();
  await context.test("the profile holds none of the words", () => {
    assert.deepEqual(filesWith(profile, said), []);
    assert.deepEqual(filesWith(profile, pin), []);
    assert.notDeepEqual(filesWith(profile, `localhost:${server.port}`), []);
  });
});

test("ten wrong PINs and the phone is forgotten: even the right one opens nothing then, a new code does", async () => {
  const { phone, person, page } = await onPhone();
  await person.comeInOnOwnPhone(await codeFor("Kit"), pin);
  await page.getByRole("button", { name: person.t("web.exit.long") }).click();
  await outside(page).waitFor();
  await page.goto(server.url);
  const field = page.getByLabel(person.t("web.safe.open.pin"));
  for (let left = 9; left > 0; left -= 1) {
    await field.fill(wrong);
    await person.button("web.safe.open.go").click();
    await page.getByText(person.words.like("web.safe.open.left", { left: String(left) })).waitFor();
    assert.equal(await field.inputValue(), "");
    // Counted on disk: a server that was killed in between has forgotten nothing.
    if (left === 5) {
      await server.stop("SIGKILL");
      await server.start();
    }
  }
  await field.fill(wrong);
  await person.button("web.safe.open.go").click();
  await page.getByText(person.t("problem.phone_gone")).waitFor();
  assert.equal(await field.count(), 0);
  await person.button("web.safe.open.code").click();
  await adviser.page.reload();
  await person.comeInOnOwnPhone(await codeFor("Kit"), "902174");
  phone.behaved();
  await phone.close();
});

test("the lock of the phone can do instead of a PIN", async () => {
  const { phone, person, page } = await onPhone();
  const protocol = await phone.newCDPSession(page);
  await protocol.send("WebAuthn.enable");
  const { authenticatorId } = await protocol.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
  });
  await person.giveCode(await codeFor("Kit"));
  await person.button("web.safe.first.mine").click();
  await person.button("web.safe.unlock.use").click();
  await person.home();
  const { credentials } = await protocol.send("WebAuthn.getCredentials", { authenticatorId });
  assert.equal(credentials.length, 1);
  assert.ok(!credentials[0].isResidentCredential, "it stands in no list of passkeys");
  await person.button("web.home.sign_out").click();
  await person.heading(person.t("web.safe.open.title")).waitFor();
  await protocol.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await person.button("web.safe.unlock.use").click();
  await page.getByText(person.t("problem.second_step_wrong")).waitFor();
  await protocol.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await person.button("web.safe.unlock.use").click();
  await person.home();
  phone.behaved();
  await phone.close();
});

test("what opens again is listed, and is forgotten from here and from elsewhere", async (context) => {
  const first = await onPhone();
  await first.person.comeInOnOwnPhone(await codeFor("Kit"), pin);
  const second = await onPhone();
  await second.person.comeInOnOwnPhone(await codeFor("Kit"));
  const { person, page } = second;
  await person.button("web.own.door.phones").click();
  const keyed = page.locator(".own-member").filter({ hasText: person.t("web.own.phones.keyed") });
  const here = page.locator(".own-member").filter({ hasText: person.t("web.own.phones.this") });
  assert.equal(await here.getByText(person.t("web.own.phones.keyed")).count(), 0);
  await looksRight(context, page, "my-phones-phone");
  for (let left = await keyed.count(); left > 0; left -= 1) {
    await keyed.first().getByRole("button").click();
    await keyed.nth(left - 1).waitFor({ state: "detached" });
  }
  await first.page.goto(server.url);
  await first.person.heading(person.t("web.safe.open.title")).waitFor();
  await first.page.getByLabel(person.t("web.safe.open.pin")).fill(pin);
  await first.person.button("web.safe.open.go").click();
  await first.page.getByText(person.t("problem.phone_gone")).waitFor();

  // A PIN can come later, and all of it goes at once.
  await person.button("web.own.phones.set_pin").click();
  await page.getByLabel(person.t("web.safe.pin.new")).fill(pin);
  await page.keyboard.press("Enter");
  await person.home();
  await person.button("web.own.door.phones").click();
  await here.getByText(person.t("web.own.phones.keyed")).waitFor();
  await person.button("web.own.phones.all").click();
  const anew = page.waitForEvent("load");
  await page.getByRole("dialog").getByRole("button", { name: person.t("web.own.phones.all") }).click();
  await anew;
  await person.heading(person.t("web.welcome.title")).waitFor();
  assert.equal(await page.evaluate(async () => localStorage.length + (await indexedDB.databases()).length), 0);
  for (const { phone } of [first, second]) {
    phone.behaved();
    await phone.close();
  }
});

test("how it is safe to reach them is theirs to say and change, and stands where a worker looks before calling", async (context) => {
  const { phone, person, page } = await onPhone();
  await person.comeIn(await codeFor("Kit"));
  await person.button("web.own.door.contact").click();
  await page.getByLabel(person.t("web.own.contact.text"), { exact: true }).check();
  await page.getByLabel(person.t("web.own.contact.when")).fill("After six <b>never</b>");
  await page.getByLabel(person.t("web.own.contact.who")).fill("My uncle has my phone at night");
  await looksRight(context, page, "contact-phone");
  await person.button("web.own.contact.save").click();
  await page.getByRole("status").getByText(person.t("web.tick.saved"), { exact: true }).waitFor();
  await adviser.openFile("Kit");
  const reach = adviser.page.locator(".reach");
  await reach.getByText("After six <b>never</b>").waitFor();
  await reach.getByText("My uncle has my phone at night").waitFor();
  // By keyboard, and changed: the last word counts.
  await page.getByLabel(person.t("web.own.contact.text"), { exact: true }).focus();
  await page.keyboard.press("ArrowUp");
  await page.getByLabel(person.t("web.own.contact.here"), { exact: true }).waitFor();
  assert.ok(await page.getByLabel(person.t("web.own.contact.here"), { exact: true }).isChecked());
  await page.getByLabel(person.t("web.own.contact.when")).fill("");
  await person.button("web.own.contact.save").focus();
  await page.keyboard.press("Enter");
  await adviser.page.locator(".reach-here").waitFor();
  assert.equal(await reach.getByText("After six").count(), 0);
  phone.behaved();
  await phone.close();
});

test("what is private, and when somebody is there, is said before the first question of any talk", async () => {
  const { phone, person, page } = await onPhone();
  await person.comeIn(await codeFor("Kit"));
  for (const flow of ["how-are-things", "sort-out-a-problem", "housing-tonight"]) {
    await person.choose(flow);
    assert.equal(await page.getByRole("textbox").count(), 0);
    await page.getByText(person.t("web.before.safe")).waitFor();
    await page.getByText(person.t("web.before.not_watched")).waitFor();
    await page.locator(".before .opening-now").waitFor();
    await page.locator(".before").getByRole("button", { name: person.t("web.call.open") }).click();
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("link", { name: "999", exact: true }).waitFor();
    await sheet.getByRole("button", { name: person.t("web.close") }).click();
    await person.button("web.before.not_now").click();
    await person.home();
  }
  phone.behaved();
  await phone.close();
});

test("opened without a server it says who to call, in the language of whoever holds it, and then goes on", async (context) => {
  const { phone, page, person } = await onPhone({}, "ar");
  await page.route("**/api/**", (route) => route.abort());
  await page.goto(`${server.url}/?locale=ar`);
  await person.heading(person.t("web.offline.title")).waitFor();
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  await page.getByRole("link", { name: "999", exact: true }).first().waitFor();
  await page.getByText(person.t("helpline.childline.note")).first().waitFor();
  await looksRight(context, page, "offline-phone-ar");
  await page.unroute("**/api/**");
  await person.heading(person.t("web.welcome.title")).waitFor();
  phone.behaved();
  await phone.close();
});
