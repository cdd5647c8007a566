// Who hears the page is told of each answer once: that it is saved, and what was said to it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { startServer } from "./support/server.mjs";
import { YoungPerson } from "./support/young-person.mjs";

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

/** Notes what every live region of the page says from now on, as a screen reader hears it. */
const listen = (page) =>
  page.evaluate(() => {
    globalThis.heard = [];
    const live = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";
    const tell = (records) => {
      const regions = new Set();
      for (const { target, addedNodes } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest(live);
        if (region) regions.add(region);
        for (const node of addedNodes) if (node instanceof Element) for (const inside of [node, ...node.querySelectorAll("[role=alert]")]) if (inside.matches("[role=alert]")) regions.add(inside);
      }
      for (const region of regions) if (region.isConnected && region.textContent.trim()) globalThis.heard.push(region.textContent.trim());
    };
    new MutationObserver(tell).observe(document.body, { subtree: true, childList: true, characterData: true });
  });

for (const [locale, name] of [["en", "Kit"], ["ar", "Noor"], ["cy", "Ffion"]])
  test(`one announcement for each answer (${locale})`, async () => {
    const phone = await device(browser, "phone");
    const person = new YoungPerson(await phone.newPage(), server.url, locale);
    const { page } = person;
    await person.open();
    await person.comeIn(server.codes[name]);
    await person.start("housing-tonight");
    await person.asked("safe");
    await listen(page);
    const answers = [
      [() => person.tap("safe", "unsafe"), "where_now"],
      [() => person.tap("where_now", "friend"), "phone"],
      [() => person.write("phone", "07700 900461"), "carry_on"],
      [() => person.tap("carry_on", "show"), locale === "cy" ? "advocate" : "see_ways"],
    ];
    let said = [];
    for (const [index, [answer, next]] of answers.entries()) {
      await answer();
      await person.asked(next);
      await page.waitForFunction((count) => globalThis.heard.length > count, index);
      said = await page.evaluate(() => globalThis.heard);
      assert.equal(said.length, index + 1, JSON.stringify(said));
    }
    for (const words of said) assert.ok(words.includes(person.t("web.tick.saved")), words);
    phone.behaved();
    await phone.close();
  });
