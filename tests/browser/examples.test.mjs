// Every element in every state, as somebody meets it who reads another way, needs other colours, or zooms in.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { faults, tooWide } from "./support/look.mjs";
import { startServer } from "./support/server.mjs";

const questions = 10; // Of each type of answer.
const sights = {
  light: { media: { colorScheme: "light", forcedColors: "none" } },
  dark: { media: { colorScheme: "dark", forcedColors: "none" } },
  "forced colours": { media: { colorScheme: "light", forcedColors: "active" } },
  "400 %": { media: { colorScheme: "light", forcedColors: "none" }, size: { width: 320, height: 256 } },
};

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

let question = 0;
for (const locale of ["en", "ar", "cy"])
  for (const easy of [false, true])
    test(`every element in ${locale}, ${easy ? "in easy mode" : "as usual"}`, async (context) => {
      const phone = await device(browser, "phone");
      context.after(() => phone.close());
      const page = await phone.newPage();
      const usual = page.viewportSize();
      for (const [sight, { media, size }] of Object.entries(sights)) {
        await page.emulateMedia(media);
        await page.setViewportSize(size ?? usual);
        // Each sight meets other types of questions; together they meet all of them, with a fault and without.
        for (const more of ["", "&problem=1&review=1"]) {
          await page.goto(`${server.url}/examples?locale=${locale}&question=${question++ % questions}${more}`);
          await page.locator(".question").waitFor();
          if (easy) {
            await page.locator(".looks-button").click();
            await page.locator("dialog.looks .looks-switch input").first().check();
            await page.locator("dialog.looks .button-primary").click();
            await page.locator("dialog.looks").waitFor({ state: "hidden" });
            await page.locator(".question .easy").waitFor();
          }
          assert.deepEqual(await tooWide(page), [], `${sight}, question ${question}`);
          // As high as the page, so that nothing lies half under the bar, where axe would take it for too small.
          const high = await page.evaluate(() => document.documentElement.scrollHeight);
          const { width } = page.viewportSize();
          await page.setViewportSize({ width, height: high });
          assert.deepEqual(await faults(page), [], `${sight}, question ${question}`);
          await page.setViewportSize(size ?? usual);
        }
      }
      phone.behaved();
    });
