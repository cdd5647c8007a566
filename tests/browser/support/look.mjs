// Looks at a screen as somebody who cannot see it, has a small phone, or zooms in; and takes its picture.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root, temporaryFolder } from "./server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const narrow = [360, 320]; // A cheap phone; and 400 % on a 1280 wide screen (WCAG 1.4.10).

// A few pictures are kept in the repository. They are made anew only when asked for, so that a test run changes nothing in it.
const kept =
  /^((signed-out|home|question|safety-card|review|sent-and-replied|own-happened|own-plan|looks|easy|easy-dark)-phone|(easy-phone-ar|home-phone-ti)|(attract|question)-kiosk|(inbox|case-file)-desk|(words|preview|problem|approve)-studio|(triage|plan)-of-desk)$/;
const inRepository = join(root, "tests/browser/screenshots");
const elsewhere = temporaryFolder("screenshots");

function picture(page, name) {
  const folder = process.env.SCREENSHOTS === "update" && kept.test(name) ? inRepository : elsewhere;
  return page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
}

/** What is wrong with the page for people who use assistive technology, as readable lines. */
export async function faults(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (values) => globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
    rules,
  );
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

/** One screen, looked at in every way, as one test of `context`. */
export function looksRight(context, page, name) {
  return context.test(name, async () => {
    await picture(page, name);
    const size = page.viewportSize();
    // As high as the page, so that nothing lies half under the bar at the top, where axe would take it for too small.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ ...size, height: Math.max(height, size.height) });
    assert.deepEqual(await faults(page), []);
    for (const width of narrow) {
      await page.setViewportSize({ ...size, width });
      assert.deepEqual(await tooWide(page), [], `at a width of ${width}`);
    }
    await page.setViewportSize(size);
  });
}
