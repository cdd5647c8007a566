// A phone of their own that is closed without signal: what was said waits in it, unreadable, and goes out once.
import assert from "node:assert/strict";
import { after, afterEach, beforeEach, test } from "node:test";
import { closeBrowsers, launch, launchWithProfile } from "./support/browser.mjs";
import { eachIsThereOnce } from "./support/case-file.mjs";
import { filesWith } from "./support/disk.mjs";
import { startServer, temporaryFolder } from "./support/server.mjs";
import { YoungPerson } from "./support/young-person.mjs";

const first = "a heron on the viaduct at dusk";

let server;
beforeEach(async () => (server = await startServer()));
afterEach(() => server?.stop());
after(closeBrowsers);

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

/** How many answers wait on the phone. */
const waiting = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const asked = indexedDB.open("held");
        asked.onsuccess = () => {
          const { result } = asked;
          if (!result.objectStoreNames.contains("held")) return done(0);
          const names = result.transaction("held").objectStore("held").getAllKeys();
          names.onsuccess = () => {
            result.close();
            done(names.result.filter((name) => name !== "half").length);
          };
        };
      }),
  );
async function until(page, wanted) {
  const giveUp = Date.now() + 20_000;
  for (;;) {
    const count = await waiting(page);
    if (count === wanted) return;
    assert.ok(Date.now() < giveUp, `${count} answers wait on the phone, not ${wanted}`);
    await page.evaluate(() => new Promise((next) => setTimeout(next, 50)));
  }
}

test("closed without signal and opened again with it, the phone sends what was said, once, and keeps nothing of it", async () => {
  const profile = temporaryFolder("held-own");
  const { phone, person } = await saysWithoutSignal(profile, "Kit", (one, code) => one.comeInOnOwnPhone(code));
  await until(person.page, 1);
  await phone.close({ runBeforeUnload: false });
  assert.deepEqual(filesWith(profile, first), [], "it can not be read from the phone's storage");

  const again = await launchWithProfile(profile, "phone");
  const back = new YoungPerson(await again.newPage(), server.url);
  await back.page.goto(`${server.url}/?locale=en`);
  await back.home();
  await until(back.page, 0);
  await eachIsThereOnce(await launch(), server, "Kit", [first]);
  again.behaved();
  await again.close();
  assert.deepEqual(filesWith(profile, first), []);
});

test("with the sign-in ended from elsewhere nobody reads it any more, and the next visit clears it away", async () => {
  const profile = temporaryFolder("held-out");
  const { phone, person } = await saysWithoutSignal(profile, "Noor", (one, code) => one.comeInOnOwnPhone(code));
  await until(person.page, 1);
  await phone.clearCookies();
  await phone.close();
  const again = await launchWithProfile(profile, "phone");
  const back = new YoungPerson(await again.newPage(), server.url);
  await back.page.goto(`${server.url}/?locale=en`);
  // It has no PIN to open with, so a code is asked for.
  await back.heading(back.t("web.welcome.title")).waitFor();
  await back.comeInOnOwnPhone(server.codes["Ffion"]);
  await until(back.page, 0);
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

test("what two pages of one phone could not send goes out from both", async () => {
  const profile = temporaryFolder("held-two");
  const { phone, person } = await saysWithoutSignal(profile, "Kit", async (one, code) => {
    await one.comeInOnOwnPhone(code);
    const two = new YoungPerson(await one.page.context().newPage(), server.url);
    await two.page.goto(`${server.url}/?locale=en`);
    await two.home();
    await two.start("college-next");
    await two.asked("now");
    one.other = two;
  });
  await person.other.tap("now", "college");
  await person.other.page.getByText(person.t("web.signal.kept")).waitFor();
  await until(person.page, 2);
  await phone.close({ runBeforeUnload: false });

  const again = await launchWithProfile(profile, "phone");
  const back = new YoungPerson(await again.newPage(), server.url);
  await back.page.goto(`${server.url}/?locale=en`);
  await back.home();
  await until(back.page, 0);
  await eachIsThereOnce(await launch(), server, "Kit", [first]);
  // Where nothing worries, the case file shows it once it is sent; until then they see it themselves.
  const { script } = person.other;
  await back.button("web.safe.cover.show").click();
  await back.page.getByRole("button", { name: `${back.t("web.home.carry_on")}: ${script("title")}` }).click();
  back.script = script;
  await back.asked("how_it_goes");
  assert.equal(await back.bubble(script("now.college")).getByText(back.t("web.tick.saved"), { exact: true }).count(), 1);
  again.behaved();
  await again.close();
});

test("a phone that was somebody's own and is shared now keeps nothing from then on", async () => {
  const profile = temporaryFolder("held-once-own");
  const own = await launchWithProfile(profile, "phone");
  const before = new YoungPerson(await own.newPage(), server.url);
  await before.open();
  await before.comeInOnOwnPhone(server.codes["Kit"]);
  await own.clearCookies();
  await own.close();
  const { phone, person } = await saysWithoutSignal(profile, "Noor", (one, code) => one.comeIn(code));
  assert.deepEqual(await person.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), []);
  await phone.close();
  assert.deepEqual(filesWith(profile, first), []);
});
