// Bad networks, dead servers, two pages, wrong clocks: each ends with every answer in the case file, once.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { BlockingProxy } from "./support/blocking-proxy.mjs";
import { closeBrowsers, device, launch, launchWithLargeLetters } from "./support/browser.mjs";
import { eachIsThereOnce } from "./support/case-file.mjs";
import { startServer } from "./support/server.mjs";
import { YoungPerson } from "./support/young-person.mjs";

const who = "Kit";
const pin = "738164";

let server;
let browser;
let proxy;
before(async () => (browser = await launch()));
beforeEach(async () => {
  proxy = await BlockingProxy.listen();
  server = await startServer({ more: (port) => ["--origin", `http://localhost:${port}`, "--origin", proxy.url] });
  proxy.to = server.port;
});
afterEach(async () => {
  await proxy?.close();
  await server?.stop();
});
after(closeBrowsers);

async function signedIn({ prepare = async () => {}, url = server.url, from = browser } = {}) {
  const phone = await device(from, "phone");
  await prepare(phone);
  const person = new YoungPerson(await phone.newPage(), url);
  await person.open();
  await person.comeIn(server.codes[who]);
  return { phone, person };
}

const ticked = (person, answer) => person.bubble(answer).getByText(person.t("web.tick.saved"), { exact: true }).waitFor();

/** The long way through `housing-tonight`: each step, how it is answered, and what must stand in the case file. */
function longWay(person) {
  const said = (step, option) => person.script(`${step}.${option}`);
  const tap = (step, option) => ({ step, answer: () => person.tap(step, option), words: said(step, option) });
  const write = (step, words) => ({ step, answer: () => person.write(step, words), words });
  return [
    tap("safe", "unsafe"),
    tap("where_now", "other"),
    write("phone", "07700 900462"),
    tap("carry_on", "show"),
    tap("see_ways", "later"),
    tap("advocate", "none"),
    tap("hurt", "unsure"),
    write("hurt_reach", "lemon curtains by the harbour"),
    write("own_words", "seventeen kites over the reservoir"),
  ];
}

const ownWords = (way) => way.filter(({ step }) => step !== "phone").map(({ words }) => words);

test("the network goes after every step and comes back", async () => {
  const { phone, person } = await signedIn();
  await person.start("housing-tonight");
  const way = longWay(person);
  for (const { step, answer, words } of way) {
    await person.asked(step);
    await phone.setOffline(true);
    await answer();
    await person.page.getByText(person.t("web.signal.kept")).waitFor();
    await phone.setOffline(false);
    // A number to reach them is not repeated; after the last answer comes the review, which shows only what is stored.
    if (step !== "phone" && step !== "own_words") await ticked(person, words);
  }
  await person.reviews();
  await phone.setOffline(true);
  await person.button("web.review.send").click();
  await phone.setOffline(false);
  await person.heading(person.t("web.sent.title")).waitFor();
  await eachIsThereOnce(browser, server, who, ownWords(way));
  phone.behaved();
  await phone.close();
});

test("the server is killed in the middle, more than once, and started again", async () => {
  const { phone, person } = await signedIn();
  await person.start("housing-tonight");
  const way = longWay(person);
  for (const { step, answer } of way) {
    await person.asked(step);
    const dies = ["where_now", "advocate", "own_words"].includes(step);
    if (dies) await server.stop("SIGKILL");
    await answer();
    if (dies) await server.start();
  }
  await person.reviews();
  await person.send();
  await eachIsThereOnce(browser, server, who, ownWords(way));
  phone.behaved();
  await phone.close();
});

test("where no WebSocket gets through, the same goes by POST", async () => {
  const { phone, person } = await signedIn({ url: proxy.url });
  const posts = [];
  person.page.on("request", (request) => {
    if (request.url().endsWith("/api/v1/turns?locale=en")) posts.push(JSON.parse(request.postData()).type);
  });
  await person.start("housing-tonight");
  const way = longWay(person);
  for (const { answer } of way) await answer();
  await person.reviews();
  await person.send();
  assert.ok(proxy.refused >= 2, "sockets were tried");
  assert.equal(posts.filter((type) => type === "answer").length, way.length);
  await eachIsThereOnce(browser, server, who, ownWords(way));
  phone.behaved();
  await phone.close();
});

test("in two pages at once, both show an answer that was given in one, and it is stored once", async () => {
  const phone = await device(browser, "phone");
  const one = new YoungPerson(await phone.newPage(), server.url);
  await one.open();
  await one.comeInOnOwnPhone(server.codes[who], pin);
  await one.start("housing-tonight");
  await one.tap("safe", "safe");
  await one.asked("nights");
  const two = new YoungPerson(await phone.newPage(), server.url);
  two.script = one.script;
  await two.page.goto(`${server.url}/?locale=en`);
  await two.home();
  await two.uncover(pin);
  await two.page.getByRole("button", { name: new RegExp(`^${two.t("web.home.carry_on")}`) }).click();
  await two.asked("nights");
  await one.write("nights", "31");
  await two.asked("carry_on");
  await ticked(two, "31");
  await two.tap("carry_on", "list");
  await one.reviews();
  await two.reviews();
  await one.send();
  await two.heading(two.t("web.home.said")).waitFor();
  await eachIsThereOnce(browser, server, who, [one.script("safe.safe"), "31", one.script("carry_on.list")]);
  phone.behaved();
  await phone.close();
});

for (const [name, day] of [["a day ahead", 1], ["a day behind", -1]])
  test(`the clock of the phone is ${name}`, async () => {
    const { phone, person } = await signedIn({
      prepare: (context) => context.clock.setFixedTime(Date.now() + day * 24 * 3_600_000),
    });
    await person.start("housing-tonight");
    const way = longWay(person);
    for (const { step, answer } of way) {
      await person.asked(step);
      if (step === "advocate") await phone.setOffline(true);
      await answer();
      if (step === "advocate") await phone.setOffline(false);
    }
    await person.reviews();
    await person.send();
    await eachIsThereOnce(browser, server, who, ownWords(way));
    phone.behaved();
    await phone.close();
  });

test("the storage of the phone is full", async () => {
  const phone = await device(browser, "phone");
  const page = await phone.newPage();
  const protocol = await phone.newCDPSession(page);
  await protocol.send("Storage.overrideQuotaForOrigin", { origin: server.url, quotaSize: 0 });
  const person = new YoungPerson(page, server.url);
  await person.open();
  await person.comeInOnOwnPhone(server.codes[who]);
  await person.start("housing-tonight");
  const way = longWay(person);
  for (const { step, answer } of way) {
    await person.asked(step);
    await phone.setOffline(true);
    await answer();
    await person.page.getByText(person.t("web.signal.kept")).waitFor();
    await phone.setOffline(false);
  }
  await person.reviews();
  await person.send();
  await eachIsThereOnce(browser, server, who, ownWords(way));
  phone.behaved();
  await phone.close();
});

test("with letters twice as large nothing sticks out, and the network may go all the same", async () => {
  const { phone, person } = await signedIn({ from: await launchWithLargeLetters() });
  const fits = async (where) => {
    const over = await person.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${over} pixels stick out at ${where}`);
    // Wherever the page is scrolled to, the way out is on the screen.
    const leave = await person.page.locator(".top-bar .exit-button").boundingBox();
    const { width, height } = person.page.viewportSize();
    assert.ok(leave.x >= 0 && leave.y >= 0 && leave.x + leave.width <= width && leave.y + leave.height <= height, `Leave is out of sight at ${where}`);
  };
  assert.equal(await person.page.evaluate(() => getComputedStyle(document.documentElement).fontSize), "32px");
  await person.start("housing-tonight");
  const way = longWay(person);
  for (const { step, answer } of way) {
    await person.asked(step);
    await fits(step);
    await phone.setOffline(true);
    await answer();
    await fits(`${step}, kept`);
    await phone.setOffline(false);
  }
  await person.reviews();
  await fits("review");
  await person.send();
  await eachIsThereOnce(browser, server, who, ownWords(way));
  phone.behaved();
  await phone.close();
});
