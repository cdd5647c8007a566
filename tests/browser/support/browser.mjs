// Debian's Chromium, and an eye on what no page of ours may do.
import { chromium } from "playwright-core";
import assert from "node:assert/strict";

const options = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

export const sizes = {
  phone: { width: 360, height: 740 },
  kiosk: { width: 1080, height: 1920 },
  table: { width: 1280, height: 800 }, // A kiosk that lies across.
  desk: { width: 1280, height: 800 },
};

const patience = 15_000;

const open = [];

export async function launch() {
  const browser = await chromium.launch(options);
  open.push(browser);
  return browser;
}

/** With a camera and a microphone that Chromium makes up, and that nobody has to be asked for. */
export async function launchWithDevices() {
  const more = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
  const browser = await chromium.launch({ ...options, args: [...options.args, ...more] });
  open.push(browser);
  return browser;
}

/** Set to letters twice as large as usual, as a browser can be. */
export async function launchWithLargeLetters() {
  const browser = await chromium.launch({ ...options, args: [...options.args, "--blink-settings=defaultFontSize=32"] });
  open.push(browser);
  return browser;
}

/** For the end of a file of tests, however it ends: a browser left open would keep it from ending at all. */
export async function closeBrowsers() {
  for (const browser of open.splice(0)) await browser.close();
}

/** A browser whose profile is kept in `folder`, to be looked into afterwards. */
export async function launchWithProfile(folder, size) {
  const context = await chromium.launchPersistentContext(folder, { ...options, ...settings(size) });
  open.push(context);
  return watched(context);
}

/** As one person's device: nothing is shared with another context. */
export async function device(browser, size, more = {}) {
  return watched(await browser.newContext({ ...settings(size), ...more }));
}

function settings(size) {
  return { viewport: sizes[size], locale: "en-GB", timezoneId: "Europe/London", hasTouch: size !== "desk", reducedMotion: "reduce" };
}

// What the browser says when the network is taken away, when a sign-in is refused on purpose, and when the English
// that is fetched ahead is not needed.
const ofTheNetwork = /Failed to load resource|WebSocket connection to .* failed|net::ERR_|preloaded .* but not used/;

function watched(context) {
  const complaints = [];
  const dialogs = [];
  context.setDefaultTimeout(patience);
  const watch = (page) => {
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type()) && !ofTheNetwork.test(message.text()))
        complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.stack}`));
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  };
  context.pages().forEach(watch);
  context.on("page", watch);
  context.behaved = () => {
    assert.deepEqual(complaints, [], "the browser refused or complained of something (Content-Security-Policy, errors)");
    assert.deepEqual(dialogs, [], "a page opened a dialog: words were run as script");
  };
  return context;
}
