// Somebody at the studio, who writes flows or approves them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { password, root } from "./server.mjs";

// The studio's own words: one `key: "text"` a line.
const words = Object.fromEntries(
  [...readFileSync(join(root, "web/studio/words.ts"), "utf8").matchAll(/^ {2}"?([\w.-]+)"?:\s+(".*"),$/gm)].map(
    ([, key, text]) => [key, JSON.parse(text)],
  ),
);

export function say(key, given = {}) {
  if (!(key in words)) throw new Error(`the studio has no words for ${key}`);
  return words[key].replace(/\{(\w+)\}/g, (whole, name) => (name in given ? String(given[name]) : whole));
}

/** Words with values in them that the test does not know, as a pattern. */
const like = (key) => new RegExp(say(key).replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/g, ".*"));

export class StudioPerson {
  constructor(page, url) {
    this.page = page;
    this.url = url;
  }

  button = (key, place = this.page) => place.getByRole("button", { name: new RegExp(`^${say(key)}`) });
  heading = (text) => this.page.getByRole("heading", { name: text, exact: true });
  link = (text, place = this.page) => place.getByRole("link", { name: text, exact: true });
  dialog = () => this.page.getByRole("dialog");

  async open() {
    await this.page.goto(`${this.url}/studio`);
    await this.heading(say("sign_in.title")).waitFor();
  }

  async signIn(user) {
    await this.page.getByLabel(say("sign_in.user")).fill(user);
    await this.page.getByLabel(say("sign_in.password"), { exact: true }).fill(password);
    await this.page.getByRole("button", { name: say("sign_in.button"), exact: true }).click();
    await this.flows();
  }

  async flows() {
    await this.page.getByRole("heading", { level: 1, name: say("flows.title") }).waitFor();
    await this.page.getByRole("table").first().waitFor();
  }

  async goToFlows() {
    await this.page.getByRole("navigation", { name: say("nav") }).getByRole("link", { name: say("nav.flows") }).click();
    await this.flows();
  }

  row = (title) => this.page.getByRole("row").filter({ has: this.link(title) });

  async begin(title) {
    await this.button("flows.begin", this.row(title)).click();
    await this.heading(title).waitFor();
    await this.button("act.submit").waitFor();
  }

  async tab(name) {
    await this.page.getByRole("navigation", { name: say("draft.tabs") }).getByRole("link", { name: say(`tab.${name}`) }).click();
  }

  readable = (step) => step.replaceAll("_", " ");

  async step(step) {
    const outline = this.page.getByRole("navigation", { name: say("draft.outline") });
    await outline.getByRole("link", { name: new RegExp(`^${this.readable(step)}( |${say("draft.core_short")})`) }).click();
    await this.heading(this.readable(step)).waitFor();
  }

  /** The field of a text of the step that is shown: what it is for, and the language under its own name. */
  text = (what, language) => this.page.getByRole("textbox", { name: `${what}, ${language}`, exact: true });
  texts = (what) => this.page.getByRole("region", { name: what, exact: true });

  async write(what, language, text) {
    const field = this.text(what, language);
    await field.fill(text);
    await field.blur();
    await this.texts(what).getByText(say("text.saved"), { exact: true }).first().waitFor();
  }

  async beside(locale) {
    await this.page.getByLabel(say("draft.language")).selectOption(locale);
  }

  phone = () => this.page.getByRole("region", { name: say("preview.phone") });

  /** Presses the button, says something if asked, and presses it again in the dialog. */
  async act(which, note) {
    await this.button(`act.${which}`).click();
    if (note !== undefined) await this.dialog().getByRole("textbox").fill(note);
    await this.button(`act.${which}`, this.dialog()).click();
    await this.dialog().waitFor({ state: "hidden" });
  }

  state = (name) => this.page.locator(".draft-by").getByText(say(`state.${name}`), { exact: true });
  says = (key) => this.page.getByText(like(key));
}
