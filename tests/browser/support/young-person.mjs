// A young person at a phone or at a kiosk: what they look for and press.
import { topicOf, words } from "./words.mjs";

export class YoungPerson {
  constructor(page, url, locale = "en") {
    this.page = page;
    this.url = url;
    this.words = words(locale);
  }

  t = (key, given) => this.words.page(key, given);
  button = (key) => this.page.getByRole("button", { name: this.t(key), exact: true });
  heading = (text) => this.page.getByRole("heading", { name: text, exact: true });

  async open() {
    await this.page.goto(`${this.url}/?locale=${this.words.locale}`);
    await this.heading(this.t("web.welcome.title")).waitFor();
  }

  /** With a code, on a phone that others use too. */
  async comeIn(code) {
    await this.giveCode(code);
    await this.button("web.safe.first.shared").click();
    await this.home();
  }

  /** With a code, on a phone of their own that is to open with `pin`, or with nothing. */
  async comeInOnOwnPhone(code, pin) {
    await this.giveCode(code);
    await this.button("web.safe.first.mine").click();
    await this.heading(this.t("web.own.phones.set_pin")).waitFor();
    if (pin) {
      await this.page.getByLabel(this.t("web.safe.pin.new")).fill(pin);
      await this.button("web.safe.pin.keep").click();
    } else await this.button("web.before.not_now").click();
    await this.home();
  }

  /** What was said before is covered on a page that was opened anew. */
  async uncover(pin) {
    await this.button("web.safe.cover.show").click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel(this.t("web.safe.open.pin")).fill(pin);
    await dialog.getByRole("button", { name: this.t("web.safe.open.go"), exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  async giveCode(code) {
    await this.page.getByLabel(this.t("web.sign_in.code")).fill(code);
    await this.button("web.sign_in.go").click();
    await this.heading(this.t("web.safe.first.title")).waitFor();
  }

  async home() {
    await this.heading(this.t("web.home.start")).waitFor();
  }

  /** At a kiosk: `nameless`, `phone` or `code`. */
  async way(way) {
    await this.page.getByRole("button", { name: this.t(`web.kiosk.way_${way}`) }).click();
  }

  async choose(flow) {
    this.script = this.words.flow(flow);
    await this.openTopic(flow);
    await this.page.getByRole("button", { name: this.script("title"), exact: true }).click();
    await this.heading(this.script("title")).waitFor();
  }

  /** Help now stands open; what else there is waits behind a topic. */
  async openTopic(flow) {
    const topic = topicOf(flow);
    if (topic === "now") return;
    const folded = this.page.locator("details:not([open]) > summary").filter({ hasText: this.t(`web.topic.${topic}`) });
    if ((await folded.count()) > 0) await folded.click();
  }

  async start(flow) {
    await this.choose(flow);
    await this.button("web.before.start").click();
  }

  question = (step) => this.page.getByRole("heading", { level: 2, name: this.script(step) });
  option = (step, option) =>
    this.page.getByRole("button", { name: this.script(`${step}.${option}`), exact: true });

  async asked(step) {
    await this.question(step).waitFor();
  }

  /** One tap is the answer. */
  async tap(step, option) {
    await this.asked(step);
    await this.option(step, option).click();
  }

  async tick(step, ...options) {
    await this.asked(step);
    for (const option of options) await this.page.getByRole("checkbox", { name: this.script(`${step}.${option}`), exact: true }).check();
    await this.button("web.answer.send").click();
  }

  async face(step, option) {
    await this.asked(step);
    await this.page.getByRole("radio", { name: this.script(`${step}.${option}`), exact: true }).check();
    await this.button("web.answer.send").click();
  }

  async write(step, text) {
    await this.asked(step);
    await this.page.getByRole("textbox", { name: this.script(step) }).fill(text);
    await this.button("web.answer.send").click();
  }

  async skip(step) {
    await this.asked(step);
    await this.button("web.answer.skip").click();
  }

  /** What they said, with whatever stands at it: the tick, Change. */
  bubble = (text) => this.page.locator(".exchange").filter({ hasText: text });

  async reviews() {
    await this.heading(this.t("web.review.title")).waitFor();
  }

  async send() {
    await this.button("web.review.send").click();
    await this.heading(this.t("web.sent.title")).waitFor();
  }
}
