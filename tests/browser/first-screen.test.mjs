// What a first visit costs, counted on the wire: three requests at most and 60 KB before the first screen can be used.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { startServer } from "./support/server.mjs";
import { YoungPerson } from "./support/young-person.mjs";

const most = { requests: 3, bytes: 60 * 1024, script: 30 * 1024 };

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

/** Every answer of the server to this page, with its bytes as they came over the wire, and packed without what leads it. */
async function counted(context, page) {
  const wire = await context.newCDPSession(page);
  const answers = new Map();
  await wire.send("Network.enable");
  wire.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
    if (request.url.startsWith("http")) answers.set(requestId, { path: new URL(request.url).pathname, type, bytes: 0 });
  });
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const answer = answers.get(requestId);
    if (answer) answer.bytes = encodedDataLength;
  });
  wire.on("Network.responseReceived", ({ requestId, response }) => {
    const answer = answers.get(requestId);
    if (answer) answer.packed = Number(response.headers["Content-Length"]);
  });
  return () => [...answers.values()];
}

const sum = (answers) => answers.reduce((bytes, answer) => bytes + answer.bytes, 0);

test("the first screen comes in three requests and under 60 KB, its style and its words with it", async () => {
  const phone = await device(browser, "phone");
  const page = await phone.newPage();
  const answers = await counted(phone, page);
  const person = new YoungPerson(page, server.url);
  await page.goto(`${server.url}/`);
  await person.heading(person.t("web.welcome.title")).waitFor();
  await page.waitForLoadState("networkidle");
  const came = answers();
  console.log(came.map(({ path, bytes }) => `${path} ${bytes}`).join(", "), "=", sum(came));
  assert.ok(came.length <= most.requests, `${came.length} requests: ${came.map(({ path }) => path)}`);
  assert.ok(sum(came) <= most.bytes, `${sum(came)} bytes`);
  const script = came.filter(({ type }) => type === "Script");
  const packed = script.reduce((bytes, answer) => bytes + answer.packed, 0);
  assert.ok(packed > 0 && packed <= most.script, `${packed} bytes of script`);
  phone.behaved();
  await phone.close();
});

test("without its script the first screen is there to be read, in its own looks", async () => {
  const phone = await device(browser, "phone", { javaScriptEnabled: false });
  const page = await phone.newPage();
  const person = new YoungPerson(page, server.url);
  await page.goto(`${server.url}/`);
  await person.heading(person.t("web.welcome.title")).waitFor();
  const heading = person.heading(person.t("web.welcome.title"));
  assert.equal(await heading.evaluate((element) => getComputedStyle(element).fontSize), "30px");
  assert.ok(await page.getByLabel(person.t("web.sign_in.code")).isVisible());
  await phone.close();
});

test("what is typed and pressed before the script has come is done when it comes", async () => {
  const phone = await device(browser, "phone");
  let release;
  const held = new Promise((done) => (release = done));
  await phone.route(/\/assets\/.*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  const page = await phone.newPage();
  const person = new YoungPerson(page, server.url);
  await page.goto(`${server.url}/`, { waitUntil: "commit" });
  await page.getByLabel(person.t("web.sign_in.code")).fill(server.codes.Kit);
  await person.button("web.sign_in.go").click();
  release();
  await person.heading(person.t("web.safe.first.title")).waitFor();
  phone.behaved();
  await phone.close();
});

test("Leave leaves before the script has come", async () => {
  const phone = await device(browser, "phone");
  await phone.route(/\/assets\/.*\.js$/, () => {});
  const page = await phone.newPage();
  const person = new YoungPerson(page, server.url);
  await page.goto(`${server.url}/`, { waitUntil: "commit" });
  await page.getByRole("button", { name: person.t("web.exit.long") }).click();
  await person.heading("Sunny spells").waitFor();
  phone.behaved();
  await phone.close();
});

test("the policy of the page allows its own style by its hash, and nothing that is not ours", async () => {
  const answer = await fetch(`${server.url}/`);
  const policy = answer.headers.get("content-security-policy");
  assert.match(policy, /script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='; style-src 'self' 'sha256-[A-Za-z0-9+/]{43}=';/);
  assert.doesNotMatch(policy, /unsafe|\*|http/);
  assert.equal(answer.headers.get("cache-control"), "no-store");
});
