// How long a phone with a slow processor on a slow network waits: node run.mjs [--rounds 5]. Prints; asserts nothing.
import { closeBrowsers, device, launch } from "../../browser/support/browser.mjs";
import { startServer } from "../../browser/support/server.mjs";
import { words } from "../../browser/support/words.mjs";

const flag = process.argv.indexOf("--rounds");
const rounds = flag > 0 ? Number(process.argv[flag + 1]) : 5;
const network = { offline: false, latency: 562.5, downloadThroughput: (1.44e6 / 8) * 0.9, uploadThroughput: (675e3 / 8) * 0.9 };
const slower = 6;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const t = words("en").page;

async function throttled(phone) {
  const page = await phone.newPage();
  const wire = await phone.newCDPSession(page);
  await wire.send("Network.enable");
  await wire.send("Network.emulateNetworkConditions", network);
  await wire.send("Emulation.setCPUThrottlingRate", { rate: slower });
  return page;
}

/** Milliseconds on the page's own clock: when its first screen was painted, and when its script listened to it. */
async function firstScreen(page, url) {
  await page.addInitScript(() => {
    window.painted = [];
    new PerformanceObserver((list) => window.painted.push(...list.getEntries())).observe({ type: "largest-contentful-paint", buffered: true });
  });
  await page.goto(url, { waitUntil: "commit" });
  await page.getByRole("heading", { name: t("web.welcome.title"), exact: true }).waitFor({ timeout: 60_000 });
  await page.waitForLoadState("networkidle");
  return page.evaluate(() => {
    const seen = window.painted.find(({ element }) => element?.closest("main"))?.startTime;
    return { seen, usable: performance.getEntriesByName("listens")[0]?.startTime ?? seen };
  });
}

async function round(browser, server) {
  const phone = await device(browser, "phone");
  const first = await firstScreen(await throttled(phone), `${server.url}/`);
  const again = await firstScreen(await throttled(phone), `${server.url}/`);
  await phone.close();
  return { first, again };
}

const server = await startServer();
const browser = await launch();
await round(browser, server); // To warm up.
const rows = [];
for (let n = 0; n < rounds; n += 1) rows.push(await round(browser, server));
for (const [name, of] of [["first visit", "first"], ["second visit", "again"]])
  for (const what of ["seen", "usable"]) {
    const times = rows.map((row) => Math.round(row[of][what]));
    console.log(`${name.padEnd(13)} first screen ${what.padEnd(7)} median ${median(times)} ms of ${times.join(", ")}`);
  }
await closeBrowsers();
await server.stop();
process.exit(0);
