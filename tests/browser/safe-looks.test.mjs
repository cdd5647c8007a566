// What keeps a phone from other eyes, in the languages that are whole, in every way it can be looked at. In English these
// screens are looked at where they are used: safe-phone.test.
import { after, before, test } from "node:test";
import { Adviser } from "./support/adviser.mjs";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { looksRight } from "./support/look.mjs";
import { startServer } from "./support/server.mjs";
import { YoungPerson } from "./support/young-person.mjs";

const pin = "048213";

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

for (const locale of ["ar", "cy"])
  test(`first steps, cover and lock of an own phone (${locale})`, async (context) => {
    const phone = await device(browser, "phone");
    const person = new YoungPerson(await phone.newPage(), server.url, locale);
    const { page } = person;
    const right = (name) => looksRight(context, page, `${name}-phone-${locale}`);
    await person.open();
    await person.giveCode(await adviser.codeFor("Kit"));
    await adviser.closeDialog();
    await right("first");
    await person.button("web.safe.first.mine").click();
    await person.heading(person.t("web.own.phones.set_pin")).waitFor();
    await right("choose-pin");
    await page.getByLabel(person.t("web.safe.pin.new")).fill(pin);
    await person.button("web.safe.pin.keep").click();
    await person.home();

    await person.button("web.own.door.phones").click();
    await page.getByText(person.t("web.own.phones.this")).waitFor();
    await right("my-phones");
    await person.button("web.home.to").click();
    await person.button("web.own.door.contact").click();
    await page.getByLabel(person.t("web.own.contact.when")).waitFor();
    await right("contact");
    await person.button("web.home.to").click();

    await person.start("how-are-things");
    await person.face("feeling", "okay");
    await person.asked("feelings");
    // In another tab what was said is covered.
    const other = new YoungPerson(await phone.newPage(), server.url, locale);
    await other.page.goto(`${server.url}/?locale=${locale}`);
    await other.heading(other.t("web.safe.cover.title")).waitFor();
    await looksRight(context, other.page, `covered-home-phone-${locale}`);
    await other.button("web.safe.cover.show").click();
    await other.page.getByRole("dialog").waitFor();
    await looksRight(context, other.page, `uncover-phone-${locale}`);
    await other.page.close();

    await page.getByRole("button", { name: person.t("web.exit.long") }).click();
    await page.goto(`${server.url}/?locale=${locale}`);
    await person.heading(person.t("web.safe.open.title")).waitFor();
    await right("open");
    phone.behaved();
    await phone.close();
  });
