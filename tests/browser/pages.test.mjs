// Every screen in every language: for people who cannot see it, on a small phone, under the strict Content-Security-Policy.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Adviser } from "./support/adviser.mjs";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { faults, looksRight } from "./support/look.mjs";
import { startServer } from "./support/server.mjs";
import { YoungPerson } from "./support/young-person.mjs";

const languages = [
  { locale: "en", own: "English", name: "Kit", young: true, wish: "Somewhere quiet, and near college." },
  { locale: "cy", own: "Cymraeg", name: "Ffion", young: false, wish: "Rhywle tawel, ac yn agos at y coleg." },
  { locale: "ar", own: "العربية", name: "Noor", young: true, wish: "مكان هادئ وقريب من الكلية." },
];
const reply = "Thank you for telling me, I have read it all. I call you at six, and we look for a room together.";

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

test("the eyes of these tests are open: what is wrong is found", async () => {
  const phone = await device(browser, "phone");
  const person = new YoungPerson(await phone.newPage(), server.url);
  await person.open();
  await person.page.evaluate(() => {
    document.querySelector("main").append(document.createElement("button"));
    new Image().src = "https://example.org/elsewhere.png";
  });
  assert.match((await faults(person.page)).join(), /button-name/);
  assert.throws(() => phone.behaved(), /Content-Security-Policy/);
  await phone.close();
});

async function otherQuestions(context, person, picture) {
  await person.start("moving-to-adult-care");
  await person.page.locator(".quick-reply").first().click();
  await person.asked("feeling");
  await looksRight(context, person.page, picture("scale-question-phone"));
  await person.skip("feeling");
  await person.asked("when_move");
  await looksRight(context, person.page, picture("date-question-phone"));
  await person.button("web.talk.stop").click();
  await looksRight(context, person.page, picture("stop-phone"));
  await person.button("web.stop.later").click();
  await person.home();
  await person.start("housing-tonight");
  await person.tap("safe", "safe");
  await person.asked("nights");
  await looksRight(context, person.page, picture("number-question-phone"));
  await person.button("web.talk.stop").click();
  await person.button("web.stop.now").click();
  await person.heading(person.t("web.stopped.title")).waitFor();
  await looksRight(context, person.page, picture("stopped-phone"));
  await person.button("web.home.to").click();
  await person.home();
}

async function housing(context, person, picture, { young, wish }) {
  await person.choose("housing-tonight");
  await looksRight(context, person.page, picture("before-phone"));
  await person.button("web.before.start").click();
  await person.asked("safe");
  await looksRight(context, person.page, picture("question-phone"));
  await person.tap("safe", "unsafe");
  await person.tap("where_now", "friend");
  await person.asked("phone");
  await looksRight(context, person.page, picture("number-to-call-phone"));
  await person.skip("phone");
  await person.asked("carry_on");
  await person.page.locator(".safety").scrollIntoViewIfNeeded();
  await looksRight(context, person.page, picture("safety-card-phone"));
  await person.tap("carry_on", "show");
  if (young) await person.tap("see_ways", "later");
  await person.tap("advocate", "later");
  await person.tap("hurt", "nobody");
  await person.asked("with_you");
  await looksRight(context, person.page, picture("several-answers-phone"));
  await person.tick("with_you", "nobody");
  for (const step of ["needs", "health_need", "last_nights", "home_safe", "must_reach", "trust"]) await person.skip(step);
  await person.asked("matters_most");
  await looksRight(context, person.page, picture("own-words-phone"));
  await person.write("matters_most", wish);
  await person.skip("plan_b");
  await person.reviews();
  await looksRight(context, person.page, picture("review-phone"));
  await person.send();
  await looksRight(context, person.page, picture("sent-phone"));
}

for (const { locale, own, name, young, wish } of languages) {
  const picture = (screen) => (locale === "en" ? screen : `${screen}-${locale}`);

  test(`the young person's pages in ${own}`, async (context) => {
    const phone = await device(browser, "phone");
    const desk = await device(browser, "desk");
    const adviser = new Adviser(await desk.newPage(), server.url);
    await adviser.open();
    await adviser.signIn("sam");
    const person = new YoungPerson(await phone.newPage(), server.url, locale);
    await person.open();
    await looksRight(context, person.page, picture("signed-out-phone"));
    await person.page.getByRole("banner").getByRole("button", { name: person.t("web.call.open") }).click();
    await looksRight(context, person.page, picture("who-to-call-phone"));
    await person.button("web.close").click();
    await person.page.getByRole("dialog").waitFor({ state: "hidden" }); // It gives the focus back when it goes.
    await person.comeIn(server.codes[name]);
    await looksRight(context, person.page, picture("home-phone"));
    await housing(context, person, picture, { young, wish });
    const card = adviser.alert("No safe place tonight", name);
    await adviser.acknowledge(card);
    await adviser.reply(card, name, reply);
    await adviser.openFile(name);
    await adviser.page.locator("article.statement").getByRole("button", { expanded: false }).first().click();
    await person.page.getByText(person.words.like("notice.read", { name: "Sam Example" })).waitFor();
    await looksRight(context, person.page, picture("sent-and-replied-phone"));
    await person.button("web.home.to").click();
    await person.page.getByText(reply, { exact: true }).waitFor();
    await looksRight(context, person.page, picture("statements-phone"));
    if (young) await otherQuestions(context, person, picture);
    phone.behaved();
    desk.behaved();
    await phone.close();
    await desk.close();
  });

  test(`the kiosk in ${own}`, async (context) => {
    const kiosk = await device(browser, "kiosk");
    const person = new YoungPerson(await kiosk.newPage(), server.url, locale);
    const { page } = person;
    await page.clock.install();
    await page.goto(`${server.url}/kiosk`);
    await page.getByRole("button", { name: own }).waitFor();
    if (locale === "en") await looksRight(context, page, "attract-kiosk");
    await page.getByRole("button", { name: own }).click();
    await person.heading(person.t("web.kiosk.ways")).waitFor();
    await looksRight(context, page, picture("ways-kiosk"));
    await person.way("nameless");
    person.script = person.words.flow("how-are-things");
    await person.heading(person.t("web.home.start")).waitFor();
    await looksRight(context, page, picture("choose-kiosk"));
    await page.getByRole("button", { name: person.script("title"), exact: true }).click();
    await page.getByText(person.t("web.before.who_nameless")).waitFor();
    await looksRight(context, page, picture("before-kiosk"));
    await person.button("web.before.start").click();
    await person.asked("feeling");
    await looksRight(context, page, picture("question-kiosk"));
    await page.clock.fastForward(91_000);
    await page.getByRole("alertdialog").waitFor();
    await looksRight(context, page, picture("warning-kiosk"));
    kiosk.behaved();
    await kiosk.close();
  });
}

test("the desk", async (context) => {
  const council = await startServer(); // Of its own: what a visitor said at the kiosk above waits for the duty team.
  context.after(() => council.stop());
  const desk = await device(browser, "desk");
  const adviser = new Adviser(await desk.newPage(), council.url);
  const { page } = adviser;
  await adviser.open();
  await looksRight(context, page, "sign-in-desk");
  const quiet = await device(browser, "desk"); // The duty team: nobody has needed them yet.
  const duty = new Adviser(await quiet.newPage(), council.url);
  await duty.open();
  await duty.signIn("dana");
  await duty.page.getByText(duty.words.like("web.desk.inbox.nothing")).waitFor();
  await looksRight(context, duty.page, "empty-inbox-desk");
  await quiet.close();
  await adviser.signIn("alex");

  const phone = await device(browser, "phone");
  const person = new YoungPerson(await phone.newPage(), council.url);
  await person.open();
  await person.comeIn(await adviser.codeFor("Robin"));
  await looksRight(context, page, "code-desk");
  await adviser.closeDialog();
  await looksRight(context, page, "people-desk");
  await adviser.inbox();
  await person.start("housing-tonight");
  await person.tap("safe", "unsafe");
  await person.tap("where_now", "friend");
  await person.write("phone", "07700 900461");
  await person.asked("carry_on");
  const card = adviser.alert("No safe place tonight", "Robin");
  await card.getByText("07700 900461").waitFor();
  await looksRight(context, page, "inbox-desk");
  await adviser.acknowledge(card);
  await card.getByRole("textbox").waitFor();
  await looksRight(context, page, "acknowledged-desk");
  await card.getByRole("button", { name: adviser.t("web.desk.alert.put_away") }).click();
  await person.tap("carry_on", "stop");
  await person.reviews();
  await person.send();
  await adviser.openFile("Robin");
  await page.locator("article.statement").getByRole("button", { expanded: false }).first().click();
  await page.getByText("07700 900461").last().waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await looksRight(context, page, "case-file-desk");
  desk.behaved();
  phone.behaved();
  await desk.close();
  await phone.close();
});
