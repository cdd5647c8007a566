// A screen that others use, and whoever stands at it.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./server.mjs";
import { YoungPerson } from "./young-person.mjs";

const { encode } = createRequire(join(root, "web/package.json"))("uqr");

export const names = { en: "English", cy: "Cymraeg", ar: "العربية", ti: "ትግርኛ" };

/** Somebody at the first screen, who has chosen a language. The clock is the test's. */
export async function stepUp(context, server, locale = "en") {
  const person = new YoungPerson(await context.newPage(), server.url, locale);
  await person.page.clock.install();
  await person.page.goto(`${server.url}/kiosk`);
  await chooseLanguage(person);
  return person;
}

export async function chooseLanguage(person) {
  await person.page.getByRole("button", { name: names[person.words.locale], exact: true }).click();
  await person.heading(person.t("web.kiosk.ways")).waitFor();
}

/** From the ways in to the first question of a talk. */
export async function talkAbout(person, flow) {
  person.script = person.words.flow(flow);
  await person.page.getByRole("button", { name: person.script("title"), exact: true }).click();
  await person.button("web.before.start").click();
}

export async function speakWithoutName(context, server, locale = "en") {
  const person = await stepUp(context, server, locale);
  await person.way("nameless");
  await talkAbout(person, "how-are-things");
  await person.asked("feeling");
  return person;
}

/** Presses something that shows a square, and gives the address in it: what a phone's camera would open. */
export async function squareAfter(person, press, kind) {
  const path = kind === "visit" ? "/kiosk/ask" : "/kiosk/hand-over";
  const answer = person.page.waitForResponse((response) => new URL(response.url()).pathname.endsWith(path));
  await press();
  const { token } = await (await answer).json();
  assert.match(token, /^[0-9a-f]{32}$/);
  const address = `${person.url}/#${kind}=${token}`;
  const { data } = encode(address, { ecc: "M", border: 4 });
  const dark = data.flatMap((row, y) => row.map((is, x) => (is ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  await person.page.locator(`.square path[d="${dark}"]`).waitFor();
  return address;
}

/** The three pictures that a screen shows, by name. */
export async function pictures(page) {
  const shown = page.locator(".pictures li");
  await shown.first().waitFor();
  const found = await shown.allInnerTexts();
  assert.equal(found.length, 3);
  return found;
}

/** The first screen, with nothing of a visit on it. */
export async function isWiped(person, ...words) {
  await person.page.getByRole("button", { name: names.ar, exact: true }).waitFor();
  for (const word of words) assert.equal(await person.page.getByText(word).count(), 0, `"${word}" is still shown`);
}
