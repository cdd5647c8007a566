// On a phone of their own the page opens without a server, and says who to call. Nothing that anybody said is kept for it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Adviser } from "./support/adviser.mjs";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
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

async function onPhone(locale = "en") {
  const phone = await device(browser, "phone");
  const person = new YoungPerson(await phone.newPage(), server.url, locale);
  await person.open();
  const code = await adviser.codeFor("Kit");
  await adviser.closeDialog();
  return { phone, person, page: person.page, code };
}

/** Every address that the browser keeps an answer of. */
const keptOn = (page) =>
  page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
    return found;
  });
const workersOn = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

for (const locale of ["en", "cy", "ar"])
  test(`the page of an own phone opens with no server there, and says who to call (${locale})`, async () => {
    const { phone, person, page, code } = await onPhone(locale);
    await person.comeInOnOwnPhone(code);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await server.stop("SIGKILL");
    await page.reload();
    await person.heading(person.t("web.offline.title")).waitFor();
    await person.button("web.call.open").click();
    await page.getByRole("dialog").getByRole("link", { name: /999/ }).first().waitFor();
    await page.getByRole("dialog").getByText("0800 1111").first().waitFor();
    await page.keyboard.press("Escape");
    await server.start();
    await person.heading(person.t("web.offline.title")).waitFor({ state: "detached", timeout: 30_000 });
    await person.heading(person.t("web.home.start")).waitFor();
    phone.behaved();
    await phone.close();
  });

test("what is kept is the page, and no answer of the server about anybody", async () => {
  const { phone, person, page, code } = await onPhone();
  await person.comeInOnOwnPhone(code);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await person.start("housing-tonight");
  await person.tap("safe", "unsafe");
  await person.asked("where_now");
  await page.reload();
  await person.home();
  const kept = await keptOn(page);
  assert.ok(kept.includes("/"));
  assert.deepEqual(kept.filter((path) => path !== "/" && !/^\/assets\/[\w.-]+$/.test(path)), []);
  phone.behaved();
  await phone.close();
});

test("a phone that others use too keeps nothing, and one that is forgotten keeps nothing more", async () => {
  const { phone, person, page, code } = await onPhone();
  await person.comeIn(code);
  assert.equal(await workersOn(page), 0);
  assert.deepEqual(await keptOn(page), []);
  await phone.close();

  const own = await onPhone();
  await own.person.comeInOnOwnPhone(own.code, "738164");
  await own.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  assert.equal(await workersOn(own.page), 1);
  await own.page.getByRole("button", { name: own.person.t("web.own.door.phones") }).first().click();
  await own.page.getByRole("button", { name: new RegExp(`^${own.person.t("web.own.phones.forget")}`) }).first().click();
  await own.person.heading(own.person.t("web.welcome.title")).waitFor();
  await own.page.waitForFunction(
    async () => (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length === 0,
  );
  await own.phone.close();
});
