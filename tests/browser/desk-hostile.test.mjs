// Ten thousand hostile strings on the desk: markup, formulas, bidi controls, marks that pile up, format strings. Each is
// shown as it was typed, in the places where people's words stand; nothing runs, nothing is reported, the page stays whole.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { people } from "./support/fake-council.mjs";
import { startFakeDesk } from "./support/fake-desk.mjs";
import { words } from "./support/words.mjs";

const number = 10_000;
const atOnce = 1_000;

const seeds = [
  "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "</textarea><script>alert(1)</script>", "<iframe srcdoc='<script>alert(1)</script>'>",
  "javascript:alert(1)", "\"><b>bold", "' onmouseover='alert(1)", "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "{name} {when} {count}", "%s%n%x %d", "{0}{1}", "#{7*7}",
  "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1+1)*cmd", "\t=1+1", "../../etc/passwd", "'; DROP TABLE answer; --", "\u202Egnp.exe\u202C", "\u2066\u2067\u2068 never closed", "\u200F\u200Eabc\u061C",
  "Z\u0351\u036B\u0343\u036A\u0302a\u0324\u034El\u0300\u0301\u0302\u0303\u0304g", "\u0E47\u0E47\u0E47\u0E47\u0E47\u0E47", "\uFEFFhidden\u200B\u200D", "\u0000nul\u0007bell\u001B[31mred", "line\r\nline\u2028line\u2029", "\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66\uD83C\uDFF4", "\uFDFD\uFDFD\uFDFD", "\u1680\u3164\u115F",
  "__proto__", "constructor", "toString", "null", "undefined", "NaN", "true", "-0", "1e999", "&lt;b&gt;&amp;#x27;", "&#0;&#x110000;", "<!--", "-->", "]]>", "<![CDATA[", "<?xml?>", "\\u003cscript\\u003e", "\\", "`", "a".repeat(3000), "\u05D0\u05D1 abc \u05D2", "\u0639\u0631\u0628\u064A <b>",
];

/** The same strings on every run: seeds, put together and turned about by a small generator. */
function hostile() {
  let state = 20261122;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = () => seeds[random(seeds.length)];
  const ways = [(a, b) => a + b, (a, b) => `${a} ${b}`, (a, b) => a.slice(0, 1 + random(a.length)) + b, (a, b) => `${b}\n${a}`, (a, b) => `"${a}"='${b}'`];
  const made = [...seeds];
  while (made.length < number) {
    const text = ways[random(ways.length)](pick(), pick());
    made.push(text.isWellFormed?.() === false ? `${text}x`.toWellFormed() : text);
  }
  return made.map((text) => (text.isWellFormed?.() === false ? text.toWellFormed() : text));
}

let browser;
before(async () => {
  browser = await launch();
});
after(closeBrowsers);

test("ten thousand hostile strings are shown as they were typed", async () => {
  const server = await startFakeDesk("personal_adviser");
  const context = await device(browser, "desk");
  const page = await context.newPage();
  const dialogs = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const all = hostile();
  let shown = 0;
  for (let from = 0; from < all.length; from += atOnce) {
    const some = all.slice(from, from + atOnce);
    server.notes = some;
    await page.goto("about:blank");
    await page.goto(`${server.url}/desk#/person/${people.noor}`);
    await page.getByRole("heading", { name: words("en").page("web.desk.timeline.title") }).waitFor();
    const texts = await page.locator(".case-entry .entry-text").evaluateAll((found) => found.map((one) => one.textContent));
    assert.deepEqual(texts, some);
    // Whatever turns the direction round in one of them leaves the rest of the page as it is.
    const names = await page.locator(".identity h1").evaluate((one) => getComputedStyle(one).direction);
    assert.equal(names, "ltr");
    const { wide, inner } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, inner: document.documentElement.clientWidth }));
    assert.ok(wide <= inner, `page is ${wide} wide`);
    shown += texts.length;
  }
  console.log(`# hostile strings shown as typed: ${shown}`);
  assert.equal(shown, number);
  assert.deepEqual(dialogs, []);
  context.behaved();
  await context.close();
  server.stop();
});

test("a hostile string that is typed goes out as it was typed, and comes back so", async () => {
  const server = await startFakeDesk("personal_adviser");
  const context = await device(browser, "desk");
  const page = await context.newPage();
  await page.goto(`${server.url}/desk#/person/${people.noor}`);
  await page.locator(".disclosure").first().click();
  const typed = hostile()
    .slice(0, 40)
    .filter((text) => !/[\u0000-\u001f]/.test(text));
  for (const text of typed) {
    await page.getByRole("button", { name: "Note", exact: true }).click();
    await page.locator(".act-form textarea").fill(text);
    await page.keyboard.press("Control+Enter");
    await page.locator(".act-form").waitFor({ state: "hidden" });
  }
  const sent = server.sent.filter(({ path }) => path.endsWith("/entries")).map(({ body }) => body.words.text);
  assert.deepEqual(sent, typed);
  const texts = await page.locator(".case-entry .entry-text").evaluateAll((found) => found.map((one) => one.textContent));
  assert.deepEqual(texts, [...typed].reverse());
  context.behaved();
  await context.close();
  server.stop();
});
