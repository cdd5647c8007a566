// Looks at a screen as somebody who cannot see it, has a small phone, or zooms in; and takes its picture.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root, temporaryFolder } from "./server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const narrow = [360, 320]; // A cheap phone; and 400 % on a 1280 wide screen (WCAG 1.4.10).

// What the device asks for, and what can differ because of it. The rest is the same page.
const devices = [
  ["dark", { colorScheme: "dark" }],
  ["forced colours", { forcedColors: "active" }],
];
const ofColours = ["color-contrast", "link-in-text-block"];
let cells = 0;
process.on("exit", () => cells > 0 && console.log(`# axe looked at ${cells} screens`));

// A few pictures are kept in the repository. They are made anew only when asked for, so that a test run changes nothing in it.
const kept = [
  /^(signed-out|home|question|safety-card|review|sent-and-replied|easy)-phone(-ar|-cy)?$/,
  /^(own-happened|own-plan|looks|easy-dark|first|covered-home|photo-taken|voice-taken|home)-phone(-ti)?$/,
  /^(attract|ways|question|keyboard|scan)-kiosk(-ar|-cy)?$|^(attract-table|ways-table|keyboard-table-ar)$/,
  /^(inbox|case-file)-desk$|^(triage|plan)-of-desk$|^(words|preview|problem|approve)-studio$/,
];
const inRepository = join(root, "tests/browser/screenshots");
const elsewhere = process.env.SHOTS ?? temporaryFolder("screenshots");

export function picture(page, name) {
  const folder = process.env.SCREENSHOTS === "update" && kept.some((names) => names.test(name)) ? inRepository : elsewhere;
  return page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
}

/** What is wrong with the page for people who use assistive technology, as readable lines. `some`: these rules alone. */
export async function faults(page, some) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const runOnly = some ? { type: "rule", values: some } : { type: "tag", values: rules };
  const { violations } = await page.evaluate(
    (only) => globalThis.axe.run(document, { runOnly: only, resultTypes: ["violations"] }),
    runOnly,
  );
  cells += 1;
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`));
}

/** What sticks out of the page to the side, so that one would have to scroll both ways. */
export function tooWide(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = ({ left, right, width }) => width > 0 && (right > clientWidth + 1 || left < -1);
    return [...document.body.querySelectorAll("*")]
      .filter((element) => out(element.getBoundingClientRect()))
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
  });
}

const outlines = join(root, "tests/browser/aria");

/** What somebody who hears the page is told of `place`, word for word as it was last agreed. ARIA=update agrees anew. */
export async function soundsAsBefore(place, name) {
  const now = `${await place.ariaSnapshot()}\n`;
  const file = join(outlines, `${name}.yaml`);
  if (process.env.ARIA === "update") {
    mkdirSync(outlines, { recursive: true });
    writeFileSync(file, now);
  }
  assert.ok(existsSync(file), `${file} is not there: run with ARIA=update and read what it says`);
  assert.equal(now, readFileSync(file, "utf8"), `${name}: ARIA=update agrees to the change`);
}

/** The page as a device in other colours shows it, and magnified until 320 by 256 pixels of it are left (WCAG 1.4.10). */
async function otherDevices(page, how) {
  const usual = { colorScheme: "light", forcedColors: "none" };
  // Where the test has asked for colours of its own already, those are the ones that it is about.
  const plain = await page.evaluate(
    () => !matchMedia("(prefers-color-scheme: dark)").matches && !matchMedia("(forced-colors: active)").matches,
  );
  for (const [name, asked] of plain ? devices : []) {
    await page.emulateMedia({ ...usual, ...asked });
    assert.deepEqual(await faults(page, ofColours), [], `${how}${name}`);
    await page.emulateMedia(usual);
  }
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 256 });
  assert.deepEqual(await tooWide(page), [], `${how}at 320 by 256`);
  // The rules that look at what lies over what are only asked where nothing has to.
  assert.deepEqual(await faults(page, [...ofColours, "scrollable-region-focusable"]), [], `${how}at 320 by 256`);
  const out = page.locator(".exit-button");
  if ((await out.count()) === 1 && (await out.isVisible()) && (await page.locator("dialog[open]").count()) === 0) {
    const { x, y, width, height } = await out.boundingBox();
    assert.ok(x >= 0 && y >= 0 && x + width <= 320 && y + height <= 256, `${how}the way out is in sight at 320 by 256`);
  }
  await page.setViewportSize(size);
}

/** A conversation in easy words, and then as it was. */
async function inEasyMode(page, look) {
  if ((await page.locator(".talk").count()) === 0 || (await page.locator(".looks-button").count()) !== 1 || (await page.locator("dialog[open]").count()) > 0) return;
  const change = async () => {
    await page.locator(".looks-button").click();
    const sheet = page.locator("dialog.looks");
    await sheet.locator(".looks-switch input").first().click();
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "hidden" });
  };
  await change();
  await look();
  await change();
}

/** The names of words that were shown for want of the words. */
async function unspoken(page) {
  const shown = await page.locator("body").innerText();
  return shown.match(/\b(web|problem|answer)\.[a-z_]+(\.[a-z_]+)*\b/g) ?? [];
}

/** One screen, looked at in every way, as one test of `context`. */
export function looksRight(context, page, name) {
  return context.test(name, async () => {
    await picture(page, name);
    assert.deepEqual(await unspoken(page), [], "words that the page does not have");
    const size = page.viewportSize();
    const whole = async (how) => {
      // As high as the page, so that nothing lies half under the bar at the top, where axe would take it for too small.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ ...size, height: Math.max(height, size.height) });
      assert.deepEqual(await faults(page), [], how);
      for (const width of narrow) {
        await page.setViewportSize({ ...size, width });
        assert.deepEqual(await tooWide(page), [], `${how}at a width of ${width}`);
      }
      await page.setViewportSize(size);
      await otherDevices(page, how);
    };
    await whole("");
    await inEasyMode(page, () => whole("in easy words, "));
  });
}
