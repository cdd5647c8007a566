// A screen that others use, of a council that is no demo: only an enrolled one begins, a phone signs its owner in on it, a
// conversation goes on on a phone, and nothing stays.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowsers, device, launch, launchWithProfile } from "./support/browser.mjs";
import { asked, codeFor, enrolLink, operate, startCouncil } from "./support/council.mjs";
import { filesWith } from "./support/disk.mjs";
import { chooseLanguage, isWiped, pictures, speakWithoutName, squareAfter, stepUp, talkAbout } from "./support/kiosk.mjs";
import { openSocket } from "./support/replay.mjs";
import { temporaryFolder } from "./support/server.mjs";
import { YoungPerson } from "./support/young-person.mjs";

let server;
let browser;
before(async () => {
  server = await startCouncil();
  browser = await launch();
});
after(async () => {
  await closeBrowsers();
  await server?.stop();
});

const soon = 10_000; // How often a screen where nobody is looks whether it may begin.
const cookies = async (context) => Object.fromEntries((await context.cookies(server.url)).map(({ name, value }) => [name, value]));

async function enrol(context, name) {
  const page = await context.newPage();
  await page.goto(enrolLink(server, name));
  await page.getByRole("button", { name: "English", exact: true }).waitFor();
  assert.equal(page.url(), `${server.url}/kiosk`, "the code stays in no address");
  await page.close();
}

async function kioskCalled(name, size = "kiosk") {
  const kiosk = await device(browser, size);
  await enrol(kiosk, name);
  return kiosk;
}

/** Kit's own phone, signed in. */
async function phoneOfKit() {
  const phone = await device(browser, "phone");
  const person = new YoungPerson(await phone.newPage(), server.url);
  await person.open();
  await person.comeInOnOwnPhone(await codeFor(server));
  return { phone, person };
}

/** Who has a name is asked more: somebody can answer. */
async function toTheEnd(person) {
  await person.tap("meeting", "none");
  await person.tap("talk", "fine");
}

/** What the camera app does with the square; on a phone that was opened anew what was said is covered. */
async function scan(phone, address) {
  const person = new YoungPerson(await phone.newPage(), server.url);
  await person.page.goto(address);
  return person;
}

test("a screen that nobody has enrolled begins nothing, and says so with who to call", async () => {
  const kiosk = await device(browser, "kiosk");
  const person = new YoungPerson(await kiosk.newPage(), server.url);
  const { page } = person;
  await page.clock.install();
  await page.goto(`${server.url}/kiosk`);
  await person.heading(person.t("web.kiosk.unknown")).waitFor();
  await page.getByText("0800 1111").first().waitFor();
  const refused = await asked(server, "/api/v1/kiosk/begin", "", {});
  assert.equal(refused.status, 403);
  assert.equal(refused.body.problem.text, person.t("problem.kiosk_unknown"));

  const link = enrolLink(server, "Front desk, Civic Centre");
  await page.goto("about:blank");
  await page.goto(link);
  await chooseLanguage(person);
  const [id] = operate(server.data, "kiosk", ["list"]).split("\n").find((line) => line.includes("Front desk, Civic Centre")).split(" ");

  const second = await device(browser, "kiosk");
  const other = new YoungPerson(await second.newPage(), server.url);
  await other.page.goto(link);
  await other.heading(other.t("web.kiosk.unknown")).waitFor();
  await second.close();

  // A visit is wiped, and it is a kiosk all the same.
  await page.getByRole("button", { name: person.t("web.kiosk.finish"), exact: true }).first().click();
  await isWiped(person);
  assert.deepEqual(Object.keys(await cookies(kiosk)), ["sayso-kiosk"]);
  assert.match(operate(server.data, "kiosk", ["remove", "--id", id]), /removed/);
  await page.clock.fastForward(soon);
  await person.heading(person.t("web.kiosk.unknown")).waitFor();
  kiosk.behaved();
  await kiosk.close();
});

test("a phone signs its owner in: it says which screen, both show the same pictures, and the phone decides", async (context) => {
  const kiosk = await kioskCalled("Library, first floor");
  const { phone } = await phoneOfKit();
  const person = await stepUp(kiosk, server);

  await context.test("who says no lets nobody in", async () => {
    const address = await squareAfter(person, () => person.way("phone"), "visit");
    const hand = await scan(phone, address);
    await hand.button("web.safe.cover.show").click();
    await hand.button("web.kiosk.same_no").click();
    await hand.page.getByText(hand.t("web.own.visit.no_done")).waitFor();
    await person.page.clock.runFor(4_000);
    await person.page.getByText(person.t("web.kiosk.again")).waitFor();
    await hand.page.close();
  });

  await context.test("who says yes is in, for this visit and with what is said in it", async () => {
    const address = await squareAfter(person, () => person.button("web.own.door.again").click(), "visit");
    const hand = await scan(phone, address);
    await hand.button("web.safe.cover.show").click();
    await hand.heading(hand.t("web.own.visit.title")).waitFor();
    await hand.page.getByText(hand.words.like("web.own.visit.where", { name: "Library, first floor" })).waitFor();
    assert.ok(!hand.page.url().includes(address.slice(-32)), "the token stays in no address");
    await person.page.clock.runFor(2_000);
    assert.deepEqual(await pictures(hand.page), await pictures(person.page));

    const stranger = await device(browser, "phone");
    const late = await scan(stranger, address);
    await late.page.getByText(late.t("web.own.visit.sign_in")).waitFor();
    await stranger.close();

    await hand.button("web.own.visit.yes").click();
    await hand.page.getByText(hand.t("web.own.visit.done")).waitFor();
    await person.page.clock.runFor(4_000);
    await person.heading(person.t("web.home.start")).waitFor();
    const { sayso } = await cookies(kiosk);
    const here = `sayso=${sayso}`;
    assert.equal((await asked(server, "/api/v1/me", here)).body.role, "visitor");
    for (const kept of ["/api/v1/statements", "/api/v1/own/file", "/api/v1/own/devices"])
      assert.equal((await asked(server, kept, here)).status, 403, `${kept} is for their own phone`);
    await hand.page.close();
  });

  await context.test("what they say at the screen is theirs on their phone", async () => {
    await talkAbout(person, "how-are-things");
    await person.face("feeling", "okay");
    await person.tick("feelings", "tired");
    await person.write("going_well", "The cat is well");
    await person.tick("change", "nothing");
    await toTheEnd(person);
    await person.reviews();
    await person.send();
    const { sayso } = await cookies(kiosk);
    await person.page.locator(".ending").getByRole("button", { name: person.t("web.kiosk.finish") }).click();
    await isWiped(person, "The cat is well");
    assert.equal(await openSocket(server, `sayso=${sayso}`), 401);
    const mine = await cookies(phone);
    const { body } = await asked(server, "/api/v1/statements", `sayso=${mine.sayso}`);
    assert.equal(body.statements.length, 1);
  });
  kiosk.behaved();
  phone.behaved();
  await kiosk.close();
  await phone.close();
});

test("a code from the adviser lets in for one visit", async () => {
  const kiosk = await kioskCalled("Hub");
  const person = await stepUp(kiosk, server);
  await person.way("code");
  await person.page.getByLabel(person.t("web.sign_in.code")).fill("BBBB-CCCC");
  await person.button("web.sign_in.go").click();
  await person.page.getByText(person.t("problem.code_wrong")).waitFor();
  await person.page.getByLabel(person.t("web.sign_in.code")).fill(await codeFor(server));
  await person.button("web.sign_in.go").click();
  await person.heading(person.t("web.home.start")).waitFor();
  kiosk.behaved();
  await kiosk.close();
});

for (const [whose, words] of [["nobody's", "an anonymous lighthouse"], ["Kit's own", "a lighthouse with a name"]])
  test(`a conversation goes on on ${whose} phone, with every answer once, and the screen is cleared at once`, async () => {
    const kiosk = await kioskCalled(`Desk for ${whose} phone`);
    const named = whose === "Kit's own" ? await phoneOfKit() : undefined;
    const phone = named?.phone ?? (await device(browser, "phone"));
    const person = named ? await stepUp(kiosk, server) : await speakWithoutName(kiosk, server);
    if (named) {
      const hand = await scan(phone, await squareAfter(person, () => person.way("phone"), "visit"));
      await hand.button("web.safe.cover.show").click();
      await hand.button("web.own.visit.yes").click();
      await hand.page.getByText(hand.t("web.own.visit.done")).waitFor();
      await hand.page.close();
      await person.page.clock.runFor(4_000);
      await talkAbout(person, "how-are-things");
    }
    await person.face("feeling", "okay");
    await person.tick("feelings", "tired", "proud");
    await person.write("going_well", words);
    await person.asked("change");
    const { sayso } = await cookies(kiosk);

    const address = await squareAfter(person, () => person.button("web.kiosk.hand_over").first().click(), "hand-over");
    const hand = await scan(phone, address);
    hand.script = person.script;
    await hand.heading(hand.t("web.own.visit.take")).waitFor();
    await person.page.clock.runFor(2_000);
    assert.deepEqual(await pictures(hand.page), await pictures(person.page));
    await person.button("web.kiosk.same_yes").click();
    await isWiped(person, words);
    assert.equal(await openSocket(server, `sayso=${sayso}`), 401);

    await hand.asked("change");
    await hand.page.reload();
    if (named) {
      // On their own phone it is among what they have begun.
      await hand.home();
      await hand.button("web.safe.cover.show").first().click();
      await hand.page.getByRole("button", { name: new RegExp(`^${hand.t("web.home.carry_on")}`) }).click();
    }
    await hand.tick("change", "nothing");
    if (named) await toTheEnd(hand);
    await hand.reviews();
    await hand.page.getByText(words, { exact: true }).waitFor();
    for (const said of [words, hand.script("feeling.okay")])
      assert.equal(await hand.page.getByText(said, { exact: true }).count(), 1, `"${said}" is there once`);
    await hand.send();
    if (!named) {
      await hand.page.locator(".ending").getByRole("button", { name: hand.t("web.kiosk.finish") }).click();
      await hand.heading(hand.t("web.welcome.title")).waitFor();
    }
    const again = await scan(phone, address);
    await again.page.getByText(again.t("problem.visit_gone")).waitFor();
    kiosk.behaved();
    phone.behaved();
    await kiosk.close();
    await phone.close();
  });

test("after a reset the whole profile holds no word of the visit; Back shows nothing, the old cookie opens nothing", async (context) => {
  const canary = "periwinkle saxophone under the glacier";
  const typed = "marzipan telescope never sent";
  const profile = temporaryFolder("kiosk");
  const kiosk = await launchWithProfile(profile, "kiosk");
  await enrol(kiosk, "Canary");
  const person = await speakWithoutName(kiosk, server);
  const { page } = person;
  await person.face("feeling", "okay");
  await person.tick("feelings", "tired");
  await person.write("going_well", canary);
  await person.asked("change");
  await page.getByRole("button", { name: person.t("web.talk.back"), exact: true }).click();
  await page.getByRole("textbox").fill(typed);
  const { sayso } = await cookies(kiosk);
  assert.equal(await openSocket(server, `sayso=${sayso}`), 101);
  await page.clock.fastForward(91_000);
  await page.getByRole("alertdialog").waitFor();
  await page.clock.runFor(31_000);
  await isWiped(person, canary, typed);
  assert.equal(await openSocket(server, `sayso=${sayso}`), 401);
  assert.equal((await asked(server, "/api/v1/statements", `sayso=${sayso}`)).status, 401);
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
  }));
  assert.deepEqual(kept, { local: 0, session: 0, databases: 0, caches: 0 });
  await page.goBack();
  for (const words of [canary, typed]) assert.equal(await page.getByText(words).count(), 0);
  kiosk.behaved();
  await kiosk.close();
  await context.test("nowhere on its disk", () => {
    for (const words of [canary, typed, "periwinkle", "marzipan"]) assert.deepEqual(filesWith(profile, words), [], words);
    assert.notDeepEqual(filesWith(profile, `localhost:${server.port}`), [], "it is the profile that was used");
  });
});

test("with no server it says so and who to call, also in the middle of a visit, and comes back by itself", async () => {
  const kiosk = await kioskCalled("Cellar");
  const person = await speakWithoutName(kiosk, server);
  const { page } = person;
  await person.face("feeling", "okay");
  await person.asked("feelings");
  const { sayso } = await cookies(kiosk);
  await server.stop("SIGKILL");
  await page.getByRole("button", { name: person.t("web.kiosk.finish"), exact: true }).first().click();
  await person.heading(person.t("web.kiosk.closed")).waitFor();
  await page.getByText("0800 1111").first().waitFor();
  await server.start();
  await page.clock.runFor(soon);
  await isWiped(person);
  assert.equal(await openSocket(server, `sayso=${sayso}`), 401, "its sign-in has ended too");
  kiosk.behaved();
  await kiosk.close();
});
