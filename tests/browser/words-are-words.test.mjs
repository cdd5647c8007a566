// What people write is shown as they wrote it, on both sides, and never becomes a part of the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Adviser } from "./support/adviser.mjs";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { startServer } from "./support/server.mjs";
import { YoungPerson } from "./support/young-person.mjs";

const said = [
  `<img src=x onerror=alert(1)>`,
  `"><script>alert(2)</script>&lt;b&gt; {adviser} %s`,
  "‮backwards‬ and Z̵̡a̴l̸g̷o, 👩🏽‍🚒 and \u{1F3F4}",
];
const answered = `<svg/onload=alert(3)> & "quotes" <a href="javascript:alert(4)">here</a>`;

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

test("markup, signs that turn the direction and pictures arrive as they were typed", async () => {
  const phone = await device(browser, "phone");
  const desk = await device(browser, "desk");
  const adviser = new Adviser(await desk.newPage(), server.url);
  const person = new YoungPerson(await phone.newPage(), server.url);
  const shows = (page, text) => page.getByText(text, { exact: true }).first().waitFor();

  await person.open();
  await person.comeIn(server.codes.Kit);
  await person.start("how-are-things");
  await person.face("feeling", "okay");
  await person.tick("feelings", "mixed_up");
  await person.write("going_well", said[0]);
  await person.asked("change");
  await shows(person.page, said[0]);
  await person.tick("change", "other");
  await person.write("wish", said[1]);
  await person.tap("purpose", "know");
  await person.tap("meeting", "coming");
  await person.tap("meeting_how", "words");
  await person.write("meeting_say", said[2]);
  await person.tap("talk", "fine");
  await person.reviews();
  for (const text of said) await shows(person.page, text);
  await person.send();

  await adviser.open();
  await adviser.signIn("sam");
  await adviser.openFile("Kit");
  const statement = adviser.page.locator("article.statement");
  await statement.getByRole("button", { expanded: false }).click();
  for (const text of said) await shows(adviser.page, text);
  await adviser.reply(statement, "Kit", answered);
  await shows(person.page, answered);

  for (const page of [person.page, adviser.page]) {
    assert.equal(await page.locator("img, body script:not([src]), a[href^=javascript]").count(), 0, "words became markup");
    assert.equal(await page.locator("svg[onload], [onerror]").count(), 0, "words became markup");
  }
  phone.behaved();
  desk.behaved();
});
