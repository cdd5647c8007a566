// Words said in confidence: after the whole job they are nowhere on a disk where somebody could read them, neither on the
// server nor in a browser; and the way out of the page leads nowhere back.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Adviser } from "./support/adviser.mjs";
import { closeBrowsers, launchWithProfile } from "./support/browser.mjs";
import { filesWith } from "./support/disk.mjs";
import { meWith, openSocket } from "./support/replay.mjs";
import { startServer, temporaryFolder } from "./support/server.mjs";
import { YoungPerson } from "./support/young-person.mjs";

const said = "zanzibar marmalade behind the quiet wardrobe";
const answered = "periwinkle thunder will fetch you at nine";
const number = "07700 900461";

let server;
before(async () => (server = await startServer()));
after(async () => {
  await closeBrowsers();
  await server?.stop();
});

test("the search finds words in either encoding, in any folder", () => {
  const folder = temporaryFolder("planted");
  mkdirSync(join(folder, "deep"));
  writeFileSync(join(folder, "deep", "one"), `...${said}...`);
  writeFileSync(join(folder, "two"), Buffer.from(`...${said}...`, "utf16le"));
  writeFileSync(join(folder, "three"), Buffer.from(`...${said}...`, "utf16le").swap16());
  writeFileSync(join(folder, "four"), "nothing here");
  assert.equal(filesWith(folder, said).length, 3);
});

test("what was said and answered is on no disk in clear, and leaving the page leads nowhere back", async (context) => {
  const profiles = { phone: temporaryFolder("phone"), desk: temporaryFolder("desk") };
  const phone = await launchWithProfile(profiles.phone, "phone");
  const desk = await launchWithProfile(profiles.desk, "desk");
  const adviser = new Adviser(await desk.newPage(), server.url);
  const person = new YoungPerson(await phone.newPage(), server.url);
  const { page } = person;

  await context.test("the job is done, with words to look for", async () => {
    await adviser.open();
    await adviser.signIn("sam");
    await person.open();
    await person.comeIn(server.codes.Kit);
    await person.start("housing-tonight");
    await person.tap("safe", "unsafe");
    await person.tap("where_now", "other");
    await person.write("phone", number);
    await person.tap("carry_on", "show");
    await person.tap("see_ways", "later");
    await person.tap("advocate", "none");
    await person.tap("hurt", "unsure");
    await person.write("hurt_reach", said);
    await person.write("own_words", `${said}, twice`);
    await person.reviews();
    await person.send();
    const card = adviser.alert("No safe place tonight", "Kit");
    await adviser.acknowledge(card);
    await adviser.reply(card, "Kit", answered);
    await page.getByText(answered, { exact: true }).waitFor();
    await adviser.openFile("Kit");
    await adviser.page.locator("article.statement").getByRole("button", { expanded: false }).click();
    await adviser.page.getByText(`${said}, twice`, { exact: true }).first().waitFor();
    await person.button("web.home.to").click();
    await page.getByText(answered, { exact: true }).waitFor();
    // Half an answer, typed and never sent.
    await person.start("housing-tonight");
    await person.tap("safe", "unsafe");
    await person.tap("where_now", "other");
    await person.asked("phone");
    await page.getByRole("textbox", { name: person.script("phone") }).fill(number);
  });

  await context.test("Leave goes elsewhere; Back shows nothing, and the old cookie opens nothing", async () => {
    const cookies = await phone.cookies(server.url);
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    assert.equal((await meWith(server, cookie)).role, "young_person");
    assert.equal(await openSocket(server, cookie), 101);
    await page.getByRole("button", { name: person.t("web.exit.long") }).click();
    await page.getByRole("heading", { name: "Sunny spells" }).waitFor();
    assert.deepEqual(await phone.cookies(server.url), []);
    assert.equal((await meWith(server, cookie)).role, "nobody");
    assert.equal(await openSocket(server, cookie), 401);
    await page.goBack();
    for (const words of [answered, said, number, "Kit", "Sam Example"])
      assert.equal(await page.getByText(words).count(), 0, `"${words}" is shown after Back`);
    await page.goto(server.url);
    await person.heading(person.t("web.welcome.title")).waitFor();
    const kept = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
    }));
    assert.deepEqual(kept, { local: 0, session: 0, databases: 0, caches: 0 });
  });

  phone.behaved();
  desk.behaved();
  await phone.close();
  await desk.close();
  await server.stop("SIGKILL"); // So that its write-ahead log is left to be looked into.

  const places = { "the data folder": server.data, "the phone's profile": profiles.phone, "the desk's profile": profiles.desk };
  for (const [place, folder] of Object.entries(places))
    await context.test(`${place} holds none of the words`, () => {
      for (const words of [said, answered, number, number.replace(" ", "")])
        assert.deepEqual(filesWith(folder, words), [], `"${words}" is on the disk in clear`);
    });

  await context.test("the profiles are the ones that were used", () => {
    for (const profile of [profiles.phone, profiles.desk])
      assert.notDeepEqual(filesWith(profile, `localhost:${server.port}`), []);
  });

  await context.test("the server's log holds no words, no names and no codes", () => {
    const log = server.log.slice(server.log.indexOf("event=listening"));
    for (const words of [said, answered, number, "Kit", "Sam Example", server.codes.Kit, server.codes.Kit.replace("-", "")])
      assert.ok(!log.includes(words), `"${words}" is in the log`);
  });
});
