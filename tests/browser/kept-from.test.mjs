// What somebody does not want their adviser to see is not shown to them, and they are told who sees it instead.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Adviser } from "./support/adviser.mjs";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { looksRight } from "./support/look.mjs";
import { startServer } from "./support/server.mjs";
import { YoungPerson } from "./support/young-person.mjs";

const words = "My adviser is always late and I do not dare to say so";

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

async function atTheDesk(user) {
  const desk = await device(browser, "desk");
  const worker = new Adviser(await desk.newPage(), server.url);
  await worker.open();
  await worker.signIn(user);
  return worker;
}

for (const [locale, who, name] of [["en", "Kit", "Sam Example"], ["ar", "Noor", "Sam Example"], ["cy", "Ffion", "Sam Example"]])
  test(`a conversation is sent without the adviser seeing it (${locale})`, async (context) => {
    const sam = await atTheDesk("sam");
    const phone = await device(browser, "phone");
    const person = new YoungPerson(await phone.newPage(), server.url, locale);
    const { page } = person;
    await person.open();
    const code = await sam.codeFor(who);
    await sam.closeDialog();
    await person.comeInOnOwnPhone(code);
    await person.start("how-are-things");
    await person.face("feeling", "okay");
    await person.tick("feelings", "tired");
    await person.write("going_well", words);
    await person.tick("change", "nothing");
    await person.tap("meeting", "none");
    await person.tap("talk", "fine");
    await person.reviews();
    const box = page.getByRole("checkbox", { name: person.words.like("web.review.without", { name }) });
    await page.getByText(person.words.like("review.who_adviser", { name })).waitFor();
    await box.scrollIntoViewIfNeeded();
    await looksRight(context, page, `without-adviser-phone-${locale}`);
    await box.check();
    await page.getByText(person.words.like("review.who_manager", { name })).waitFor();
    await person.send();
    await page.getByText(person.words.like("submitted.next_manager", { name })).waitFor();

    const morgan = await atTheDesk("morgan");
    await morgan.openFile(who);
    await morgan.page.locator("article.statement").first().getByRole("button", { expanded: false }).click();
    await morgan.page.getByText(words).first().waitFor();
    await morgan.page.locator("article.statement").first().getByText(/^They do not want .*Sam Example.* to see this/).waitFor();
    await morgan.page.getByRole("heading", { name: /^They do not want .*Sam Example.* to see what they sent/ }).waitFor();
    await sam.openFile(who);
    await sam.page.getByRole("heading", { name: "Timeline" }).waitFor();
    assert.equal(await sam.page.locator("article.statement").count(), 0);
    assert.equal(await sam.page.getByText(words).count(), 0);
    phone.behaved();
    await phone.close();
  });
