// A worker at the desk.
import { password } from "./server.mjs";
import { words } from "./words.mjs";

export class Adviser {
  words = words("en");

  constructor(page, url) {
    this.page = page;
    this.url = url;
  }

  t = (key, given) => this.words.page(key, given);
  button = (key) => this.page.getByRole("button", { name: new RegExp(`^${this.t(key)}`) });

  async open() {
    await this.page.goto(`${this.url}/desk`);
    await this.page.getByRole("heading", { name: this.t("web.desk.sign_in.title") }).waitFor();
  }

  async signIn(user) {
    await this.page.getByLabel(this.t("web.desk.sign_in.user")).fill(user);
    await this.page.getByLabel(this.t("web.desk.sign_in.password"), { exact: true }).fill(password);
    await this.page.getByRole("button", { name: this.t("web.desk.sign_in.button"), exact: true }).click();
    await this.page.getByText(this.t("web.desk.live.on"), { exact: true }).waitFor();
  }

  async inbox() {
    await this.page.getByRole("link", { name: new RegExp(`^${this.t("web.desk.inbox.title")}`) }).click();
    await this.page.getByRole("heading", { level: 1, name: this.t("web.desk.inbox.title") }).waitFor();
  }

  async people() {
    await this.page.getByRole("navigation").getByRole("link", { name: this.t("web.desk.people.title") }).click();
    await this.page.getByRole("table").waitFor();
  }

  async openFile(name) {
    await this.people();
    await this.page.getByRole("table").getByRole("link", { name, exact: true }).click();
    await this.page.getByRole("heading", { name: this.t("web.desk.timeline.title") }).waitFor();
  }

  /** Gives a code and reads it off the screen; the dialog stays open. */
  async codeFor(name) {
    await this.people();
    const row = this.page.getByRole("row").filter({ has: this.page.getByRole("link", { name, exact: true }) });
    await row.getByRole("button", { name: new RegExp(`^${this.t("web.desk.code.make")}`) }).click();
    const code = this.page.getByRole("dialog").getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    return code.innerText();
  }

  async closeDialog() {
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("button", { name: this.t("web.desk.close") }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  alert = (title, name) => this.page.getByRole("article", { name: new RegExp(`${title}.*${name}`) });

  async acknowledge(card) {
    await card.getByRole("button", { name: new RegExp(`^${this.t("web.desk.alert.acknowledge")}`) }).click();
  }

  /** Replies in whatever is given: an alert's card or a statement. */
  async reply(place, name, text) {
    await place.getByLabel(this.words.like("web.desk.reply.label", { name })).fill(text);
    await place.getByRole("button", { name: this.t("web.desk.reply.send") }).click();
    await place.getByText(this.words.like("web.desk.reply.sent", { name })).waitFor();
  }
}
