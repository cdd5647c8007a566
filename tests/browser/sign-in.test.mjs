// How workers sign in: an authenticator app, a passkey of the browser's own making, and the council's sign-in, which here
// is a real OpenID provider on this machine.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { Adviser } from "./support/adviser.mjs";
import { closeBrowsers, device, launch } from "./support/browser.mjs";
import { say } from "./support/desk-words.mjs";
import { faults } from "./support/look.mjs";
import { startProvider } from "./support/openid-provider.mjs";
import { password, program, startServer } from "./support/server.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(closeBrowsers);

/** A code as an authenticator app works it out; `ahead` steps of half a minute from now. */
function codeOf(secret, ahead = 0) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replaceAll(" ", "")].map((c) => letters.indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const mac = createHmac("sha1", key).update(counter).digest();
  const number = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

async function atTheDesk(server, user) {
  const context = await device(browser, "desk");
  const page = await context.newPage();
  const adviser = new Adviser(page, server.url);
  await adviser.open();
  if (user) await adviser.signIn(user);
  return { context, page, adviser };
}

async function toMySignIn(page) {
  await page.evaluate(() => (location.hash = "#/security"));
  await page.getByRole("heading", { level: 1, name: say("security.title") }).waitFor();
}

async function givePassword(page, adviser, user) {
  await page.getByLabel(adviser.t("web.desk.sign_in.user")).fill(user);
  await page.getByLabel(adviser.t("web.desk.sign_in.password"), { exact: true }).fill(password);
  await page.getByRole("button", { name: adviser.t("web.desk.sign_in.button"), exact: true }).click();
}

test("an authenticator app is added, asked for, and its codes work once", async () => {
  const server = await startServer();
  const { context, page, adviser } = await atTheDesk(server, "sam");
  await toMySignIn(page);
  assert.deepEqual(await faults(page), []);
  await page.getByRole("button", { name: say("security.app_begin") }).click();
  const secret = await page.locator("code.secret").innerText();
  await page.getByRole("img", { name: say("security.app_square") }).waitFor();
  assert.deepEqual(await faults(page), []);
  await page.getByLabel(say("security.app_code")).fill(codeOf(secret));
  await page.locator("#app-label").fill("My work phone");
  await page.getByRole("button", { name: say("security.app_button") }).click();
  await page.getByText(say("security.app_done")).waitFor();
  await page.getByText("My work phone").first().waitFor();
  await context.close();

  const again = await atTheDesk(server);
  await givePassword(again.page, again.adviser, "sam");
  await again.page.getByRole("heading", { name: say("step.title") }).waitFor();
  assert.deepEqual(await faults(again.page), []);
  const code = again.page.getByLabel(say("step.code"));
  await code.fill("000000");
  await again.page.getByRole("button", { name: say("step.button") }).click();
  await again.page.getByText(adviser.t("problem.second_step_wrong")).waitFor();
  // The step of the code that set the app up is used up; the next one is not.
  const fresh = codeOf(secret, 1);
  await code.fill(fresh);
  await again.page.getByRole("button", { name: say("step.button") }).click();
  await again.page.getByText(adviser.t("web.desk.live.on"), { exact: true }).waitFor();

  const replay = await atTheDesk(server);
  await givePassword(replay.page, replay.adviser, "sam");
  await replay.page.getByLabel(say("step.code")).fill(fresh);
  await replay.page.getByRole("button", { name: say("step.button") }).click();
  await replay.page.getByText(adviser.t("problem.second_step_wrong")).waitFor();
  for (const used of [again, replay]) await used.context.close();
  await server.stop();
});

test("a passkey is made by the browser and lets a worker in; signing out everywhere is for this page too", async () => {
  const server = await startServer();
  const { context, page, adviser } = await atTheDesk(server, "alex");
  const protocol = await context.newCDPSession(page);
  await protocol.send("WebAuthn.enable");
  const { authenticatorId } = await protocol.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  await toMySignIn(page);
  await page.locator("#passkey-label").fill("My laptop");
  await page.getByRole("button", { name: say("security.passkey_button") }).click();
  await page.getByText(say("security.passkey_done")).waitFor();

  await page.getByRole("button", { name: adviser.t("web.desk.sign_out.button"), exact: true }).click();
  await givePassword(page, adviser, "alex");
  // Somebody who is not verified by the device is not let in.
  await protocol.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await page.getByRole("button", { name: say("step.passkey") }).click();
  await page.getByText(say("step.passkey_failed")).waitFor();
  await protocol.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await page.getByRole("button", { name: say("step.passkey") }).click();
  await page.getByText(adviser.t("web.desk.live.on"), { exact: true }).waitFor();

  // It is for this site, and for one only.
  const { credentials } = await protocol.send("WebAuthn.getCredentials", { authenticatorId });
  assert.equal(credentials.length, 1);
  assert.equal(credentials[0].rpId, "localhost");

  await toMySignIn(page);
  await page.getByRole("button", { name: say("security.everywhere"), exact: true }).click();
  await page.getByRole("button", { name: say("security.everywhere_sure"), exact: true }).click();
  await page.getByRole("heading", { name: adviser.t("web.desk.sign_in.title") }).waitFor();
  context.behaved();
  await context.close();
  await server.stop();
});

test("the council's own sign-in lets in whom it names and nobody else", async () => {
  const provider = await startProvider();
  const server = await startServer({
    more: (port) => {
      provider.returnTo(`http://localhost:${port}/api/v1/sign-in/oidc/callback`);
      return ["--oidc-issuer", provider.issuer, "--oidc-client", provider.client, "--oidc-secret-file", provider.secretFile,
        "--oidc-name", "Exampleshire"];
    },
    prepare: (data) =>
      execFileSync(program, ["add-oidc-identity", "--data", data, "--user", "sam", "--issuer", provider.issuer, "--subject",
        "person-17"]),
  });
  for (const [account, words] of [
    ["person-99", say("door.council.unknown")],
    ["person-17", null],
  ]) {
    const { context, page, adviser } = await atTheDesk(server);
    await page.getByRole("link", { name: say("door.council", { name: "Exampleshire" }) }).click();
    await page.getByLabel("account").fill(account);
    await page.getByRole("button", { name: "sign in" }).click();
    if (words) await page.getByText(words).waitFor();
    else {
      await page.getByText(adviser.t("web.desk.live.on"), { exact: true }).waitFor();
      await page.locator(".me").getByText("Sam").waitFor();
    }
    await context.close();
  }
  // An answer that nobody asked for leads nowhere.
  const answer = await fetch(`${server.url}/api/v1/sign-in/oidc/callback?code=x&state=y`, { redirect: "manual" });
  assert.equal(answer.status, 302);
  assert.equal(answer.headers.get("location"), "/desk#sign-in-refused");
  assert.equal(answer.headers.get("set-cookie"), null);
  await server.stop();
  provider.stop();
  await once(provider.server, "close");
});
