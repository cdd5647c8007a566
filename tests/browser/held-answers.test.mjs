// A phone of their own that is closed without signal: what was said waits in it, unreadable, and goes out once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowsers, launch, launchWithProfile } from "./support/browser.mjs";
import { eachIsThereOnce } from "./support/case-file.mjs";
import { filesWith } from "./support/disk.mjs";
import { startServer, temporaryFolder } from "./support/server.mjs";
import { YoungPerson } from "./support/young-person.mjs";

const first = "a heron on the viaduct at dusk";

let server;
before(async () => (server = await startServer()));
after(async () => {
  await closeBrowsers();
  await server?.stop();
});

/** Says two things without signal, and closes the browser. */
async function saysWithoutSignal(profile, who, comesIn) {
  const phone = await launchWithProfile(profile, "phone");
  const person = new YoungPerson(await phone.newPage(), server.url);
  await person.open();
  await comesIn(person, server.codes[who]);
  await person.start("housing-tonight");
  await person.tap("safe", "unsafe");
  await person.tap("where_now", "other");
  await person.skip("phone");
  await person.tap("carry_on", "show");
  await person.tap("see_ways", "later");
  await person.tap("advocate", "none");
  await person.tap("hurt", "unsure");
  await person.asked("hurt_reach");
  await phone.setOffline(true);
  await person.write("hurt_reach", first);
  await person.page.getByText(person.t("web.signal.kept")).waitFor();
  return { phone, person };
}

const waiting = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const asked = indexedDB.open("held");
        asked.onsuccess = () => {
          const { result } = asked;
          if (!result.objectStoreNames.contains("held")) return done(false);
          const row = result.transaction("held").objectStore("held").get("answers");
          row.onsuccess = () => {
            result.close();
            done(row.result !== undefined);
          };
        };
      }),
  );
const until = async (page, wanted) => {
  while ((await waiting(page)) !== wanted) await page.evaluate(() => new Promise((next) => requestAnimationFrame(next)));
};

test("closed without signal and opened again with it, the phone sends what was said, once, and keeps nothing of it", async () => {
  const profile = temporaryFolder("held-own");
  const { phone, person } = await saysWithoutSignal(profile, "Kit", (one, code) => one.comeInOnOwnPhone(code));
  await until(person.page, true);
  await phone.close({ runBeforeUnload: false });
  assert.deepEqual(filesWith(profile, first), [], "it can not be read from the phone's storage");

  const again = await launchWithProfile(profile, "phone");
  const back = new YoungPerson(await again.newPage(), server.url);
  await back.page.goto(`${server.url}/?locale=en`);
  await back.home();
  await until(back.page, false);
  await eachIsThereOnce(await launch(), server, "Kit", [first]);
  again.behaved();
  await again.close();
  assert.deepEqual(filesWith(profile, first), []);
});

test("with the sign-in ended from elsewhere nobody reads it any more, and the next visit clears it away", async () => {
  const profile = temporaryFolder("held-out");
  const { phone, person } = await saysWithoutSignal(profile, "Noor", (one, code) => one.comeInOnOwnPhone(code));
  await until(person.page, true);
  await phone.clearCookies();
  await phone.close();
  const again = await launchWithProfile(profile, "phone");
  const back = new YoungPerson(await again.newPage(), server.url);
  await back.page.goto(`${server.url}/?locale=en`);
  // It has no PIN to open with, so a code is asked for.
  await back.heading(back.t("web.welcome.title")).waitFor();
  await back.comeInOnOwnPhone(server.codes["Ffion"]);
  await until(back.page, false);
  const told = await back.page.evaluate(async () => (await fetch("/api/v1/statements")).text());
  assert.ok(!told.includes(first), "nothing goes into somebody else's file");
  again.behaved();
  await again.close();
});

test("a phone that others use too keeps nothing on disk, not even that", async () => {
  const profile = temporaryFolder("held-shared");
  const { phone, person } = await saysWithoutSignal(profile, "Robin", (one, code) => one.comeIn(code));
  assert.deepEqual(await person.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), []);
  await phone.close();
  assert.deepEqual(filesWith(profile, first), []);
});
