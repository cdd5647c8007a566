// The studio: somebody writes, somebody else approves, and only then do young people read it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { looksRight } from "./support/look.mjs";
import { startServer } from "./support/server.mjs";
import { say, StudioPerson } from "./support/studio.mjs";
import { words } from "./support/words.mjs";
import { YoungPerson } from "./support/young-person.mjs";

const flow = "housing-tonight";
const titleOf = (name) => words("en").flow(name)("title");
const script = words("en").flow(flow);
const title = script("title");
const question = say("key.question");
const english = say("language.en");
const rewritten = "Which place are you in right now?";
const inWelsh = "Ym mha le wyt ti nawr?";
const note = "Plainer words for the second question.";

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

async function atStudio(user, size = "desk", more = {}) {
  const context = await device(browser, size, more);
  const person = new StudioPerson(await context.newPage(), server.url);
  await person.open();
  await person.signIn(user);
  return { person, context };
}

async function onPhone(name) {
  const context = await device(browser, "phone");
  const person = new YoungPerson(await context.newPage(), server.url);
  await person.open();
  await person.comeIn(server.codes[name]);
  return { person, context };
}

async function asks(person, text) {
  await person.page.getByRole("heading", { level: 2, name: text }).waitFor();
}

async function edits(author, context) {
  await author.begin(title);
  await author.step("where_now");
  await author.write(question, english, rewritten);
  await author.beside("cy");
  const texts = author.texts(question);
  await texts.getByText(say("text.stale"), { exact: true }).waitFor();
  await looksRight(context, author.page, "words-studio");
  await author.write(question, say("language.named", { english: say("language.cy"), own: "Cymraeg" }), inWelsh);
  await texts.getByText(say("text.fits"), { exact: true }).waitFor();
  await author.button("text.all_fit_button", texts).click();
  await author.button("text.all_fit_button", texts).waitFor({ state: "hidden" });
}

async function rehearses(author, context) {
  const phone = author.phone();
  await phone.getByRole("button", { name: script("safe.unsafe"), exact: true }).click();
  await phone.getByRole("heading", { name: rewritten }).waitFor();
  await author.page.getByText("No safe place tonight").waitFor();
  await looksRight(context, author.page, "preview-studio");
  await author.page.locator(".phone-settings select").selectOption("cy");
  await phone.getByRole("heading", { name: inWelsh }).waitFor();
}

test("a text is rewritten, rehearsed, approved by somebody else, and goes live for new conversations only", async (context) => {
  const early = await onPhone("Kit");
  await early.person.start(flow);
  await early.person.asked("safe");

  const { person: author, context: authors } = await atStudio("jo");
  await looksRight(context, author.page, "flows-studio");
  await edits(author, context);
  await rehearses(author, context);
  await author.act("submit", note);
  await author.state("submitted").waitFor();
  assert.equal(await author.button("act.approve").count(), 0, "an author is offered to approve");
  const draft = /#\/draft\/([\w-]+)/.exec(author.page.url())[1];
  const refused = await author.page.evaluate(async (id) => {
    const { hash } = await (await fetch(`/api/v1/studio/drafts/${id}`)).json();
    const body = JSON.stringify({ hash, note: "" });
    const headers = { "Content-Type": "application/json" };
    return (await fetch(`/api/v1/studio/drafts/${id}/approve`, { method: "POST", headers, body })).status;
  }, draft);
  assert.equal(refused, 403);

  const { person: approver, context: approvers } = await atStudio("kim");
  await approver.page.getByText(note).waitFor();
  await looksRight(context, approver.page, "waiting-studio");
  await approver.page.locator(".drafts").getByRole("link", { name: title }).click();
  await approver.heading(say("changes.title")).waitFor();
  const card = approver.page.locator(".change-card").filter({ hasText: rewritten });
  await card.getByText(script("where_now"), { exact: true }).waitFor();
  await card.getByText(rewritten, { exact: true }).waitFor();
  await approver.heading(say("changes.file")).waitFor();
  await looksRight(context, approver.page, "approve-studio");
  await approver.act("approve", "Read aloud, and fine.");
  await approver.act("publish");
  await approver.state("published").waitFor();

  const late = await onPhone("Robin");
  await late.person.start(flow);
  await late.person.tap("safe", "unsafe");
  await asks(late.person, rewritten);
  await early.person.tap("safe", "unsafe");
  await asks(early.person, script("where_now"));

  await approver.goToFlows();
  await approver.link(title).click();
  await approver.heading(say("flow.versions")).waitFor();
  await looksRight(context, approver.page, "flow-studio");
  await approver.button("flow.roll_back").click();
  await approver.button("flow.roll_back", approver.dialog()).click();
  await approver.dialog().getByText(say("flow.reason_missing")).waitFor();
  await approver.dialog().getByRole("textbox").fill("The first wording was clearer.");
  await approver.button("flow.roll_back", approver.dialog()).click();
  await approver.page.getByText("The first wording was clearer.").waitFor();
  for (const one of [early, late, { context: authors }, { context: approvers }]) {
    one.context.behaved();
    await one.context.close();
  }
});

test("a harm answer that would alert nobody is refused, with a conversation in which it goes wrong", async (context) => {
  const { person: author, context: authors } = await atStudio("jo");
  await author.begin(title);
  await author.tab("file");
  const file = author.page.getByLabel(say("file.label"));
  const found = /\{id: unsafe,.*(, alert: no_safe_place)\}/.exec(await file.inputValue());
  const start = found.index + found[0].lastIndexOf(found[1]);
  await file.focus();
  await file.evaluate((area, [from, to]) => area.setSelectionRange(from, to), [start, start + found[1].length]);
  await author.page.keyboard.press("Delete");
  await author.button("file.save").click();
  await author.page.locator(".verdict-bad").waitFor();
  await author.tab("words");
  await author.step("safe");
  const wrong = author.page.locator(".step .found-blocks").filter({ has: author.page.locator(".found-path li") }).first();
  await wrong.waitFor();
  await looksRight(context, author.page, "problem-studio");
  await author.act("submit", "");
  await author.page.locator(".refused").getByText(say("refused.title")).waitFor();
  await author.page.locator(".refused .found-path li").first().waitFor();
  assert.equal(await author.state("draft").count(), 1);
  await author.tab("file");
  await looksRight(context, author.page, "file-studio");
  await author.act("discard");
  await author.heading(say("flow.versions")).waitFor();
  authors.behaved();
  await authors.close();
});

test("two pages change the same text: both texts are shown, and a person decides", async (context) => {
  const { person: one, context: first } = await atStudio("jo");
  const what = say("key.title");
  await one.begin(titleOf("how-are-things"));
  const { person: two, context: second } = await atStudio("jo", "phone");
  await two.page.goto(one.page.url());
  await two.text(what, english).waitFor();
  await one.write(what, english, "How is it going?");
  await two.text(what, english).fill("How are you?");
  await two.text(what, english).blur();
  await two.page.getByText(say("text.theirs")).waitFor();
  await two.page.getByRole("blockquote").getByText("How is it going?", { exact: true }).waitFor();
  assert.equal(await two.text(what, english).inputValue(), "How are you?");
  await looksRight(context, two.page, "conflict-studio-phone");
  await two.button("text.keep_mine").click();
  await two.texts(what).getByText(say("text.saved"), { exact: true }).first().waitFor();
  await one.page.reload();
  await one.heading("How are you?").waitFor();
  await one.act("discard");
  await one.heading(say("flow.versions")).waitFor();
  for (const page of [first, second]) {
    page.behaved();
    await page.close();
  }
});

test("a page that is closed with a text not saved asks first; another page of the studio keeps it", async () => {
  const { person: author, context } = await atStudio("jo");
  const what = say("key.title");
  await author.begin(titleOf("college-next"));
  await author.page.route("**/words", (route) => route.abort());
  await author.text(what, english).fill("Not saved yet");
  await author.text(what, english).blur();
  await author.page.getByText(say("unreached.kept")).waitFor();
  await author.goToFlows();
  await author.page.getByRole("link", { name: say("draft.elsewhere_go") }).click();
  await author.text(what, english).waitFor();
  assert.equal(await author.text(what, english).inputValue(), "Not saved yet");
  const stays = () => author.page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
  assert.equal(await stays(), true, "the page lets itself be closed");
  await author.button("text.undo").click();
  assert.equal(await stays(), false, "the page asks though nothing is left to save");
  await context.close();
});

test("with the keyboard alone: past the head, into a text, saved, and on to its translation", async () => {
  const { person: author, context } = await atStudio("jo");
  const { page } = author;
  const what = say("key.title");
  await author.begin(titleOf("moving-to-adult-care"));
  await page.reload();
  await author.text(what, english).waitFor();
  // The preview comes after the words; a key pressed while the page is still being put together may be lost.
  await page.waitForLoadState("networkidle");
  // From the very top, wherever the page has put the focus by itself.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement?.textContent);
  assert.equal(first, say("skip"), "the first key leads past the head");
  await page.keyboard.press("Enter");
  await page.locator("main:focus").waitFor();
  const focused = author.text(what, english).and(page.locator(":focus"));
  for (let presses = 0; presses < 60 && (await focused.count()) === 0; presses++) await page.keyboard.press("Tab");
  assert.equal(await focused.count(), 1, "the text is not reached by Tab");
  await page.keyboard.press("End");
  await page.keyboard.type(" (new)");
  await page.keyboard.press("Control+Enter");
  await author.texts(what).getByText(say("text.saved"), { exact: true }).waitFor();
  assert.equal(await focused.count(), 1, "saving takes the focus away");
  await author.act("discard");
  await author.heading(say("flow.versions")).waitFor();
  context.behaved();
  await context.close();
});

for (const [size, colorScheme] of [
  ["phone", "light"],
  ["desk", "dark"],
])
  test(`every page of the studio, ${size}, ${colorScheme}`, async (context) => {
    const devices = await device(browser, size, { colorScheme });
    const person = new StudioPerson(await devices.newPage(), server.url);
    const picture = (screen) => `${screen}-studio-${size}-${colorScheme}`;
    const { page } = person;
    await person.open();
    await looksRight(context, page, picture("sign-in"));
    await person.signIn("jo");
    await looksRight(context, page, picture("flows"));
    await person.row(title).locator(".draft-link, button").first().click();
    await person.button("act.submit").waitFor();
    await person.step("where_now");
    await looksRight(context, page, picture("words"));
    await person.tab("file");
    await page.getByLabel(say("file.label")).waitFor();
    await looksRight(context, page, picture("file"));
    if (size === "phone") await person.tab("preview");
    await person.phone().getByRole("button", { name: script("safe.unsafe"), exact: true }).click();
    await person.phone().getByRole("heading", { name: script("where_now") }).waitFor();
    await page.locator(".phone-settings select").selectOption("ar");
    await person.phone().locator('h2 [lang="ar"]').waitFor();
    await looksRight(context, page, picture("preview"));
    await person.tab("changes");
    await person.heading(say("changes.file")).waitFor();
    await looksRight(context, page, picture("changes"));
    await page.goto(`${server.url}/studio#/flow/${flow}`);
    await person.heading(say("flow.versions")).waitFor();
    await looksRight(context, page, picture("flow"));
    await page.goto(`${server.url}/studio#/translations`);
    await page.getByLabel(say("translations.language")).waitFor();
    await looksRight(context, page, picture("translations"));
    devices.behaved();
    await devices.close();
  });

test("the desk's people are let in nowhere here, and the studio's nowhere there", async () => {
  const context = await device(browser, "desk");
  const person = new StudioPerson(await context.newPage(), server.url);
  await person.open();
  await person.page.getByLabel(say("sign_in.user")).fill("sam");
  await person.page.getByLabel(say("sign_in.password"), { exact: true }).fill("only-for-the-demo");
  await person.page.getByRole("button", { name: say("sign_in.button"), exact: true }).click();
  await person.page.getByText(say("sign_in.not_here")).waitFor();
  await person.signIn("kim");
  const status = (path) => person.page.evaluate(async (asked) => (await fetch(asked)).status, path);
  assert.equal(await status("/api/v1/desk/inbox"), 403);
  assert.equal(await status("/api/v1/desk/young-people"), 403);
  await context.close();
});
